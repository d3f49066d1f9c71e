using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-006: the child protection file follows within 5 days, apart from the main file, with a receipt (source: Keeping children safe in education).</summary>
internal sealed class ChildProtectionFile(RuleParameters parameters) : IRule<ChildProtectionFileFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-TRN-006",
            1,
            From: null,
            Until: null,
            "Keeping children safe in education (para 150 in the 2026 edition); local policy for the kind of day"
        )
        {
            Title = "Child protection file",
            Statement =
                "The child protection file is passed on separately and securely within 5 days of an in-year move or of the start of a term, with a receipt. Alternative provision gets what it needs before day one.",
            Strength = RuleStrength.StatutoryGuidanceShould,
            // Sure of five days, not of the kind of day.
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(ChildProtectionFileFacts facts)
    {
        // Counted from the move even when it falls into a holiday: working days run on, and the earlier date protects the child.
        var due = new WorkingDays(facts.BankHolidays).After(facts.MovedOn, parameters.ChildProtectionFileWorkingDays);
        yield return Finding.Deadline(
            "childProtectionFile",
            due,
            "old school's safeguarding lead",
            $"Pass the child protection file on by {due.InWords()}, separately and securely, and get a receipt.",
            "The file is late: the new school's safeguarding lead rings the old one today, and the head is told."
        );
        if (facts.ProvisionStartsOn is { } start)
        {
            yield return Finding.Deadline(
                "informationForProvider",
                start.AddDays(-1),
                "commissioner's safeguarding lead",
                $"Tell the provider what it needs to know to keep the child safe before {start.InWords()}.",
                "The provider does not know what it needs: the child does not start until it does."
            );
        }
    }
}
