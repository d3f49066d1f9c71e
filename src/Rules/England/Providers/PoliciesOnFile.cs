using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-010: Child protection, health and safety and complaints policies are there; the others too, each reviewed within a year. (source: National standards for non-school alternative provision 2025; local policy).</summary>
internal sealed class PoliciesOnFile(RuleParameters parameters) : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-010", 1, From: null, Until: null, "National standards for non-school alternative provision 2025; local policy")
        {
            Title = "Policies on file",
            Statement =
                "Child protection, health and safety and complaints policies are there; the others too, each reviewed within a year.",
            Strength = RuleStrength.NationalStandard,
        };

    private static readonly ProviderPolicy[] Essential =
    [
        ProviderPolicy.ChildProtection,
        ProviderPolicy.HealthAndSafety,
        ProviderPolicy.Complaints,
    ];

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        var missing = Enum.GetValues<ProviderPolicy>().Except(facts.Policies.Select(policy => policy.Policy)).ToList();
        var old = facts
            .Policies.Where(policy => policy.ReviewedOn.AddMonths(parameters.PolicyMaxAgeMonths) < facts.AsOf)
            .Select(policy => policy.Policy)
            .ToList();
        if (missing.Intersect(Essential).ToList() is { Count: > 0 } essential)
        {
            yield return Finding.Block(
                "policiesMissing",
                $"Missing: {Words(essential)}. The provider is not approved without.",
                Data(essential)
            );
        }

        if (missing.Except(Essential).ToList() is { Count: > 0 } others)
        {
            yield return Finding.Warn("otherPoliciesMissing", $"Missing: {Words(others)}. Record by when they are written.", Data(others));
        }

        if (old.Count > 0)
        {
            yield return Finding.Warn("policiesOutOfDate", $"Not reviewed within the year: {Words(old)}.", Data(old));
        }
    }

    private static string Words(IEnumerable<ProviderPolicy> policies) => string.Join(", ", policies);

    private static IReadOnlyDictionary<string, string> Data(IEnumerable<ProviderPolicy> policies) =>
        FindingData.Of(("policies", string.Join(',', policies)));
}
