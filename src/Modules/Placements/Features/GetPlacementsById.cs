using MediatR;

namespace AltProvision.Placements;

/// <summary>Placements straight from their table.</summary>
internal static class PlacementRows
{
    /// <summary>As the query filter of <see cref="PlacementsDbContext"/>.</summary>
    public static readonly Visibility Visible = new(
        School: "p.school_id = $2",
        La: "p.la_code = $2",
        Provider: "p.provider_id = $2 and p.status <> 'NotAgreed'"
    );

    public static readonly ViewRows<PlacementView> Views = new(
        "placements.placement p",
        nameof(PlacementView.HalfDays),
        nameof(PlacementView.EndReason),
        nameof(PlacementView.Outcome),
        nameof(PlacementView.Destination),
        nameof(PlacementView.AcknowledgedWarnings),
        nameof(PlacementView.AcknowledgementReason)
    );
}

internal sealed class GetPlacementsByIdHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetPlacementsById, IReadOnlyDictionary<PlacementId, PlacementView>>
{
    public Task<IReadOnlyDictionary<PlacementId, PlacementView>> Handle(GetPlacementsById query, CancellationToken cancellationToken)
    {
        var (condition, organisation) = PlacementRows.Visible.Of(viewer);
        Guid[] ids = [.. query.Ids.Select(id => id.Value)];
        return reads.ReadAsync(
            PlacementRows.Views.ByKey($"where p.id = any($1) and {condition}", p => p.Id, Sql.Value(ids), organisation),
            cancellationToken
        );
    }
}
