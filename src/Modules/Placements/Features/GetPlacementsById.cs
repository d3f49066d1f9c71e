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
        nameof(PlacementView.AcknowledgementReason),
        nameof(PlacementView.NextSettingFrom),
        nameof(PlacementView.NextStepOwner)
    );
}

internal sealed class GetPlacementsByIdHandler(SqlReads reads, Viewer viewer)
    : IRequestHandler<GetPlacementsById, IReadOnlyDictionary<PlacementId, PlacementView>>
{
    private static readonly Visibility.VisibleStatement Statement = PlacementRows.Visible.Statement(visible =>
        $"{PlacementRows.Views.Select} where p.id = any($1) and {visible}"
    );

    public Task<IReadOnlyDictionary<PlacementId, PlacementView>> Handle(GetPlacementsById query, CancellationToken cancellationToken)
    {
        var (text, organisation) = Statement.Of(viewer);
        return reads.ReadAsync(
            PlacementRows.Views.ByKey(text, p => p.Id, Sql.Ids(query.Ids, id => id.Value), organisation),
            cancellationToken
        );
    }
}
