using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Providers;

[ObjectType<ProviderView>, Node]
internal static class ProviderNode
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetProvidersAsync(
        IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);

    /// <summary>The authority in whose area the main site lies.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(ProviderView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>The sites by name, at most 100.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteView>>> GetSitesAsync(
        [Parent(nameof(ProviderView.Id))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSitesByProvider(ids), cancellationToken);

    /// <summary>What is on file now: of each kind, and of each site where it is about one, the document that runs out last, in or out of date.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<ProviderEvidenceView>>> GetEvidenceAsync(
        [Parent(nameof(ProviderView.Id))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetCurrentEvidence(ids), cancellationToken);

    /// <summary>Written safeguarding confirmations, the newest first, at most 100.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<SafeguardingConfirmationView>>> GetConfirmationsAsync(
        [Parent(nameof(ProviderView.Id))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetConfirmations(ids), cancellationToken);

    /// <summary>Where the provider stands with each authority that has decided, by code. A suspension by another authority than yours shows as <c>isUnderReview</c> only.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<ApprovalView>>> GetApprovalsAsync(
        [Parent(nameof(ProviderView.Id))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetApprovals(ids), cancellationToken);

    /// <summary>
    /// Whether an authority has suspended the provider. Why, and which, is told to that authority, to schools in its area and to the provider only;
    /// ask the authority in whose area it lies before you place another child there.
    /// </summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, bool>> IsUnderReviewAsync(
        [Parent(nameof(ProviderView.Id))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new FindProvidersUnderReview(ids), cancellationToken);

    /// <summary>Decisions of all authorities that you may see, the newest first, at most 100.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<ApprovalDecisionView>>> GetApprovalDecisionsAsync(
        [Parent(nameof(ProviderView.Id))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetApprovalDecisions(ids), cancellationToken);

    /// <summary>Commissioners' own checks that you may see, the newest first, at most 100: your own, those in your area, or those of your provider.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<CommissionerCheckView>>> GetCommissionerChecksAsync(
        [Parent(nameof(ProviderView.Id))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetCommissionerChecks(ids), cancellationToken);

    /// <summary>What the rules say of a placement at each site. A provider is told of itself only; of others the list is empty.</summary>
    /// <param name="commissioner">Who would commission; your own organisation when left out.</param>
    /// <param name="start">Planned first day, by which the versions of rules are chosen; today when left out.</param>
    /// <param name="plannedEnd">Planned last day; null while not agreed.</param>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteReadiness>>> GetReadinessAsync(
        [Parent(nameof(ProviderView.Id))] IReadOnlyList<ProviderId> ids,
        Commissioner? commissioner,
        DateOnly? start,
        DateOnly? plannedEnd,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new CheckReadiness(ids, commissioner, start, plannedEnd), cancellationToken);
}

[QueryType]
internal static class ProviderQuery
{
    /// <summary>One provider; null when there is none with this ID.</summary>
    /// <param name="id">The provider.</param>
    public static async Task<ProviderView?> GetProviderAsync(ProviderId id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetProvidersById([id]), cancellationToken)).GetValueOrDefault(id);
}
