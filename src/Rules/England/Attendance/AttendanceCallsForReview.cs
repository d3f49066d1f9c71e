using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-021: over the last 20 possible sessions: below 85% is a warning, below 70% a review in ten school days, six missed on end a review in five (Local policy).</summary>
internal sealed class AttendanceCallsForReview(RuleParameters parameters) : IRule<RecentAttendanceFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-021", 1, From: null, Until: null, "Local policy")
        {
            Title = "Placement attendance triggers a review",
            Statement =
                "Over the last 20 possible sessions: below 85% is a warning, below 70% a review in ten school days, six missed on end a review in five.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(RecentAttendanceFacts facts)
    {
        var recent = facts.Sessions.TakeLast(parameters.AttendanceWindowSessions).ToList();
        if (recent is [])
        {
            return [];
        }

        var percent = 100m * recent.Count(attended => attended) / recent.Count;
        var data = FindingData.Of(
            ("percentAttended", Math.Round(percent, 2).ToString("0.##", CultureInfo.InvariantCulture)),
            ("sessions", recent.Count.Figure())
        );
        var message =
            $"{Math.Round(percent, 1).ToString("0.#", CultureInfo.InvariantCulture)}% in the last {recent.Count.Figure()} sessions";
        return facts.AsOf < facts.Start.AddDays(parameters.AttendanceSettlingDays)
            ? [Finding.Inform("attendanceSoFar", $"{message}. The placement is still new.", data)]
            : [.. Rate(facts, percent, message, data), .. Missed(facts, recent)];
    }

    private IEnumerable<Finding> Rate(
        RecentAttendanceFacts facts,
        decimal percent,
        string message,
        IReadOnlyDictionary<string, string> data
    )
    {
        if (percent < parameters.AttendanceReviewPercent)
        {
            var due = facts.Calendar.SchoolDaysAfter(facts.AsOf, parameters.AttendanceReviewSchoolDays);
            yield return Review("attendanceReviewDue", due, message, data);
        }
        else if (percent < parameters.AttendanceWarnPercent)
        {
            yield return Finding.Warn(
                "attendanceLow",
                $"{message}. Ask child, family and provider why, and record what you will do.",
                data
            );
        }
    }

    private IEnumerable<Finding> Missed(RecentAttendanceFacts facts, List<bool> recent)
    {
        var longest = Longest(recent);
        if (longest >= parameters.MissedSessionsInARow)
        {
            var due = facts.Calendar.SchoolDaysAfter(facts.AsOf, parameters.MissedSessionsReviewSchoolDays);
            yield return Review(
                "missedSessionsReviewDue",
                due,
                $"{longest.Figure()} sessions missed on end",
                FindingData.Of(("missedOnEnd", longest.Figure()))
            );
        }
    }

    private static Finding Review(string code, DateOnly due, string message, IReadOnlyDictionary<string, string> data) =>
        Finding.Deadline(
            code,
            due,
            "commissioner",
            $"{message}: review the placement by {due.InWords()}.",
            "The review is overdue and escalates (ENG-REV-013).",
            data
        );

    private static int Longest(List<bool> sessions)
    {
        var (longest, missed) = (0, 0);
        foreach (var attended in sessions)
        {
            missed = attended ? 0 : missed + 1;
            longest = Math.Max(longest, missed);
        }

        return longest;
    }
}
