using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>Sets the term dates that a school keeps itself, in place of its authority's.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="ExpectedVersion">The version at which you read its term dates; 0 when it has none yet.</param>
/// <param name="HalfTerms">The half terms of all years that are known; they replace those on file.</param>
/// <param name="InsetDays">Training days, at most 100; they replace those on file. Closures stay.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient)]
internal sealed record SetSchoolCalendar(
    SchoolId SchoolId,
    int ExpectedVersion,
    IReadOnlyList<HalfTerm> HalfTerms,
    IReadOnlyList<DateOnly> InsetDays
) : ICommand<SchoolTermDates>, IChange;

/// <summary>Records a day in term on which a school holds no session.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Date">The day.</param>
/// <param name="Kind">Training day or closure.</param>
/// <param name="Note">What happened, at most 200 characters; never about a child.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient)]
internal sealed record RecordClosureDay(
    SchoolId SchoolId,
    DateOnly Date,
    ClosureKind Kind,
    string? Note = null,
    string? IdempotencyKey = null
) : ICommand<SchoolTermDates>, ICreate;

[MutationType]
internal static class SchoolCalendarMutations
{
    /// <summary>Sets the term dates that a school keeps itself. Statutory dates of its pupils are counted on them from then on.</summary>
    [Holds(DataClass.Public)]
    public static Task<Result<SchoolTermDates>> SetSchoolCalendarAsync(
        SetSchoolCalendar input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Records a training day or a closure. It is no school day from then on.</summary>
    [Holds(DataClass.Public)]
    public static Task<Result<SchoolTermDates>> RecordClosureDayAsync(
        RecordClosureDay input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class SetSchoolCalendarValidator : AbstractValidator<SetSchoolCalendar>
{
    public SetSchoolCalendarValidator()
    {
        RuleFor(c => c.InsetDays)
            .Must(days => days.Count <= 100)
            .WithErrorCode("calendar.inset-count")
            .WithMessage("Give at most 100 training days.");
        RuleForEach(c => c.HalfTerms)
            .Must(block => block.Id.Trim().Length is >= 1 and <= 40)
            .WithErrorCode("calendar.half-term-id")
            .WithMessage("Name each half term in 1 to 40 characters: 2026-27-AUT1.");
    }
}

internal sealed class RecordClosureDayValidator : AbstractValidator<RecordClosureDay>
{
    public RecordClosureDayValidator() =>
        RuleFor(c => c.Note)
            .Must(note => note is null || note.Trim().Length is >= 1 and <= 200)
            .WithErrorCode("calendar.note-length")
            .WithMessage("Say in 1 to 200 characters what happened, or leave it out.");
}

internal sealed class SetSchoolCalendarHandler(SchoolRollDbContext db) : IRequestHandler<SetSchoolCalendar, Result<SchoolTermDates>>
{
    public async Task<Result<SchoolTermDates>> Handle(SetSchoolCalendar command, CancellationToken cancellationToken)
    {
        if (await db.WhyNotAsync(command.SchoolId, cancellationToken) is { } notYours)
        {
            return notYours;
        }

        var (calendar, isNew) = await db.CalendarOfAsync(command.SchoolId, cancellationToken);
        var version = isNew ? 0 : calendar.Version;
        if (version != command.ExpectedVersion)
        {
            return Refusal.Stale(version);
        }

        if (calendar.SetTerms(command.HalfTerms, null) is { } refusal)
        {
            return refusal;
        }

        calendar.SetInsetDays(command.InsetDays);
        db.Raise(new TermDatesChanged(Guid.CreateVersion7(), command.SchoolId, LaCode: null, "The school has set its term dates."));
        await db.SaveChangesAsync(cancellationToken);
        return TermDates.Of(calendar);
    }
}

internal sealed class RecordClosureDayHandler(SchoolRollDbContext db, CalendarReader calendars)
    : IRequestHandler<RecordClosureDay, Result<SchoolTermDates>>
{
    public async Task<Result<SchoolTermDates>> Handle(RecordClosureDay command, CancellationToken cancellationToken)
    {
        if (await db.WhyNotAsync(command.SchoolId, cancellationToken) is { } notYours)
        {
            return notYours;
        }

        if (await WhyNoSchoolDayAsync(command, cancellationToken) is { } noSchoolDay)
        {
            return noSchoolDay;
        }

        var (calendar, _) = await db.CalendarOfAsync(command.SchoolId, cancellationToken);
        if (calendar.Close(new(command.Date, command.Kind, command.Note?.Trim())) is { } refusal)
        {
            return refusal;
        }

        var kind = command.Kind is ClosureKind.Inset ? "a training day" : "closed";
        db.Raise(
            new TermDatesChanged(
                Guid.CreateVersion7(),
                command.SchoolId,
                LaCode: null,
                $"{command.Date.InWords()} is {kind} at the school."
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return TermDates.Of(calendar);
    }

    private async Task<Refusal?> WhyNoSchoolDayAsync(RecordClosureDay command, CancellationToken cancellationToken)
    {
        var sheets = await calendars.OfSchoolsAsync([command.SchoolId], cancellationToken);
        if (!sheets.TryGetValue(command.SchoolId, out var sheet))
        {
            return Refusal.Of("calendar.no-terms", "There are no term dates for this school. Set its calendar first.", "schoolId");
        }

        try
        {
            return sheet.DayOn(command.Date).Reason switch
            {
                DayReason.Weekend or DayReason.Holiday or DayReason.BankHoliday => Refusal.Of(
                    "calendar.no-school-day",
                    $"{command.Date.InWords()} is no school day anyway: weekend, bank holiday or holiday.",
                    "date"
                ),
                _ => null,
            };
        }
        catch (CalendarRangeException exception)
        {
            return Refusal.Of("calendar.out-of-range", exception.Message, "date");
        }
    }
}

internal static class SchoolCalendarChanges
{
    public static async Task<Refusal?> WhyNotAsync(this SchoolRollDbContext db, SchoolId id, CancellationToken cancellationToken)
    {
        if (!await db.Schools.AnyAsync(school => school.Id == id, cancellationToken))
        {
            return Refusal.NotFound("school", "schoolId");
        }

        return db.Viewer.KeepsRegisterOf(id)
            ? null
            : Refusal.Of("calendar.not-yours", "Only the school itself sets its calendar. Ask the school.", "schoolId");
    }

    /// <summary>The school's own calendar, a new one if there is none.</summary>
    public static async Task<(TermCalendar Calendar, bool IsNew)> CalendarOfAsync(
        this SchoolRollDbContext db,
        SchoolId id,
        CancellationToken cancellationToken
    )
    {
        if (await db.TermCalendars.SingleOrDefaultAsync(c => c.SchoolId == id, cancellationToken) is { } known)
        {
            return (known, false);
        }

        var calendar = TermCalendar.OfSchool(id);
        db.TermCalendars.Add(calendar);
        return (calendar, true);
    }
}
