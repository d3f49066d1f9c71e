using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-016: the provider reports five school days before the review (Local policy, after the toolkit of one authority).</summary>
internal sealed class ReportBeforeReview(RuleParameters parameters) : IRule<ReportBeforeReviewFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-016", 1, From: null, Until: null, "Local policy, after the toolkit of one authority")
        {
            Title = "Provider report before the review",
            Statement = "The provider reports five school days before the review.",
            Strength = RuleStrength.LocalPolicy,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(ReportBeforeReviewFacts facts)
    {
        var due = facts.Calendar.SchoolDaysBefore(facts.ReviewDate, parameters.ReportBeforeReviewSchoolDays);
        if (facts.ReceivedOn is { } received)
        {
            yield return Finding.Inform(
                received > due ? "reportLate" : "reportInTime",
                $"The report came on {received.InWords()}; it was due on {due.InWords()}."
            );
            yield break;
        }

        yield return Finding.Deadline(
            "reportDue",
            due,
            "provider",
            $"Report due {due.InWords()}, before the review on {facts.ReviewDate.InWords()}.",
            "The commissioner asks for the report; the review is held without it if need be."
        );
    }
}
