using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-005: the old school sends the common transfer file within 15 school days (source: Education (Pupil Information) (England) Regulations 2005).</summary>
internal sealed class CommonTransferFile : IRule<SchoolLeavingFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-005", 1, From: null, Until: null, "Education (Pupil Information) (England) Regulations 2005")
        {
            Title = "Common transfer file",
            Statement = "The common transfer file goes to the new school within 15 school days of the pupil ceasing to be registered.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int SchoolDays = 15;

    public IEnumerable<Finding> Check(SchoolLeavingFacts facts)
    {
        var due = facts.Calendar.SchoolDaysAfter(facts.LeftOn, SchoolDays);
        yield return Finding.Deadline(
            "commonTransferFile",
            due,
            "old school",
            facts.IsDestinationKnown
                ? $"Send the common transfer file to the new school by {due.InWords()}."
                : $"The next school is not known: put the common transfer file into the national store by {due.InWords()}.",
            "The file is late: the new school asks the old one for it and tells the local authority.",
            FindingData.Of(("sendTo", facts.IsDestinationKnown ? "newSchool" : "nationalStore"))
        );
    }
}
