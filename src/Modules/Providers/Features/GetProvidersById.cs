using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

internal sealed class GetProvidersByIdHandler(SqlReads reads)
    : IRequestHandler<GetProvidersById, IReadOnlyDictionary<ProviderId, ProviderView>>
{
    private static readonly ViewRows<ProviderView> Rows = new("providers.provider p");
    private static readonly string Statement = $"{Rows.Select} where p.id = any($1)";

    public Task<IReadOnlyDictionary<ProviderId, ProviderView>> Handle(GetProvidersById query, CancellationToken cancellationToken) =>
        reads.ReadAsync(Rows.ByKey(Statement, p => p.Id, Sql.Ids(query.Ids, id => id.Value)), cancellationToken);
}

internal sealed class GetSitesByIdHandler(SqlReads reads) : IRequestHandler<GetSitesById, IReadOnlyDictionary<SiteId, SiteView>>
{
    private static readonly ViewRows<SiteView> Rows = new("providers.site s");
    private static readonly string Statement = $"{Rows.Select} where s.id = any($1)";

    public Task<IReadOnlyDictionary<SiteId, SiteView>> Handle(GetSitesById query, CancellationToken cancellationToken) =>
        reads.ReadAsync(Rows.ByKey(Statement, s => s.Id, Sql.Ids(query.Ids, id => id.Value)), cancellationToken);
}

[Allow]
internal sealed record GetOffersById(IReadOnlyCollection<OfferId> Ids) : IRequest<IReadOnlyDictionary<OfferId, OfferView>>;

internal sealed class GetOffersByIdHandler(ProvidersDbContext db) : IRequestHandler<GetOffersById, IReadOnlyDictionary<OfferId, OfferView>>
{
    public async Task<IReadOnlyDictionary<OfferId, OfferView>> Handle(GetOffersById query, CancellationToken cancellationToken)
    {
        var offers = await db.Offers.AsNoTracking().Where(o => query.Ids.Contains(o.Id)).ToListAsync(cancellationToken);
        return offers.ToDictionary(o => o.Id, o => o.ToView());
    }
}

[Allow]
internal sealed record GetEvidenceById(IReadOnlyCollection<ProviderEvidenceId> Ids)
    : IRequest<IReadOnlyDictionary<ProviderEvidenceId, ProviderEvidenceView>>;

internal sealed class GetEvidenceByIdHandler(ProvidersDbContext db)
    : IRequestHandler<GetEvidenceById, IReadOnlyDictionary<ProviderEvidenceId, ProviderEvidenceView>>
{
    public async Task<IReadOnlyDictionary<ProviderEvidenceId, ProviderEvidenceView>> Handle(
        GetEvidenceById query,
        CancellationToken cancellationToken
    )
    {
        var evidence = await db.Evidence.AsNoTracking().Where(e => query.Ids.Contains(e.Id)).ToListAsync(cancellationToken);
        return evidence.ToDictionary(e => e.Id, e => e.ToView());
    }
}

[Allow]
internal sealed record GetConfirmationsById(IReadOnlyCollection<SafeguardingConfirmationId> Ids)
    : IRequest<IReadOnlyDictionary<SafeguardingConfirmationId, SafeguardingConfirmationView>>;

internal sealed class GetConfirmationsByIdHandler(ProvidersDbContext db)
    : IRequestHandler<GetConfirmationsById, IReadOnlyDictionary<SafeguardingConfirmationId, SafeguardingConfirmationView>>
{
    public async Task<IReadOnlyDictionary<SafeguardingConfirmationId, SafeguardingConfirmationView>> Handle(
        GetConfirmationsById query,
        CancellationToken cancellationToken
    )
    {
        var confirmations = await db.Confirmations.AsNoTracking().Where(r => query.Ids.Contains(r.Id)).ToListAsync(cancellationToken);
        return confirmations.ToDictionary(r => r.Id, r => r.ToView());
    }
}

[Allow]
internal sealed record GetApprovalsById(IReadOnlyCollection<ApprovalId> Ids) : IRequest<IReadOnlyDictionary<ApprovalId, ApprovalView>>;

internal sealed class GetApprovalsByIdHandler(ProvidersDbContext db, CommissionerScopes scopes)
    : IRequestHandler<GetApprovalsById, IReadOnlyDictionary<ApprovalId, ApprovalView>>
{
    public async Task<IReadOnlyDictionary<ApprovalId, ApprovalView>> Handle(GetApprovalsById query, CancellationToken cancellationToken)
    {
        var authority = await scopes.AuthorityAsync(cancellationToken);
        var approvals = await db
            .Approvals.AsNoTracking()
            .ToldTo(db.Viewer, authority)
            .Where(r => query.Ids.Contains(r.Id))
            .ToListAsync(cancellationToken);
        return approvals.ToDictionary(r => r.Id, r => r.ToView());
    }
}

[Allow]
internal sealed record GetApprovalDecisionsById(IReadOnlyCollection<ApprovalDecisionId> Ids)
    : IRequest<IReadOnlyDictionary<ApprovalDecisionId, ApprovalDecisionView>>;

internal sealed class GetApprovalDecisionsByIdHandler(ProvidersDbContext db, CommissionerScopes scopes)
    : IRequestHandler<GetApprovalDecisionsById, IReadOnlyDictionary<ApprovalDecisionId, ApprovalDecisionView>>
{
    public async Task<IReadOnlyDictionary<ApprovalDecisionId, ApprovalDecisionView>> Handle(
        GetApprovalDecisionsById query,
        CancellationToken cancellationToken
    )
    {
        var authority = await scopes.AuthorityAsync(cancellationToken);
        var decisions = await db
            .ApprovalDecisions.AsNoTracking()
            .ToldTo(db.Viewer, authority)
            .Where(r => query.Ids.Contains(r.Id))
            .ToListAsync(cancellationToken);
        return decisions.ToDictionary(r => r.Id, r => r.ToView(db.Viewer));
    }
}

[Allow]
internal sealed record GetChecksById(IReadOnlyCollection<CommissionerCheckId> Ids)
    : IRequest<IReadOnlyDictionary<CommissionerCheckId, CommissionerCheckView>>;

internal sealed class GetChecksByIdHandler(ProvidersDbContext db)
    : IRequestHandler<GetChecksById, IReadOnlyDictionary<CommissionerCheckId, CommissionerCheckView>>
{
    public async Task<IReadOnlyDictionary<CommissionerCheckId, CommissionerCheckView>> Handle(
        GetChecksById query,
        CancellationToken cancellationToken
    )
    {
        var checks = await db.Checks.AsNoTracking().Where(r => query.Ids.Contains(r.Id)).ToListAsync(cancellationToken);
        return checks.ToDictionary(r => r.Id, r => r.ToView());
    }
}
