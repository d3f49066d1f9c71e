using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-001: each plan states the intended next step with criteria and date (source: Arranging alternative provision, DfE 2025).</summary>
internal sealed class WayBackPlanned : IRule<ActivationFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-001", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025)")
        {
            Title = "Plan the way back from the first day",
            Statement =
                "Each plan states the intended next step, with criteria and date. Where it is not known yet, the plan says by when it will be decided.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ActivationFacts facts)
    {
        if (facts.Plan.HasNextStep)
        {
            yield break;
        }

        yield return facts.Plan.NextStepDecidedBy is { } decidedBy
            ? Finding.Deadline(
                "nextStepToDecide",
                decidedBy,
                "commissioner",
                $"The next step is still open. Decide it by {decidedBy.InWords()}.",
                "The child has no way back or on: the next review decides it, and is brought forward."
            )
            : Finding.Block(
                "nextStepMissing",
                "State the intended next step with criteria and date: return, another school, special school, post-16 or other."
            );
    }
}
