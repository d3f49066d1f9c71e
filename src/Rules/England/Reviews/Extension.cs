using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-015: an extension needs a recent review, a new end and a new agreement, and nothing is planned after the agreed end (Arranging alternative provision, DfE 2025; SI 2010/1156 for directions).</summary>
internal sealed class Extension(RuleParameters parameters) : IRule<ExtensionFacts>, IRule<SessionAfterEndFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-015", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025); SI 2010/1156 for directions")
        {
            Title = "Going past the agreed end",
            Statement =
                "An extension needs a recent completed review, a new end date and a new agreement; a direction needs the governing board's decision. "
                + "No session is planned after the agreed end.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ExtensionFacts facts)
    {
        var earliestReview = facts.Calendar.SchoolDaysBefore(facts.AgreedOn, parameters.ExtensionReviewWithinSchoolDays);
        if (facts.LastCompletedReview is null || facts.LastCompletedReview < earliestReview)
        {
            yield return Finding.Block(
                "reviewNeeded",
                $"An extension needs a review first. Hold one; the last must be no older than {earliestReview.InWords()}.",
                FindingData.Of(("earliestReview", earliestReview.Iso()))
            );
        }

        if (facts.ProposedEnd is null || facts.ProposedEnd <= facts.CurrentEnd)
        {
            yield return Finding.Block("newEndDateMissing", $"Set a new end date after {facts.CurrentEnd.InWords()}.");
        }

        if (!facts.IsAgreedAnew)
        {
            yield return Finding.Block("newAgreementMissing", "Agree the extension with all parties first.");
        }

        if (facts is { IsOffSiteDirection: true, HasGoverningBoardDecision: false })
        {
            yield return Finding.Block("governingBoardDecisionMissing", "The governing board must decide to continue the direction.");
        }
    }

    public IEnumerable<Finding> Check(SessionAfterEndFacts facts)
    {
        if (facts.SessionDate > facts.AgreedEnd)
        {
            yield return Finding.Block(
                "afterAgreedEnd",
                $"The placement ends on {facts.AgreedEnd.InWords()}. Extend it before you plan a session on {facts.SessionDate.InWords()}."
            );
        }
    }
}
