using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-027: each placement off site has one of URN, UKPRN and setting type, a reason, an entry date, a pattern and sessions a week, and a leaving date when it ends (DfE school census and alternative provision census guides).</summary>
internal sealed class CensusDataCaptured : IRule<CensusItemsFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-027", 1, From: null, Until: null, "DfE school census and alternative provision census guides")
        {
            Title = "Census data captured as we go",
            Statement =
                "Each placement off site has one of URN, UKPRN and setting type, a reason, an entry date, a pattern and sessions a week, and a leaving date when it ends.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(CensusItemsFacts facts)
    {
        if (facts.IsOnSite)
        {
            return [Finding.Inform("notReturned", "Provision on the school's own site is not returned in the census.")];
        }

        return
        [
            .. Setting(facts),
            .. Missing(facts),
            facts.IsArrangedBySchool
                ? Finding.Inform("schoolCensus", "Returned by the school in the autumn, spring and summer school censuses.")
                : Finding.Inform("apCensus", "Returned by the authority in the January alternative provision census."),
        ];
    }

    private static IEnumerable<Finding> Setting(CensusItemsFacts facts)
    {
        if (new[] { facts.Urn, facts.Ukprn, facts.SettingType }.Count(item => !string.IsNullOrWhiteSpace(item)) != 1)
        {
            yield return Finding.Block("settingNotExactlyOne", "Choose exactly one: URN, UKPRN or setting type.");
        }
    }

    private static IEnumerable<Finding> Missing(CensusItemsFacts facts)
    {
        var missing = string.Join(',', Items(facts).Where(item => !item.IsThere).Select(item => item.Name));
        if (missing is not "")
        {
            yield return Finding.Block(
                "censusItemsMissing",
                $"The census needs: {missing}. Add what is missing.",
                FindingData.Of(("missing", missing))
            );
        }
    }

    private static IEnumerable<(string Name, bool IsThere)> Items(CensusItemsFacts facts) =>
        [
            ("reason", !string.IsNullOrWhiteSpace(facts.Reason)),
            ("entryDate", facts.EntryDate is not null),
            ("attendancePattern", !string.IsNullOrWhiteSpace(facts.AttendancePattern)),
            ("sessionsPerWeek", facts.SessionsPerWeek is >= 1 and <= 10),
            ("leavingDate", !facts.HasEnded || facts.LeavingDate is not null),
        ];
}
