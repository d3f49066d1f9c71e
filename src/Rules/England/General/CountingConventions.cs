using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-GEN-002: counting conventions (source: SI 2007/1870 explanatory note; SI 2010/1156 reg 3(2)).</summary>
internal sealed class CountingConventions(RuleParameters parameters) : IRule<PermanentExclusionFacts>, IRule<SuspensionFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-GEN-002", 1, From: null, Until: null, "SI 2007/1870 explanatory note; SI 2010/1156 reg 3(2)")
        {
            Title = "Counting conventions",
            Statement =
                "The sixth school day of an exclusion counts the first excluded day as day 1. Within n school days of a day leaves it out.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(PermanentExclusionFacts facts)
    {
        yield return parameters.SixthDayCount is SixthDayCount.Inclusive
            ? FirstDayCounts
            : new(
                Outcome.Inform,
                "firstDayDoesNotCount",
                "Six school days are counted after the first excluded day, as this authority has set."
            );
    }

    public IEnumerable<Finding> Check(SuspensionFacts facts)
    {
        yield return FirstDayCounts;
    }

    private static Finding FirstDayCounts { get; } =
        new(Outcome.Inform, "firstDayCounts", "The first school day on which the pupil is kept out counts as day 1.");
}
