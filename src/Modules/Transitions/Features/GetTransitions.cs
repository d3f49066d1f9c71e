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

internal sealed class GetTransitionsByPlacementHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetTransitionsByPlacement, IReadOnlyDictionary<PlacementId, IReadOnlyList<TransitionView>>>
{
    private const int Most = 20;

    // As the query filter of the context.
    private static readonly Visibility Visible = new(School: "t.school_id = $2", La: "t.la_code = $2", Provider: "t.provider_id = $2");

    private static readonly ViewRows<TransitionView> Rows = new ViewRows<TransitionView>("transitions.transition t").With(
        nameof(TransitionView.Stages),
        "t.stages",
        static json => (IReadOnlyList<TransitionStageView>)[.. TransitionsDbContext.ReadStages(json).Select(stage => stage.ToView())]
    );

    private static readonly Visibility.VisibleStatement Statement = Visible.Statement(visible =>
        $"""
            select t.* from unnest($1) as asked(id) cross join lateral (
              {Rows.Select} where t.placement_id = asked.id and {visible} order by t.created_at desc, t.id limit {Most}) t
            """
    );

    public Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<TransitionView>>> Handle(
        GetTransitionsByPlacement query,
        CancellationToken cancellationToken
    )
    {
        var (text, organisation) = Statement.Of(viewer);
        return reads.ReadAsync(
            Rows.ListsByKey(text, t => t.PlacementId, Sql.Ids(query.Ids, id => id.Value), organisation),
            cancellationToken
        );
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
