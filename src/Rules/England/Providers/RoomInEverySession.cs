using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-019: There is room in every session of the pattern; a child with two staff takes two places. (source: Local policy on commissioning).</summary>
internal sealed class RoomInEverySession : IRule<CapacityFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-019", 1, From: null, Until: null, "Local policy on commissioning")
        {
            Title = "Capacity",
            Statement = "There is room in every session of the pattern; a child with two staff takes two places.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(CapacityFacts facts)
    {
        var full = facts
            .Sessions.Where(session => facts.Booked.GetValueOrDefault(session) + facts.SlotsNeeded > facts.Capacity)
            .Distinct()
            .ToList();
        yield return full is []
            ? Finding.Inform("roomInEverySession", "There is room in every session.")
            : Finding.Block(
                "sessionsFull",
                $"Full: {string.Join(", ", full)}. Choose other half-days, another site or other dates.",
                FindingData.Of(("fullSessions", string.Join(',', full)))
            );
    }
}
