using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-010: the school tells the authority of a child who fails to attend regularly or has been absent without authority for ten school days on end (SI 2024/208 reg 13; local policy for the same day).</summary>
internal sealed class AttendanceReturn : IRule<UnauthorisedRunFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-010", 1, From: new(2024, 8, 19), Until: null, "SI 2024/208 reg 13; local policy for the same day")
        {
            Title = "Attendance return: ten school days",
            Statement =
                "The school tells the authority of a child who fails to attend regularly or has been absent without authority for ten school days on end.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int SchoolDaysOnEnd = 10;

    public IEnumerable<Finding> Check(UnauthorisedRunFacts facts) => facts.IsCompulsorySchoolAge ? [Run(facts), .. Regularly(facts)] : [];

    private static Finding Run(UnauthorisedRunFacts facts)
    {
        var (starts, tenth) = AbsenceRuns.Find(facts, SchoolDaysOnEnd);
        var data = FindingData.Of(("runStarts", starts.Iso()), ("tenthSchoolDay", tenth.Iso()));
        return tenth <= facts.AsOf
            ? Finding.Deadline(
                "attendanceReturnDue",
                tenth,
                "home school",
                $"Tenth unauthorised school day on {tenth.InWords()}, counted from {starts.InWords()}. The return is due the same day.",
                "The authority asks the school for the return and checks whether the child is missing education.",
                data
            )
            : Finding.Inform(
                "tenDaysNotReached",
                $"Absent without authority since {starts.InWords()}. The tenth school day would be {tenth.InWords()}.",
                data
            );
    }

    private static IEnumerable<Finding> Regularly(UnauthorisedRunFacts facts)
    {
        if (facts.FailsToAttendRegularly)
        {
            var due = facts.LastReturnOn?.AddMonths(1) ?? facts.AsOf;
            yield return Finding.Deadline(
                "regularReturnDue",
                due,
                "home school",
                $"The child fails to attend regularly. The next return to the authority is due by {due.InWords()}, at least once a month.",
                "The authority asks the school for the return."
            );
        }
    }
}
