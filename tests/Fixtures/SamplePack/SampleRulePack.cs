using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Tests.Fixtures;

/// <summary>A pack that nobody compiles in: the tests drop it into a rules folder.</summary>
internal sealed class SampleRulePack : RulePack
{
    public override string Id => "sample";

    public override string Name => "Sample";

    public override string Description => "Dropped into a folder by the tests.";

    public override string Owner => "Tests";
}

internal sealed class SiteOne : IRule<ProviderReadinessFacts>
{
    public RuleVersion Version { get; } =
        new("SAMPLE-PRV-001", 1, From: null, Until: null, "Tests")
        {
            Title = "Site one is closed",
            Statement = "No placement at site-1.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts)
    {
        if (facts.Site == "site-1")
        {
            yield return new(Outcome.Block, "siteOneClosed", "Site one is closed. Choose another.");
        }
    }
}
