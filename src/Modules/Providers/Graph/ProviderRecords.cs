using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Providers;

[ObjectType<ProviderEvidenceView>, Node]
internal static class ProviderEvidenceType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ProviderEvidenceId, ProviderEvidenceView>> GetEvidenceAsync(
        IReadOnlyList<ProviderEvidenceId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetEvidenceById(ids), cancellationToken);

    /// <summary>The provider.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetProviderAsync(
        [Parent(nameof(ProviderEvidenceView.ProviderId))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);

    /// <summary>The site that it is about; null when it is about the whole provider.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SiteId, SiteView>> GetSiteAsync(
        [Parent(nameof(ProviderEvidenceView.SiteId))] IReadOnlyList<SiteId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSitesById(ids), cancellationToken);

    /// <summary>Whether the last day has passed.</summary>
    public static bool IsExpired([Parent] ProviderEvidenceView evidence, TimeProvider time) => evidence.ExpiresOn < LondonTime.Today(time);
}

[ObjectType<SafeguardingConfirmationView>, Node]
internal static class SafeguardingConfirmationType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<SafeguardingConfirmationId, SafeguardingConfirmationView>> GetSafeguardingConfirmationsAsync(
        IReadOnlyList<SafeguardingConfirmationId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetConfirmationsById(ids), cancellationToken);
}

[ObjectType<ApprovalView>, Node]
internal static class ApprovalType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ApprovalId, ApprovalView>> GetApprovalsAsync(
        IReadOnlyList<ApprovalId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetApprovalsById(ids), cancellationToken);

    /// <summary>The authority; null when its code is unknown.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(ApprovalView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);
}

[ObjectType<ApprovalDecisionView>, Node]
internal static class ApprovalDecisionType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ApprovalDecisionId, ApprovalDecisionView>> GetApprovalDecisionsAsync(
        IReadOnlyList<ApprovalDecisionId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetApprovalDecisionsById(ids), cancellationToken);

    /// <summary>The authority that decided; null when its code is unknown.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(ApprovalDecisionView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);
}

[ObjectType<Commissioner>]
internal static class CommissionerType
{
    /// <summary>The commissioning school; null when an authority commissions.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(Commissioner.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>The commissioning authority; null when a school commissions.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(Commissioner.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);
}

[ObjectType<CommissionerCheckView>, Node]
internal static class CommissionerCheckType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<CommissionerCheckId, CommissionerCheckView>> GetCommissionerChecksAsync(
        IReadOnlyList<CommissionerCheckId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetChecksById(ids), cancellationToken);

    /// <summary>The school that checked; null when an authority did.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(CommissionerCheckView.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>The site that was checked.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SiteId, SiteView>> GetSiteAsync(
        [Parent(nameof(CommissionerCheckView.SiteId))] IReadOnlyList<SiteId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSitesById(ids), cancellationToken);

    /// <summary>The authority that checked, or in whose area the school lies; null when its code is unknown.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(CommissionerCheckView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);
}

[ObjectType<SiteReadiness>]
internal static class SiteReadinessType
{
    /// <summary>The site.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SiteId, SiteView>> GetSiteAsync(
        [Parent(nameof(SiteReadiness.SiteId))] IReadOnlyList<SiteId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSitesById(ids), cancellationToken);
}

[ObjectType<ProviderMatch>]
internal static class ProviderMatchType
{
    /// <summary>The provider.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetProviderAsync(
        [Parent(nameof(ProviderMatch.ProviderId))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);
}
