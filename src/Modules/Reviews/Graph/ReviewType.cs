using MediatR;

namespace AltProvision.Reviews;

[ObjectType<ReviewView>, Node]
internal static class ReviewType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ReviewId, ReviewView>> GetReviewsAsync(
        IReadOnlyList<ReviewId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReviewsById(ids), cancellationToken);

    /// <summary>The placement reviewed; null when you may not see it.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, PlacementView>> GetPlacementAsync(
        [Parent(nameof(ReviewView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsById(ids), cancellationToken);

    /// <summary>The provider's written reports that the review took, the newest first, at most 20.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReviewId, IReadOnlyList<ProviderReportView>>> GetProviderReportsAsync(
        [Parent(nameof(ReviewView.Id))] IReadOnlyList<ReviewId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProviderReportsByReview(ids), cancellationToken);

    /// <summary>What the rules said of the next review when this one was recorded, each with version and source.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReviewId, IReadOnlyList<RuleFinding>>> GetFindingsAsync(
        [Parent(nameof(ReviewView.Id))] IReadOnlyList<ReviewId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReviewFindings(ids), cancellationToken);

    /// <summary>What the rules decided on it and what they were told, the newest first, at most 50. For leaders and officers.</summary>
    [BatchResolver, AskedBy(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
    public static Task<IReadOnlyDictionary<ReviewId, IReadOnlyList<StoredDecisionView>>> GetDecisionsAsync(
        [Parent(nameof(ReviewView.Id))] IReadOnlyList<ReviewId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.DecisionsOfAsync(ReviewsModule.Name, ids, id => id.Value, cancellationToken);
}

[QueryType]
internal static class ReviewQuery
{
    /// <summary>One review; null when there is none with this ID that you may see.</summary>
    /// <param name="id">The review.</param>
    public static async Task<ReviewView?> GetReviewAsync(ReviewId id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetReviewsById([id]), cancellationToken)).GetValueOrDefault(id);
}
