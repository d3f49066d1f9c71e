using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-029: the home school speaks with child and provider every week and visits the site at least once a half term (Arranging alternative provision (DfE 2025); local policy for the days).</summary>
internal sealed class HomeSchoolKeepsInTouch(RuleParameters parameters) : IRule<KeepingInTouchFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-029", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025); local policy for the days")
        {
            Title = "Home school keeps in touch",
            Statement = "The home school speaks with child and provider every week and visits the site at least once a half term.",
            Strength = RuleStrength.StatutoryGuidanceShould,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(KeepingInTouchFacts facts) =>
        [
            .. Contact(
                facts,
                facts.LastContactWithChild,
                "noContactWithChild",
                "child",
                facts.ChildRefusesContact
                    ? "The child does not want contact: record how you know that the child is well."
                    : "Speak with the child today."
            ),
            .. Contact(facts, facts.LastContactWithProvider, "noContactWithProvider", "provider", "Speak with the provider today."),
            .. Visit(facts),
        ];

    private IEnumerable<Finding> Contact(KeepingInTouchFacts facts, DateOnly? last, string code, string who, string what)
    {
        // Before the first contact the days count from the start, which is the first of them.
        var from = last?.AddDays(1) ?? facts.Start;
        var days = facts.Calendar.CountSchoolDays(from, facts.AsOf);
        if (days > parameters.ContactSchoolDays)
        {
            yield return Finding.Warn(
                code,
                $"No contact with the {who} for {days.Figure()} school days. {what}",
                FindingData.Of(("schoolDays", days.Figure()))
            );
        }
    }

    private static IEnumerable<Finding> Visit(KeepingInTouchFacts facts)
    {
        if (facts.AsOf < facts.Start)
        {
            yield break;
        }

        var block = facts.Calendar.HalfTermOf(facts.AsOf);
        var lastOfPrevious = facts.Start < block.Start ? facts.Calendar.LastSchoolDayOnOrBefore(block.Start.AddDays(-1)) : (DateOnly?)null;
        if (lastOfPrevious is { } last && !(facts.LastSiteVisit >= facts.Calendar.HalfTermOf(last).Start))
        {
            yield return Finding.Warn(
                "siteNotVisited",
                $"Nobody has visited the site in the half term that ended on {last.InWords()}. Visit it now, or record why not."
            );
        }

        if (!(facts.LastSiteVisit >= block.Start))
        {
            var due = facts.Calendar.LastSchoolDayOf(block);
            yield return Finding.Deadline(
                "siteVisitDue",
                due,
                "home school",
                $"Visit the site by {due.InWords()}, at least once in each half term.",
                "The review asks why nobody from the school has seen the site."
            );
        }
    }
}
