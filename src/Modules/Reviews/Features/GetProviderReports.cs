using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

[Allow]
internal sealed record GetProviderReportsById(IReadOnlyCollection<ProviderReportId> Ids)
    : IRequest<IReadOnlyDictionary<ProviderReportId, ProviderReportView>>;

internal sealed class GetProviderReportsByIdHandler(ReviewsDbContext db)
    : IRequestHandler<GetProviderReportsById, IReadOnlyDictionary<ProviderReportId, ProviderReportView>>
{
    public async Task<IReadOnlyDictionary<ProviderReportId, ProviderReportView>> Handle(
        GetProviderReportsById query,
        CancellationToken cancellationToken
    )
    {
        var reports = await db.Reports.AsNoTracking().Where(r => query.Ids.Contains(r.Id)).ToListAsync(cancellationToken);
        return reports.ToDictionary(r => r.Id, r => r.ToView());
    }
}

/// <summary>Reports that each review took.</summary>
[Allow]
internal sealed record GetProviderReportsByReview(IReadOnlyCollection<ReviewId> Ids)
    : IRequest<IReadOnlyDictionary<ReviewId, IReadOnlyList<ProviderReportView>>>;

internal sealed class GetProviderReportsByReviewHandler(ReviewsDbContext db)
    : IRequestHandler<GetProviderReportsByReview, IReadOnlyDictionary<ReviewId, IReadOnlyList<ProviderReportView>>>
{
    private const int Most = 20;

    public async Task<IReadOnlyDictionary<ReviewId, IReadOnlyList<ProviderReportView>>> Handle(
        GetProviderReportsByReview query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Reports.AsNoTracking()
            .Where(r => r.ReviewId != null && query.Ids.Contains(r.ReviewId.Value))
            .GroupBy(r => r.ReviewId!.Value)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(r => r.SubmittedAt).ThenBy(r => r.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(list => list.Key, list => (IReadOnlyList<ProviderReportView>)[.. list.Newest.Select(r => r.ToView())]);
    }
}

/// <summary>Reports of each placement that no review has taken yet.</summary>
[Allow]
internal sealed record GetWaitingProviderReports(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, IReadOnlyList<ProviderReportView>>>;

internal sealed class GetWaitingProviderReportsHandler(ReviewsDbContext db)
    : IRequestHandler<GetWaitingProviderReports, IReadOnlyDictionary<PlacementId, IReadOnlyList<ProviderReportView>>>
{
    private const int Most = 20;

    public async Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<ProviderReportView>>> Handle(
        GetWaitingProviderReports query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Reports.AsNoTracking()
            .Where(r => query.Ids.Contains(r.PlacementId) && r.ReviewId == null)
            .GroupBy(r => r.PlacementId)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(r => r.SubmittedAt).ThenBy(r => r.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(list => list.Key, list => (IReadOnlyList<ProviderReportView>)[.. list.Newest.Select(r => r.ToView())]);
    }
}
