using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-003: each school marks only the sessions timetabled there and D elsewhere. An unexplained absence is followed up and told to the other school the same day (SI 2024/208 reg 10; Working together to improve school attendance).</summary>
internal sealed class DualRegistration : IRule<SessionCodeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-003", 1, From: new(2024, 8, 19), Until: null, "SI 2024/208 reg 10; Working together to improve school attendance")
        {
            Title = "D: attending another school where registered",
            Statement =
                "Each school marks only the sessions timetabled there and D elsewhere. An unexplained absence is followed up and told to the other school the same day.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(SessionCodeFacts facts)
    {
        var isSuggested = SuggestedCode.For(facts) is "D";
        if (isSuggested)
        {
            yield return Finding.Inform(
                "otherSchoolMarks",
                "The other school marks this session; the home school records D, which is not a possible attendance."
            );
        }

        if (isSuggested && facts is { Attended: SessionAttendance.No, AbsenceReason: null, SessionDate: { } date })
        {
            yield return Finding.Deadline(
                "tellOtherSchool",
                date,
                "school that marks the session",
                $"The absence on {date.InWords()} is not explained. Follow it up and tell the other school on the same day.",
                "Each school may think that the child is safe at the other; the designated safeguarding leads of both are told."
            );
        }

        if (facts.SchoolCode is "D" && !isSuggested)
        {
            yield return Finding.Warn(
                "dNotAllowed",
                "D is only for a session timetabled at another school where the child is registered. Amend the entry, or correct the registration."
            );
        }
    }
}
