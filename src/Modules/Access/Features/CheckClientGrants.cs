using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Access;

internal sealed class CheckClientGrantsHandler(AccessDbContext db) : IRequestHandler<CheckClientGrants, IReadOnlySet<ClientGrantKey>>
{
    public async Task<IReadOnlySet<ClientGrantKey>> Handle(CheckClientGrants query, CancellationToken cancellationToken)
    {
        var clients = query.Grants.Select(grant => grant.ClientId).Distinct().ToList();
        var schools = query.Grants.Select(grant => grant.SchoolId).Distinct().ToList();
        var active = await db
            .Grants.AsNoTracking()
            .Where(grant => clients.Contains(grant.ClientId) && schools.Contains(grant.SchoolId) && grant.RevokedAt == null)
            .Select(grant => new ClientGrantKey(grant.Issuer, grant.ClientId, grant.SchoolId))
            .ToListAsync(cancellationToken);
        return query.Grants.Intersect(active).ToHashSet();
    }
}

internal sealed class GetSchoolsOfClientHandler(AccessDbContext db) : IRequestHandler<GetSchoolsOfClient, IReadOnlyList<SchoolId>>
{
    public async Task<IReadOnlyList<SchoolId>> Handle(GetSchoolsOfClient query, CancellationToken cancellationToken) =>
        await db
            .Grants.AsNoTracking()
            .Where(grant => grant.Issuer == query.Issuer && grant.ClientId == query.ClientId && grant.RevokedAt == null)
            .OrderBy(grant => grant.SchoolId)
            .Select(grant => grant.SchoolId)
            .Take(query.Most)
            .ToListAsync(cancellationToken);
}
