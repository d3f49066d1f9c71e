using MediatR;

namespace AltProvision.Reviews;

// The module that holds the key adds both ends of the edge.
[ObjectType<PlacementView>]
internal static class PlacementReviews
{
    /// <summary>Reviews of the placement, the last held first, at most 100. The query reviews pages through all.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<ReviewView>>> GetReviewsAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReviewsByPlacement(ids), cancellationToken);

    /// <summary>When the placement has to be reviewed; null before it has started.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, ReviewScheduleView>> GetReviewScheduleAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReviewSchedules(ids), cancellationToken);

    /// <summary>Last day for the next review by rule ENG-REV-001, or the agreed earlier one; null when none is due.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyDictionary<PlacementId, DateOnly?>> GetNextReviewDueAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var schedules = await mediator.Send(new GetReviewSchedules(ids), cancellationToken);
        return schedules.ToDictionary(schedule => schedule.Key, schedule => schedule.Value.NextReviewDue);
    }

    /// <summary>Whether the day of the next review has passed and none was held.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyDictionary<PlacementId, bool>> IsReviewOverdueAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var schedules = await mediator.Send(new GetReviewSchedules(ids), cancellationToken);
        var today = LondonTime.Today(time);
        return ids.ToDictionary(id => id, id => schedules.GetValueOrDefault(id)?.IsOverdueOn(today) ?? false);
    }
}
