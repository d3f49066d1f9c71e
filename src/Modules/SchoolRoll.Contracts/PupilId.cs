namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Names a pupil.</summary>
public readonly record struct PupilId(Guid Value) : IComparable<PupilId>
{
    public int CompareTo(PupilId other) => Value.CompareTo(other.Value);
}
