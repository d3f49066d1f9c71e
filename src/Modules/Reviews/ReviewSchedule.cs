namespace AltProvision.Reviews;

/// <summary>When one placement has to be reviewed. One per placement, from its start.</summary>
internal sealed class ReviewSchedule : PlacementRecord, IVersioned
{
    private ReviewSchedule() { }

    private ReviewSchedule(PlacementScope scope)
        : base(scope) { }

    public int Version { get; private set; }

    public DateOnly StartDate { get; private set; }

    public DateOnly PlannedEndDate { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>Date agreed for the next review, which may be earlier than the rule's; null when none is.</summary>
    public DateOnly? AgreedReviewDate { get; private set; }

    public DateOnly? LastReviewOn { get; private set; }

    public ReviewDecision? LastDecision { get; private set; }

    public DateOnly? NextDue { get; private set; }

    /// <summary>The last review, or the start where none was held: the date of the legal event for the rule.</summary>
    public DateOnly CountedFrom => LastReviewOn ?? StartDate;

    public static ReviewSchedule Open(PlacementScope scope, DateOnly startDate, DateOnly plannedEndDate, DateOnly? agreedFirstReview) =>
        new(scope)
        {
            Version = 1,
            StartDate = startDate,
            PlannedEndDate = plannedEndDate,
            AgreedReviewDate = agreedFirstReview,
        };

    public void Extend(DateOnly plannedEndDate) => PlannedEndDate = plannedEndDate;

    /// <summary>The placement is over, and with it the duty to review it.</summary>
    public void End(DateOnly lastDay) => (EndedOn, NextDue) = (lastDay, null);

    /// <summary>What stands against a review on this day with this decision; all of it.</summary>
    public IEnumerable<Refusal> CheckReview(DateOnly heldOn, ReviewDecision decision, DateOnly today)
    {
        if (heldOn > today)
        {
            yield return Refusal.Of(
                "review.held-in-future",
                "A review is recorded once it was held. Give the day it was held, not a later one.",
                "heldOn"
            );
        }

        if (heldOn < StartDate)
        {
            yield return Refusal.Of(
                "review.held-before-start",
                $"The placement started on {StartDate.InWords()}; a review of it cannot have been held before. Check the day.",
                "heldOn"
            );
        }

        if (EndedOn is { } ended && decision is ReviewDecision.Continue or ReviewDecision.Change)
        {
            yield return Refusal.Of(
                "review.placement-ended",
                $"The placement ended on {ended.InWords()}, so it cannot go on. Decide END or RETURN.",
                "decision"
            );
        }
    }

    /// <summary>Takes note of a review. One that is recorded after a later one changes nothing.</summary>
    /// <returns>Whether it is the last one now.</returns>
    public bool Take(DateOnly heldOn, ReviewDecision decision, DateOnly? agreedNext)
    {
        if (heldOn < LastReviewOn)
        {
            return false;
        }

        (LastReviewOn, LastDecision, AgreedReviewDate) = (heldOn, decision, agreedNext);
        return true;
    }

    /// <summary>
    /// Takes the date from the rules, or the agreed one where they cannot count. A decision to end or return does not stop the clock: only
    /// the end of the placement does, for until then a child is there.
    /// </summary>
    public void Follow(RuleDecision? decision) =>
        NextDue =
            EndedOn is not null ? null
            : decision.KnowsDates() ? decision.NextDue()
            : AgreedReviewDate;

    /// <summary>Takes a date that was counted anew: an earlier one at once, a later one once it is confirmed (ENG-GEN-011).</summary>
    public void MoveDate(DateMove move) => NextDue = move.State is DateMoveState.ToConfirm ? NextDue : move.NewDate;

    public ReviewScheduleFacts ToFacts(SchoolCalendar calendar) =>
        new(calendar, StartDate)
        {
            LastReview = LastReviewOn,
            AgreedReviewDate = AgreedReviewDate,
            PlannedEnd = PlannedEndDate,
        };

    public ReviewScheduleView ToView() =>
        new(
            PlacementId,
            Version,
            PupilId,
            SchoolId,
            LaCode,
            ProviderId,
            StartDate,
            PlannedEndDate,
            EndedOn,
            LastReviewOn,
            LastDecision,
            NextDue
        );
}
