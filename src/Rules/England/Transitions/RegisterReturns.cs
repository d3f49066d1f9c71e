using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-007: the authority hears of a new pupil within five days, and of a deletion before it happens (source: SI 2024/208 reg 13(1)-(6)).</summary>
internal sealed class RegisterReturns : IRule<RegisterEntryFacts>, IRule<SchoolLeavingFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-TRN-007",
            1,
            From: new(2024, 8, 19),
            Until: null,
            "School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208) reg 13(1)-(6)"
        )
        {
            Title = "New-pupil and deletion returns",
            Statement =
                "The return for a new pupil is made by the end of the fifth day after the entry, the return for a deletion as soon as its ground is met and not later than the deletion.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int EntryDays = 5;

    public IEnumerable<Finding> Check(RegisterEntryFacts facts)
    {
        if (facts.JoinsYoungestClassOnFirstDay)
        {
            yield return Finding.Inform(
                "noNewPupilReturn",
                "No return is needed: the pupil joins the youngest class on the first day of the year."
            );
            yield break;
        }

        var due = facts.EnteredOn.AddDays(EntryDays);
        yield return Finding.Deadline(
            "newPupilReturn",
            due,
            "new school",
            $"Send the new-pupil return to the local authority by {due.InWords()}. Weekends and holidays count.",
            "The return is late: send it today; the local authority may not know that the child is at school."
        );
    }

    public IEnumerable<Finding> Check(SchoolLeavingFacts facts)
    {
        if (facts.IsStandardLeaver)
        {
            yield return Finding.Inform(
                "noDeletionReturn",
                "No return is needed: the pupil leaves with the class at the end of the school."
            );
            yield break;
        }

        yield return Finding.Deadline(
            "deletionReturn",
            facts.LeftOn,
            "old school",
            $"Send the deletion return to the local authority as soon as the ground is met, and not later than {facts.LeftOn.InWords()}.",
            "The name may not be deleted before the return is made: make it now and tell the local authority why it is late."
        );
    }
}
