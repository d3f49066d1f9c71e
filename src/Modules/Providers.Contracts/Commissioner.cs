using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Providers.Contracts;

/// <summary>Who commissions a placement: a school or an authority, exactly one of them.</summary>
/// <param name="SchoolId">The commissioning school; null when an authority commissions.</param>
/// <param name="LaCode">The commissioning authority, three digits; null when a school commissions.</param>
public sealed record Commissioner(SchoolId? SchoolId = null, string? LaCode = null)
{
    private const string SchoolPrefix = "school:";
    private const string LaPrefix = "la:";

    /// <summary>Whether exactly one of the two is named.</summary>
    public bool NamesOne() => SchoolId is null != LaCode is null;

    /// <summary>The key by which rules tell commissioners apart.</summary>
    public string ToKey() => SchoolId is { } school ? $"{SchoolPrefix}{school.Value}" : $"{LaPrefix}{LaCode}";

    public static Commissioner FromKey(string key) =>
        key.StartsWith(SchoolPrefix, StringComparison.Ordinal)
            ? new(new SchoolId(Guid.Parse(key.AsSpan(SchoolPrefix.Length))))
            : new(LaCode: key[LaPrefix.Length..]);
}

/// <summary>A written safeguarding confirmation (Keeping children safe in education, Part three), as a provider gives it.</summary>
/// <param name="Date">Date of the confirmation; not in the future.</param>
/// <param name="SignedBy">Name and post of the person who signed for the provider, 2 to 200 characters. Personal data.</param>
/// <param name="Commissioners">Those to whom it was given, 1 to 200. One given to an authority does not cover a school.</param>
/// <param name="SiteIds">Sites that it covers, 1 to 100, of this provider.</param>
public sealed record ConfirmationContent(
    DateOnly Date,
    string SignedBy,
    IReadOnlyList<Commissioner> Commissioners,
    IReadOnlyList<SiteId> SiteIds
);

/// <summary>Written confirmation that staff are checked and that the provider will tell of changes (Keeping children safe in education, Part three).</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="Date">Date of the confirmation.</param>
/// <param name="SignedBy">Name and post of the person who signed for the provider. Personal data.</param>
/// <param name="Commissioners">Those to whom it was given.</param>
/// <param name="SiteIds">Sites that it covers.</param>
/// <param name="IsStale">Whether staff or arrangements have changed since, so that a new one is needed.</param>
/// <param name="StaleReason">What has changed; null while it is not stale.</param>
/// <param name="RecordedAt">When it was put on file.</param>
[Holds(DataClass.Personal)]
public sealed record SafeguardingConfirmationView(
    SafeguardingConfirmationId Id,
    int Version,
    ProviderId ProviderId,
    DateOnly Date,
    string SignedBy,
    IReadOnlyList<Commissioner> Commissioners,
    IReadOnlyList<SiteId> SiteIds,
    bool IsStale,
    string? StaleReason,
    DateTimeOffset RecordedAt
);

/// <summary>What a commissioner's own check came to.</summary>
public enum CheckOutcome
{
    /// <summary>Suitable for the placement.</summary>
    Suitable,

    /// <summary>Suitable as long as what the check names is done.</summary>
    SuitableWithActions,

    /// <summary>Not suitable; it does not count as a check that lets a placement start.</summary>
    NotSuitable,
}

/// <summary>A commissioner's own check of a provider (Arranging alternative provision, 2025), as it is written down.</summary>
/// <param name="SiteId">The site that was checked.</param>
/// <param name="CheckedOn">Day of the check; not in the future.</param>
/// <param name="CheckedBy">Name and post of the person who checked, 2 to 200 characters. Personal data.</param>
/// <param name="WhatWasChecked">What was looked at and found, 20 to 2,000 characters. Do not name pupils.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="ReferralId">The referral whose placement it is for; each placement needs a check of its own.</param>
public sealed record CheckContent(
    SiteId SiteId,
    DateOnly CheckedOn,
    string CheckedBy,
    string WhatWasChecked,
    CheckOutcome Outcome,
    ReferralId? ReferralId = null
);

/// <summary>A commissioner's own check of a provider. Approval by an authority never replaces it. Seen by the commissioner, its authority and the provider.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="SiteId">The site that was checked.</param>
/// <param name="SchoolId">The school that checked; null when an authority did.</param>
/// <param name="LaCode">The authority that checked, or in whose area the school lies, three digits.</param>
/// <param name="ReferralId">The referral whose placement it is for; null when it is not for one placement.</param>
/// <param name="CheckedOn">Day of the check.</param>
/// <param name="CheckedBy">Name and post of the person who checked. Personal data.</param>
/// <param name="WhatWasChecked">What was looked at and found.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="RecordedAt">When it was written down.</param>
[Holds(DataClass.Organisational)]
public sealed record CommissionerCheckView(
    CommissionerCheckId Id,
    ProviderId ProviderId,
    SiteId SiteId,
    SchoolId? SchoolId,
    string LaCode,
    ReferralId? ReferralId,
    DateOnly CheckedOn,
    string CheckedBy,
    string WhatWasChecked,
    CheckOutcome Outcome,
    DateTimeOffset RecordedAt
);
