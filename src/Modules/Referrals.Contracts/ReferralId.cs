namespace AltProvision.Referrals.Contracts;

/// <summary>Names a referral.</summary>
public readonly record struct ReferralId(Guid Value) : IComparable<ReferralId>
{
    public int CompareTo(ReferralId other) => Value.CompareTo(other.Value);
}
