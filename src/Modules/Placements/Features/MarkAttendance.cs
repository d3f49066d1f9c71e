using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

/// <summary>Marks one session.</summary>
/// <param name="PlacementId">The agreed or live placement.</param>
/// <param name="Date">Day of the session; not in the future.</param>
/// <param name="HalfDay">Which half of it.</param>
/// <param name="Code">National attendance code, case-sensitive; see attendanceCodes. An absence not explained yet is N.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.ProviderTutor, Role.ProviderManager)]
internal sealed record MarkAttendance(PlacementId PlacementId, DateOnly Date, HalfDay HalfDay, string Code, string? IdempotencyKey = null)
    : ICommand<AttendanceMarkView>,
        ICreate;

[MutationType]
internal static class MarkAttendanceMutation
{
    /// <summary>
    /// Marks a timetabled session. The first attended one starts the placement (ENG-PLC-023). The mark is the provider's: it feeds the home
    /// school's statutory register and never overwrites it (ENG-ATT-001).
    /// </summary>
    public static Task<Result<AttendanceMarkView>> MarkAttendanceAsync(
        MarkAttendance input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class MarkAttendanceValidator : AbstractValidator<MarkAttendance>
{
    public MarkAttendanceValidator(TimeProvider time) =>
        RuleFor(c => c.Date)
            .Must(date => date <= LondonTime.Today(time))
            .WithErrorCode("attendance.in-future")
            .WithMessage("A session is marked when it takes place, not before. Check the date.");
}

internal sealed class MarkAttendanceHandler(PlacementsDbContext db, IMediator mediator, TimeProvider time)
    : IRequestHandler<MarkAttendance, Result<AttendanceMarkView>>
{
    public async Task<Result<AttendanceMarkView>> Handle(MarkAttendance command, CancellationToken cancellationToken)
    {
        if (await db.Placements.SingleOrDefaultAsync(p => p.Id == command.PlacementId, cancellationToken) is not { } placement)
        {
            return Refusal.NotFound("placement", "placementId");
        }

        var refusal =
            placement.CheckSession(command.Date, command.HalfDay)
            ?? AttendanceCodes.Check(command.Code, command.Date, command.HalfDay)
            ?? await NoSchoolAsync(placement, command.Date, cancellationToken)
            ?? await MarkedAsync(command, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var mark = AttendanceMark.Of(placement, command.Date, command.HalfDay, command.Code, db.Viewer.Subject, time.GetUtcNow());
        db.Marks.Add(mark);
        if (AttendanceCodes.IsAttended(command.Code) && placement.Attended(command.Date))
        {
            db.Raise(placement.ToStarted());
        }

        await db.SaveChangesAsync(cancellationToken);
        return mark.ToView();
    }

    private async Task<Refusal?> NoSchoolAsync(Placement placement, DateOnly date, CancellationToken cancellationToken) =>
        HomeCalendars.IsSchoolDay(await mediator.FindCalendarAsync(placement.SchoolId, placement.LaCode, cancellationToken), date)
            ? null
            : Refusal.Of(
                "attendance.no-school-day",
                $"{date.InWords()} is no school day of the home school, so there is no session to mark.",
                "date"
            );

    private async Task<Refusal?> MarkedAsync(MarkAttendance command, CancellationToken cancellationToken)
    {
        var session = AttendanceMark.SessionOf(command.HalfDay);
        return await db.Marks.AnyAsync(
            mark => mark.PlacementId == command.PlacementId && mark.Date == command.Date && mark.Session == session,
            cancellationToken
        )
            ? Refusal.Of(
                "attendance.already-marked",
                "This session is marked already. To change the code use correctAttendanceMark.",
                "date"
            )
            : null;
    }
}
