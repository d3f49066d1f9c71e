using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Providers.Contracts;

/// <summary>How many places a site has.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Area">Postcode district: "DY1".</param>
/// <param name="CapacityPerHalfDay">How many pupils it takes in one half-day, as it stands today.</param>
public sealed record SiteCapacity(SiteId SiteId, string Area, int CapacityPerHalfDay);

/// <summary>The sites of the providers in an authority's area.</summary>
[Allow(Role.LaCommissioner, Role.LaQualityOfficer)]
public sealed record GetSiteCapacities(string LaCode) : IRequest<IReadOnlyList<SiteCapacity>>;
