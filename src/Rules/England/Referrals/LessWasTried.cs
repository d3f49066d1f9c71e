using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-019: A direction follows support in school or outreach that failed or does not suit; it is no sanction, and its longest period is agreed in planning. (source: Suspension and permanent exclusion (DfE), Part three; Arranging alternative provision (DfE 2025)).</summary>
internal sealed class LessWasTried : IRule<DirectionPlanFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-019",
            1,
            From: null,
            Until: null,
            "Suspension and permanent exclusion (DfE), Part three; Arranging alternative provision (DfE 2025)"
        )
        {
            Title = "Off-site direction: evidence that less was tried",
            Statement =
                "A direction follows support in school or outreach that failed or does not suit; it is no sanction, and its longest period is agreed in planning.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(DirectionPlanFacts facts)
    {
        if (facts.IsSanction)
        {
            yield return Finding.Block("directionIsNoSanction", "A direction is there to improve behaviour and never a sanction.");
        }

        if (!facts.HasMaximumPeriod)
        {
            yield return Finding.Block("maximumPeriodMissing", "Say the longest period planned.");
        }

        if (facts.Interventions.Count == 0 && !facts.HasReasonForDirectReferral)
        {
            yield return Finding.Warn("nothingTriedFirst", "Say what was tried first, or record why a single incident leads here at once.");
        }
    }
}
