using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-028: Sending a child home, cooling off, or fewer hours to manage behaviour without a suspension is unlawful, whoever agrees. (source: Suspension and permanent exclusion (DfE); Working together to improve school attendance).</summary>
internal sealed class NoInformalExclusion : IRule<InformalExclusionFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-028",
            1,
            From: null,
            Until: null,
            "Suspension and permanent exclusion (DfE); Working together to improve school attendance"
        )
        {
            Title = "No informal exclusion",
            Statement =
                "Sending a child home, cooling off, or fewer hours to manage behaviour without a suspension is unlawful, whoever agrees.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(InformalExclusionFacts facts)
    {
        var asked = facts.ParentAsked ? " That a parent asked for it does not make it lawful." : "";
        if (facts.IsReducedForBehaviour)
        {
            yield return Finding.Block("behaviourIsNotALawfulReason", $"Hours may not be reduced to manage behaviour.{asked}");
        }

        if (facts is { StaysHomeUntilStart: true, IsSuspended: false })
        {
            yield return Finding.Block("keptAtHome", $"A child may not be kept at home while waiting, unless suspended.{asked}");
        }
    }
}
