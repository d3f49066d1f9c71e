using MediatR;
using Npgsql;

namespace AltProvision.Referrals;

internal sealed class CountReferralsHandler(SqlReads reads) : IRequestHandler<CountReferrals, IReadOnlyList<ReferralCount>>
{
    private const string Statement = """
        select date_trunc('month', r.submitted_at at time zone 'Europe/London')::date, r.reason, count(*)::int from referrals.referral r
        where r.la_code = $1 and r.submitted_at >= $2 and r.submitted_at < $3 group by 1, 2 order by 1, 2
        """;

    public Task<IReadOnlyList<ReferralCount>> Handle(CountReferrals query, CancellationToken cancellationToken) =>
        reads.ReadAsync(
            new SqlRead<IReadOnlyList<ReferralCount>>(
                Statement,
                ReadAsync,
                Sql.Value(query.LaCode),
                Sql.Value(LondonTime.StartOf(query.From)),
                Sql.Value(LondonTime.EndOf(query.Until))
            ),
            cancellationToken
        );

    private static async Task<IReadOnlyList<ReferralCount>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        List<ReferralCount> counts = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add(new(reader.GetFieldValue<DateOnly>(0), Enum.Parse<ProvisionReason>(reader.GetString(1)), reader.GetInt32(2)));
        }

        return counts;
    }
}
