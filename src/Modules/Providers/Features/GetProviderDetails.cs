using AltProvision.Placements.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

[Allow]
internal sealed record GetSitesByProvider(IReadOnlyCollection<ProviderId> Ids)
    : IRequest<IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteView>>>;

[Allow]
internal sealed record GetOffersBySite(IReadOnlyCollection<SiteId> Ids) : IRequest<IReadOnlyDictionary<SiteId, IReadOnlyList<OfferView>>>;

[Allow]
internal sealed record GetCurrentEvidence(IReadOnlyCollection<ProviderId> Ids)
    : IRequest<IReadOnlyDictionary<ProviderId, IReadOnlyList<ProviderEvidenceView>>>;

[Allow]
internal sealed record GetConfirmations(IReadOnlyCollection<ProviderId> Ids)
    : IRequest<IReadOnlyDictionary<ProviderId, IReadOnlyList<SafeguardingConfirmationView>>>;

/// <summary>Whether an authority has suspended each provider.</summary>
[Allow]
internal sealed record FindProvidersUnderReview(IReadOnlyCollection<ProviderId> Ids) : IRequest<IReadOnlyDictionary<ProviderId, bool>>;

[Allow]
internal sealed record GetApprovals(IReadOnlyCollection<ProviderId> Ids)
    : IRequest<IReadOnlyDictionary<ProviderId, IReadOnlyList<ApprovalView>>>;

[Allow]
internal sealed record GetApprovalDecisions(IReadOnlyCollection<ProviderId> Ids)
    : IRequest<IReadOnlyDictionary<ProviderId, IReadOnlyList<ApprovalDecisionView>>>;

[Allow]
internal sealed record GetCommissionerChecks(IReadOnlyCollection<ProviderId> Ids)
    : IRequest<IReadOnlyDictionary<ProviderId, IReadOnlyList<CommissionerCheckView>>>;

/// <summary>Room at a site in one half-day of the week.</summary>
/// <param name="HalfDay">The half-day.</param>
/// <param name="Capacity">How many pupils the site takes.</param>
/// <param name="Taken">Places held by live and agreed placements of all commissioners.</param>
/// <param name="Free">Places left; 0 when more are held than the site takes.</param>
internal sealed record FreePlaces(WeekHalfDay HalfDay, int Capacity, int Taken, int Free)
{
    public static IReadOnlyList<FreePlaces> Of(int capacity, IEnumerable<WeekHalfDay> open, IReadOnlyDictionary<string, int>? loads) =>
        [
            .. open.Distinct()
                .Order()
                .Select(halfDay =>
                {
                    var taken = loads?.GetValueOrDefault(halfDay.InWords()) ?? 0;
                    return new FreePlaces(halfDay, capacity, taken, Math.Max(0, capacity - taken));
                }),
        ];
}

[Allow]
internal sealed record GetFreePlaces(IReadOnlyList<SiteView> Sites) : IRequest<IReadOnlyList<IReadOnlyList<FreePlaces>>>;

internal sealed class GetSitesByProviderHandler(ProvidersDbContext db)
    : IRequestHandler<GetSitesByProvider, IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteView>>>
{
    public async Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteView>>> Handle(
        GetSitesByProvider query,
        CancellationToken cancellationToken
    )
    {
        // Adding a site keeps their number per provider below a hundred.
        var sites = await db
            .Sites.AsNoTracking()
            .Where(s => query.Ids.Contains(s.ProviderId))
            .OrderBy(s => s.Name)
            .ThenBy(s => s.Id)
            .ToListAsync(cancellationToken);
        return sites.Grouped(s => s.ProviderId, s => s.ToView());
    }
}

