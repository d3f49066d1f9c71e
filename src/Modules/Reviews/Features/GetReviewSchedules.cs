using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

/// <summary>As the query filters of <see cref="ReviewsDbContext"/>.</summary>
internal static class ReviewVisibility
{
    public static readonly Visibility Rows = new(School: "r.school_id = $2", La: "r.la_code = $2", Provider: "r.provider_id = $2");
}

internal sealed class GetReviewSchedulesHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetReviewSchedules, IReadOnlyDictionary<PlacementId, ReviewScheduleView>>
{
    private static readonly ViewRows<ReviewScheduleView> Rows = new ViewRows<ReviewScheduleView>("reviews.review_schedule r").With(
        nameof(ReviewScheduleView.NextReviewDue),
        "r.next_due"
    );

    private static readonly Visibility.VisibleStatement Statement = ReviewVisibility.Rows.Statement(visible =>
        $"{Rows.Select} where r.placement_id = any($1) and {visible}"
    );

    public Task<IReadOnlyDictionary<PlacementId, ReviewScheduleView>> Handle(GetReviewSchedules query, CancellationToken cancellationToken)
    {
        var (text, organisation) = Statement.Of(viewer);
        return reads.ReadAsync(Rows.ByKey(text, r => r.PlacementId, Sql.Ids(query.Ids, id => id.Value), organisation), cancellationToken);
    }
}

internal sealed class GetLastReviewDatesHandler(ReviewsDbContext db)
    : IRequestHandler<GetLastReviewDates, IReadOnlyDictionary<PlacementId, DateOnly>>
{
    public async Task<IReadOnlyDictionary<PlacementId, DateOnly>> Handle(GetLastReviewDates query, CancellationToken cancellationToken) =>
        await db
            .Schedules.Where(s => query.Ids.Contains(s.PlacementId) && s.LastReviewOn != null)
            .ToDictionaryAsync(s => s.PlacementId, s => s.LastReviewOn!.Value, cancellationToken);
}

internal sealed class GetLastReviewDecisionsHandler(ReviewsDbContext db)
    : IRequestHandler<GetLastReviewDecisions, IReadOnlyDictionary<PlacementId, ReviewDecision>>
{
    public async Task<IReadOnlyDictionary<PlacementId, ReviewDecision>> Handle(
        GetLastReviewDecisions query,
        CancellationToken cancellationToken
    ) =>
        await db
            .Schedules.Where(s => query.Ids.Contains(s.PlacementId) && s.LastDecision != null)
            .ToDictionaryAsync(s => s.PlacementId, s => s.LastDecision!.Value, cancellationToken);
}

[Allow]
internal sealed record GetReviewScheduleFindings(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>>;

internal sealed class GetReviewScheduleFindingsHandler(ReviewsDbContext db)
    : IRequestHandler<GetReviewScheduleFindings, IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>>
{
    public async Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>> Handle(
        GetReviewScheduleFindings query,
        CancellationToken cancellationToken
    )
    {
        // Decisions have no filter of their own: only those of visible schedules are read.
        var visible = await db
            .Schedules.Where(s => query.Ids.Contains(s.PlacementId))
            .Select(s => s.PlacementId)
            .ToListAsync(cancellationToken);
        var findings = await db.FindingsOfAsync([.. visible.Select(id => id.Value)], cancellationToken);
        return findings.ToDictionary(entry => new PlacementId(entry.Key), entry => entry.Value);
    }
}
