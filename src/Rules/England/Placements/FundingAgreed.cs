using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-026: budget, rate, notice, absence terms and the cost of travel are agreed. A sixth-day start never waits for them (Local policy; school funding regulations for excluded pupils).</summary>
internal sealed class FundingAgreed : IRule<PlacementFundingFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-026", 1, From: null, Until: null, "Local policy; school funding regulations for excluded pupils")
        {
            Title = "Funding agreed",
            Statement = "Budget, rate, notice, absence terms and the cost of travel are agreed. A sixth-day start never waits for them.",
            Strength = RuleStrength.LocalPolicy,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(PlacementFundingFacts facts) => [.. Budget(facts), .. Terms(facts), .. AfterExclusion(facts)];

    private static IEnumerable<Finding> Budget(PlacementFundingFacts facts)
    {
        if (facts is { IsBudgetApproved: true, HasRateChanged: false })
        {
            yield break;
        }

        var (code, message) = facts.IsBudgetApproved
            ? ("rateChanged", "The rate has changed since the budget was approved. Have it approved again.")
            : ("budgetNotApproved", "The holder of the budget has not approved. Get the approval.");
        yield return facts.MeetsExclusionDuty
            ? Finding.Warn(code, $"{message} The sixth-day start does not wait for it.")
            : Finding.Block(code, message);
    }

    private static IEnumerable<Finding> Terms(PlacementFundingFacts facts)
    {
        var missing = string.Join(
            ',',
            new[]
            {
                ("rate", facts.HasRate),
                ("notice", facts.HasNoticeTerms),
                ("absence", facts.HasAbsenceTerms),
                ("travel", facts.HasTravelCost),
            }
                .Where(term => !term.Item2)
                .Select(term => term.Item1)
        );
        if (missing is not "")
        {
            yield return Finding.Warn(
                "termsMissing",
                $"Not agreed yet: {missing}. Agree it, or record why it stays open.",
                FindingData.Of(("missing", missing))
            );
        }
    }

    private static IEnumerable<Finding> AfterExclusion(PlacementFundingFacts facts)
    {
        if (facts.IsPermanentlyExcluded)
        {
            yield return Finding.Inform(
                "fundingFollowsPupil",
                "After a permanent exclusion the school's funding follows the pupil: the authority takes it back by the formula and pays from it."
            );
        }
    }
}
