namespace AltProvision.Safeguarding.Contracts;

/// <summary>Names a safeguarding concern.</summary>
public readonly record struct ConcernId(Guid Value) : IComparable<ConcernId>
{
    public int CompareTo(ConcernId other) => Value.CompareTo(other.Value);
}
