using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-014: a return that soon breaks down reopens the case (source: good practice; local policy for the times).</summary>
internal sealed class FailedReturn(RuleParameters parameters) : IRule<FailedReturnFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-014", 1, From: null, Until: null, "Good practice; local policy for the times")
        {
            Title = "Re-engagement after a failed return",
            Statement =
                "A return that breaks down within 12 school weeks reopens the case with its history and a review in 5 school days; it is not a new referral.",
            Strength = RuleStrength.GoodPractice,
        };

    public IEnumerable<Finding> Check(FailedReturnFacts facts)
    {
        var schoolDays = facts.Calendar.CountSchoolDays(facts.ReturnedOn.AddDays(1), facts.BrokeDownOn);
        if (schoolDays > SchoolWeeks.ToDays(parameters.ReturnReopenSchoolWeeks))
        {
            yield return Finding.Inform(
                "newReferral",
                $"The return lasted more than {parameters.ReturnReopenSchoolWeeks} school weeks. Make a new referral and name the earlier placement."
            );
            yield break;
        }

        yield return Finding.Inform(
            "caseReopened",
            "The return broke down early: the case is reopened with its history. No new referral is needed."
        );
        var review = facts.Calendar.SchoolDaysAfter(facts.BrokeDownOn, parameters.FailedReturnReviewSchoolDays);
        yield return Finding.Deadline(
            "reviewAfterBreakdown",
            review,
            "commissioner",
            $"Hold a review by {review.InWords()} and agree what comes next.",
            "The child is without a plan: the commissioner's manager calls the review."
        );
    }
}