internal sealed class GetOffersBySiteHandler(ProvidersDbContext db)
    : IRequestHandler<GetOffersBySite, IReadOnlyDictionary<SiteId, IReadOnlyList<OfferView>>>
{
    public async Task<IReadOnlyDictionary<SiteId, IReadOnlyList<OfferView>>> Handle(
        GetOffersBySite query,
        CancellationToken cancellationToken
    )
    {
        var offers = await db
            .Offers.AsNoTracking()
            .Where(o => query.Ids.Contains(o.SiteId))
            .OrderBy(o => o.Name)
            .ThenBy(o => o.Id)
            .ToListAsync(cancellationToken);
        return offers.Grouped(o => o.SiteId, o => o.ToView());
    }
}

internal sealed class GetCurrentEvidenceHandler(ProvidersDbContext db)
    : IRequestHandler<GetCurrentEvidence, IReadOnlyDictionary<ProviderId, IReadOnlyList<ProviderEvidenceView>>>
{
    public async Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<ProviderEvidenceView>>> Handle(
        GetCurrentEvidence query,
        CancellationToken cancellationToken
    )
    {
        var evidence = await db.CurrentEvidence()
            .Where(e => query.Ids.Contains(e.ProviderId))
            .OrderBy(e => e.Kind)
            .ThenBy(e => e.SiteId)
            .ThenBy(e => e.Id)
            .ToListAsync(cancellationToken);
        return evidence.Grouped(e => e.ProviderId, e => e.ToView());
    }
}

internal sealed class GetConfirmationsHandler(ProvidersDbContext db)
    : IRequestHandler<GetConfirmations, IReadOnlyDictionary<ProviderId, IReadOnlyList<SafeguardingConfirmationView>>>
{
    public async Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<SafeguardingConfirmationView>>> Handle(
        GetConfirmations query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Confirmations.AsNoTracking()
            .Where(c => query.Ids.Contains(c.ProviderId))
            .GroupBy(c => c.ProviderId)
            .Select(group => new
            {
                group.Key,
                Newest = group.OrderByDescending(c => c.Date).ThenByDescending(c => c.Id).Take(Nested.Most).ToList(),
            })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(l => l.Key, l => (IReadOnlyList<SafeguardingConfirmationView>)[.. l.Newest.Select(c => c.ToView())]);
    }
}

internal sealed class FindProvidersUnderReviewHandler(ProvidersDbContext db)
    : IRequestHandler<FindProvidersUnderReview, IReadOnlyDictionary<ProviderId, bool>>
{
    public async Task<IReadOnlyDictionary<ProviderId, bool>> Handle(FindProvidersUnderReview query, CancellationToken cancellationToken)
    {
        var suspended = await db
            .Approvals.Where(a => query.Ids.Contains(a.ProviderId) && a.Status == ProviderApproval.Suspended)
            .Select(a => a.ProviderId)
            .ToListAsync(cancellationToken);
        return query.Ids.Distinct().ToDictionary(id => id, suspended.Contains);
    }
}

internal sealed class GetApprovalsHandler(ProvidersDbContext db, CommissionerScopes scopes)
    : IRequestHandler<GetApprovals, IReadOnlyDictionary<ProviderId, IReadOnlyList<ApprovalView>>>
{
    public async Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<ApprovalView>>> Handle(
        GetApprovals query,
        CancellationToken cancellationToken
    )
    {
        var authority = await scopes.AuthorityAsync(cancellationToken);
        // One for each authority at most.
        var approvals = await db
            .Approvals.AsNoTracking()
            .ToldTo(db.Viewer, authority)
            .Where(a => query.Ids.Contains(a.ProviderId))
            .OrderBy(a => a.LaCode)
            .ToListAsync(cancellationToken);
        return approvals.Grouped(a => a.ProviderId, a => a.ToView());
    }
}

