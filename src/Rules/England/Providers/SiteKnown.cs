using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

internal sealed class SiteKnown : IRule<ProviderReadinessFacts>
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
}
