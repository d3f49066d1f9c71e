using AltProvision.Providers.Contracts;
using MediatR;
using Npgsql;

namespace AltProvision.Placements;

internal sealed class GetSiteLoadsHandler(SqlReads reads, TimeProvider time)
    : IRequestHandler<GetSiteLoads, IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>>
{
    // Of all commissioners: the number of their children comes out, and nothing else about them.
    private const string Statement = """
        select p.site_id, half, count(*)::int from placements.placement p cross join unnest(p.half_days) half
        where p.site_id = any($1) and (p.status = 'Active' or (p.status in ('Agreed', 'AwaitingAgreement') and p.planned_end_date >= $2))
        group by p.site_id, half
        """;

    public Task<IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>> Handle(
        GetSiteLoads query,
        CancellationToken cancellationToken
    ) =>
        reads.ReadAsync(
            new SqlRead<IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>>(
                Statement,
                ReadCountsAsync,
                Sql.Ids(query.Ids, id => id.Value),
                Sql.Value(LondonTime.Today(time))
            )
            {
                IsOfProduct = true,
            },
            cancellationToken
        );

    private static async Task<IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>> ReadCountsAsync(
        NpgsqlDataReader reader,
        CancellationToken cancellationToken
    )
    {
        Dictionary<SiteId, Dictionary<string, int>> sites = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var site = new SiteId(reader.GetGuid(0));
            if (!sites.TryGetValue(site, out var halves))
            {
                sites.Add(site, halves = []);
            }

            halves.Add(reader.GetString(1), reader.GetInt32(2));
        }

        return sites.ToDictionary(entry => entry.Key, entry => (IReadOnlyDictionary<string, int>)entry.Value);
    }
}
