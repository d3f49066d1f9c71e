namespace AltProvision.Safeguarding.Contracts;

/// <summary>Names an emergency access to the concerns about a pupil.</summary>
public readonly record struct EmergencyAccessId(Guid Value) : IComparable<EmergencyAccessId>
{
    public int CompareTo(EmergencyAccessId other) => Value.CompareTo(other.Value);
}
