using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Providers.Contracts;

/// <summary>What kind of setting a provider is (codes.md, application code sets).</summary>
public enum ProviderType
{
    /// <summary>Pupil referral unit.</summary>
    PupilReferralUnit,

    /// <summary>Alternative provision academy or free school.</summary>
    ApAcademy,

    /// <summary>Independent school, registered.</summary>
    IndependentSchool,

    /// <summary>Further education college.</summary>
    College,

    /// <summary>Online provider with accreditation.</summary>
    OnlineAccredited,

    /// <summary>Provider that is not a registered school.</summary>
    NonSchool,
}

/// <summary>A provider of alternative provision.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="Name">Name it trades under.</param>
/// <param name="Type">Kind of setting.</param>
/// <param name="IsRegisteredSchool">Whether it is a registered school, which may educate any number of children full-time.</param>
/// <param name="LaCode">Authority in whose area its main site lies, three digits.</param>
/// <param name="Urn">Unique reference number, when on the register of establishments.</param>
/// <param name="Ukprn">UK provider reference number, when it has one.</param>
/// <param name="HasEmployees">False for a sole trader without employees, who needs no employers' liability insurance.</param>
/// <param name="IsSelfInsured">Whether it is run by a council that bears its own risks.</param>
[Holds(DataClass.Organisational)]
public sealed record ProviderView(
    ProviderId Id,
    int Version,
    string Name,
    ProviderType Type,
    bool IsRegisteredSchool,
    string LaCode,
    Urn? Urn,
    Ukprn? Ukprn,
    bool HasEmployees = true,
    bool IsSelfInsured = false
);

/// <summary>A place where a provider teaches.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="Name">Name of the site.</param>
/// <param name="Address">Address without the postcode.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="Easting">Metres east on the British National Grid.</param>
/// <param name="Northing">Metres north on the British National Grid.</param>
/// <param name="CapacityPerHalfDay">How many pupils it takes in one half-day.</param>
[Holds(DataClass.Organisational)]
public sealed record SiteView(
    SiteId Id,
    int Version,
    ProviderId ProviderId,
    string Name,
    string Address,
    Postcode Postcode,
    int Easting,
    int Northing,
    int CapacityPerHalfDay
);

/// <summary>Unknown IDs are absent from the answer.</summary>
[Allow]
public sealed record GetProvidersById(IReadOnlyCollection<ProviderId> Ids) : IRequest<IReadOnlyDictionary<ProviderId, ProviderView>>;

/// <summary>Unknown IDs are absent from the answer.</summary>
[Allow]
public sealed record GetSitesById(IReadOnlyCollection<SiteId> Ids) : IRequest<IReadOnlyDictionary<SiteId, SiteView>>;

/// <summary>What the rules on readiness need to know of a provider, for one proposed placement. Null when the provider or site is unknown.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="SiteId">The site that the child would attend.</param>
/// <param name="SchoolId">The commissioning school; null when the authority commissions.</param>
/// <param name="LaCode">The child's authority, whose approval counts.</param>
/// <param name="Start">First day.</param>
/// <param name="PlannedEnd">Last day.</param>
/// <param name="ReferralId">The referral that the placement answers: only a check made for it counts. Null: any in-date check of the site counts.</param>
[Allow]
public sealed record GetProviderReadiness(
    ProviderId ProviderId,
    SiteId SiteId,
    SchoolId? SchoolId,
    string LaCode,
    DateOnly Start,
    DateOnly? PlannedEnd,
    ReferralId? ReferralId = null
) : IRequest<ProviderReadiness?>;

/// <summary>Facts for the rules on readiness and on registration.</summary>
/// <param name="IsRegisteredSchool">Whether it is a registered school.</param>
/// <param name="Readiness">Documents and checks.</param>
/// <param name="CapacityPerHalfDay">Room at the site in one half-day.</param>
public sealed record ProviderReadiness(bool IsRegisteredSchool, ProviderReadinessFacts Readiness, int CapacityPerHalfDay);

/// <summary>An authority approved a provider.</summary>
public sealed record ProviderApproved(Guid EventId, ProviderId ProviderId, string LaCode) : IIntegrationEvent;

/// <summary>An authority suspended a provider: no new placements, live ones are reviewed at once.</summary>
public sealed record ProviderSuspended(Guid EventId, ProviderId ProviderId, string LaCode) : IIntegrationEvent;

/// <summary>An authority withdrew its approval: no placements, live ones get an exit plan.</summary>
public sealed record ProviderWithdrawn(Guid EventId, ProviderId ProviderId, string LaCode) : IIntegrationEvent;
