using AltProvision.GraphQL;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Host;

/// <summary>Which months to look at; 36 at most.</summary>
/// <param name="From">A day in the first month; eleven months before the last when absent.</param>
/// <param name="Until">A day in the last month; this month when absent.</param>
internal sealed record SufficiencyFilter(DateOnly? From = null, DateOnly? Until = null);

/// <summary>Demand, capacity, cost and outcomes of alternative provision for an authority, by month. Small numbers are left out: 1 to 4 are null.</summary>
/// <param name="LaCode">The authority, three digits.</param>
/// <param name="From">First day of the first month.</param>
/// <param name="Until">Last day of the last month.</param>
/// <param name="Demand">Referrals that were sent. Months and reasons without any are absent.</param>
/// <param name="Capacity">Places of the sites in the authority's area, and what placements of all commissioners take of them.</param>
/// <param name="Costs">What the placements of the authority's children cost. Months without any are absent.</param>
/// <param name="Outcomes">How placements of the authority's children ended. Months and outcomes without any are absent.</param>
[Holds(DataClass.Organisational)]
internal sealed record Sufficiency(
    string LaCode,
    DateOnly From,
    DateOnly Until,
    IReadOnlyList<MonthlyDemand> Demand,
    IReadOnlyList<MonthlyCapacity> Capacity,
    IReadOnlyList<MonthlyCost> Costs,
    IReadOnlyList<MonthlyOutcome> Outcomes
);

[ObjectType<Sufficiency>]
internal static class SufficiencyType
{
    /// <summary>The authority; null when its code is unknown.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(Sufficiency.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);
}

/// <summary>Referrals of a month, for one reason or for all.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Reason">Main reason; null for all reasons together.</param>
/// <param name="Referrals">How many were sent; null for 1 to 4. For all reasons together to the nearest 5.</param>
internal sealed record MonthlyDemand(DateOnly Month, ProvisionReason? Reason, int? Referrals);

/// <summary>Half-day places in an area in a month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Area">Postcode district of the sites: "DY1".</param>
/// <param name="Offered">Half-day places in a week of ten half-days, by the capacity that the sites have today: earlier ones are not kept.</param>
/// <param name="Taken">Half-days a week that children are there, averaged over the days of the month; null where that is of 1 to 4 placements.</param>
internal sealed record MonthlyCapacity(DateOnly Month, string Area, int Offered, decimal? Taken);

/// <summary>What placements cost in a month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="IsLaCommissioned">Whether the authority commissions them; else the schools.</param>
/// <param name="PerWeek">
/// Agreed prices of a week in pounds, averaged over the days of the month; null where that is of 1 to 4 placements. Weeks of holidays are no
/// cheaper here: agreements differ in what is paid then.
/// </param>
/// <param name="Placements">How many placements lasted; null for 1 to 4.</param>
internal sealed record MonthlyCost(DateOnly Month, bool IsLaCommissioned, decimal? PerWeek, int? Placements);

/// <summary>Placements that ended in a month, with one outcome or with any.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Outcome">Whether they did what they were for; null for all outcomes together.</param>
/// <param name="Placements">How many; null for 1 to 4. For all outcomes together to the nearest 5.</param>
internal sealed record MonthlyOutcome(DateOnly Month, PlacementOutcome? Outcome, int? Placements);

/// <summary>The figures of the viewer's authority.</summary>
[Allow(Role.LaCommissioner, Role.LaQualityOfficer)]
internal sealed record GetSufficiency(SufficiencyFilter? Where) : IRequest<Sufficiency>;

[QueryType]
internal static class SufficiencyQuery
{
    /// <summary>
    /// Whether there is enough alternative provision in your authority's area: demand, capacity, cost and outcomes by month. Numbers from 1
    /// to 4 are left out, as in the statistics of the Department for Education, and totals are rounded so that they cannot be worked out.
    /// </summary>
    /// <param name="where">Which months; the last twelve when absent.</param>
    [AskedBy(Role.LaCommissioner, Role.LaQualityOfficer), Cost(100)]
    public static Task<Sufficiency> GetSufficiencyAsync(
        SufficiencyFilter? where,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSufficiency(where), cancellationToken);
}

