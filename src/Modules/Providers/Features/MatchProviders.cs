using AltProvision.Placements.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.LaQualityOfficer, Role.MisClient)]
internal sealed record MatchProviders(PagingArguments Paging, ProviderNeed Need) : IRequest<Page<ProviderMatch>>;

[QueryType]
internal static class MatchProvidersQuery
{
    /// <summary>
    /// Offers that fit a need, the best first, with the reasons: of the 500 nearest sites the 100 best. Ranked by room on the half-days asked
    /// for, standing with the authority, needs met, what the rules find missing, distance in whole kilometres and price. Suspended providers
    /// come last and say so. It is no substitute for the commissioner's own check.
    /// </summary>
    /// <param name="need">What is looked for.</param>
    [UsePaging]
    [AskedBy(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.LaQualityOfficer, Role.MisClient)]
    public static Task<Page<ProviderMatch>> MatchProvidersAsync(
        PagingArguments paging,
        ProviderNeed need,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new MatchProviders(paging, need), cancellationToken);
}

internal sealed class MatchProvidersHandler(
    ProvidersDbContext db,
    ReadinessFiles files,
    ReadinessJudge judge,
    CommissionerScopes scopes,
    IMediator mediator,
    SqlReads reads,
    TimeProvider time
) : IRequestHandler<MatchProviders, Page<ProviderMatch>>
{
    private const int MostSites = 500;

    public async Task<Page<ProviderMatch>> Handle(MatchProviders query, CancellationToken cancellationToken)
    {
        var need = query.Need;
        need.Check();
        var scope = await scopes.ResolveAsync(need.Commissioner, "need.commissioner", cancellationToken);
        var centre = need.Point ?? await LocateAsync(need.Postcode!.Value, cancellationToken);
        var nearest = await NearestAsync(need, centre, cancellationToken);
        ReadinessQuestion question = new(
            scope.Commissioner,
            scope.LaCode,
            need.From ?? LondonTime.Today(time),
            need.Until,
            need.ReferralId
        );
        Task<IReadOnlyDictionary<ProviderId, ReadinessFile>> asked;
        Task<IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>> counted;
        using (reads.Together())
        {
            asked = files.ReadAsync([.. nearest.Select(near => near.Site.ProviderId).Distinct()], question, cancellationToken);
            counted = mediator.Send(new GetSiteLoads([.. nearest.Select(near => near.Site.Id)]), cancellationToken);
        }

        var (found, loads) = (await asked, await counted);
        var candidates = nearest.Select(near =>
            ToCandidate(need, near, found[near.Site.ProviderId], loads.GetValueOrDefault(near.Site.Id))
        );
        return ProviderRanking.Rank(need, candidates).ToPage(query.Paging, match => match.Site.Id.Value.ToString());
    }

    // The box is read by the index, the circle is cut out of it; both are of squares, so no root is drawn in the database.
    private async Task<IReadOnlyList<Near>> NearestAsync(ProviderNeed need, GridPoint centre, CancellationToken cancellationToken)
    {
        var (east, north, within) = (centre.Easting, centre.Northing, need.WithinMetres);
        var (west, south) = (east - within, north - within);
        var (eastEdge, northEdge) = (east + within, north + within);
        var squared = (long)within * within;
        var offers = Fitting(need);
        var rows = await db
            .Sites.AsNoTracking()
            .Where(s => s.Easting >= west && s.Easting <= eastEdge && s.Northing >= south && s.Northing <= northEdge)
            .Where(s => offers.Any(o => o.SiteId == s.Id))
            .Select(s => new
            {
                Site = s,
                Squared = ((long)s.Easting - east) * ((long)s.Easting - east) + ((long)s.Northing - north) * ((long)s.Northing - north),
            })
            .Where(row => row.Squared <= squared)
            .OrderBy(row => row.Squared)
            .ThenBy(row => row.Site.Id)
            .Take(MostSites)
            .Select(row => new
            {
                row.Site,
                row.Squared,
                Offers = offers.Where(o => o.SiteId == row.Site.Id).ToList(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new Near(
                row.Site.ToView(),
                [.. row.Offers.Select(offer => offer.ToView())],
                (int)Math.Round(Math.Sqrt(row.Squared))
            )),
        ];
    }

    private IQueryable<Offer> Fitting(ProviderNeed need)
    {
        IQueryable<Offer> offers = db.Offers;
        offers = need.Age is { } age ? offers.Where(o => o.AgeFrom <= age && o.AgeTo >= age) : offers;
        if (need.KeyStage is { } keyStage)
        {
            var name = keyStage.ToString();
            offers = offers.Where(o => o.KeyStages.Contains(name));
        }

        if (need.Needs is { Count: > 0 } needs)
        {
            string[] names = [.. needs.Select(n => n.ToString())];
            offers = offers.Where(o => o.Needs.Any(n => names.Contains(n)));
        }

        return offers;
    }

    private Candidate ToCandidate(ProviderNeed need, Near near, ReadinessFile file, IReadOnlyDictionary<string, int>? loads)
    {
        // A site that was added between the two statements is not in the file yet: it counts as unknown.
        var site =
            file.Sites.FirstOrDefault(s => s.Id == near.Site.Id) ?? new(near.Site.Id, near.Site.CapacityPerHalfDay, IsKnown: false, null);
        IReadOnlyList<RuleFinding> findings =
        [
            .. judge.Judge(file, site),
            .. need.ToChild() is { } child ? judge.JudgeAlone(file, child) : [],
        ];
        return new(near.Site, near.Offers, near.DistanceMetres, loads, file.Approval, findings);
    }

    private async Task<GridPoint> LocateAsync(Postcode postcode, CancellationToken cancellationToken) =>
        (await mediator.Send(new LocatePostcodes([postcode]), cancellationToken)).GetValueOrDefault(postcode)
        ?? throw new BadRequestException(
            "It is not on file where this postcode lies. Check it, or give a point on the British National Grid.",
            "need",
            "postcode"
        );

    private sealed record Near(SiteView Site, IReadOnlyList<OfferView> Offers, int DistanceMetres);
}
