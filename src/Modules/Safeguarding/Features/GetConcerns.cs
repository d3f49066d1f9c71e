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

/// <summary>The newest concerns about each pupil, for safeguarding leads; for others no pupil has an entry.</summary>
/// <param name="Ids">The pupils.</param>
/// <param name="First">How many for each pupil.</param>
/// <param name="After">Cursor of the concern after which each page begins.</param>
/// <param name="IsCounted">Whether all concerns of each pupil are counted.</param>
[Allow]
internal sealed record GetConcernsByPupil(IReadOnlyCollection<PupilId> Ids, int? First, string? After, bool IsCounted)
    : IRequest<IReadOnlyDictionary<PupilId, Page<ConcernView>>>;

internal sealed class GetConcernsByPupilHandler(SafeguardingDbContext db, Viewer viewer)
    : IRequestHandler<GetConcernsByPupil, IReadOnlyDictionary<PupilId, Page<ConcernView>>>
{
    public async Task<IReadOnlyDictionary<PupilId, Page<ConcernView>>> Handle(GetConcernsByPupil query, CancellationToken cancellationToken)
    {
        if (!viewer.IsIn(Role.SafeguardingLead))
        {
            return new Dictionary<PupilId, Page<ConcernView>>();
        }

        var size = PageSize.Of(query.First);
        var concerns = db.Concerns.Where(concern => query.Ids.Contains(concern.PupilId));
        var newest = await NewestAsync(Beyond(concerns, query.After), size + 1, cancellationToken);
        var totals = query.IsCounted
            ? await concerns
                .GroupBy(c => c.PupilId)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken)
            : [];
        return query.Ids.ToDictionary(
            pupil => pupil,
            pupil =>
            {
                var page = PageOf([.. newest[pupil]], size, query.After is not null);
                return query.IsCounted ? page with { TotalCount = totals.GetValueOrDefault(pupil) } : page;
            }
        );
    }

    private static IQueryable<Concern> Beyond(IQueryable<Concern> concerns, string? cursor)
    {
        if (cursor is null)
        {
            return concerns;
        }

        var place =
            ListPlace.Parse(cursor)
            ?? throw new BadRequestException("after is no cursor of this list. Take one from the list itself.", "after");
        var (at, id) = (place.RaisedAt, new ConcernId(place.Id));
        return concerns.Where(c => c.RaisedAt < at || (c.RaisedAt == at && c.Id.CompareTo(id) < 0));
    }

    // Two statements, whatever the number of pupils: which ones, then what they are.
    private async Task<ILookup<PupilId, ConcernRow>> NewestAsync(
        IQueryable<Concern> concerns,
        int most,
        CancellationToken cancellationToken
    )
    {
        var newest = await concerns
            .GroupBy(concern => concern.PupilId)
            .Select(pupil => new
            {
                pupil.Key,
                Ids = pupil.OrderByDescending(c => c.RaisedAt).ThenByDescending(c => c.Id).Take(most).Select(c => c.Id).ToList(),
            })
            .ToListAsync(cancellationToken);
        List<ConcernId> ids = [.. newest.SelectMany(pupil => pupil.Ids)];
        var rows = await SafeguardingDbContext.RowsOf(db.Concerns.Where(c => ids.Contains(c.Id))).ToListAsync(cancellationToken);
        return rows.OrderByDescending(row => row.RaisedAt).ThenByDescending(row => row.Id).ToLookup(row => row.PupilId);
    }

    private static Page<ConcernView> PageOf(IReadOnlyList<ConcernRow> rows, int size, bool hasPrevious)
    {
        Edge<ConcernView>[] edges =
        [
            .. rows.Take(size).Select(row => new Edge<ConcernView>(new ListPlace(row.RaisedAt, row.Id.Value).ToString(), row.ToView())),
        ];
        return new(edges, new PageInfo(rows.Count > size, hasPrevious, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor));
    }
}
