using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Transitions;

/// <summary>Which transitions to list. Conditions add up.</summary>
/// <param name="Statuses">Any of these states, at most 5.</param>
/// <param name="Kind">This kind only.</param>
/// <param name="PlacementId">Out of this placement only.</param>
/// <param name="PupilId">This pupil's only.</param>
/// <param name="SchoolId">From this home school only.</param>
/// <param name="DestinationSchoolId">To this school only.</param>
/// <param name="TargetBefore">With a target date before this day.</param>
internal sealed record TransitionFilter(
    IReadOnlyList<TransitionStatus>? Statuses = null,
    TransitionKind? Kind = null,
    PlacementId? PlacementId = null,
    PupilId? PupilId = null,
    SchoolId? SchoolId = null,
    SchoolId? DestinationSchoolId = null,
    DateOnly? TargetBefore = null
);

/// <summary>What transitions are sorted by.</summary>
internal enum TransitionOrderField
{
    /// <summary>When the transition was planned.</summary>
    CreatedAt,

    /// <summary>The day on which the last stage is to be reached.</summary>
    TargetDate,
}

/// <summary>How transitions are sorted.</summary>
/// <param name="Field">What by.</param>
/// <param name="Direction">Which way.</param>
internal sealed record TransitionOrder(TransitionOrderField Field, SortDirection Direction = SortDirection.Asc);

[Allow]
internal sealed record ListTransitions(PagingArguments Paging, TransitionFilter? Where, TransitionOrder? OrderBy, bool IsCounted)
    : IRequest<Page<TransitionView>>;

[Allow]
internal sealed record ListSustainedChecksDue(PagingArguments Paging, DateOnly? Before, bool IsCounted) : IRequest<Page<TransitionView>>;

[QueryType]
internal static class ListTransitionsQueries
{
    /// <summary>Transitions that you may see, the newest plan first unless told otherwise.</summary>
    /// <param name="where">Which transitions; all when absent.</param>
    /// <param name="orderBy">How they are sorted.</param>
    [UsePaging]
    public static Task<Page<TransitionView>> GetTransitionsAsync(
        PagingArguments paging,
        TransitionFilter? where,
        TransitionOrder? orderBy,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListTransitions(paging, where, orderBy, selection.Contains("totalCount")), cancellationToken);

    /// <summary>Completed transitions that nobody has checked yet, the earliest check first.</summary>
    /// <param name="dueBefore">With a check due before this day; all when absent.</param>
    [UsePaging]
    public static Task<Page<TransitionView>> GetSustainedChecksDueAsync(
        PagingArguments paging,
        DateOnly? dueBefore,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListSustainedChecksDue(paging, dueBefore, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListTransitionsHandler(TransitionsDbContext db) : IRequestHandler<ListTransitions, Page<TransitionView>>
{
    public Task<Page<TransitionView>> Handle(ListTransitions query, CancellationToken cancellationToken) =>
        Filter(db.Transitions.AsNoTracking(), query.Where ?? new())
            .ToPageAsync(query.Paging, Order(query.OrderBy), transition => transition.ToView(), query.IsCounted, cancellationToken);

    private static IQueryable<Transition> Filter(IQueryable<Transition> transitions, TransitionFilter where)
    {
        transitions = where.Statuses is { Count: > 0 } statuses ? transitions.Where(t => statuses.Contains(t.Status)) : transitions;
        transitions = where.Kind is { } kind ? transitions.Where(t => t.Kind == kind) : transitions;
        transitions = where.PlacementId is { } placement ? transitions.Where(t => t.PlacementId == placement) : transitions;
        transitions = where.PupilId is { } pupil ? transitions.Where(t => t.PupilId == pupil) : transitions;
        transitions = where.SchoolId is { } school ? transitions.Where(t => t.SchoolId == school) : transitions;
        transitions = where.DestinationSchoolId is { } to ? transitions.Where(t => t.DestinationSchoolId == to) : transitions;
        return where.TargetBefore is { } before ? transitions.Where(t => t.TargetDate < before) : transitions;
    }

    private static Keyset<Transition> Order(TransitionOrder? order)
    {
        var isDescending = order is null or { Direction: SortDirection.Desc };
        return order?.Field is TransitionOrderField.TargetDate
            ? Keyset<Transition>.By(t => t.TargetDate, isDescending).ThenBy(t => t.Id)
            : Keyset<Transition>.By(t => t.CreatedAt, isDescending).ThenBy(t => t.Id);
    }
}

internal sealed class ListSustainedChecksDueHandler(TransitionsDbContext db) : IRequestHandler<ListSustainedChecksDue, Page<TransitionView>>
{
    private static readonly Keyset<Transition> Earliest = Keyset<Transition>.By(t => t.SustainedCheckDue!.Value).ThenBy(t => t.Id);

    public Task<Page<TransitionView>> Handle(ListSustainedChecksDue query, CancellationToken cancellationToken)
    {
        var due = db.Transitions.AsNoTracking().Where(t => t.Status == TransitionStatus.Completed && t.SustainedCheckDue != null);
        due = query.Before is { } before ? due.Where(t => t.SustainedCheckDue < before) : due;
        return due.ToPageAsync(query.Paging, Earliest, transition => transition.ToView(), query.IsCounted, cancellationToken);
    }
}