internal sealed class GetSufficiencyHandler(
    IMediator mediator,
    SqlReads reads,
    ViewerContext context,
    AccessDenials denials,
    TimeProvider time
) : IRequestHandler<GetSufficiency, Sufficiency>
{
    private const int MostMonths = 36;
    private const int HalfDaysOfWeek = 10;

    public async Task<Sufficiency> Handle(GetSufficiency query, CancellationToken cancellationToken)
    {
        var (first, last) = MonthsOf(query.Where);
        var until = last.AddMonths(1).AddDays(-1);
        var laCode = context.Viewer.LaCode ?? throw denials.Deny(context, nameof(GetSufficiency), "authorities");
        Task<IReadOnlyList<ReferralCount>> referrals;
        Task<IReadOnlyList<SiteCapacity>> sites;
        Task<IReadOnlyList<PlacementCost>> costs;
        Task<IReadOnlyList<OutcomeCount>> outcomes;
        using (reads.Together())
        {
            referrals = mediator.Send(new CountReferrals(laCode, first, until), cancellationToken);
            sites = mediator.Send(new GetSiteCapacities(laCode), cancellationToken);
            costs = mediator.Send(new GetPlacementCosts(laCode, first, last), cancellationToken);
            outcomes = mediator.Send(new CountOutcomes(laCode, first, last), cancellationToken);
        }

        SiteId[] ids = [.. (await sites).Select(site => site.SiteId)];
        var use = await mediator.Send(new GetSiteOccupancy(ids, first, last), cancellationToken);
        return new(
            laCode,
            first,
            until,
            [.. (await referrals).GroupBy(count => count.Month).SelectMany(DemandOf)],
            [.. CapacityOf(await sites, use, first, last)],
            [.. (await costs).Select(CostOf)],
            [.. (await outcomes).GroupBy(count => count.Month).SelectMany(OutcomesOf)]
        );
    }

    private (DateOnly First, DateOnly Last) MonthsOf(SufficiencyFilter? where)
    {
        var last = StartOfMonth(where?.Until ?? LondonTime.Today(time));
        var first = StartOfMonth(where?.From ?? last.AddMonths(-11));
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        return months is >= 1 and <= MostMonths
            ? (first, last)
            : throw new BadRequestException($"Ask for 1 to {MostMonths} months, the first before the last.", "where");
    }

    private static DateOnly StartOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static IEnumerable<MonthlyCapacity> CapacityOf(
        IReadOnlyList<SiteCapacity> sites,
        IReadOnlyList<SiteOccupancy> use,
        DateOnly first,
        DateOnly last
    )
    {
        var used = use.ToLookup(entry => entry.Month);
        var areas = sites.GroupBy(site => site.Area).OrderBy(area => area.Key, StringComparer.Ordinal).ToList();
        for (var month = first; month <= last; month = month.AddMonths(1))
        {
            foreach (var area in areas)
            {
                var ids = area.Select(site => site.SiteId).ToHashSet();
                var here = used[month].Where(entry => ids.Contains(entry.SiteId)).ToList();
                yield return new(
                    month,
                    area.Key,
                    area.Sum(site => site.CapacityPerHalfDay) * HalfDaysOfWeek,
                    SmallNumbers.Hide(here.Sum(entry => entry.HalfDaysPerWeek), here.Sum(entry => entry.Placements), decimals: 1)
                );
            }
        }
    }

    private static IEnumerable<MonthlyDemand> DemandOf(IGrouping<DateOnly, ReferralCount> month) =>
        month
            .Select(count => new MonthlyDemand(month.Key, count.Reason, SmallNumbers.Hide(count.Referrals)))
            .Prepend(new(month.Key, null, SmallNumbers.Total(month.Sum(count => count.Referrals))));

    private static IEnumerable<MonthlyOutcome> OutcomesOf(IGrouping<DateOnly, OutcomeCount> month) =>
        month
            .Select(count => new MonthlyOutcome(month.Key, count.Outcome, SmallNumbers.Hide(count.Placements)))
            .Prepend(new(month.Key, null, SmallNumbers.Total(month.Sum(count => count.Placements))));

    private static MonthlyCost CostOf(PlacementCost cost) =>
        new(
            cost.Month,
            cost.IsLaCommissioned,
            SmallNumbers.Hide(cost.PerWeek, cost.Placements, decimals: 2),
            SmallNumbers.Hide(cost.Placements)
        );
}

/// <summary>Numbers of so few children that somebody might know who they are (Department for Education: suppression of counts below five).</summary>
internal static class SmallNumbers
{
    private const int Least = 5;

    public static int? Hide(int children) => IsSmall(children) ? null : children;

    /// <summary>To the nearest five: what is left out of its parts cannot be worked out by taking the others away.</summary>
    public static int? Total(int children) => IsSmall(children) ? null : (children + 2) / Least * Least;

    /// <summary>What was worked out of so many children.</summary>
    public static decimal? Hide(decimal value, int children, int decimals) =>
        IsSmall(children) ? null : decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static bool IsSmall(int children) => children is > 0 and < Least;
}
