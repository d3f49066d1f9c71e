namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Names one registration of a pupil at a school.</summary>
public readonly record struct EnrolmentId(Guid Value) : IComparable<EnrolmentId>
{
    public int CompareTo(EnrolmentId other) => Value.CompareTo(other.Value);
}
