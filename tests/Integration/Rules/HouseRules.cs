using System.Reflection;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using AltProvision.Tests.Integration.Placements;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Tests.Integration.Rules;

/// <summary>Local policy of the invented authority, for tests of what may be lifted.</summary>
internal sealed class HouseRules : RulePack
{
    public override string Id => "westmarch";

    public override string Name => "Westmarch";

    public override string Description => "For the tests.";

    public override string Owner => "Westmarch";

    public override string? LaCode => Town.La;

    public override int Priority => 100;

    /// <summary>The rules of the product with these beside them.</summary>
    public static void Use(IServiceCollection services) =>
        services.AddSingleton(RulePackLoader.Load([Assembly.Load("AltProvision.Rules.England"), typeof(HouseRules).Assembly]));
}

/// <summary>No placement of more than eight weeks; an officer may lift it.</summary>
internal sealed class EightWeeks : IRule<ProviderReadinessFacts>
{
    public RuleVersion Version { get; } =
        new("LA999-PLC-001", 1, From: null, Until: null, "Policy of Westmarch (invented)")
        {
            Title = "Eight weeks at most",
            Statement = "A placement lasts eight weeks at most.",
            Strength = RuleStrength.LocalPolicy,
            LiftedBy = Role.LaCommissioner,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts)
    {
        if (facts.PlannedEnd is { } end && end.DayNumber - facts.Start.DayNumber >= 8 * 7)
        {
            yield return Finding.Block("overEightWeeks", "More than eight weeks. Agree an earlier end, or ask an officer to lift it.");
        }
    }
}

/// <summary>Local policy that names nobody who may lift it.</summary>
internal sealed class NobodyLiftsIt : IRule<ProviderReadinessFacts>
{
    public RuleVersion Version { get; } =
        new("LA999-PLC-002", 1, From: null, Until: null, "Policy of Westmarch (invented)")
        {
            Title = "Never at site 9",
            Statement = "No placement at site 9.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts) =>
        facts.Site == "9" ? [Finding.Block("siteNine", "Not at site 9. Choose another.")] : [];
}
