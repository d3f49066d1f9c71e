using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

/// <summary>Corrects the mark of a session.</summary>
/// <param name="MarkId">The mark.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Code">National attendance code from now on, case-sensitive.</param>
/// <param name="Reason">Why; 5 to 1,000 characters. Kept in the register's history. Personal data.</param>
[Allow(Role.ProviderTutor, Role.ProviderManager)]
internal sealed record CorrectAttendanceMark(AttendanceMarkId MarkId, int ExpectedVersion, string Code, string Reason)
    : ICommand<AttendanceMarkView>,
        IChange;

[MutationType]
internal static class CorrectAttendanceMarkMutation
{
    /// <summary>Corrects a mark. The old code stays in its history with who, when and why (ENG-ATT-019).</summary>
    public static Task<Result<AttendanceMarkView>> CorrectAttendanceMarkAsync(
        CorrectAttendanceMark input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class CorrectAttendanceMarkValidator : AbstractValidator<CorrectAttendanceMark>
{
    public CorrectAttendanceMarkValidator() => RuleFor(c => c.Reason).Reason();
}

internal sealed class CorrectAttendanceMarkHandler(PlacementsDbContext db, TimeProvider time)
    : IRequestHandler<CorrectAttendanceMark, Result<AttendanceMarkView>>
{
    public async Task<Result<AttendanceMarkView>> Handle(CorrectAttendanceMark command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db
            .Marks.Include(m => m.Corrections)
            .FindToChangeAsync(m => m.Id == command.MarkId, command.ExpectedVersion, "attendance mark", "markId", cancellationToken);
        if (found is not { } mark)
        {
            return refused!;
        }

        var refusal =
            AttendanceCodes.Check(command.Code, mark.Date, mark.HalfDay)
            ?? mark.Correct(command.Code, command.Reason, db.Viewer, time.GetUtcNow());
        if (refusal is not null)
        {
            return refusal;
        }

        await StartAsync(mark, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return mark.ToView();
    }

    // Corrected to an attended one, this may turn out to be the first session.
    private async Task StartAsync(AttendanceMark mark, CancellationToken cancellationToken)
    {
        var placement = await db.Placements.SingleAsync(p => p.Id == mark.PlacementId, cancellationToken);
        if (AttendanceCodes.IsAttended(mark.Code) && placement.Attended(mark.Date))
        {
            db.Raise(placement.ToStarted());
        }
    }
}
