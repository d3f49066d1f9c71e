namespace AltProvision.Providers.Contracts;

/// <summary>Names a provider of alternative provision.</summary>
public readonly record struct ProviderId(Guid Value) : IComparable<ProviderId>
{
    public int CompareTo(ProviderId other) => Value.CompareTo(other.Value);
}
