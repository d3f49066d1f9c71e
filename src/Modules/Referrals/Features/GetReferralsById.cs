using MediatR;

namespace AltProvision.Referrals;

/// <summary>Referrals straight from their table.</summary>
internal static class ReferralRows
{
    /// <summary>As the query filter of <see cref="ReferralsDbContext"/>. A provider sees what its placements tell of a referral.</summary>
    public static readonly Visibility Visible = new(
        School: "r.school_id = $2",
        La: "r.la_code = $2 and (r.status <> 'Draft' or r.school_id is null)",
        Provider: "false"
    );

    public static readonly ViewRows<ReferralView> Views = new("referrals.referral r");
}

internal sealed class GetReferralsByIdHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetReferralsById, IReadOnlyDictionary<ReferralId, ReferralView>>
{
    private static readonly Visibility.VisibleStatement Statement = ReferralRows.Visible.Statement(visible =>
        $"{ReferralRows.Views.Select} where r.id = any($1) and {visible}"
    );

    public Task<IReadOnlyDictionary<ReferralId, ReferralView>> Handle(GetReferralsById query, CancellationToken cancellationToken)
    {
        var (text, organisation) = Statement.Of(viewer);
        return reads.ReadAsync(
            ReferralRows.Views.ByKey(text, r => r.Id, Sql.Ids(query.Ids, id => id.Value), organisation),
            cancellationToken
        );
    }
}
