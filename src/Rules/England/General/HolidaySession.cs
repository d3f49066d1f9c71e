using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-GEN-006: A session at a provider in a school holiday counts for safeguarding and cost, and not for the attendance of the school. (source: Good practice; School Attendance (Pupil Registration) (England) Regulations 2024).</summary>
internal sealed class HolidaySession : IRule<SessionDayFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-GEN-006", 1, From: null, Until: null, "Good practice; School Attendance (Pupil Registration) (England) Regulations 2024")
        {
            Title = "Holidays do not pause safeguarding, contracts or provider sessions",
            Statement =
                "A session at a provider in a school holiday counts for safeguarding and cost, and not for the attendance of the school.",
            Strength = RuleStrength.GoodPractice,
        };

    public IEnumerable<Finding> Check(SessionDayFacts facts)
    {
        yield return facts.Calendar.IsSchoolDay(facts.SessionDate)
            ? Finding.Inform("schoolSession", "A school day: the session counts for attendance.")
            : Finding.Inform(
                "holidaySession",
                "No school day: not counted for school attendance. Safeguarding and cost go on; the on-call lead answers for the school."
            );
    }
}
