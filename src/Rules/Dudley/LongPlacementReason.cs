using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.Dudley;

/// <summary>An EXAMPLE of a local rule: a long placement needs a recorded reason.</summary>
internal sealed class LongPlacementReason : IRule<ProviderReadinessFacts>
{
    private const int LongestWithoutReason = 26 * 7;

    public RuleVersion Version { get; } =
        new("LA332-PRV-001", 1, From: new(2025, 9, 1), Until: null, "Example of local policy; not agreed with the council")
        {
            Title = "Long placements need a reason (example)",
            Statement = "A placement planned for more than 26 weeks goes on once a reason is recorded.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts)
    {
        if (facts.PlannedEnd is { } end && end.DayNumber - facts.Start.DayNumber + 1 > LongestWithoutReason)
        {
            yield return new(
                Outcome.Warn,
                "longPlacement",
                $"Planned until {end.InWords()}, more than 26 weeks. Record why it has to be so long, or agree an earlier end."
            );
        }
    }
}
