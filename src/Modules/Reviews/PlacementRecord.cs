using AltProvision.Providers.Contracts;

namespace AltProvision.Reviews;

/// <summary>Whose child is placed where.</summary>
internal sealed record PlacementScope(PlacementId PlacementId, PupilId PupilId, SchoolId? SchoolId, string LaCode, ProviderId ProviderId);

/// <summary>Something kept about a placement. It carries the scope itself, so that who may see it needs no other module's answer.</summary>
internal abstract class PlacementRecord
{
    // For EF.
    protected PlacementRecord() { }

    protected PlacementRecord(PlacementScope scope) =>
        (PlacementId, PupilId, SchoolId, LaCode, ProviderId) = (
            scope.PlacementId,
            scope.PupilId,
            scope.SchoolId,
            scope.LaCode,
            scope.ProviderId
        );

    public PlacementId PlacementId { get; private set; }

    public PupilId PupilId { get; private set; }

    public SchoolId? SchoolId { get; private set; }

    public string LaCode { get; private set; } = "";

    public ProviderId ProviderId { get; private set; }

    public PlacementScope ToScope() => new(PlacementId, PupilId, SchoolId, LaCode, ProviderId);
}