internal sealed class GetApprovalDecisionsHandler(ProvidersDbContext db, CommissionerScopes scopes)
    : IRequestHandler<GetApprovalDecisions, IReadOnlyDictionary<ProviderId, IReadOnlyList<ApprovalDecisionView>>>
{
    public async Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<ApprovalDecisionView>>> Handle(
        GetApprovalDecisions query,
        CancellationToken cancellationToken
    )
    {
        var authority = await scopes.AuthorityAsync(cancellationToken);
        var lists = await db
            .ApprovalDecisions.AsNoTracking()
            .ToldTo(db.Viewer, authority)
            .Where(d => query.Ids.Contains(d.ProviderId))
            .GroupBy(d => d.ProviderId)
            .Select(group => new
            {
                group.Key,
                Newest = group.OrderByDescending(d => d.DecidedAt).ThenByDescending(d => d.Id).Take(Nested.Most).ToList(),
            })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(l => l.Key, l => (IReadOnlyList<ApprovalDecisionView>)[.. l.Newest.Select(d => d.ToView(db.Viewer))]);
    }
}

internal sealed class GetCommissionerChecksHandler(ProvidersDbContext db)
    : IRequestHandler<GetCommissionerChecks, IReadOnlyDictionary<ProviderId, IReadOnlyList<CommissionerCheckView>>>
{
    public async Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<CommissionerCheckView>>> Handle(
        GetCommissionerChecks query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Checks.AsNoTracking()
            .Where(c => query.Ids.Contains(c.ProviderId))
            .GroupBy(c => c.ProviderId)
            .Select(group => new
            {
                group.Key,
                Newest = group.OrderByDescending(c => c.CheckedOn).ThenByDescending(c => c.Id).Take(Nested.Most).ToList(),
            })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(l => l.Key, l => (IReadOnlyList<CommissionerCheckView>)[.. l.Newest.Select(c => c.ToView())]);
    }
}

internal sealed class GetFreePlacesHandler(ProvidersDbContext db, IMediator mediator)
    : IRequestHandler<GetFreePlaces, IReadOnlyList<IReadOnlyList<FreePlaces>>>
{
    public async Task<IReadOnlyList<IReadOnlyList<FreePlaces>>> Handle(GetFreePlaces query, CancellationToken cancellationToken)
    {
        List<SiteId> ids = [.. query.Sites.Select(site => site.Id).Distinct()];
        var offers = await db.Offers.AsNoTracking().Where(o => ids.Contains(o.SiteId)).ToListAsync(cancellationToken);
        var open = offers.Grouped(o => o.SiteId, o => o.ToView());
        var loads = await mediator.Send(new GetSiteLoads(ids), cancellationToken);
        return
        [
            .. query.Sites.Select(site =>
                FreePlaces.Of(
                    site.CapacityPerHalfDay,
                    open.GetValueOrDefault(site.Id)?.SelectMany(offer => offer.Sessions) ?? [],
                    loads.GetValueOrDefault(site.Id)
                )
            ),
        ];
    }
}

internal static class Nested
{
    public const int Most = 100;

    public static IReadOnlyDictionary<TKey, IReadOnlyList<TView>> Grouped<TRow, TKey, TView>(
        this IEnumerable<TRow> rows,
        Func<TRow, TKey> key,
        Func<TRow, TView> map
    )
        where TKey : notnull => rows.GroupBy(key, map).ToDictionary(group => group.Key, group => (IReadOnlyList<TView>)[.. group]);

    /// <summary>Of each kind, and of each site where it is about one, what runs out last: what was renewed is left out.</summary>
    public static IQueryable<Evidence> CurrentEvidence(this ProvidersDbContext db) =>
        db
            .Evidence.AsNoTracking()
            .Where(e =>
                !db.Evidence.Any(later =>
                    later.ProviderId == e.ProviderId
                    && later.Kind == e.Kind
                    && later.SiteId == e.SiteId
                    && (
                        (later.ExpiresOn ?? DateOnly.MaxValue) > (e.ExpiresOn ?? DateOnly.MaxValue)
                        || (later.ExpiresOn == e.ExpiresOn && later.RecordedAt > e.RecordedAt)
                    )
                )
            );
}
