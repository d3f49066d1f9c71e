using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-006, before KCSIE 2025: written confirmation that the staff are checked is held before any start (KCSIE Part three; Education Act 2002 s.175).</summary>
internal sealed class SafeguardingConfirmationBefore2025(RuleParameters parameters) : IRule<ProviderReadinessFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-006",
            1,
            From: null,
            Until: new(2025, 8, 31),
            "Keeping children safe in education 2024 and before, Part three, alternative provision; Education Act 2002 s.175"
        )
        {
            Title = "Written safeguarding confirmation before any start",
            Statement =
                "The commissioner must hold written confirmation that the checks a school makes on its staff have been made on those who work there.",
            Strength = RuleStrength.StatutoryGuidanceShould,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts) =>
        facts.Confirmation is { } confirmation
            ? ConfirmationChecks.Of(confirmation, facts, parameters.ConfirmationMaxAgeMonths)
            : [ConfirmationChecks.Missing];
}
