using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

/// <summary>What would come of recording a review.</summary>
/// <param name="Schedule">The placement's schedule; null when the placement is not known or has not started.</param>
/// <param name="After">What the rules say of the next review; null without a schedule.</param>
/// <param name="Content">What the rules say of its content; null without a schedule.</param>
/// <param name="Obstacles">What stands in the way.</param>
internal sealed record ReviewReport(ReviewSchedule? Schedule, AfterReview? After, RuleDecision? Content, IReadOnlyList<Refusal> Obstacles)
{
    /// <summary>Last day for the next review; null when none falls due.</summary>
    public DateOnly? NextDue(RecordReview review) => Schedule is { EndedOn: null } ? After?.NextDue(review.NextReviewDate) : null;

    public IReadOnlyList<RuleFinding> Findings => [.. Content?.Findings ?? [], .. After?.Findings ?? []];
}

/// <summary>Judges a review as a whole. Writes nothing, so it can be asked as often as one likes.</summary>
internal sealed class ReviewChecks(
    ReviewsDbContext db,
    ReviewClock clock,
    IMediator mediator,
    RuleBook<ReviewContentFacts> contents,
    TimeProvider time
)
{
    public async Task<ReviewReport> CheckAsync(RecordReview review, CancellationToken cancellationToken)
    {
        if (await db.Schedules.SingleOrDefaultAsync(s => s.PlacementId == review.PlacementId, cancellationToken) is not { } schedule)
        {
            return new(null, null, null, [Refusal.NotFound("started placement", "placementId")]);
        }

        var content = await JudgeContentAsync(schedule, review, cancellationToken);
        var after = await clock.AfterAsync(schedule, review.HeldOn, review.NextReviewDate, cancellationToken);
        return new(schedule, after, content, await ObstaclesAsync(schedule, review, content, after, cancellationToken));
    }

    private async Task<IReadOnlyList<Refusal>> ObstaclesAsync(
        ReviewSchedule schedule,
        RecordReview review,
        RuleDecision content,
        AfterReview after,
        CancellationToken cancellationToken
    )
    {
        List<Refusal> obstacles = [.. schedule.CheckReview(review.HeldOn, review.Decision, LondonTime.Today(time))];
        if (await db.Reviews.AnyAsync(r => r.PlacementId == review.PlacementId && r.HeldOn == review.HeldOn, cancellationToken))
        {
            obstacles.Add(
                Refusal.Of("review.same-day", "A review of this placement on this day is recorded already. Check the day.", "heldOn")
            );
        }

        // Counted from a day that cannot be right, the next date would only mislead.
        if (obstacles.Count == 0 && schedule.EndedOn is null)
        {
            obstacles.AddRange(after.Check(review.NextReviewDate, review.HeldOn));
        }

        return [.. obstacles, .. content.Blocks.Where(IsGap).Select(gap => gap.ToRefusal(FieldOf(gap)))];
    }

    private async Task<RuleDecision> JudgeContentAsync(ReviewSchedule schedule, RecordReview review, CancellationToken cancellationToken)
    {
        var pupils = await mediator.Send(new GetPupilsById([schedule.PupilId]), cancellationToken);
        var facts = new ReviewContentFacts
        {
            IsAttending = review.IsAttending,
            IsSafe = review.IsSafe,
            MeetsNeed = review.IsMeetingNeed,
            HasProgress = review.Progress.Trim().Length > 0,
            HasChildView = review.IsPupilVoiceDeclined || review.PupilVoice?.Trim().Length > 0,
            HasParentView = review.IsParentUnreached || review.ParentView?.Trim().Length > 0,
            IsRiskReviewed = review.IsRiskReviewed,
            HasEhcp = pupils.GetValueOrDefault(schedule.PupilId)?.HasEhcp is true,
            AreEhcpOutcomesReviewed = review.AreEhcpOutcomesReviewed,
            HasDecision = true,
            // The clock sets it, and says where it cannot.
            HasNextDate = true,
        };
        return contents.Check(review.HeldOn, facts, schedule.LaCode);
    }

    // That the child is not safe is what the review found: to be acted on, and never a reason not to record it.
    private static bool IsGap(RuleFinding finding) => finding.Code != "notSafe";

    private static string FieldOf(RuleFinding gap) =>
        gap.Code switch
        {
            "childViewMissing" => "pupilVoice",
            "parentViewMissing" => "parentView",
            "riskNotReviewed" => "isRiskReviewed",
            "ehcpOutcomesMissing" => "areEhcpOutcomesReviewed",
            "progressMissing" => "progress",
            _ => "decision",
        };
}
