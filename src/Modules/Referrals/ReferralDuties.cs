using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Referrals;

/// <summary>What the rules say of a referral: who must arrange provision, and by when.</summary>
internal sealed record DutyAssessment(IReadOnlyList<RuleDecision> Decisions)
{
    public IReadOnlyList<RuleFinding> Findings => [.. Decisions.SelectMany(decision => decision.Findings)];

    public bool IsBlocked => Decisions.Any(decision => decision.IsBlocked);

    /// <summary>False when a calendar was missing or did not reach: no answer is not the same as no duty.</summary>
    public bool KnowsDates => Findings.All(finding => finding.Code != RuleBook.CalendarDoesNotReach) && Decisions.Count > 1;

    public Duty Duty =>
        new(
            Findings.Select(finding => finding.Data.GetValueOrDefault("responsible")).FirstOrDefault(name => name is not null) is { } body
            && Enum.TryParse<ResponsibleBody>(body, out var parsed)
                ? parsed
                : null,
            Decisions.SelectMany(decision => decision.Deadlines).Where(IsSixthDay).Min(finding => finding.DueDate)
        );

    private static bool IsSixthDay(RuleFinding finding) => finding.RuleId is "ENG-REF-002" or "ENG-REF-004";
}

/// <summary>Gathers the facts and asks the rules. Writes nothing, so a draft can be checked as often as one likes.</summary>
internal sealed class ReferralDuties(
    IMediator mediator,
    RuleBook<ResponsibleBodyFacts> responsibility,
    RuleBook<PermanentExclusionFacts> exclusions,
    RuleBook<SuspensionFacts> suspensions
)
{
    public async Task<DutyAssessment> AssessAsync(PupilView pupil, ReferralContent content, CancellationToken cancellationToken)
    {
        var school = await SchoolAsync(pupil, cancellationToken);
        var las = await LasAsync([pupil.HomeLaCode, .. school is null ? [] : new[] { school.LaCode }], cancellationToken);
        List<RuleDecision> decisions = [];
        if (school is not null && await CalendarAsync(school, cancellationToken) is { } calendar)
        {
            decisions.AddRange(Clocks(pupil, content, school, las, calendar));
        }

        var run = decisions
            .SelectMany(d => d.Findings)
            .Select(f => f.Data.GetValueOrDefault("schoolDays"))
            .FirstOrDefault(days => days is not null);
        var facts = new ResponsibleBodyFacts(content.Reason)
        {
            SchoolKind = school?.Kind,
            HomeLa = las.GetValueOrDefault(pupil.HomeLaCode),
            SchoolLa = school is null ? null : las.GetValueOrDefault(school.LaCode),
            ConsecutiveSchoolDays = int.TryParse(run, out var days) ? days : null,
            Purpose = content.DirectionPurpose,
        };
        decisions.Insert(0, responsibility.Check(content.EventDate, facts, pupil.HomeLaCode));
        return new(decisions);
    }

    private IEnumerable<RuleDecision> Clocks(
        PupilView pupil,
        ReferralContent content,
        SchoolView school,
        Dictionary<string, LocalAuthorityFact> las,
        SchoolCalendar calendar
    )
    {
        var isCompulsoryAge = CompulsorySchoolAge.Applies(pupil.BirthDate, content.EventDate);
        if (content.Reason is ProvisionReason.PermanentExclusion)
        {
            var facts = new PermanentExclusionFacts(
                calendar,
                content.EventDate,
                content.ExclusionSession ?? ExclusionSession.Morning,
                isCompulsoryAge
            )
            {
                HomeLa = las.GetValueOrDefault(pupil.HomeLaCode),
                SchoolLa = las.GetValueOrDefault(school.LaCode),
                IsLookedAfter = pupil.IsLookedAfter,
                NcYear = AcademicYear.YearGroup(pupil.BirthDate, content.EventDate),
            };
            yield return exclusions.Check(content.EventDate, facts, pupil.HomeLaCode);
        }

        if (content is { Reason: ProvisionReason.Suspension, Suspensions: { Count: > 0 } periods })
        {
            var facts = new SuspensionFacts(
                calendar,
                school.Kind,
                [.. periods.Select(period => new SuspensionPeriod(period.From, period.To))]
            )
            {
                IsCompulsorySchoolAge = isCompulsoryAge,
            };
            yield return suspensions.Check(periods.Min(period => period.From), facts, pupil.HomeLaCode);
        }
    }

    private async Task<SchoolView?> SchoolAsync(PupilView pupil, CancellationToken cancellationToken) =>
        pupil.HomeSchoolId is { } id ? (await mediator.Send(new GetSchoolsById([id]), cancellationToken)).GetValueOrDefault(id) : null;

    private async Task<SchoolCalendar?> CalendarAsync(SchoolView school, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetSchoolCalendars([school.Id]), cancellationToken)).GetValueOrDefault(school.Id);

    private async Task<Dictionary<string, LocalAuthorityFact>> LasAsync(
        IReadOnlyCollection<string> codes,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken)).ToDictionary(
            la => la.Key,
            la => new LocalAuthorityFact(la.Key, la.Value.Name)
        );
}
