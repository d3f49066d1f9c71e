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

internal sealed class GetReviewsByPlacementHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetReviewsByPlacement, IReadOnlyDictionary<PlacementId, IReadOnlyList<ReviewView>>>
{
    private const int Most = 100;

    private static readonly ViewRows<ReviewView> Rows = new ViewRows<ReviewView>("reviews.review r").With(
        nameof(ReviewView.Attendees),
        "r.attendees",
        ReviewsDbContext.ReadAttendees
    );

    private static readonly Visibility.VisibleStatement Statement = ReviewVisibility.Rows.Statement(visible =>
        $"""
            select r.* from unnest($1) as asked(id) cross join lateral (
              {Rows.Select} where r.placement_id = asked.id and {visible} order by r.held_on desc, r.id limit {Most}) r
            """
    );

    public Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<ReviewView>>> Handle(
        GetReviewsByPlacement query,
        CancellationToken cancellationToken
    )
    {
        var (text, organisation) = Statement.Of(viewer);
        return reads.ReadAsync(
            Rows.ListsByKey(text, r => r.PlacementId, Sql.Ids(query.Ids, id => id.Value), organisation),
            cancellationToken
        );
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
