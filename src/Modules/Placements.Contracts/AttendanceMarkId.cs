namespace AltProvision.Placements.Contracts;

/// <summary>Names the mark of one session.</summary>
public readonly record struct AttendanceMarkId(Guid Value) : IComparable<AttendanceMarkId>
{
    public int CompareTo(AttendanceMarkId other) => Value.CompareTo(other.Value);
}
