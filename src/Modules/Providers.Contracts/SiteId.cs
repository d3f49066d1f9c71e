namespace AltProvision.Providers.Contracts;

/// <summary>Names one site of a provider.</summary>
public readonly record struct SiteId(Guid Value) : IComparable<SiteId>
{
    public int CompareTo(SiteId other) => Value.CompareTo(other.Value);
}
