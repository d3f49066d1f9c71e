using System.Diagnostics.CodeAnalysis;

namespace AltProvision.Reviews;

/// <summary>Reads the date of the next review from what the rules said, and holds a proposed date against it.</summary>
internal static class NextReview
{
    // Eight school weeks, the longest time between reviews. Without a calendar holidays cannot be told apart, so they are not added.
    private const int MostDaysWithoutCalendar = 56;

    /// <summary>Whether the rules could count: no calendar, or one that ends too early, means no answer rather than none due.</summary>
    public static bool KnowsDates([NotNullWhen(true)] this RuleDecision? decision) =>
        decision is not null && (decision.Deadlines.Any() || !decision.Warnings.Any());

    /// <summary>The earliest date that a rule set, national or local; null when no review is due.</summary>
    public static DateOnly? NextDue(this RuleDecision decision) => decision.Deadlines.Min(finding => finding.DueDate);

    /// <summary>What stands against the proposed date; null when nothing does.</summary>
    /// <param name="proposed">Date agreed for the next review; null to take the rule's.</param>
    /// <param name="heldOn">Day of the review from which is counted.</param>
    /// <param name="limit">What the rules say without an agreed date; null without a calendar.</param>
    public static Refusal? Check(DateOnly? proposed, DateOnly heldOn, RuleDecision? limit)
    {
        if (proposed <= heldOn)
        {
            return Refuse(
                "review.next-before-held",
                $"The next review comes after the one held on {heldOn.InWords()}. Choose a later day."
            );
        }

        return limit.KnowsDates() ? CheckByRule(proposed, limit) : CheckWithoutCalendar(proposed, heldOn);
    }

    private static Refusal? CheckByRule(DateOnly? proposed, RuleDecision limit)
    {
        if (proposed is null)
        {
            return null;
        }

        if (limit.Deadlines.MinBy(finding => finding.DueDate) is not { DueDate: { } due } strictest)
        {
            return Refuse(
                "review.none-due",
                "No further review falls due before the agreed end. Leave the date empty, or extend the placement."
            );
        }

        return proposed <= due
            ? null
            : strictest.ToRefusal("nextReviewDate") with
            {
                Message = $"The next review has to be held by {due.InWords()}. Choose that day or an earlier one.",
            };
    }

    private static Refusal? CheckWithoutCalendar(DateOnly? proposed, DateOnly heldOn)
    {
        if (proposed is null)
        {
            return Refuse(
                "review.next-missing",
                "The school's term dates do not reach far enough to work out the date. Give the next review's date."
            );
        }

        var latest = heldOn.AddDays(MostDaysWithoutCalendar);
        return proposed <= latest
            ? null
            : Refuse(
                "review.next-too-late",
                $"While term dates are missing, agree a day no later than {latest.InWords()}: eight weeks on."
            );
    }

    private static Refusal Refuse(string code, string message) => Refusal.Of(code, message, "nextReviewDate");
}
