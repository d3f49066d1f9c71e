using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

internal sealed class SeedReviewHandler(ReviewsDbContext db, ReviewClock clock, TimeProvider time)
    : IRequestHandler<SeedReview, Result<ReviewView>>
{
    public async Task<Result<ReviewView>> Handle(SeedReview command, CancellationToken cancellationToken)
    {
        await db.LockPlacementAsync(command.PlacementId, cancellationToken);
        var schedule = await FindOrOpenAsync(command, cancellationToken);
        var after = await clock.AfterAsync(schedule, command.HeldOn, command.NextReviewDate, cancellationToken);
        var review = await WriteAsync(schedule, command, after.NextDue(command.NextReviewDate), cancellationToken);
        if (schedule.Take(command.HeldOn, command.Decision, command.NextReviewDate))
        {
            await clock.SetAsync(schedule, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Result.With(review.ToView(), after.Findings);
    }

    private async Task<ReviewSchedule> FindOrOpenAsync(SeedReview command, CancellationToken cancellationToken)
    {
        if (await db.Schedules.SingleOrDefaultAsync(s => s.PlacementId == command.PlacementId, cancellationToken) is { } known)
        {
            return known;
        }

        var scope = new PlacementScope(command.PlacementId, command.PupilId, command.SchoolId, command.LaCode, command.ProviderId);
        var schedule = ReviewSchedule.Open(scope, command.StartDate, command.PlannedEndDate, agreedFirstReview: null);
        db.Schedules.Add(schedule);
        return schedule;
    }

    private async Task<Review> WriteAsync(
        ReviewSchedule schedule,
        SeedReview command,
        DateOnly? nextDue,
        CancellationToken cancellationToken
    )
    {
        var content = ContentOf(command);
        if (await db.Reviews.SingleOrDefaultAsync(r => r.Id == command.Id, cancellationToken) is { } known)
        {
            known.Rewrite(command.HeldOn, content, nextDue);
            return known;
        }

        var review = Review.Record(command.Id, schedule.ToScope(), command.HeldOn, content, nextDue, time.GetUtcNow());
        db.Reviews.Add(review);
        return review;
    }

    private static ReviewContent ContentOf(SeedReview command) =>
        new(
            command.Decision,
            command.DecisionReason,
            command.Attendees,
            command.Progress,
            command.PupilVoice,
            command.ParentView,
            command.IsAttending,
            command.IsSafe,
            command.IsMeetingNeed
        );
}
