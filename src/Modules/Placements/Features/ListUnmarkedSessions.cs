using AltProvision.Providers.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

/// <summary>A session on a timetable that nobody has marked. Not stored: the statement below makes it.</summary>
internal sealed class UnmarkedSession
{
    public PlacementId PlacementId { get; init; }

    public SchoolId? SchoolId { get; init; }

    public string LaCode { get; init; } = "";

    public ProviderId ProviderId { get; init; }

    public DateOnly Date { get; init; }

    public int Session { get; init; }

    public UnmarkedSessionView ToView() => new(PlacementId, Date, AttendanceMark.HalfDayOf(Session));
}

/// <summary>A session on the timetable that is not marked yet.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="Date">Day of the session.</param>
/// <param name="HalfDay">Which half of it.</param>
[Holds(DataClass.Personal, Of = nameof(UnmarkedSessionView.PlacementId))]
internal sealed record UnmarkedSessionView(PlacementId PlacementId, DateOnly Date, HalfDay HalfDay);

/// <summary>Which unmarked sessions to list. Conditions add up.</summary>
/// <param name="From">First day; today when absent. At most 31 days before the last one.</param>
/// <param name="To">Last day; today when absent, and never later.</param>
/// <param name="HalfDay">This half of the day only.</param>
/// <param name="ProviderId">At this provider only.</param>
/// <param name="PlacementId">This placement only.</param>
internal sealed record UnmarkedSessionFilter(
    DateOnly? From = null,
    DateOnly? To = null,
    HalfDay? HalfDay = null,
    ProviderId? ProviderId = null,
    PlacementId? PlacementId = null
);

[Allow]
internal sealed record ListUnmarkedSessions(PagingArguments Paging, UnmarkedSessionFilter Where, bool IsCounted)
    : IRequest<Page<UnmarkedSessionView>>;

[QueryType]
internal static class ListUnmarkedSessionsQuery
{
    /// <summary>
    /// Sessions that are timetabled and not marked yet, the oldest first: for the tutor at a quarter past nine. Days on which the home school
    /// holds no session are left out, as far as its calendar is known.
    /// </summary>
    /// <param name="where">Which sessions; today's when it is empty.</param>
    [UsePaging]
    public static Task<Page<UnmarkedSessionView>> GetUnmarkedSessionsAsync(
        PagingArguments paging,
        UnmarkedSessionFilter where,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListUnmarkedSessions(paging, where, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListUnmarkedSessionsHandler(PlacementsDbContext db, IMediator mediator, TimeProvider time)
    : IRequestHandler<ListUnmarkedSessions, Page<UnmarkedSessionView>>
{
    private const int MostDays = 31;

    private static readonly Keyset<UnmarkedSession> Order = Keyset<UnmarkedSession>
        .By(session => session.Date)
        .ThenBy(session => session.Session)
        .ThenBy(session => session.PlacementId);

    public async Task<Page<UnmarkedSessionView>> Handle(ListUnmarkedSessions query, CancellationToken cancellationToken)
    {
        var (from, to) = RangeOf(query.Where);
        var placements = Candidates(query.Where, from, to);
        var days = await SchoolDaysAsync(placements, from, to, cancellationToken);
        if (days.Count == 0)
        {
            return Page<UnmarkedSessionView>.Empty;
        }

        return await Filter(Sessions(days), query.Where)
            .ToPageAsync(query.Paging, Order, session => session.ToView(), query.IsCounted, cancellationToken);
    }

    private (DateOnly From, DateOnly To) RangeOf(UnmarkedSessionFilter where)
    {
        var today = LondonTime.Today(time);
        var to = where.To is { } asked && asked < today ? asked : today;
        var from = where.From ?? to;
        return to.DayNumber - from.DayNumber < MostDays
            ? (from, to)
            : throw new BadRequestException($"Ask for {MostDays} days at most.", "where", "from");
    }

    private IQueryable<Placement> Candidates(UnmarkedSessionFilter where, DateOnly from, DateOnly to)
    {
        var placements = db
            .Placements.AsNoTracking()
            .Where(p => p.Status == PlacementStatus.Agreed || p.Status == PlacementStatus.Active)
            .Where(p => p.PlannedStart <= to && p.PlannedEndDate >= from);
        placements = where.ProviderId is { } provider ? placements.Where(p => p.ProviderId == provider) : placements;
        return where.PlacementId is { } placement ? placements.Where(p => p.Id == placement) : placements;
    }

    // Calendars belong to another module, so the days of each go into the statement as values.
    private async Task<List<(string Calendar, DateOnly Date)>> SchoolDaysAsync(
        IQueryable<Placement> placements,
        DateOnly first,
        DateOnly last,
        CancellationToken cancellationToken
    )
    {
        var homes = await placements.Select(p => new { p.SchoolId, p.LaCode }).Distinct().ToListAsync(cancellationToken);
        var schools = homes.Select(home => home.SchoolId).OfType<SchoolId>().Distinct().ToList();
        var las = homes.Where(home => home.SchoolId is null).Select(home => home.LaCode).Distinct().ToList();
        var ofSchools = await mediator.Send(new GetSchoolCalendars(schools), cancellationToken);
        var ofLas = await mediator.Send(new GetLaCalendars(las), cancellationToken);
        var calendars = schools
            .Select(school => (Key: school.Value.ToString(), Calendar: ofSchools.GetValueOrDefault(school)))
            .Concat(las.Select(la => (Key: la, Calendar: ofLas.GetValueOrDefault(la))));
        return
        [
            .. from calendar in calendars
            from offset in Enumerable.Range(0, last.DayNumber - first.DayNumber + 1)
            let date = first.AddDays(offset)
            where HomeCalendars.IsSchoolDay(calendar.Calendar, date)
            select (calendar.Key, date),
        ];
    }

    private IQueryable<UnmarkedSession> Sessions(List<(string Calendar, DateOnly Date)> days)
    {
        string[] calendars = [.. days.Select(day => day.Calendar)];
        DateOnly[] dates = [.. days.Select(day => day.Date)];
        return db
            .UnmarkedSessions.FromSql(
                $"""
                select p.id as placement_id, p.school_id, p.la_code, p.provider_id, day.date, half.session
                from placements.placement p
                join unnest({calendars}, {dates}) as day (calendar, date) on day.calendar = coalesce(p.school_id::text, p.la_code)
                cross join (values (1, 'AM'), (2, 'PM')) as half (session, name)
                where p.status in ('Agreed', 'Active')
                  and day.date between p.planned_start and p.planned_end_date
                  and to_char(day.date, 'Dy') || ' ' || half.name = any (p.half_days)
                  and not exists (
                    select from placements.attendance_mark m
                    where m.placement_id = p.id and m.date = day.date and m.session = half.session)
                """
            )
            .AsNoTracking();
    }

    private static IQueryable<UnmarkedSession> Filter(IQueryable<UnmarkedSession> sessions, UnmarkedSessionFilter where)
    {
        if (where.HalfDay is { } half)
        {
            var session = AttendanceMark.SessionOf(half);
            sessions = sessions.Where(s => s.Session == session);
        }

        sessions = where.ProviderId is { } provider ? sessions.Where(s => s.ProviderId == provider) : sessions;
        return where.PlacementId is { } placement ? sessions.Where(s => s.PlacementId == placement) : sessions;
    }
}
