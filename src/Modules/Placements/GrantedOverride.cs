using AltProvision.Referrals.Contracts;

namespace AltProvision.Placements;

/// <summary>A block of local policy lifted for one referral. Never changed; it runs out.</summary>
internal sealed class GrantedOverride
{
    public Guid Id { get; init; }

    public ReferralId ReferralId { get; init; }

    /// <summary>Authority of the referral, whose officers may read it.</summary>
    public required string LaCode { get; init; }

    public required string RuleId { get; init; }

    public required string Reason { get; init; }

    public DateOnly Until { get; init; }

    /// <summary>Subject of the officer. Personal data.</summary>
    public required string GrantedBy { get; init; }

    public DateTimeOffset GrantedAt { get; init; }

    public RuleOverrideView ToView() => new(RuleId, Reason, Until, GrantedAt);
}

/// <summary>A block of local policy that an officer has lifted for one referral.</summary>
/// <param name="RuleId">The rule: "LA332-PLC-002".</param>
/// <param name="Reason">Why, in the officer's words.</param>
/// <param name="Until">Last day on which it holds.</param>
/// <param name="GrantedAt">When it was granted.</param>
internal sealed record RuleOverrideView(string RuleId, string Reason, DateOnly Until, DateTimeOffset GrantedAt);
