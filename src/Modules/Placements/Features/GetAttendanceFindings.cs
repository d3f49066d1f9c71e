using AltProvision.Referrals.Contracts;
using MediatR;
using Npgsql;

namespace AltProvision.Placements;

/// <summary>What the rules say today of the attendance at agreed and live placements, by their own marks. A placement of another status has none.</summary>
[Allow]
internal sealed record GetAttendanceFindings(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>>;

internal sealed class GetAttendanceFindingsHandler(
    SqlReads reads,
    IMediator mediator,
    RuleBook<FirstAttendanceFacts> firsts,
    RuleBook<RecentAttendanceFacts> recents,
    RuleBook<AbsenceRateFacts> rates,
    RuleBook<UnresolvedAbsenceFacts> unresolved,
    RuleBook<UnauthorisedRunFacts> runs,
    Viewer viewer,
    TimeProvider time
) : IRequestHandler<GetAttendanceFindings, IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>>
{
    // A school year and its summer: rates are of a year, and nothing older is acted on.
    private const int DaysBack = 400;

    // A mark is of the placement's school, authority and provider: who may see the one may see the other.
    private static readonly Visibility.VisibleStatement Statement = PlacementRows.Visible.Statement(visible =>
        $"""
            select p.id, p.referral_id, p.school_id, p.la_code, p.start_date, m.date, m.code from placements.placement p
            left join placements.attendance_mark m on m.placement_id = p.id and m.date between $3 and $4
            where p.id = any($1) and p.status in ('Agreed', 'Active') and {visible} order by p.id, m.date, m.session
            """
    );

    private sealed record Attended(PlacementId Id, ReferralId ReferralId, SchoolId? SchoolId, string LaCode, DateOnly Start)
    {
        public List<(DateOnly Date, string Code)> Marks { get; } = [];
    }

    private sealed record Known(SchoolCalendar? Calendar, bool MeetsExclusionDuty);

    public async Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>> Handle(
        GetAttendanceFindings query,
        CancellationToken cancellationToken
    )
    {
        var today = LondonTime.Today(time);
        var (text, organisation) = Statement.Of(viewer);
        var placements = await reads.ReadAsync(
            new SqlRead<List<Attended>>(
                text,
                ReadAsync,
                Sql.Ids(query.Ids, id => id.Value),
                organisation,
                Sql.Value(today.AddDays(-DaysBack)),
                Sql.Value(today)
            ),
            cancellationToken
        );
        var known = await KnowAsync(placements, cancellationToken);
        return placements.ToDictionary(placement => placement.Id, placement => Judge(placement, known[placement.Id], today));
    }

    private static async Task<List<Attended>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        List<Attended> placements = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = new PlacementId(reader.GetGuid(0));
            if (placements is not [.., var last] || last.Id != id)
            {
                SchoolId? school = reader.IsDBNull(2) ? null : new(reader.GetGuid(2));
                last = new(id, new(reader.GetGuid(1)), school, reader.GetString(3), reader.GetFieldValue<DateOnly>(4));
                placements.Add(last);
            }

            if (!reader.IsDBNull(5))
            {
                last.Marks.Add((reader.GetFieldValue<DateOnly>(5), reader.GetString(6)));
            }
        }

        return placements;
    }

    private async Task<Dictionary<PlacementId, Known>> KnowAsync(List<Attended> placements, CancellationToken cancellationToken)
    {
        var byReferral = await mediator.Send(new GetReferralsById([.. placements.Select(p => p.ReferralId).Distinct()]), cancellationToken);
        var bySchool = await mediator.Send(
            new GetSchoolCalendars([.. placements.Select(p => p.SchoolId).OfType<SchoolId>().Distinct()]),
            cancellationToken
        );
        var byAuthority = await mediator.Send(
            new GetLaCalendars([.. placements.Where(p => p.SchoolId is null).Select(p => p.LaCode).Distinct()]),
            cancellationToken
        );
        return placements.ToDictionary(
            placement => placement.Id,
            placement => new Known(
                placement.SchoolId is { } school ? bySchool.GetValueOrDefault(school) : byAuthority.GetValueOrDefault(placement.LaCode),
                byReferral.GetValueOrDefault(placement.ReferralId)
                    is { DueDate: not null, Reason: ProvisionReason.PermanentExclusion or ProvisionReason.Suspension }
            )
        );
    }

    private IReadOnlyList<RuleFinding> Judge(Attended placement, Known known, DateOnly today)
    {
        // Without a calendar no school day can be told from a holiday.
        if (known.Calendar is not { } calendar)
        {
            return [];
        }

        var marks = placement.Marks;
        List<RuleDecision> decisions =
        [
            firsts.Check(
                placement.Start,
                new(calendar, placement.Start, today)
                {
                    FirstAttendedOn = marks.Where(mark => AttendanceCodes.IsAttended(mark.Code)).Min(mark => (DateOnly?)mark.Date),
                    MeetsExclusionDuty = known.MeetsExclusionDuty,
                },
                placement.LaCode
            ),
        ];
        IReadOnlyList<bool> sessions = [.. marks.Where(IsPossible).Select(mark => AttendanceCodes.IsAttended(mark.Code))];
        if (sessions.Count > 0)
        {
            decisions.Add(recents.Check(today, new(calendar, placement.Start, today, sessions), placement.LaCode));
            decisions.Add(rates.Check(today, new(sessions.Count, sessions.Count(attended => !attended)), placement.LaCode));
        }

        if (marks.Where(mark => mark.Code == "N").Min(mark => (DateOnly?)mark.Date) is { } oldest)
        {
            decisions.Add(unresolved.Check(oldest, new(calendar, oldest) { AsOf = today }, placement.LaCode));
        }

        if (RunOf(marks, calendar, today) is { } run)
        {
            decisions.Add(runs.Check(today, run, placement.LaCode));
        }

        return
        [
            .. decisions.SelectMany(decision => decision.Findings).DistinctBy(finding => (finding.RuleId, finding.Code, finding.Message)),
        ];
    }

    /// <summary>The days of unauthorised absence since the last day with an attended session; null when the last marked day is none.</summary>
    private static UnauthorisedRunFacts? RunOf(List<(DateOnly Date, string Code)> marks, SchoolCalendar calendar, DateOnly today)
    {
        var run = marks
            .GroupBy(mark => mark.Date)
            .Reverse()
            .TakeWhile(day => day.All(mark => AttendanceCodes.CategoryOf(mark.Code) is AttendanceCategory.Unauthorised))
            .Select(day => day.Key)
            .ToList();
        return run is [] ? null : new(calendar, run[^1], today);
    }

    private static bool IsPossible((DateOnly Date, string Code) mark) =>
        AttendanceCodes.CategoryOf(mark.Code)
            is AttendanceCategory.Attending
                or AttendanceCategory.Authorised
                or AttendanceCategory.Unauthorised;
}
