using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-013: The home authority arranges suitable education as soon as it is clear that a child will miss 15 school days in the year through illness, together or in all. (source: Education Act 1996 s.19(1), (3AA)-(3AB); health needs guidance (DfE, December 2023)).</summary>
internal sealed class IllnessDuty(RuleParameters parameters) : IRule<SicknessForecastFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-013",
            1,
            From: new(2023, 12, 1),
            Until: null,
            "Education Act 1996 s.19(1), (3AA)-(3AB); health needs guidance (DfE, December 2023)"
        )
        {
            Title = "Illness: authority duty from 15 school days",
            Statement =
                "The home authority arranges suitable education as soon as it is clear that a child will miss 15 school days in the year through illness, together or in all.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const decimal Trigger = 15m;

    public IEnumerable<Finding> Check(SicknessForecastFacts facts)
    {
        if (!facts.IsCompulsorySchoolAge)
        {
            yield break;
        }

        var missed = facts.SessionsCodedI / 2m;
        var forecast = missed + facts.ExpectedFurtherSchoolDays;
        var data = FindingData.Of(("missedSchoolDays", missed.Figure()), ("forecastSchoolDays", forecast.Figure()));
        if (forecast < Trigger)
        {
            yield return Finding.Inform("belowFifteenDays", $"{forecast.Figure()} school days of sickness are in sight: below 15.", data);
            yield break;
        }

        if (facts.IsEducatedBySchool)
        {
            yield return Finding.Inform(
                "educatedBySchool",
                "The school gives suitable education meanwhile; why the authority need not act is on record.",
                data
            );
            yield break;
        }

        var arrangeBy = facts.Calendar.SchoolDaysAfter(facts.AsOf, parameters.MedicalStartWithinSchoolDays);
        yield return Finding.Deadline(
            "arrangeForIllness",
            arrangeBy,
            "home authority",
            $"{forecast.Figure()} school days of sickness are in sight. The authority arranges education by {arrangeBy.InWords()}.",
            "Passed: a senior officer looks at the case; the statutory duty has no waiting time.",
            data
        );
    }
}
