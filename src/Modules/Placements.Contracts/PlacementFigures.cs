using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using MediatR;

namespace AltProvision.Placements.Contracts;

/// <summary>How much of a site is taken in a month.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="HalfDaysPerWeek">Half-days a week that children are there, averaged over the days of the month.</param>
/// <param name="Placements">How many placements that is of.</param>
public sealed record SiteOccupancy(SiteId SiteId, DateOnly Month, decimal HalfDaysPerWeek, int Placements);

/// <summary>
/// What placements of all commissioners take of these sites, by month; months without any are absent. Counts only, not made safe for
/// publication. Days are the first days of months.
/// </summary>
[Allow(Role.LaCommissioner, Role.LaQualityOfficer)]
public sealed record GetSiteOccupancy(IReadOnlyCollection<SiteId> Ids, DateOnly FirstMonth, DateOnly LastMonth)
    : IRequest<IReadOnlyList<SiteOccupancy>>;

/// <summary>What placements cost in a month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="IsLaCommissioned">Whether the authority commissions them; else the schools.</param>
/// <param name="PerWeek">Agreed prices of a week in pounds, averaged over the days of the month.</param>
/// <param name="Placements">How many placements that is of.</param>
public sealed record PlacementCost(DateOnly Month, bool IsLaCommissioned, decimal PerWeek, int Placements);

/// <summary>What placements of children of an authority cost, by month; as <see cref="GetSiteOccupancy"/> otherwise.</summary>
[Allow(Role.LaCommissioner, Role.LaQualityOfficer)]
public sealed record GetPlacementCosts(string LaCode, DateOnly FirstMonth, DateOnly LastMonth) : IRequest<IReadOnlyList<PlacementCost>>;

/// <summary>How many placements ended in a month with one outcome.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Outcome">Whether they did what they were for.</param>
/// <param name="Placements">How many.</param>
public sealed record OutcomeCount(DateOnly Month, PlacementOutcome Outcome, int Placements);

/// <summary>How placements of children of an authority ended, by month; as <see cref="GetSiteOccupancy"/> otherwise.</summary>
[Allow(Role.LaCommissioner, Role.LaQualityOfficer)]
public sealed record CountOutcomes(string LaCode, DateOnly FirstMonth, DateOnly LastMonth) : IRequest<IReadOnlyList<OutcomeCount>>;
