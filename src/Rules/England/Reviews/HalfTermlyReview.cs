using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-001: at least one review every half term (source: Arranging alternative provision (DfE 2025); Keeping children safe in education 2025; local policy for the formula).</summary>
internal sealed class HalfTermlyReview(RuleParameters parameters) : IRule<ReviewScheduleFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REV-001",
            1,
            From: null,
            Until: null,
            "Arranging alternative provision (DfE 2025); Keeping children safe in education 2025; local policy for the formula"
        )
        {
            Title = "At least one review every half term",
            Statement =
                "A placement is reviewed by the end of the half term; a start in its last days moves the first review to the end of the next.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ReviewScheduleFacts facts)
    {
        if (Due(facts) is not var (due, basis))
        {
            yield return new(Outcome.Inform, "endReviewHeld", "The end review has been held. No further review is due.");
            yield break;
        }

        var isOverdue = facts.AsOf > due;
        yield return Finding.Deadline(
            "reviewDue",
            due,
            "commissioner",
            isOverdue
                ? $"The review was due by {due.InWords()} and is overdue. Hold it now."
                : $"Review due by {due.InWords()} ({Reasons[basis]}).",
            "Passed: it escalates to the quality officer and the head of service, and the placement is not extended meanwhile.",
            FindingData.Of(
                ("basis", basis),
                (
                    "status",
                    facts.AsOf is null ? null
                    : isOverdue ? "overdue"
                    : "due"
                )
            )
        );
    }

    private (DateOnly Date, string Basis)? Due(ReviewScheduleFacts facts)
    {
        var (due, basis) = facts.LastReview is { } last ? AfterReview(facts.Calendar, last) : First(facts.Calendar, facts.Start);
        if (facts.AgreedReviewDate is { } agreed && agreed < due)
        {
            (due, basis) = (agreed, "agreedDate");
        }

        if (!(facts.PlannedEnd < due))
        {
            return (due, basis);
        }

        var endReview = facts.Calendar.LastSchoolDayOnOrBefore(facts.PlannedEnd.Value);
        return facts.LastReview >= endReview ? null : (endReview, "endReview");
    }

    private (DateOnly Date, string Basis) First(SchoolCalendar calendar, DateOnly start)
    {
        var block = calendar.HalfTermOf(start);
        return calendar.CountSchoolDays(start, block.End) >= parameters.ReviewGraceSchoolDays
            ? (calendar.LastSchoolDayOf(block), "thisHalfTermEnd")
            : (calendar.LastSchoolDayOf(calendar.NextHalfTerm(block)), "nextHalfTermEnd-grace");
    }

    // A review held late moves the next one: it counts from the real date.
    private (DateOnly Date, string Basis) AfterReview(SchoolCalendar calendar, DateOnly last)
    {
        var nextEnd = calendar.LastSchoolDayOf(calendar.NextHalfTerm(calendar.HalfTermOf(last)));
        // Counted and not looked up first: the calendar need not reach further than the half term's end.
        return calendar.CountSchoolDays(last.AddDays(1), nextEnd) > parameters.ReviewMaxGapSchoolDays
            ? (calendar.SchoolDaysAfter(last, parameters.ReviewMaxGapSchoolDays), "gapCap")
            : (nextEnd, "nextHalfTermEnd");
    }

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["thisHalfTermEnd"] = "end of this half term",
        ["nextHalfTermEnd-grace"] = "end of the next half term, as few days of this one were left at the start",
        ["nextHalfTermEnd"] = "end of the next half term",
        ["gapCap"] = "longest time between reviews",
        ["agreedDate"] = "as agreed",
        ["endReview"] = "last school day of the placement",
    };
}
