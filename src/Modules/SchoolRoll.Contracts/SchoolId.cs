namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Names an establishment on the register, or an invented one of the demo authority.</summary>
public readonly record struct SchoolId(Guid Value) : IComparable<SchoolId>
{
    public int CompareTo(SchoolId other) => Value.CompareTo(other.Value);
}
