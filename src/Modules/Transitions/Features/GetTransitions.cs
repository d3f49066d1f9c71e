using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Transitions;

internal sealed class GetTransitionsByIdHandler(TransitionsDbContext db)
    : IRequestHandler<GetTransitionsById, IReadOnlyDictionary<TransitionId, TransitionView>>
{
    public async Task<IReadOnlyDictionary<TransitionId, TransitionView>> Handle(
        GetTransitionsById query,
        CancellationToken cancellationToken
    )
    {
        var transitions = await db.Transitions.AsNoTracking().Where(t => query.Ids.Contains(t.Id)).ToListAsync(cancellationToken);
        return transitions.ToDictionary(t => t.Id, t => t.ToView());
    }
}

[Allow]
internal sealed record GetTransitionsByPlacement(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, IReadOnlyList<TransitionView>>>;

internal sealed class GetTransitionsByPlacementHandler(TransitionsDbContext db)
    : IRequestHandler<GetTransitionsByPlacement, IReadOnlyDictionary<PlacementId, IReadOnlyList<TransitionView>>>
{
    private const int Most = 20;

    public async Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<TransitionView>>> Handle(
        GetTransitionsByPlacement query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Transitions.AsNoTracking()
            .Where(t => query.Ids.Contains(t.PlacementId))
            .GroupBy(t => t.PlacementId)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(list => list.Key, list => (IReadOnlyList<TransitionView>)[.. list.Newest.Select(t => t.ToView())]);
    }
}

[Allow]
internal sealed record GetTransitionsByPupil(IReadOnlyCollection<PupilId> Ids)
    : IRequest<IReadOnlyDictionary<PupilId, IReadOnlyList<TransitionView>>>;

internal sealed class GetTransitionsByPupilHandler(TransitionsDbContext db)
    : IRequestHandler<GetTransitionsByPupil, IReadOnlyDictionary<PupilId, IReadOnlyList<TransitionView>>>
{
    private const int Most = 100;

    public async Task<IReadOnlyDictionary<PupilId, IReadOnlyList<TransitionView>>> Handle(
        GetTransitionsByPupil query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Transitions.AsNoTracking()
            .Where(t => query.Ids.Contains(t.PupilId))
            .GroupBy(t => t.PupilId)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(list => list.Key, list => (IReadOnlyList<TransitionView>)[.. list.Newest.Select(t => t.ToView())]);
    }
}
