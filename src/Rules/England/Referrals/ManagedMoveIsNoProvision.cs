using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-027: A managed move is a permanent transfer between schools by agreement; a trial elsewhere is by direction off site. (source: Suspension and permanent exclusion (DfE), managed moves).</summary>
internal sealed class ManagedMoveIsNoProvision : IRule<RouteFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-027", 1, From: null, Until: null, "Suspension and permanent exclusion (DfE), managed moves")
        {
            Title = "A managed move is not AP",
            Statement = "A managed move is a permanent transfer between schools by agreement; a trial elsewhere is by direction off site.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(RouteFacts facts)
    {
        if (facts.IsManagedMove)
        {
            yield return Finding.Block(
                "managedMove",
                facts.IsTrial
                    ? "A managed move is not alternative provision. A trial at another school is by direction off site."
                    : "A managed move is not alternative provision. Agree it between the schools and the parents."
            );
        }
    }
}
