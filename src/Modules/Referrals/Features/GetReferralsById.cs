using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

internal sealed class GetReferralsByIdHandler(ReferralsDbContext db)
    : IRequestHandler<GetReferralsById, IReadOnlyDictionary<ReferralId, ReferralView>>
{
    public async Task<IReadOnlyDictionary<ReferralId, ReferralView>> Handle(GetReferralsById query, CancellationToken cancellationToken)
    {
        var referrals = await db.Referrals.AsNoTracking().Where(r => query.Ids.Contains(r.Id)).ToListAsync(cancellationToken);
        return referrals.ToDictionary(r => r.Id, r => r.ToView());
    }
}
