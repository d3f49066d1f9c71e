using AltProvision.Kernel;

namespace AltProvision.Providers.Contracts;

/// <summary>What a provider is.</summary>
/// <param name="Name">Name it trades under, 2 to 200 characters.</param>
/// <param name="Type">Kind of setting.</param>
/// <param name="IsRegisteredSchool">Whether it is a registered school; always for schools, never for a provider that is no school.</param>
/// <param name="LaCode">Authority in whose area its main site lies, three digits.</param>
/// <param name="Urn">Unique reference number, when on the register of establishments.</param>
/// <param name="Ukprn">UK provider reference number, when it has one.</param>
/// <param name="HasEmployees">False for a sole trader without employees, who needs no employers' liability insurance.</param>
/// <param name="IsSelfInsured">Whether it is run by a council that bears its own risks.</param>
public sealed record ProviderContent(
    string Name,
    ProviderType Type,
    bool IsRegisteredSchool,
    string LaCode,
    Urn? Urn = null,
    Ukprn? Ukprn = null,
    bool HasEmployees = true,
    bool IsSelfInsured = false
);

/// <summary>Puts a whole provider on file, for demonstrations and tests. What has a known ID is brought up to date, the rest is added.</summary>
/// <param name="Id">The provider.</param>
/// <param name="Content">What it is.</param>
/// <param name="Sites">Its sites with their offers.</param>
/// <param name="Evidence">Documents and checks on file. Never changed once there.</param>
/// <param name="Confirmations">Written safeguarding confirmations. Never changed once there.</param>
/// <param name="Approvals">Decisions of authorities, oldest first; those before the present standing are left out.</param>
/// <param name="Checks">Commissioners' own checks. Never changed once there.</param>
[AllowSystem]
public sealed record SeedProvider(
    ProviderId Id,
    ProviderContent Content,
    IReadOnlyList<SeedSite> Sites,
    IReadOnlyList<SeedEvidence> Evidence,
    IReadOnlyList<SeedConfirmation> Confirmations,
    IReadOnlyList<SeedApproval> Approvals,
    IReadOnlyList<SeedCheck> Checks
) : ICommand<ProviderView>;

/// <summary>A site to put on file.</summary>
public sealed record SeedSite(
    SiteId Id,
    string Name,
    string Address,
    Postcode Postcode,
    int Easting,
    int Northing,
    int CapacityPerHalfDay,
    IReadOnlyList<SeedOffer> Offers
);

/// <summary>An offer to put on file.</summary>
public sealed record SeedOffer(OfferId Id, OfferContent Content);

/// <summary>A document or check to put on file.</summary>
public sealed record SeedEvidence(ProviderEvidenceId Id, EvidenceContent Content);

/// <summary>A confirmation to put on file.</summary>
/// <param name="StaleReason">What has changed since; null while it holds.</param>
public sealed record SeedConfirmation(SafeguardingConfirmationId Id, ConfirmationContent Content, string? StaleReason = null);

/// <summary>A decision of an authority.</summary>
public sealed record SeedApproval(
    string LaCode,
    ProviderApproval Status,
    DateTimeOffset DecidedAt,
    string? Reason = null,
    DateOnly? ReviewBy = null
);

/// <summary>A commissioner's own check to put on file.</summary>
/// <param name="LaCode">The authority that checked, or in whose area the school lies.</param>
public sealed record SeedCheck(CommissionerCheckId Id, Commissioner Commissioner, string LaCode, CheckContent Content);
