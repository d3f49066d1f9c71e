using AltProvision.Providers.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

internal sealed class GetSiteLoadsHandler(PlacementsDbContext db, TimeProvider time)
    : IRequestHandler<GetSiteLoads, IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>>
{
    public async Task<IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>> Handle(
        GetSiteLoads query,
        CancellationToken cancellationToken
    )
    {
        var today = LondonTime.Today(time);

        // Without the filter: the number of children of other commissioners comes out, and nothing else about them.
        var timetables = await db
            .Placements.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(p => query.Ids.Contains(p.SiteId))
            .Where(p =>
                p.Status == PlacementStatus.Active
                || ((p.Status == PlacementStatus.Agreed || p.Status == PlacementStatus.AwaitingAgreement) && p.PlannedEndDate >= today)
            )
            .Select(p => new { p.SiteId, p.HalfDays })
            .ToListAsync(cancellationToken);
        return timetables
            .GroupBy(timetable => timetable.SiteId)
            .ToDictionary(
                site => site.Key,
                site => (IReadOnlyDictionary<string, int>)Count(site.SelectMany(timetable => timetable.HalfDays))
            );
    }

    private static Dictionary<string, int> Count(IEnumerable<string> halfDays) =>
        halfDays.CountBy(half => half).ToDictionary(half => half.Key, half => half.Value);
}
