namespace AltProvision.Reviews.Contracts;

/// <summary>Names a provider's written report.</summary>
public readonly record struct ProviderReportId(Guid Value) : IComparable<ProviderReportId>
{
    public int CompareTo(ProviderReportId other) => Value.CompareTo(other.Value);
}
