using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-018: a child who cannot be found is missing education; the placement is paused and not ended (source: Education Act 1996 s.436A).</summary>
internal sealed class ChildNotFound : IRule<ChildNotFoundFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-018", 1, From: null, Until: null, "Education Act 1996 s.436A; Children missing education (DfE statutory guidance)")
        {
            Title = "Child missing",
            Statement =
                "A child who cannot be found goes into the procedure for children missing education, and to the police where there is risk. The placement is paused, not ended.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ChildNotFoundFacts facts)
    {
        if (facts.IsAtRisk)
        {
            yield return Finding.Deadline(
                "tellPolice",
                facts.NotFoundOn,
                "safeguarding lead",
                "The child may be at risk: call the police now.",
                "The police do not know: call 999 at once."
            );
        }

        var seen = facts.LastSeenOn is { } lastSeen ? $"last seen {lastSeen.InWords()}" : "nobody knows when last seen";
        yield return Finding.Deadline(
            "missingEducation",
            facts.NotFoundOn,
            "home school",
            $"The child cannot be found ({seen}). Start the procedure for children missing education on {facts.NotFoundOn.InWords()}.",
            "The authority is not looking for the child yet: its officer for children missing education is told at once.",
            FindingData.Of(("lastSeen", facts.LastSeenOn?.Iso()))
        );
        yield return facts.IsPlacementToEnd
            ? Finding.Block("pauseNotEnd", "A child who is missing keeps the place. Pause the placement; do not end it.")
            : Finding.Inform("placementPaused", "The placement is paused until the child is found.");
    }
}
