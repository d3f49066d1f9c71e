using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

/// <summary>A review that was held. Personal data.</summary>
/// <param name="PlacementId">The placement reviewed.</param>
/// <param name="HeldOn">Day on which it was held: not before the start of the placement, not in the future.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="DecisionReason">Why; 5 to 2,000 characters.</param>
/// <param name="Attendees">Who came, by role; 1 to 20.</param>
/// <param name="Progress">Progress against each goal, behaviour and wellbeing; 20 to 8,000 characters.</param>
/// <param name="IsAttending">Whether the child attends as planned (Keeping children safe in education 2025).</param>
/// <param name="IsSafe">Whether the child is safe there (Keeping children safe in education 2025). Where not, CONTINUE is refused.</param>
/// <param name="IsMeetingNeed">Whether the placement meets the need (Keeping children safe in education 2025).</param>
/// <param name="PupilVoice">What the child said, in the child's words; up to 4,000 characters.</param>
/// <param name="ParentView">What the parent or carer said; up to 4,000 characters.</param>
/// <param name="IsPupilVoiceDeclined">Whether the child was asked and chose to say nothing. Needed when pupilVoice is empty.</param>
/// <param name="IsParentUnreached">Whether the parent or carer was asked and could not be reached. Needed when parentView is empty.</param>
/// <param name="IsRiskReviewed">Whether the risk assessment was looked at again.</param>
/// <param name="AreEhcpOutcomesReviewed">Whether the outcomes of the EHCP were looked at; for a child who has one.</param>
/// <param name="NextReviewDate">Date agreed for the next review, no later than rule ENG-REV-001 allows; the rule's own date when absent.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner)]
internal sealed record RecordReview(
    PlacementId PlacementId,
    DateOnly HeldOn,
    ReviewDecision Decision,
    string DecisionReason,
    IReadOnlyList<ReviewAttendee> Attendees,
    string Progress,
    bool IsAttending,
    bool IsSafe,
    bool IsMeetingNeed,
    string? PupilVoice = null,
    string? ParentView = null,
    bool IsPupilVoiceDeclined = false,
    bool IsParentUnreached = false,
    bool IsRiskReviewed = false,
    bool AreEhcpOutcomesReviewed = false,
    DateOnly? NextReviewDate = null,
    string? IdempotencyKey = null
) : ICommand<ReviewView>, ICreate
{
    public ReviewContent ToContent() =>
        new(Decision, DecisionReason, Attendees, Progress, PupilVoice, ParentView, IsAttending, IsSafe, IsMeetingNeed)
        {
            IsPupilVoiceDeclined = IsPupilVoiceDeclined,
            IsParentUnreached = IsParentUnreached,
            IsRiskReviewed = IsRiskReviewed,
            AreEhcpOutcomesReviewed = AreEhcpOutcomesReviewed,
        };
}

[MutationType]
internal static class RecordReviewMutation
{
    /// <summary>
    /// Records a review that was held and what it decided. A review that leaves out what it must say is refused (ENG-REV-002). The findings
    /// say when the next one is due; a later date than the rule allows is refused, and so is one past the agreed end without an extension.
    /// </summary>
    public static Task<Result<ReviewView>> RecordReviewAsync(RecordReview input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class RecordReviewValidator : AbstractValidator<RecordReview>
{
    public RecordReviewValidator()
    {
        RuleFor(c => c.DecisionReason)
            .Must(reason => reason.Trim().Length is >= 5 and <= 2000)
            .WithErrorCode("review.reason-length")
            .WithMessage("Give the reason for the decision in 5 to 2,000 characters.");
        RuleFor(c => c.Progress)
            .Must(progress => progress.Trim().Length is >= 20 and <= 8000)
            .WithErrorCode("review.progress-length")
            .WithMessage("Describe progress against each goal, behaviour and wellbeing in 20 to 8,000 characters.");
        RuleFor(c => c.Attendees)
            .Must(attendees => attendees.Count is >= 1 and <= 20)
            .WithErrorCode("review.attendees-count")
            .WithMessage("Say who came: 1 to 20 kinds of people.");
        RuleFor(c => c.PupilVoice)
            .MaximumLength(4000)
            .WithErrorCode("review.pupil-voice-length")
            .WithMessage("Shorten what the child said to 4,000 characters.");
        RuleFor(c => c.ParentView)
            .MaximumLength(4000)
            .WithErrorCode("review.parent-view-length")
            .WithMessage("Shorten what the parent or carer said to 4,000 characters.");
        RuleFor(c => c.Decision)
            .NotEqual(ReviewDecision.Continue)
            .When(c => !c.IsSafe)
            .WithErrorCode("review.unsafe-continue")
            .WithMessage(
                "A placement in which the child is not safe cannot go on as it is (Keeping children safe in education 2025). "
                    + "Decide CHANGE, END or RETURN, and raise a safeguarding concern."
            );
    }
}

internal sealed class RecordReviewHandler(ReviewsDbContext db, ReviewChecks checks, ReviewClock clock, TimeProvider time)
    : IRequestHandler<RecordReview, Result<ReviewView>>
{
    public async Task<Result<ReviewView>> Handle(RecordReview command, CancellationToken cancellationToken)
    {
        var report = await checks.CheckAsync(command, cancellationToken);
        if (report is not { Schedule: { } schedule, Obstacles: [] })
        {
            return new(null, report.Obstacles, report.Findings);
        }

        var review = Record(schedule, command, report);
        await TakeReportsAsync(review, cancellationToken);
        if (schedule.Take(review.HeldOn, review.Decision, command.NextReviewDate))
        {
            await clock.SetAsync(schedule, cancellationToken);
        }

        db.Raise(new ReviewCompleted(Guid.CreateVersion7(), review.Id, review.PlacementId, review.HeldOn, review.Decision));
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(review.ToView(), report.Findings);
    }

    private Review Record(ReviewSchedule schedule, RecordReview command, ReviewReport report)
    {
        var now = time.GetUtcNow();
        var id = new ReviewId(Guid.CreateVersion7());
        var review = Review.Record(id, schedule.ToScope(), command.HeldOn, command.ToContent(), report.NextDue(command), now);
        db.Reviews.Add(review);
        RuleDecision?[] decisions = [report.Content, report.After?.Next];
        db.Decisions.AddRange(
            decisions.OfType<RuleDecision>().Select(decision => StoredDecision.From(id.Value, nameof(RecordReview), decision, now))
        );
        return review;
    }

    private async Task TakeReportsAsync(Review review, CancellationToken cancellationToken)
    {
        var waiting = await db
            .Reports.Where(r => r.PlacementId == review.PlacementId && r.ReviewId == null && r.PeriodTo <= review.HeldOn)
            .ToListAsync(cancellationToken);
        waiting.ForEach(report => report.Read(review.Id));
    }
}
