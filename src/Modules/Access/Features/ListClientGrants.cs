using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Access;

/// <summary>Which permissions to list.</summary>
/// <param name="IsActive">True: those that hold; false: those that were taken back; both when absent.</param>
internal sealed record ClientGrantFilter(bool? IsActive = null);

[Allow]
internal sealed record ListClientGrants(PagingArguments Paging, ClientGrantFilter? Where, bool IsCounted) : IRequest<Page<ClientGrantView>>;

[Allow]
internal sealed record GetClientGrantsById(IReadOnlyCollection<ClientGrantId> Ids)
    : IRequest<IReadOnlyDictionary<ClientGrantId, ClientGrantView>>;

[QueryType]
internal static class ListClientGrantsQuery
{
    /// <summary>Systems that act, or acted, for your school, the newest permission first. For its leaders; others get none.</summary>
    /// <param name="where">Which permissions; all when absent.</param>
    [UsePaging]
    public static Task<Page<ClientGrantView>> GetClientGrantsAsync(
        PagingArguments paging,
        ClientGrantFilter? where,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListClientGrants(paging, where, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListClientGrantsHandler(AccessDbContext db) : IRequestHandler<ListClientGrants, Page<ClientGrantView>>
{
    public Task<Page<ClientGrantView>> Handle(ListClientGrants query, CancellationToken cancellationToken) =>
        db.GrantsOfLeader()
            .AsNoTracking()
            .Where(grant => query.Where == null || query.Where.IsActive == null || grant.RevokedAt == null == query.Where.IsActive)
            .ToPageAsync(
                query.Paging,
                Keyset<ClientGrant>.By(grant => grant.GrantedAt, descending: true).ThenBy(grant => grant.Id),
                grant => grant.ToView(),
                query.IsCounted,
                cancellationToken
            );
}

internal sealed class GetClientGrantsByIdHandler(AccessDbContext db)
    : IRequestHandler<GetClientGrantsById, IReadOnlyDictionary<ClientGrantId, ClientGrantView>>
{
    public async Task<IReadOnlyDictionary<ClientGrantId, ClientGrantView>> Handle(
        GetClientGrantsById query,
        CancellationToken cancellationToken
    )
    {
        var grants = await db.GrantsOfLeader().AsNoTracking().Where(grant => query.Ids.Contains(grant.Id)).ToListAsync(cancellationToken);
        return grants.ToDictionary(grant => grant.Id, grant => grant.ToView());
    }
}

internal static class GrantsOfLeaders
{
    /// <summary>The school's grants, for its leaders: they name persons.</summary>
    public static IQueryable<ClientGrant> GrantsOfLeader(this AccessDbContext db)
    {
        var mayRead = db.Viewer.IsSystem || db.Viewer.IsIn(Role.SchoolLeader);
        return db.Grants.Where(_ => mayRead);
    }
}
