using AltProvision.Providers.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

/// <summary>Which placements to list. Conditions add up.</summary>
/// <param name="Statuses">Any of these states.</param>
/// <param name="PupilId">This pupil only.</param>
/// <param name="SchoolId">Pupils of this home school only.</param>
/// <param name="ProviderId">At this provider only.</param>
/// <param name="From">That last until this day or longer, by the real end or else the agreed one.</param>
/// <param name="To">That begin on this day or earlier.</param>
/// <param name="EndsBefore">With an agreed end before this day.</param>
internal sealed record PlacementFilter(
    IReadOnlyList<PlacementStatus>? Statuses = null,
    PupilId? PupilId = null,
    SchoolId? SchoolId = null,
    ProviderId? ProviderId = null,
    DateOnly? From = null,
    DateOnly? To = null,
    DateOnly? EndsBefore = null
);

/// <summary>What placements are sorted by.</summary>
internal enum PlacementOrderField
{
    /// <summary>First day.</summary>
    StartDate,

    /// <summary>Agreed last day.</summary>
    PlannedEndDate,

    /// <summary>When it was proposed.</summary>
    CreatedAt,
}

/// <summary>How placements are sorted.</summary>
/// <param name="Field">What by.</param>
/// <param name="Direction">Which way.</param>
internal sealed record PlacementOrder(PlacementOrderField Field, SortDirection Direction = SortDirection.Asc);

[Allow]
internal sealed record ListPlacements(PagingArguments Paging, PlacementFilter? Where, PlacementOrder? OrderBy, bool IsCounted)
    : IRequest<Page<PlacementView>>;

[QueryType]
internal static class ListPlacementsQuery
{
    /// <summary>Placements that you may see, those that start last first unless told otherwise.</summary>
    /// <param name="where">Which placements; all when absent.</param>
    /// <param name="orderBy">How they are sorted.</param>
    [UsePaging]
    public static Task<Page<PlacementView>> GetPlacementsAsync(
        PagingArguments paging,
        PlacementFilter? where,
        PlacementOrder? orderBy,
        ISelection selection,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListPlacements(paging, where, orderBy, selection.Contains("totalCount")), cancellationToken);
}

internal sealed class ListPlacementsHandler(PlacementsDbContext db) : IRequestHandler<ListPlacements, Page<PlacementView>>
{
    public Task<Page<PlacementView>> Handle(ListPlacements query, CancellationToken cancellationToken) =>
        Filter(db.Placements.AsNoTracking(), query.Where)
            .ToPageAsync(query.Paging, Order(query.OrderBy), placement => placement.ToView(), query.IsCounted, cancellationToken);

    private static IQueryable<Placement> Filter(IQueryable<Placement> placements, PlacementFilter? where)
    {
        placements = where?.Statuses is { Count: > 0 } statuses ? placements.Where(p => statuses.Contains(p.Status)) : placements;
        placements = where?.PupilId is { } pupil ? placements.Where(p => p.PupilId == pupil) : placements;
        placements = where?.SchoolId is { } school ? placements.Where(p => p.SchoolId == school) : placements;
        placements = where?.ProviderId is { } provider ? placements.Where(p => p.ProviderId == provider) : placements;
        placements = where?.From is { } from ? placements.Where(p => (p.EndedOn ?? p.PlannedEndDate) >= from) : placements;
        placements = where?.To is { } to ? placements.Where(p => p.StartDate <= to) : placements;
        return where?.EndsBefore is { } before ? placements.Where(p => p.PlannedEndDate < before) : placements;
    }

    private static Keyset<Placement> Order(PlacementOrder? order)
    {
        var isDescending = order is null or { Direction: SortDirection.Desc };
        return order?.Field switch
        {
            PlacementOrderField.PlannedEndDate => Keyset<Placement>.By(p => p.PlannedEndDate, isDescending).ThenBy(p => p.Id),
            PlacementOrderField.CreatedAt => Keyset<Placement>.By(p => p.CreatedAt, isDescending).ThenBy(p => p.Id),
            _ => Keyset<Placement>.By(p => p.StartDate, isDescending).ThenBy(p => p.Id),
        };
    }
}
