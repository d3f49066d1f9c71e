using MediatR;

namespace AltProvision.Referrals;

internal sealed class GetReferralsByIdHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetReferralsById, IReadOnlyDictionary<ReferralId, ReferralView>>
{
    // A provider sees what its placements tell of a referral.
    private static readonly Visibility Visible = new(
        School: "r.school_id = $2",
        La: "r.la_code = $2 and (r.status <> 'Draft' or r.school_id is null)",
        Provider: "false"
    );

    private static readonly ViewRows<ReferralView> Rows = new("referrals.referral r");

    public Task<IReadOnlyDictionary<ReferralId, ReferralView>> Handle(GetReferralsById query, CancellationToken cancellationToken)
    {
        var (condition, organisation) = Visible.Of(viewer);
        Guid[] ids = [.. query.Ids.Select(id => id.Value)];
        return reads.ReadAsync(
            Rows.ByKey($"where r.id = any($1) and {condition}", r => r.Id, Sql.Value(ids), organisation),
            cancellationToken
        );
    }
}
