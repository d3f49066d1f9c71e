using System.Globalization;

namespace AltProvision.Providers;

/// <summary>An offer that fits, and why it stands where it does.</summary>
/// <param name="Rank">Place in the list; 1 is the best.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="Site">The site.</param>
/// <param name="Offer">The offer of that site that fits best.</param>
/// <param name="DistanceMetres">Distance from the place asked about, in a straight line, in metres.</param>
/// <param name="FreePlaces">Free places: the fewest in any half-day asked for, or the most in any when none was asked for.</param>
/// <param name="NeedsMet">Needs asked for that the offer is made for.</param>
/// <param name="Approval">Standing of the provider with the commissioner's authority.</param>
/// <param name="IsReady">Whether no rule stands in the way of a start on the day asked about.</param>
/// <param name="Findings">What the rules said, each with version and source.</param>
/// <param name="Reasons">Why it stands where it does, one sentence each: distance, places, needs, price, what is missing.</param>
internal sealed record ProviderMatch(
    int Rank,
    ProviderId ProviderId,
    SiteView Site,
    OfferView Offer,
    int DistanceMetres,
    int FreePlaces,
    IReadOnlyList<ProvisionNeed> NeedsMet,
    ProviderApproval Approval,
    bool IsReady,
    IReadOnlyList<RuleFinding> Findings,
    IReadOnlyList<string> Reasons
);

/// <summary>A site within the distance, with all that its rank depends on.</summary>
internal sealed record Candidate(
    SiteView Site,
    IReadOnlyList<OfferView> Offers,
    int DistanceMetres,
    IReadOnlyDictionary<string, int>? Loads,
    ProviderApproval Approval,
    IReadOnlyList<RuleFinding> Findings
);

/// <summary>Puts candidates in order. Pure.</summary>
internal static class ProviderRanking
{
    public const int Most = 100;

    private const int BandMetres = 1000;

    /// <summary>
    /// First those with room on all half-days asked for, then by standing with the authority, needs met, what stands in the way, distance in whole
    /// kilometres and price.
    /// </summary>
    public static IReadOnlyList<ProviderMatch> Rank(ProviderNeed need, IEnumerable<Candidate> candidates) =>
        [
            .. candidates
                .Select(candidate => Match(need, candidate))
                .OfType<ProviderMatch>()
                .OrderByDescending(match => match.FreePlaces > 0)
                .ThenBy(match => Standing(match.Approval))
                .ThenByDescending(match => match.NeedsMet.Count)
                .ThenBy(match => match.Findings.Count(IsBlock))
                .ThenBy(match => match.DistanceMetres / BandMetres)
                .ThenBy(match => match.Offer.PricePerWeek.Pounds)
                .ThenBy(match => match.DistanceMetres)
                .ThenBy(match => match.Site.Id)
                .Take(Most)
                .Select((match, i) => match with { Rank = i + 1 }),
        ];

    private static ProviderMatch? Match(ProviderNeed need, Candidate candidate)
    {
        var best = candidate
            .Offers.Where(offer => Fits(need, offer))
            .OrderByDescending(offer => Free(need, candidate, offer) > 0)
            .ThenByDescending(offer => Met(need, offer).Count)
            .ThenBy(offer => offer.PricePerWeek.Pounds)
            .ThenBy(offer => offer.Id)
            .FirstOrDefault();
        return best is null
            ? null
            : new(
                0,
                candidate.Site.ProviderId,
                candidate.Site,
                best,
                candidate.DistanceMetres,
                Free(need, candidate, best),
                Met(need, best),
                candidate.Approval,
                !candidate.Findings.Any(IsBlock),
                candidate.Findings,
                [.. Reasons(need, candidate, best)]
            );
    }

    private static bool Fits(ProviderNeed need, OfferView offer) =>
        (need.Age is not { } age || (offer.AgeFrom <= age && age <= offer.AgeTo))
        && (need.KeyStage is not { } keyStage || offer.KeyStages.Contains(keyStage))
        && (need.Needs is not { Count: > 0 } || Met(need, offer).Count > 0);

    private static IReadOnlyList<ProvisionNeed> Met(ProviderNeed need, OfferView offer) =>
        [.. (need.Needs ?? []).Distinct().Where(offer.Needs.Contains)];

    private static int Free(ProviderNeed need, Candidate candidate, OfferView offer)
    {
        var places = FreePlaces.Of(candidate.Site.CapacityPerHalfDay, offer.Sessions, candidate.Loads);
        return need.HalfDays is { Count: > 0 } halfDays
            ? halfDays.Min(halfDay => places.FirstOrDefault(p => p.HalfDay == halfDay)?.Free ?? 0)
            : places.Select(p => p.Free).DefaultIfEmpty().Max();
    }

    private static IEnumerable<string> Reasons(ProviderNeed need, Candidate candidate, OfferView offer)
    {
        var kilometres = (candidate.DistanceMetres / 1000m).ToString("0.0", CultureInfo.InvariantCulture);
        yield return $"{kilometres} km away in a straight line.";
        yield return Room(need, candidate, offer);
        if (need.Needs is { Count: > 0 } needs)
        {
            yield return Needs(Met(need, offer), [.. needs.Distinct().Except(offer.Needs)]);
        }

        yield return $"£{offer.PricePerDay} a day, £{offer.PricePerWeek} a full week.";
        foreach (var finding in candidate.Findings.Where(IsBlock))
        {
            yield return $"In the way: {finding.Message}";
        }

        foreach (var finding in candidate.Findings.Where(finding => finding.Outcome is Outcome.Warn))
        {
            yield return $"To be considered: {finding.Message}";
        }
    }

    private static string Room(ProviderNeed need, Candidate candidate, OfferView offer)
    {
        var free = Free(need, candidate, offer);
        if (need.HalfDays is not { Count: > 0 } halfDays)
        {
            return free > 0 ? $"Up to {free} free {Places(free)} in a half-day." : "No free place on any half-day.";
        }

        List<WeekHalfDay> closed = [.. halfDays.Distinct().Except(offer.Sessions).Order()];
        if (closed.Count > 0)
        {
            return $"Does not run on {Join(closed)}.";
        }

        if (free > 0)
        {
            return $"At least {free} free {Places(free)} on each half-day asked for.";
        }

        var full = FreePlaces
            .Of(candidate.Site.CapacityPerHalfDay, halfDays, candidate.Loads)
            .Where(places => places.Free == 0)
            .Select(places => places.HalfDay);
        return $"Full on {Join(full)}.";
    }

    private static string Needs(IReadOnlyList<ProvisionNeed> met, IReadOnlyList<ProvisionNeed> unmet) =>
        unmet.Count == 0 ? $"Made for {Codes(met)}." : $"Made for {Codes(met)}, but not for {Codes(unmet)}.";

    private static string Codes(IEnumerable<ProvisionNeed> needs) =>
        string.Join(", ", needs.Select(need => need.ToString().ToUpperInvariant()));

    private static string Join(IEnumerable<WeekHalfDay> halfDays) => string.Join(", ", halfDays.Select(halfDay => halfDay.InWords()));

    private static string Places(int count) => count == 1 ? "place" : "places";

    private static bool IsBlock(RuleFinding finding) => finding.Outcome is Outcome.Block;

    private static int Standing(ProviderApproval approval) =>
        approval switch
        {
            ProviderApproval.Approved => 0,
            ProviderApproval.ApprovedWithConditions => 1,
            ProviderApproval.NotApproved => 2,
            _ => 3,
        };
}
