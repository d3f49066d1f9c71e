using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Providers;

/// <summary>A commissioner's own check of a provider. Append-only.</summary>
internal sealed class CommissionerCheck
{
    private CommissionerCheck() { }

    public CommissionerCheckId Id { get; private set; }

    public ProviderId ProviderId { get; private set; }

    public SiteId SiteId { get; private set; }

    public SchoolId? SchoolId { get; private set; }

    public string LaCode { get; private set; } = "";

    public ReferralId? ReferralId { get; private set; }

    public DateOnly CheckedOn { get; private set; }

    public string CheckedBy { get; private set; } = "";

    public string WhatWasChecked { get; private set; } = "";

    public CheckOutcome Outcome { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <param name="laCode">The authority that checked, or in whose area the school lies.</param>
    public static CommissionerCheck Record(
        CommissionerCheckId id,
        ProviderId provider,
        SchoolId? school,
        string laCode,
        CheckContent content,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            ProviderId = provider,
            SiteId = content.SiteId,
            SchoolId = school,
            LaCode = laCode,
            ReferralId = content.ReferralId,
            CheckedOn = content.CheckedOn,
            CheckedBy = content.CheckedBy.Trim(),
            WhatWasChecked = content.WhatWasChecked.Trim(),
            Outcome = content.Outcome,
            RecordedAt = now,
        };

    public CommissionerCheckView ToView() =>
        new(Id, ProviderId, SiteId, SchoolId, LaCode, ReferralId, CheckedOn, CheckedBy, WhatWasChecked, Outcome, RecordedAt);
}
