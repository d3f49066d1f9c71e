using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-013: a severe concern about the setting or its adults holds the sessions until somebody decides that it is safe; other concerns bring the review forward (source: Keeping children safe in education 2025, alternative provision; see ENG-REV-007).</summary>
internal sealed class PlacementHeld(RuleParameters parameters) : IRule<ConcernFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-SAF-013",
            1,
            From: null,
            Until: null,
            "Keeping children safe in education 2025, alternative provision; local policy for the days"
        )
        {
            Title = "Immediate placement review",
            Statement =
                "After a High or Immediate concern about the setting or its adults the child is not sent, from the next session on, until a named decision maker records that it is safe to continue. After other concerns the placement is reviewed within two working days.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        // Who may not know of a low-level concern would learn of it from a review.
        if (ConcernRoutes.IsLowLevel(facts))
        {
            return [];
        }

        return ConcernRoutes.IsHighOrImmediate(facts) && ConcernRoutes.IsAboutSetting(facts)
            ? Held(facts)
            : [Review(ConcernRoutes.WorkingDaysAfter(facts, parameters.ConcernReviewWorkingDays), "soon")];
    }

    private static IEnumerable<Finding> Held(ConcernFacts facts)
    {
        if (facts.IsSafeToContinue)
        {
            yield return Finding.Inform("safeToContinue", "A named decision maker has recorded that it is safe to continue.");
            yield break;
        }

        yield return Finding.Block(
            "sessionsHeld",
            "Sessions are held, from the next one on, until a named decision maker records that it is safe to continue. Do not send the child. The authority looks at every other child at the site.",
            FindingData.Of(("placementReview", "immediate"), ("holdSessions", "true"))
        );
        yield return Review(ConcernRoutes.LocalDate(facts), "immediate");
    }

    private static Finding Review(DateOnly due, string urgency) =>
        Finding.Deadline(
            "placementReview",
            due,
            "commissioner",
            $"Review the placement by {due.InWords()}: continue, pause or end it.",
            "The placement is paused until it is reviewed, and the head and the local authority are told.",
            FindingData.Of(("urgency", urgency))
        );
}
