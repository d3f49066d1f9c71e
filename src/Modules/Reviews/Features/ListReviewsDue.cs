using AltProvision.Providers.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Reviews;

/// <summary>Which reviews that fall due to list. Conditions add up.</summary>
/// <param name="SchoolId">Of placements from this home school only.</param>
/// <param name="ProviderId">Of placements with this provider only.</param>
/// <param name="PupilId">Of this pupil's placements only.</param>
/// <param name="IsOverdue">Only those whose day has passed, or only those whose day has not.</param>
internal sealed record ReviewsDueFilter(
    SchoolId? SchoolId = null,
    ProviderId? ProviderId = null,
    PupilId? PupilId = null,
    bool? IsOverdue = null
);

[Allow]
internal sealed record ListReviewsDue(PagingArguments Paging, DateOnly Before, ReviewsDueFilter? Where, bool IsCounted)
    : IRequest<Page<ReviewScheduleView>>;

[QueryType]
internal static class ListReviewsDueQuery
{
    /// <summary>Placements that you may see and that have to be reviewed, the earliest date first, so overdue ones come before all others.</summary>
    /// <param name="dueBefore">Due before this day.</param>
    /// <param name="where">Which of them; all when absent.</param>
    [UsePaging]
    public static Task<Page<ReviewScheduleView>> GetReviewsDueAsync(
        PagingArguments paging,
        DateOnly dueBefore,
        ReviewsDueFilter? where,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListReviewsDue(paging, dueBefore, where, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListReviewsDueHandler(ReviewsDbContext db, TimeProvider time)
    : IRequestHandler<ListReviewsDue, Page<ReviewScheduleView>>
{
    private static readonly Keyset<ReviewSchedule> Earliest = Keyset<ReviewSchedule>.By(s => s.NextDue!.Value).ThenBy(s => s.PlacementId);

    public Task<Page<ReviewScheduleView>> Handle(ListReviewsDue query, CancellationToken cancellationToken)
    {
        var due = db.Schedules.AsNoTracking().Where(s => s.NextDue < query.Before);
        return Filter(due, query.Where ?? new(), LondonTime.Today(time))
            .ToPageAsync(query.Paging, Earliest, schedule => schedule.ToView(), query.IsCounted, cancellationToken);
    }

    private static IQueryable<ReviewSchedule> Filter(IQueryable<ReviewSchedule> due, ReviewsDueFilter where, DateOnly today)
    {
        due = where.SchoolId is { } school ? due.Where(s => s.SchoolId == school) : due;
        due = where.ProviderId is { } provider ? due.Where(s => s.ProviderId == provider) : due;
        due = where.PupilId is { } pupil ? due.Where(s => s.PupilId == pupil) : due;
        return where.IsOverdue switch
        {
            true => due.Where(s => s.NextDue < today),
            false => due.Where(s => s.NextDue >= today),
            null => due,
        };
    }
}
