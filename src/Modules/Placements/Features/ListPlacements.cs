using AltProvision.Providers.Contracts;
using MediatR;

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

internal sealed class ListPlacementsHandler(SqlReads reads, Viewer viewer) : IRequestHandler<ListPlacements, Page<PlacementView>>
{
    private static readonly SqlKey Id = SqlKey.Of<Guid>("p.id");
    private static readonly SqlKey StartDate = SqlKey.Of<DateOnly>("p.start_date");
    private static readonly SqlKey PlannedEndDate = SqlKey.Of<DateOnly>("p.planned_end_date");
    private static readonly SqlKey CreatedAt = SqlKey.OfMoment("p.created_at");

    public Task<Page<PlacementView>> Handle(ListPlacements query, CancellationToken cancellationToken) =>
        new SqlList<PlacementView>(PlacementRows.Views, PlacementRows.Visible.Of(viewer))
            .WhereIn("p.status", query.Where?.Statuses)
            .Where("p.pupil_id =", query.Where?.PupilId?.Value)
            .Where("p.school_id =", query.Where?.SchoolId?.Value)
            .Where("p.provider_id =", query.Where?.ProviderId?.Value)
            .Where("coalesce(p.ended_on, p.planned_end_date) >=", query.Where?.From)
            .Where("p.start_date <=", query.Where?.To)
            .Where("p.planned_end_date <", query.Where?.EndsBefore)
            .ReadPageAsync(reads, query.Paging, Order(query.OrderBy), query.IsCounted, cancellationToken);

    private static SqlOrder Order(PlacementOrder? order) =>
        new(
            order is null or { Direction: SortDirection.Desc },
            order?.Field switch
            {
                PlacementOrderField.PlannedEndDate => PlannedEndDate,
                PlacementOrderField.CreatedAt => CreatedAt,
                _ => StartDate,
            },
            Id
        );
}
