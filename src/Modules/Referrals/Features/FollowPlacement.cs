using AltProvision.Placements.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

internal sealed class PlaceReferralOnPlacementStarted(ReferralsDbContext db) : INotificationHandler<PlacementStarted>
{
    public async Task Handle(PlacementStarted started, CancellationToken cancellationToken)
    {
        var referral = await db.Referrals.SingleAsync(r => r.Id == started.ReferralId, cancellationToken);
        referral.Place();
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class CloseReferralOnPlacementEnded(ReferralsDbContext db) : INotificationHandler<PlacementEnded>
{
    public async Task Handle(PlacementEnded ended, CancellationToken cancellationToken)
    {
        var referral = await db.Referrals.SingleAsync(r => r.Id == ended.ReferralId, cancellationToken);
        referral.Close();
        await db.SaveChangesAsync(cancellationToken);
    }
}
