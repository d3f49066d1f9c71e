using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-021: what section F of a plan sets out is delivered during alternative provision too (Children and Families Act 2014, s.42).</summary>
internal sealed class EhcpProvisionContinues : IRule<EhcpChangeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-021", 1, From: null, Until: null, "Children and Families Act 2014 s.42")
        {
            Title = "EHCP provision continues",
            Statement = "Somebody delivers each item of section F during the placement, unless the authority accepts the gap in writing.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(EhcpChangeFacts facts)
    {
        if (facts is not { HasEhcp: true, UnmappedSectionFItems: > 0 })
        {
            yield break;
        }

        var data = FindingData.Of(("unmappedItems", facts.UnmappedSectionFItems.Figure()));
        yield return facts.LaAcceptsGap
            ? Finding.Inform(
                "sectionFGapAccepted",
                $"Items of section F that nobody delivers: {facts.UnmappedSectionFItems.Figure()}. The authority has accepted this in writing.",
                data
            )
            : Finding.Block(
                "sectionFUnmapped",
                $"Items of section F that nobody delivers: {facts.UnmappedSectionFItems.Figure()}. Tell the authority's caseworker at once and say who "
                    + "delivers each, or get the authority's acceptance in writing.",
                data
            );
    }
}
