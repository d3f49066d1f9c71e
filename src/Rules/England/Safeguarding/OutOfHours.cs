using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-021: outside office hours the emergency duty team comes first; in holidays the rota on call; alerts do not wait (source: Working together to safeguard children 2023; local policy for the hours).</summary>
internal sealed class OutOfHours(RuleParameters parameters) : IRule<ConcernFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-021", 1, From: null, Until: null, "Working together to safeguard children 2023; local policy for the hours")
        {
            Title = "Outside office hours and in holidays",
            Statement =
                "Outside office hours concerns go to the emergency duty team, in holidays to the rota on call. Deadlines count working days, alerts wait for nothing.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (IsOutOfHours(facts))
        {
            yield return Finding.Inform(
                "dutyTeamFirst",
                "Out of hours: the emergency duty team first. Alerts go out at once.",
                FindingData.Of(("route", "emergencyDutyTeam"))
            );
        }

        if (facts.IsSchoolHoliday)
        {
            yield return Finding.Inform(
                "onCallRota",
                "School holiday: whoever is on the rota on call is told. Working days count on.",
                FindingData.Of(("route", "onCallRota"))
            );
        }
    }

    private bool IsOutOfHours(ConcernFacts facts)
    {
        var hour = LondonTime.Local(facts.Moment).Hour;
        return hour < parameters.OfficeFromHour
            || hour >= parameters.OfficeUntilHour
            || !new WorkingDays(facts.BankHolidays).IsWorkingDay(ConcernRoutes.LocalDate(facts));
    }
}
