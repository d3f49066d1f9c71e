namespace AltProvision.Reviews.Contracts;

/// <summary>Names a review.</summary>
public readonly record struct ReviewId(Guid Value) : IComparable<ReviewId>
{
    public int CompareTo(ReviewId other) => Value.CompareTo(other.Value);
}
