using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-013: a review overdue by one school day goes to the commissioner, by five to the quality team, by ten to the head of service; no extension meanwhile (Local policy).</summary>
internal sealed class OverdueReviewEscalates(RuleParameters parameters) : IRule<OverdueReviewFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-013", 1, From: null, Until: null, "Local policy")
        {
            Title = "Overdue reviews escalate",
            Statement =
                "A review overdue by one school day goes to the commissioner, by five to the quality team, by ten to the head of service; no extension meanwhile.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(OverdueReviewFacts facts)
    {
        var days = facts.Calendar.CountSchoolDays(facts.DueDate.AddDays(1), facts.AsOf);
        if (Level(days) is { } level)
        {
            yield return Finding.Inform(
                level.Code,
                $"Overdue by {days.Figure()} school days: sent to {level.Whom}. Hold the review now.",
                FindingData.Of(("schoolDays", days.Figure()))
            );
        }

        if (days >= parameters.OverdueReviewHeadSchoolDays)
        {
            yield return Finding.Warn(
                "providerAtRisk",
                "The provider's standing becomes at risk. Record why, and what happens to its placements."
            );
        }

        if (facts.IsExtensionAsked && facts.AsOf > facts.DueDate)
        {
            yield return Finding.Block("extensionWhileOverdue", "No extension while a review is overdue. Hold the review first.");
        }
    }

    private (string Code, string Whom)? Level(int days) =>
        days >= parameters.OverdueReviewHeadSchoolDays ? ("overdueToHeadOfService", "the head of service")
        : days >= parameters.OverdueReviewQualitySchoolDays ? ("overdueToQualityTeam", "the authority's quality team")
        : days >= parameters.OverdueReviewCommissionerSchoolDays ? ("overdueToCommissioner", "the commissioner")
        : null;
}
