using AltProvision.Providers.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

/// <summary>Which reviews to list. Conditions add up.</summary>
/// <param name="PlacementId">Of this placement only.</param>
/// <param name="PupilId">Of this pupil's placements only.</param>
/// <param name="SchoolId">Of placements from this home school only.</param>
/// <param name="ProviderId">Of placements with this provider only.</param>
/// <param name="Decisions">With any of these decisions, at most 4.</param>
/// <param name="HeldFrom">Held on this day or later.</param>
/// <param name="HeldTo">Held on this day or earlier.</param>
/// <param name="IsSafe">Only those that found the child safe, or only those that did not.</param>
internal sealed record ReviewFilter(
    PlacementId? PlacementId = null,
    PupilId? PupilId = null,
    SchoolId? SchoolId = null,
    ProviderId? ProviderId = null,
    IReadOnlyList<ReviewDecision>? Decisions = null,
    DateOnly? HeldFrom = null,
    DateOnly? HeldTo = null,
    bool? IsSafe = null
);

/// <summary>What reviews are sorted by.</summary>
internal enum ReviewOrderField
{
    /// <summary>The day on which the review was held.</summary>
    HeldOn,

    /// <summary>When the review was recorded.</summary>
    RecordedAt,
}

/// <summary>How reviews are sorted.</summary>
/// <param name="Field">What by.</param>
/// <param name="Direction">Which way.</param>
internal sealed record ReviewOrder(ReviewOrderField Field, SortDirection Direction = SortDirection.Asc);

[Allow]
internal sealed record ListReviews(PagingArguments Paging, ReviewFilter? Where, ReviewOrder? OrderBy, bool IsCounted)
    : IRequest<Page<ReviewView>>;

[QueryType]
internal static class ListReviewsQuery
{
    /// <summary>Reviews that you may see, the last held first unless told otherwise.</summary>
    /// <param name="where">Which reviews; all when absent.</param>
    /// <param name="orderBy">How they are sorted.</param>
    [UsePaging]
    public static Task<Page<ReviewView>> GetReviewsAsync(
        PagingArguments paging,
        ReviewFilter? where,
        ReviewOrder? orderBy,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListReviews(paging, where, orderBy, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListReviewsHandler(ReviewsDbContext db) : IRequestHandler<ListReviews, Page<ReviewView>>
{
    public Task<Page<ReviewView>> Handle(ListReviews query, CancellationToken cancellationToken) =>
        Filter(db.Reviews.AsNoTracking(), query.Where ?? new())
            .ToPageAsync(query.Paging, Order(query.OrderBy), review => review.ToView(), query.IsCounted, cancellationToken);

    private static IQueryable<Review> Filter(IQueryable<Review> reviews, ReviewFilter where)
    {
        reviews = where.PlacementId is { } placement ? reviews.Where(r => r.PlacementId == placement) : reviews;
        reviews = where.PupilId is { } pupil ? reviews.Where(r => r.PupilId == pupil) : reviews;
        reviews = where.SchoolId is { } school ? reviews.Where(r => r.SchoolId == school) : reviews;
        reviews = where.ProviderId is { } provider ? reviews.Where(r => r.ProviderId == provider) : reviews;
        reviews = where.Decisions is { Count: > 0 } decisions ? reviews.Where(r => decisions.Contains(r.Decision)) : reviews;
        reviews = where.HeldFrom is { } from ? reviews.Where(r => r.HeldOn >= from) : reviews;
        reviews = where.HeldTo is { } to ? reviews.Where(r => r.HeldOn <= to) : reviews;
        return where.IsSafe is { } isSafe ? reviews.Where(r => r.IsSafe == isSafe) : reviews;
    }

    private static Keyset<Review> Order(ReviewOrder? order)
    {
        var isDescending = order is null or { Direction: SortDirection.Desc };
        return order?.Field is ReviewOrderField.RecordedAt
            ? Keyset<Review>.By(r => r.RecordedAt, isDescending).ThenBy(r => r.Id)
            : Keyset<Review>.By(r => r.HeldOn, isDescending).ThenBy(r => r.Id);
    }
}
