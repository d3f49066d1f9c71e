using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-012: every address where a child may be (source: Keeping children safe in education 2025, Part two, alternative provision).</summary>
internal sealed class SiteKnown : IRule<ProviderReadinessFacts>, IRule<SiteFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-012",
            1,
            From: new(2025, 9, 1),
            Until: null,
            "Keeping children safe in education 2025, Part two, alternative provision"
        )
        {
            Title = "Every address where a child may be",
            Statement =
                "Schools should always know where a child is in school hours, with the address of every site, sub-contracted or satellite.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts)
    {
        if (!facts.KnownSites.Contains(facts.Site))
        {
            yield return new(
                Outcome.Block,
                "siteUnknown",
                "This site is not on file for the provider. Add its address and risk assessment before you schedule there."
            );
        }
    }

    public IEnumerable<Finding> Check(SiteFacts facts)
    {
        if (facts.Use is SiteUse.Mobile)
        {
            if (!facts.HasRoutePlan)
            {
                yield return Finding.Block(
                    "routePlanMissing",
                    "Add the route and venue of the session, so that it is known where the child is."
                );
            }

            yield break;
        }

        if (!facts.HasAddress)
        {
            yield return Finding.Block("addressMissing", "Add this address before you schedule there.");
        }

        if (facts is { Use: SiteUse.Site, HasPosition: false })
        {
            yield return Finding.Block("positionMissing", "Add the property number (UPRN) or the coordinates of the site.");
        }

        if (facts.RiskAssessedOn is null)
        {
            yield return facts.Use is SiteUse.Tuition
                ? Finding.Block("loneWorkingAssessmentMissing", "Assess the risk of lone working at this address first.")
                : Finding.Block("siteRiskAssessmentMissing", "Add the site risk assessment first.");
        }

        if (!facts.HasResponsiblePerson)
        {
            yield return Finding.Block("responsiblePersonMissing", "Name the person who is responsible there.");
        }
    }
}
