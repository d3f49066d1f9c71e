using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>A bank holiday in England and Wales.</summary>
internal sealed record Holiday(DateOnly Date, string Title);

/// <summary>The calendar that counts, with what the bare one does not keep: why a day has no session.</summary>
internal sealed class CalendarSheet
{
    private readonly Dictionary<DateOnly, ClosureDay> _closures;
    private readonly Dictionary<DateOnly, Holiday> _holidays;

    public CalendarSheet(
        string name,
        bool isProvisional,
        IReadOnlyList<HalfTerm> halfTerms,
        IEnumerable<ClosureDay> closures,
        IReadOnlyList<Holiday> holidays
    )
    {
        _closures = closures.GroupBy(day => day.Date).ToDictionary(day => day.Key, day => day.Last());
        _holidays = holidays.ToDictionary(holiday => holiday.Date);
        Calendar = new(name, isProvisional, halfTerms, [.. _closures.Keys], [.. _holidays.Keys]);
    }

    public SchoolCalendar Calendar { get; }

    public SchoolDay DayOn(DateOnly date)
    {
        if (Calendar.IsSchoolDay(date))
        {
            return new(date, DayReason.SchoolDay, null);
        }

        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return new(date, DayReason.Weekend, null);
        }

        if (_holidays.TryGetValue(date, out var holiday))
        {
            return new(date, DayReason.BankHoliday, holiday.Title);
        }

        return _closures.TryGetValue(date, out var closure) && Calendar.HalfTerms.Any(block => block.Contains(date))
            ? new(date, closure.Kind is ClosureKind.Inset ? DayReason.Inset : DayReason.Closure, closure.Note)
            : new(date, DayReason.Holiday, null);
    }
}

/// <summary>Reads calendars, many by one statement.</summary>
internal sealed class CalendarReader(SchoolRollDbContext db)
{
    public async Task<IReadOnlyDictionary<SchoolId, CalendarSheet>> OfSchoolsAsync(
        IReadOnlyCollection<SchoolId> ids,
        CancellationToken cancellationToken
    )
    {
        Guid[] keys = [.. ids.Select(id => id.Value)];
        var rows = await db
            .Database.SqlQuery<SchoolRow>(
                $"""
                select s.id as "SchoolId", s.name as "SchoolName", coalesce(la.name, s.la_code) as "LaName",
                    own.half_terms::text as "OwnTerms", own.closures::text as "OwnClosures",
                    standard.half_terms::text as "LaTerms", standard.closures::text as "LaClosures",
                    (select jsonb_agg(jsonb_build_object('Date', h.date, 'Title', h.title))::text from school_roll.bank_holiday h) as "Holidays"
                from school_roll.school s
                left join school_roll.term_calendar own on own.school_id = s.id
                left join school_roll.term_calendar standard on standard.la_code = s.la_code
                left join school_roll.local_authority la on la.code = s.la_code
                where s.id = any ({keys}) and coalesce(own.half_terms, standard.half_terms) is not null
                """
            )
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => new SchoolId(row.SchoolId), SheetOf);
    }

    public async Task<IReadOnlyDictionary<string, CalendarSheet>> OfAuthoritiesAsync(
        IReadOnlyCollection<string> codes,
        CancellationToken cancellationToken
    )
    {
        string[] keys = [.. codes];
        var rows = await db
            .Database.SqlQuery<AuthorityRow>(
                $"""
                select c.la_code as "LaCode", coalesce(la.name, c.la_code) as "LaName",
                    c.half_terms::text as "Terms", c.closures::text as "Closures",
                    (select jsonb_agg(jsonb_build_object('Date', h.date, 'Title', h.title))::text from school_roll.bank_holiday h) as "Holidays"
                from school_roll.term_calendar c
                left join school_roll.local_authority la on la.code = c.la_code
                where c.la_code = any ({keys}) and c.half_terms is not null
                """
            )
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.LaCode,
            row => new CalendarSheet(
                row.LaName,
                false,
                TermCalendar.Read<HalfTerm>(row.Terms),
                TermCalendar.Read<ClosureDay>(row.Closures),
                TermCalendar.Read<Holiday>(row.Holidays)
            )
        );
    }

    // A school with terms of its own keeps all its closures itself; else the authority's default stands in, and what the school closed.
    private static CalendarSheet SheetOf(SchoolRow row)
    {
        var isProvisional = row.OwnTerms is null;
        IReadOnlyList<ClosureDay> standard = isProvisional ? TermCalendar.Read<ClosureDay>(row.LaClosures) : [];
        return new(
            isProvisional ? $"{row.LaName} (default of the authority)" : row.SchoolName,
            isProvisional,
            TermCalendar.Read<HalfTerm>(row.OwnTerms ?? row.LaTerms),
            [.. standard, .. TermCalendar.Read<ClosureDay>(row.OwnClosures)],
            TermCalendar.Read<Holiday>(row.Holidays)
        );
    }

    private sealed record SchoolRow(
        Guid SchoolId,
        string SchoolName,
        string LaName,
        string? OwnTerms,
        string? OwnClosures,
        string? LaTerms,
        string? LaClosures,
        string? Holidays
    );

    private sealed record AuthorityRow(string LaCode, string LaName, string Terms, string Closures, string? Holidays);
}
