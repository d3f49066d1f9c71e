using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

internal sealed class WayBackPlanned : IRule<ActivationFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-001", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025)")
        {
            Title = "Plan the way back from the first day",
            Statement = "Each plan states the intended next step, with criteria and date.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ActivationFacts facts)
    {
        if (!facts.Plan.HasNextStep)
        {
            yield return new(
                Outcome.Block,
                "nextStepMissing",
                "State the intended next step with criteria and date: return, another school, special school, post-16 or other."
            );
        }
    }
}
