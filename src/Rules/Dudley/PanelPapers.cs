using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.Dudley;

/// <summary>An EXAMPLE of a local rule, LA332-REF-001: papers reach the panel a number of school days before it meets.</summary>
internal sealed class PanelPapers(RuleParameters parameters) : IRule<PanelTimesFacts>
{
    public RuleVersion Version { get; } =
        new("LA332-REF-001", 1, From: new(2025, 9, 1), Until: null, "Example of local policy; not agreed with the council")
        {
            Title = "Panel papers (example)",
            Statement = "Papers reach the panel a number of school days before it meets.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(PanelTimesFacts facts)
    {
        var days = (int)parameters.Number(DudleyRulePack.PanelPaperDays);
        if (
            !facts.IsUrgent
            && facts.PanelDates.Where(date => date > facts.SubmittedOn).Order().FirstOrDefault() is { } panel
            && panel != default
        )
        {
            var due = facts.Calendar.SchoolDaysBefore(panel, days);
            yield return Finding.Deadline(
                "panelPapersHere",
                due,
                "referring school",
                $"Panel on {panel.InWords()}: papers by {due.InWords()}, {days} school days before.",
                "Late: the panel after it."
            );
        }
    }
}
