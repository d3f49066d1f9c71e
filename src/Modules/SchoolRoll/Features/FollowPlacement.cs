using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>All parties agreed, so the provider may see the pupil.</summary>
internal sealed class OpenAccessOnPlacementAgreed(SchoolRollDbContext db) : INotificationHandler<PlacementAgreed>
{
    public async Task Handle(PlacementAgreed agreed, CancellationToken cancellationToken)
    {
        await db.AccessOfAsync(agreed.PlacementId, agreed.PupilId, agreed.ProviderId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>The provider sees the pupil until the end of the last day. An end that is told before the agreement counts too.</summary>
internal sealed class CloseAccessOnPlacementEnded(SchoolRollDbContext db) : INotificationHandler<PlacementEnded>
{
    public async Task Handle(PlacementEnded ended, CancellationToken cancellationToken)
    {
        var access = await db.AccessOfAsync(ended.PlacementId, ended.PupilId, ended.ProviderId, cancellationToken);
        access.End(ended.LastDay);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal static class ProviderAccess
{
    /// <summary>The access that a placement gives, a new one if there is none.</summary>
    public static async Task<PupilProviderAccess> AccessOfAsync(
        this SchoolRollDbContext db,
        PlacementId placement,
        PupilId pupil,
        ProviderId provider,
        CancellationToken cancellationToken
    )
    {
        if (await db.ProviderAccess.SingleOrDefaultAsync(access => access.PlacementId == placement, cancellationToken) is { } known)
        {
            return known;
        }

        var access = PupilProviderAccess.Of(placement, pupil, provider);
        db.ProviderAccess.Add(access);
        return access;
    }
}
