using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-014: travel agreed before the start (source: Arranging alternative provision (DfE 2025); local policy).</summary>
internal sealed class TravelAgreed : IRule<ActivationFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-014", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025); local policy")
        {
            Title = "Travel agreed before the start",
            Statement = "How the child travels, who is responsible and what happens on a no-show are agreed before the start.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ActivationFacts facts)
    {
        if (!facts.Plan.HasTravelPlan)
        {
            yield return new(
                Outcome.Block,
                "travelPlanMissing",
                "Agree how the child travels, who is responsible and whom to call on a no-show."
            );
        }
    }
}
