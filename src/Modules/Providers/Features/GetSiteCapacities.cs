using MediatR;
using Npgsql;

namespace AltProvision.Providers;

internal sealed class GetSiteCapacitiesHandler(SqlReads reads) : IRequestHandler<GetSiteCapacities, IReadOnlyList<SiteCapacity>>
{
    private const string Statement = """
        select s.id, split_part(s.postcode, ' ', 1), s.capacity_per_half_day
        from providers.site s join providers.provider p on p.id = s.provider_id where p.la_code = $1 order by s.id
        """;

    public Task<IReadOnlyList<SiteCapacity>> Handle(GetSiteCapacities query, CancellationToken cancellationToken) =>
        reads.ReadAsync(new SqlRead<IReadOnlyList<SiteCapacity>>(Statement, ReadAsync, Sql.Value(query.LaCode)), cancellationToken);

    private static async Task<IReadOnlyList<SiteCapacity>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        List<SiteCapacity> sites = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            sites.Add(new(new(reader.GetGuid(0)), reader.GetString(1), reader.GetInt32(2)));
        }

        return sites;
    }
}
