using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

internal sealed class GetReviewsByIdHandler(ReviewsDbContext db)
    : IRequestHandler<GetReviewsById, IReadOnlyDictionary<ReviewId, ReviewView>>
{
    public async Task<IReadOnlyDictionary<ReviewId, ReviewView>> Handle(GetReviewsById query, CancellationToken cancellationToken)
    {
        var reviews = await db.Reviews.AsNoTracking().Where(r => query.Ids.Contains(r.Id)).ToListAsync(cancellationToken);
        return reviews.ToDictionary(r => r.Id, r => r.ToView());
    }
}

[Allow]
internal sealed record GetReviewsByPlacement(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, IReadOnlyList<ReviewView>>>;

internal sealed class GetReviewsByPlacementHandler(ReviewsDbContext db)
    : IRequestHandler<GetReviewsByPlacement, IReadOnlyDictionary<PlacementId, IReadOnlyList<ReviewView>>>
{
    private const int Most = 100;

    public async Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<ReviewView>>> Handle(
        GetReviewsByPlacement query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Reviews.AsNoTracking()
            .Where(r => query.Ids.Contains(r.PlacementId))
            .GroupBy(r => r.PlacementId)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(r => r.HeldOn).ThenBy(r => r.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(list => list.Key, list => (IReadOnlyList<ReviewView>)[.. list.Newest.Select(r => r.ToView())]);
    }
}

[Allow]
internal sealed record GetReviewFindings(IReadOnlyCollection<ReviewId> Ids)
    : IRequest<IReadOnlyDictionary<ReviewId, IReadOnlyList<RuleFinding>>>;

internal sealed class GetReviewFindingsHandler(ReviewsDbContext db)
    : IRequestHandler<GetReviewFindings, IReadOnlyDictionary<ReviewId, IReadOnlyList<RuleFinding>>>
{
    public async Task<IReadOnlyDictionary<ReviewId, IReadOnlyList<RuleFinding>>> Handle(
        GetReviewFindings query,
        CancellationToken cancellationToken
    )
    {
        // Decisions have no filter of their own: only those of visible reviews are read.
        var visible = await db.Reviews.Where(r => query.Ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancellationToken);
        var findings = await db.FindingsOfAsync([.. visible.Select(id => id.Value)], cancellationToken);
        return findings.ToDictionary(entry => new ReviewId(entry.Key), entry => entry.Value);
    }
}
