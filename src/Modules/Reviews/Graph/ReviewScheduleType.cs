using MediatR;

namespace AltProvision.Reviews;

[ObjectType<ReviewScheduleView>]
internal static class ReviewScheduleType
{
    /// <summary>Whether the day of the next review has passed and none was held.</summary>
    public static bool IsOverdue([Parent] ReviewScheduleView schedule, TimeProvider time) => schedule.IsOverdueOn(LondonTime.Today(time));

    /// <summary>The placement; null when you may not see it.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, PlacementView>> GetPlacementAsync(
        [Parent(nameof(ReviewScheduleView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsById(ids), cancellationToken);

    /// <summary>The pupil; null when you may not see the pupil.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PupilId, PupilView>> GetPupilAsync(
        [Parent(nameof(ReviewScheduleView.PupilId))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPupilsById(ids), cancellationToken);

    /// <summary>The provider's written reports that wait for the next review, the newest first, at most 20.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<ProviderReportView>>> GetWaitingReportsAsync(
        [Parent(nameof(ReviewScheduleView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetWaitingProviderReports(ids), cancellationToken);

    /// <summary>What the rules said when the date was set, each with version and source.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>> GetFindingsAsync(
        [Parent(nameof(ReviewScheduleView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReviewScheduleFindings(ids), cancellationToken);

    internal static bool IsOverdueOn(this ReviewScheduleView schedule, DateOnly today) => schedule.NextReviewDue < today;

    /// <summary>How its next date was counted anew when calendars changed, the newest first, at most 50. One may wait to be confirmed.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<DateMoveView>>> GetDateMovesAsync(
        [Parent(nameof(ReviewScheduleView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReviewDateMoves(ids), cancellationToken);
}
