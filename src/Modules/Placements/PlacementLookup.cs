using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

internal static class PlacementLookup
{
    /// <summary>Finds a placement with its answers, at the version that the caller has read.</summary>
    public static async Task<(Placement? Placement, Refusal? Refusal)> FindToChangeAsync(
        this PlacementsDbContext db,
        PlacementId id,
        int expectedVersion,
        CancellationToken cancellationToken
    )
    {
        var placement = await db.Placements.Include(p => p.Answers).SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        return placement is null ? (null, Refusal.NotFound("placement", "placementId"))
            : placement.Version != expectedVersion ? (null, Refusal.Stale(placement.Version))
            : (placement, null);
    }
}
