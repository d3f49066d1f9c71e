using MediatR;
using Npgsql;

namespace AltProvision.Placements;

/// <summary>Statements over months and the placements that last in them.</summary>
internal static class MonthSql
{
    // An active placement goes on past its agreed end until somebody ends or extends it. What never started took no place and cost nothing.
    public const string Lasting = """
        with month as (
            select m::date as first, (m + interval '1 month' - interval '1 day')::date as last
            from generate_series($1::timestamp, $2::timestamp, interval '1 month') m
        ), lasting as (
            select p.*, p.start_date as first_day, case
                when p.status = 'Ended' then p.ended_on
                when p.status = 'Active' then greatest(p.planned_end_date, $3)
                else p.planned_end_date end as last_day
            from placements.placement p
            where p.status in ('Agreed', 'Active') or (p.status = 'Ended' and p.end_reason <> 'NeverStarted')
        ), part as (
            select l.*, month.first as month,
                (least(l.last_day, month.last) - greatest(l.first_day, month.first) + 1)::numeric / (month.last - month.first + 1) as share
            from month join lasting l on l.first_day <= month.last and l.last_day >= month.first
        )
        """;

    public static async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        NpgsqlDataReader reader,
        Func<NpgsqlDataReader, TRow> read,
        CancellationToken cancellationToken
    )
    {
        List<TRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

internal sealed class GetSiteOccupancyHandler(SqlReads reads, TimeProvider time)
    : IRequestHandler<GetSiteOccupancy, IReadOnlyList<SiteOccupancy>>
{
    private const string Statement = $"""
        {MonthSql.Lasting}
        select part.site_id, part.month, sum(cardinality(part.half_days) * part.share), count(*)::int
        from part where part.site_id = any($4) group by 1, 2 order by 2, 1
        """;

    public Task<IReadOnlyList<SiteOccupancy>> Handle(GetSiteOccupancy query, CancellationToken cancellationToken) =>
        reads.ReadAsync(
            new SqlRead<IReadOnlyList<SiteOccupancy>>(
                Statement,
                (reader, token) => MonthSql.ReadAsync(reader, Row, token),
                Sql.Value(query.FirstMonth),
                Sql.Value(query.LastMonth),
                Sql.Value(LondonTime.Today(time)),
                Sql.Ids(query.Ids, id => id.Value)
            )
            {
                IsOfProduct = true,
            },
            cancellationToken
        );

    private static SiteOccupancy Row(NpgsqlDataReader reader) =>
        new(new(reader.GetGuid(0)), reader.GetFieldValue<DateOnly>(1), reader.GetDecimal(2), reader.GetInt32(3));
}

internal sealed class GetPlacementCostsHandler(SqlReads reads, TimeProvider time)
    : IRequestHandler<GetPlacementCosts, IReadOnlyList<PlacementCost>>
{
    private const string Statement = $"""
        {MonthSql.Lasting}
        select part.month, part.is_la_commissioned, sum(part.weekly_cost * part.share), count(*)::int
        from part where part.la_code = $4 group by 1, 2 order by 1, 2
        """;

    public Task<IReadOnlyList<PlacementCost>> Handle(GetPlacementCosts query, CancellationToken cancellationToken) =>
        reads.ReadAsync(
            new SqlRead<IReadOnlyList<PlacementCost>>(
                Statement,
                (reader, token) => MonthSql.ReadAsync(reader, Row, token),
                Sql.Value(query.FirstMonth),
                Sql.Value(query.LastMonth),
                Sql.Value(LondonTime.Today(time)),
                Sql.Value(query.LaCode)
            ),
            cancellationToken
        );

    private static PlacementCost Row(NpgsqlDataReader reader) =>
        new(reader.GetFieldValue<DateOnly>(0), reader.GetBoolean(1), reader.GetDecimal(2), reader.GetInt32(3));
}

internal sealed class CountOutcomesHandler(SqlReads reads) : IRequestHandler<CountOutcomes, IReadOnlyList<OutcomeCount>>
{
    private const string Statement = """
        select date_trunc('month', p.ended_on)::date, p.outcome, count(*)::int from placements.placement p
        where p.status = 'Ended' and p.ended_on >= $1 and p.ended_on < $2 + interval '1 month' and p.la_code = $3
        group by 1, 2 order by 1, 2
        """;

    public Task<IReadOnlyList<OutcomeCount>> Handle(CountOutcomes query, CancellationToken cancellationToken) =>
        reads.ReadAsync(
            new SqlRead<IReadOnlyList<OutcomeCount>>(
                Statement,
                (reader, token) => MonthSql.ReadAsync(reader, Row, token),
                Sql.Value(query.FirstMonth),
                Sql.Value(query.LastMonth),
                Sql.Value(query.LaCode)
            ),
            cancellationToken
        );

    private static OutcomeCount Row(NpgsqlDataReader reader) =>
        new(reader.GetFieldValue<DateOnly>(0), Enum.Parse<PlacementOutcome>(reader.GetString(1)), reader.GetInt32(2));
}
