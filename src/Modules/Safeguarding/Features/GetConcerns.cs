using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

/// <summary>Concerns that the viewer may know of; others are absent, as if unknown.</summary>
[Allow]
internal sealed record GetConcernsById(IReadOnlyCollection<ConcernId> Ids) : IRequest<IReadOnlyDictionary<ConcernId, ConcernView>>;

internal sealed class GetConcernsByIdHandler(SafeguardingDbContext db)
    : IRequestHandler<GetConcernsById, IReadOnlyDictionary<ConcernId, ConcernView>>
{
    public async Task<IReadOnlyDictionary<ConcernId, ConcernView>> Handle(GetConcernsById query, CancellationToken cancellationToken)
    {
        var rows = await SafeguardingDbContext
            .RowsOf(db.Concerns.Where(concern => query.Ids.Contains(concern.Id)))
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Id, row => row.ToView());
    }
}

/// <summary>The newest concerns about each pupil; none unless the viewer is a safeguarding lead.</summary>
/// <param name="Ids">The pupils.</param>
[Allow]
internal sealed record GetConcernsByPupil(IReadOnlyCollection<PupilId> Ids)
    : IRequest<IReadOnlyDictionary<PupilId, IReadOnlyList<ConcernView>>>;

internal sealed class GetConcernsByPupilHandler(SafeguardingDbContext db, Viewer viewer)
    : IRequestHandler<GetConcernsByPupil, IReadOnlyDictionary<PupilId, IReadOnlyList<ConcernView>>>
{
    private const int Most = 100;

    // Two statements, whatever the number of pupils: which ones, then what they are.
    public async Task<IReadOnlyDictionary<PupilId, IReadOnlyList<ConcernView>>> Handle(
        GetConcernsByPupil query,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsSystem && !viewer.IsIn(Role.SafeguardingLead))
        {
            return new Dictionary<PupilId, IReadOnlyList<ConcernView>>();
        }

        var newest = await db
            .Concerns.Where(concern => query.Ids.Contains(concern.PupilId))
            .GroupBy(concern => concern.PupilId)
            .Select(pupil => pupil.OrderByDescending(c => c.RaisedAt).ThenByDescending(c => c.Id).Take(Most).Select(c => c.Id).ToList())
            .ToListAsync(cancellationToken);
        List<ConcernId> ids = [.. newest.SelectMany(pupil => pupil)];
        var rows = await SafeguardingDbContext.RowsOf(db.Concerns.Where(c => ids.Contains(c.Id))).ToListAsync(cancellationToken);
        return rows.OrderByDescending(row => row.RaisedAt)
            .ThenByDescending(row => row.Id)
            .GroupBy(row => row.PupilId)
            .ToDictionary(pupil => pupil.Key, pupil => (IReadOnlyList<ConcernView>)[.. pupil.Select(row => row.ToView())]);
    }
}

/// <summary>Of which concerns the viewer is told how far they have come: as one who must act, or as the raiser.</summary>
[Allow]
internal sealed record GetWhetherProgressIsTold(IReadOnlyCollection<ConcernId> Ids) : IRequest<IReadOnlyDictionary<ConcernId, bool>>;

internal sealed class GetWhetherProgressIsToldHandler(SafeguardingDbContext db, Viewer viewer)
    : IRequestHandler<GetWhetherProgressIsTold, IReadOnlyDictionary<ConcernId, bool>>
{
    public async Task<IReadOnlyDictionary<ConcernId, bool>> Handle(GetWhetherProgressIsTold query, CancellationToken cancellationToken)
    {
        // Recipients are filtered: a lead sees those of the own organisation.
        var told = await db
            .Concerns.Where(c => query.Ids.Contains(c.Id))
            .Where(c => c.Recipients.Any() || (c.RaisedBy == viewer.Subject && c.RaisedByOrganisation == viewer.Organisation))
            .Select(c => c.Id)
            .ToListAsync(cancellationToken);
        return query.Ids.ToDictionary(id => id, told.Contains);
    }
}
