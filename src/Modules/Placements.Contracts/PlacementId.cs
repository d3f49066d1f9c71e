namespace AltProvision.Placements.Contracts;

/// <summary>Names a placement.</summary>
public readonly record struct PlacementId(Guid Value) : IComparable<PlacementId>
{
    public int CompareTo(PlacementId other) => Value.CompareTo(other.Value);
}
