using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

internal sealed class OpenScheduleOnPlacementStarted(ReviewsDbContext db, ReviewClock clock) : INotificationHandler<PlacementStarted>
{
    public async Task Handle(PlacementStarted started, CancellationToken cancellationToken)
    {
        await db.LockPlacementAsync(started.PlacementId, cancellationToken);

        // A later event, or the demo's seed, may have opened it already; it knows more then.
        if (await db.Schedules.AnyAsync(s => s.PlacementId == started.PlacementId, cancellationToken))
        {
            return;
        }

        var scope = new PlacementScope(started.PlacementId, started.PupilId, started.SchoolId, started.LaCode, started.ProviderId);
        var schedule = ReviewSchedule.Open(scope, started.StartDate, started.PlannedEndDate, started.AgreedFirstReview);
        db.Schedules.Add(schedule);
        await clock.SetAsync(schedule, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class MoveScheduleOnPlacementExtended(ReviewsDbContext db, ReviewClock clock, IMediator mediator)
    : INotificationHandler<PlacementExtended>
{
    public async Task Handle(PlacementExtended extended, CancellationToken cancellationToken)
    {
        var schedule = await db.FindOrOpenAsync(extended.PlacementId, mediator, cancellationToken);
        schedule.Extend(extended.PlannedEndDate);
        await clock.SetAsync(schedule, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class CloseScheduleOnPlacementEnded(ReviewsDbContext db, IMediator mediator) : INotificationHandler<PlacementEnded>
{
    public async Task Handle(PlacementEnded ended, CancellationToken cancellationToken)
    {
        var schedule = await db.FindOrOpenAsync(ended.PlacementId, mediator, cancellationToken);
        schedule.End(ended.LastDay);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal static class SchedulesByEvent
{
    /// <summary>Events may overtake each other: where the start is not told yet, the placement itself is asked.</summary>
    public static async Task<ReviewSchedule> FindOrOpenAsync(
        this ReviewsDbContext db,
        PlacementId id,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        await db.LockPlacementAsync(id, cancellationToken);
        if (await db.Schedules.SingleOrDefaultAsync(s => s.PlacementId == id, cancellationToken) is { } known)
        {
            return known;
        }

        var placement = (await mediator.Send(new GetPlacementsById([id]), cancellationToken))[id];
        var scope = new PlacementScope(id, placement.PupilId, placement.SchoolId, placement.LaCode, placement.ProviderId);
        var schedule = ReviewSchedule.Open(scope, placement.StartDate, placement.PlannedEndDate, placement.FirstReviewDate);
        db.Schedules.Add(schedule);
        return schedule;
    }
}
