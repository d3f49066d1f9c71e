using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-014: attendance, hours below plan, physical intervention, a new status, a change of site or staff, or a request brings one review forward (Local policy).</summary>
internal sealed class EventsBringReviewForward(RuleParameters parameters) : IRule<ReviewTriggerFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-014", 1, From: null, Until: null, "Local policy")
        {
            Title = "Reviews triggered by events",
            Statement =
                "Attendance, hours below plan, physical intervention, a new status, a change of site or staff, or a request brings one review forward.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(ReviewTriggerFacts facts)
    {
        var reasons = Reasons(facts).Distinct().ToList();
        if (reasons is [])
        {
            yield break;
        }

        // Several events lead to one review, at the earliest of their dates.
        var due = facts.Calendar.SchoolDaysAfter(facts.AsOf, reasons.Min(reason => reason.SchoolDays));
        var list = string.Join(',', reasons.Select(reason => reason.Name));
        var data = FindingData.Of(("triggers", list));
        yield return facts.NextReview >= facts.AsOf && facts.NextReview <= due
            ? Finding.Inform(
                "plannedReviewServes",
                $"The review on {facts.NextReview.Value.InWords()} is soon enough. It also looks at: {list}.",
                data
            )
            : Finding.Deadline(
                "reviewBroughtForward",
                due,
                "commissioner",
                $"Review brought forward to {due.InWords()} at the latest: {list}.",
                "The review is overdue and escalates (ENG-REV-013).",
                data
            );
    }

    private IEnumerable<(string Name, int SchoolDays)> Reasons(ReviewTriggerFacts facts)
    {
        foreach (var trigger in facts.Triggers)
        {
            yield return trigger switch
            {
                ReviewTrigger.LowAttendance => ("lowAttendance", parameters.AttendanceReviewSchoolDays),
                ReviewTrigger.MissedSessions => ("missedSessions", parameters.MissedSessionsReviewSchoolDays),
                ReviewTrigger.PhysicalIntervention => ("physicalIntervention", parameters.TriggeredReviewSchoolDays),
                ReviewTrigger.NewStatus => ("newStatus", parameters.TriggeredReviewSchoolDays),
                ReviewTrigger.SiteOrStaffChange => ("siteOrStaffChange", parameters.TriggeredReviewSchoolDays),
                ReviewTrigger.ParentRequest => ("parentRequest", parameters.ReviewOnRequestSchoolDays),
                _ => ("childRequest", parameters.ReviewOnRequestSchoolDays),
            };
        }

        if (facts.WeeksBelowPlannedHours >= parameters.WeeksBelowHoursForReview)
        {
            yield return ("hoursBelowPlan", parameters.TriggeredReviewSchoolDays);
        }
    }
}
