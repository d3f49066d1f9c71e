using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-006: c2 is for a child of compulsory school age on an agreed part-time timetable, X only for one who is not of that age (SI 2024/208 reg 10; Working together to improve school attendance).</summary>
internal sealed class PartTimeAndNotRequired : IRule<SessionCodeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-006", 1, From: new(2024, 8, 19), Until: null, "SI 2024/208 reg 10; Working together to improve school attendance")
        {
            Title = "C2 and X",
            Statement =
                "C2 is for a child of compulsory school age on an agreed part-time timetable, X only for one who is not of that age.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(SessionCodeFacts facts)
    {
        if (facts.SchoolCode is "C2" && !SuggestedCode.IsPartTime(facts))
        {
            yield return Finding.Warn(
                "c2NotAllowed",
                "C2 is only for a child of compulsory school age under a part-time timetable that is agreed and has not run out. Amend the entry."
            );
        }

        if (facts is { SchoolCode: "X", IsCompulsorySchoolAge: true })
        {
            yield return Finding.Warn("xNotAllowed", "X is never for a child of compulsory school age. Amend the entry.");
        }

        if (facts.TimetabledAt is SessionPlace.None && SuggestedCode.For(facts) is "N")
        {
            yield return Finding.Inform(
                "offWithoutAgreement",
                "The child is expected nowhere, and no part-time timetable is agreed. Find out where the child is and plan the session."
            );
        }
    }
}
