using MediatR;

namespace AltProvision.SchoolRoll;

/// <summary>Whose calendar is meant.</summary>
/// <param name="SchoolId">That of a school; its authority's default when it has none on file.</param>
/// <param name="LaCode">The default of an authority; three digits.</param>
[OneOf]
internal sealed record CalendarKey(SchoolId? SchoolId = null, string? LaCode = null);

/// <summary>Why a day is, or is no, school day.</summary>
internal enum DayReason
{
    /// <summary>The school holds a session.</summary>
    SchoolDay,

    /// <summary>Saturday or Sunday.</summary>
    Weekend,

    /// <summary>Bank holiday in England and Wales.</summary>
    BankHoliday,

    /// <summary>In-service training day.</summary>
    Inset,

    /// <summary>The whole school is closed.</summary>
    Closure,

    /// <summary>Half term or school holiday.</summary>
    Holiday,
}

/// <summary>A day of a calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="Reason">Why it is, or is no, school day.</param>
/// <param name="Note">Name of the bank holiday, or what was noted of the closure.</param>
internal sealed record SchoolDay(DateOnly Date, DayReason Reason, string? Note)
{
    /// <summary>Whether the school holds a session (Education Act 1996 s.579).</summary>
    public bool IsSchoolDay => Reason is DayReason.SchoolDay;
}

/// <summary>A stretch of a calendar.</summary>
/// <param name="CalendarName">Whose calendar was used.</param>
/// <param name="IsProvisional">Whether the authority's default stands in for a school that has none on file.</param>
/// <param name="SchoolDayCount">How many of the days are school days.</param>
/// <param name="Days">Every day, both ends included.</param>
internal sealed record SchoolDays(string CalendarName, bool IsProvisional, int SchoolDayCount, IReadOnlyList<SchoolDay> Days);

/// <summary>A date found by counting school days.</summary>
/// <param name="Date">The date.</param>
/// <param name="CalendarName">Whose calendar was used.</param>
/// <param name="IsProvisional">Whether the authority's default stands in for a school that has none on file.</param>
internal sealed record CountedDay(DateOnly Date, string CalendarName, bool IsProvisional);

[Allow]
internal sealed record FindNthSchoolDay(CalendarKey Of, DateOnly From, int N) : IRequest<CountedDay?>;

[Allow]
internal sealed record ListSchoolDays(CalendarKey Of, DateOnly From, DateOnly To) : IRequest<SchoolDays?>;

[QueryType]
internal static class CountSchoolDaysQueries
{
    /// <summary>The n-th school day, counting the first day as number 1 if it is one. Null when there is no such calendar.</summary>
    /// <param name="of">Whose calendar.</param>
    /// <param name="from">The day from which is counted.</param>
    /// <param name="n">How many school days; 1 to 200.</param>
    [Holds(DataClass.Public)]
    public static Task<CountedDay?> GetNthSchoolDayAsync(
        CalendarKey of,
        DateOnly from,
        int n,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new FindNthSchoolDay(of, from, n), cancellationToken);

    /// <summary>Every day of a stretch with the reason why it is, or is no, school day. Null when there is no such calendar.</summary>
    /// <param name="of">Whose calendar.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day; at most 400 days in all.</param>
    [Holds(DataClass.Public)]
    public static Task<SchoolDays?> GetSchoolDaysAsync(
        CalendarKey of,
        DateOnly from,
        DateOnly to,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListSchoolDays(of, from, to), cancellationToken);
}

internal sealed class FindNthSchoolDayHandler(CalendarReader calendars) : IRequestHandler<FindNthSchoolDay, CountedDay?>
{
    private const int Most = 200;

    public async Task<CountedDay?> Handle(FindNthSchoolDay query, CancellationToken cancellationToken)
    {
        if (query.N is < 1 or > Most)
        {
            throw new BadRequestException($"n is {query.N}; it has to be 1 to {Most}.", "n");
        }

        if (await calendars.FindAsync(query.Of, cancellationToken) is not { Calendar: var calendar })
        {
            return null;
        }

        try
        {
            return new(calendar.NthSchoolDay(query.From, query.N), calendar.Name, calendar.IsProvisional);
        }
        catch (CalendarRangeException exception)
        {
            throw new BadRequestException(exception.Message, "from");
        }
    }
}

internal sealed class ListSchoolDaysHandler(CalendarReader calendars) : IRequestHandler<ListSchoolDays, SchoolDays?>
{
    private const int Most = 400;

    public async Task<SchoolDays?> Handle(ListSchoolDays query, CancellationToken cancellationToken)
    {
        if (query.To < query.From || query.To.DayNumber - query.From.DayNumber >= Most)
        {
            throw new BadRequestException($"Ask for 1 to {Most} days, the first not after the last.", "to");
        }

        if (await calendars.FindAsync(query.Of, cancellationToken) is not { } sheet)
        {
            return null;
        }

        try
        {
            var length = query.To.DayNumber - query.From.DayNumber + 1;
            List<SchoolDay> days = [.. Enumerable.Range(0, length).Select(i => sheet.DayOn(query.From.AddDays(i)))];
            return new(sheet.Calendar.Name, sheet.Calendar.IsProvisional, days.Count(day => day.IsSchoolDay), days);
        }
        catch (CalendarRangeException exception)
        {
            throw new BadRequestException(exception.Message, "from");
        }
    }
}

internal static class CalendarKeys
{
    public static async Task<CalendarSheet?> FindAsync(
        this CalendarReader calendars,
        CalendarKey key,
        CancellationToken cancellationToken
    ) =>
        key.SchoolId is { } school
            ? (await calendars.OfSchoolsAsync([school], cancellationToken)).GetValueOrDefault(school)
            : (await calendars.OfAuthoritiesAsync([key.LaCode!], cancellationToken)).GetValueOrDefault(key.LaCode!);
}
