using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace Westmarch;

/// <summary>A long placement goes on once somebody has recorded why.</summary>
public sealed class LongPlacementNeedsReason(RuleParameters parameters) : IRule<ProviderReadinessFacts>
{
    // The policy holds for placements that start on or after 1 September 2025. When it changes, add a class with version 2 and let this
    // one end (Until) the day before: decisions of before stay what they were.
    public RuleVersion Version { get; } =
        new("LA999-PRV-001", 1, From: new(2025, 9, 1), Until: null, "Westmarch commissioning policy 2025, section 4 (invented)")
        {
            Title = "Long placements need a reason",
            Statement = "A placement that is planned for longer than the authority's limit goes on once a reason is recorded.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts)
    {
        if (facts.PlannedEnd is not { } end)
        {
            yield break;
        }

        var days = end.DayNumber - facts.Start.DayNumber + 1;
        var weeks = parameters.Number("westmarch.weeksWithoutReason");
        if (days > weeks * 7)
        {
            yield return Finding.Warn(
                "longPlacement",
                $"Planned until {end.InWords()}, more than {weeks:0.#} weeks. Record why it has to be so long, or agree an earlier end."
            );
        }
    }
}
