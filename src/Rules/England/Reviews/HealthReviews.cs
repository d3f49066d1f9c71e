using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-008: A placement for reasons of health is looked at with health and school every six weeks of term at least, and whether hours can go up. (source: Arranging education for children who cannot attend school because of health needs (DfE, December 2023); local policy).</summary>
internal sealed class HealthReviews(RuleParameters parameters) : IRule<HealthReviewFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REV-008",
            1,
            From: null,
            Until: null,
            "Arranging education for children who cannot attend school because of health needs (DfE, December 2023); local policy"
        )
        {
            Title = "Health placements",
            Statement =
                "A placement for reasons of health is looked at with health and school every six weeks of term at least, and whether hours can go up.",
            Strength = RuleStrength.StatutoryGuidanceShould,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(HealthReviewFacts facts)
    {
        var due = facts.Calendar.SchoolDaysAfter(facts.LastLook, parameters.HealthReviewSchoolDays);
        yield return Finding.Deadline(
            "healthReview",
            due,
            "home authority with health and school",
            facts.AsOf > due
                ? $"The health review was due by {due.InWords()} and is overdue."
                : $"Six-week health review by {due.InWords()}: can hours go up?",
            "Passed: hold it now; hours are not cut without it."
        );
    }
}
