using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

internal static class PlacementLookup
{
    /// <summary>Finds a placement with its answers, at the version that the caller has read.</summary>
    public static Task<(Placement? Found, Refusal? Refused)> FindToChangeAsync(
        this PlacementsDbContext db,
        PlacementId id,
        int expectedVersion,
        CancellationToken cancellationToken
    ) =>
        db
            .Placements.Include(p => p.Answers)
            .FindToChangeAsync(p => p.Id == id, expectedVersion, "placement", "placementId", cancellationToken);
}
