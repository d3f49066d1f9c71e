namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Names one dated fact about a pupil.</summary>
public readonly record struct PupilFactId(Guid Value) : IComparable<PupilFactId>
{
    public int CompareTo(PupilFactId other) => Value.CompareTo(other.Value);
}
