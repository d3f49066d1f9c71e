namespace AltProvision.Transitions.Contracts;

/// <summary>Names a transition.</summary>
public readonly record struct TransitionId(Guid Value) : IComparable<TransitionId>
{
    public int CompareTo(TransitionId other) => Value.CompareTo(other.Value);
}
