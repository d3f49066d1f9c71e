using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

internal sealed class Extension(RuleParameters parameters) : IRule<ExtensionFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-015", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025); SI 2010/1156 for directions")
        {
            Title = "Going past the agreed end",
            Statement =
                "An extension needs a recent completed review, a new end date and a new agreement; a direction needs the governing board's decision.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ExtensionFacts facts)
    {
        var earliestReview = facts.Calendar.SchoolDaysBefore(facts.AgreedOn, parameters.ExtensionReviewWithinSchoolDays);
        if (facts.LastCompletedReview is null || facts.LastCompletedReview < earliestReview)
        {
            yield return new(
                Outcome.Block,
                "reviewNeeded",
                $"An extension needs a review first. Hold one; the last must be no older than {earliestReview.InWords()}.",
                Data: FindingData.Of(("earliestReview", earliestReview.Iso()))
            );
        }

        if (facts.ProposedEnd is null || facts.ProposedEnd <= facts.CurrentEnd)
        {
            yield return new(Outcome.Block, "newEndDateMissing", $"Set a new end date after {facts.CurrentEnd.InWords()}.");
        }

        if (!facts.IsAgreedAnew)
        {
            yield return new(Outcome.Block, "newAgreementMissing", "Agree the extension with all parties first.");
        }

        if (facts is { IsOffSiteDirection: true, HasGoverningBoardDecision: false })
        {
            yield return new(Outcome.Block, "governingBoardDecisionMissing", "The governing board must decide to continue the direction.");
        }
    }
}
