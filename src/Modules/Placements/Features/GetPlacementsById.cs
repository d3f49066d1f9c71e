using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

internal sealed class GetPlacementsByIdHandler(PlacementsDbContext db)
    : IRequestHandler<GetPlacementsById, IReadOnlyDictionary<PlacementId, PlacementView>>
{
    public async Task<IReadOnlyDictionary<PlacementId, PlacementView>> Handle(GetPlacementsById query, CancellationToken cancellationToken)
    {
        var placements = await db.Placements.AsNoTracking().Where(p => query.Ids.Contains(p.Id)).ToListAsync(cancellationToken);
        return placements.ToDictionary(p => p.Id, p => p.ToView());
    }
}
