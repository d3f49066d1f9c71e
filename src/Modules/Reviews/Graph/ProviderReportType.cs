using MediatR;

namespace AltProvision.Reviews;

[ObjectType<ProviderReportView>, Node]
internal static class ProviderReportType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ProviderReportId, ProviderReportView>> GetProviderReportsAsync(
        IReadOnlyList<ProviderReportId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProviderReportsById(ids), cancellationToken);

    /// <summary>The placement reported on; null when you may not see it.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, PlacementView>> GetPlacementAsync(
        [Parent(nameof(ProviderReportView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsById(ids), cancellationToken);

    /// <summary>The review that took the report; null until one was held after its period.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReviewId, ReviewView>> GetReviewAsync(
        [Parent(nameof(ProviderReportView.ReviewId))] IReadOnlyList<ReviewId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReviewsById(ids), cancellationToken);
}
