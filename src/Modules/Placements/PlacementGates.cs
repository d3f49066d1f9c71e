using AltProvision.Providers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Placements;

/// <summary>What stands at the gates: decisions of the rules, room at the site, and what cannot be asked at all.</summary>
internal sealed record GateReport(
    IReadOnlyList<RuleDecision> Decisions,
    IReadOnlyList<HalfDayPlaces> Places,
    IReadOnlyList<Refusal> Refusals
)
{
    public IReadOnlyList<RuleFinding> Findings => [.. Decisions.SelectMany(decision => decision.Findings)];

    public bool IsBlocked => Decisions.Any(decision => decision.IsBlocked);
}

internal static class GateFields
{
    /// <summary>The input that a finding is about, below the proposal or the change; empty when it is no single one.</summary>
    public static IReadOnlyList<string> Field(this RuleFinding finding) =>
        finding.Code is "sessionsFull" or "sessionsOverlap" ? ["halfDays"] : [];
}

/// <summary>
/// Checks that a provider is ready for a child: documents, standing, registration threshold, a place in each half-day, and no other
/// provision of the child at the same time. Writes nothing.
/// </summary>
internal sealed class PlacementGates(
    PlacementsDbContext db,
    IServiceScopeFactory scopes,
    RuleBook<ProviderReadinessFacts> readinessRules,
    RuleBook<RegistrationThresholdFacts> thresholdRules,
    RuleBook<PlacementLimitFacts> limitRules,
    RuleBook<CapacityFacts> capacityRules,
    RuleBook<SessionPlanFacts> weekRules,
    TimeProvider time
)
{
    /// <param name="terms">What is asked for.</param>
    /// <param name="self">The placement itself, when it exists already and must not be counted twice.</param>
    public async Task<GateReport> CheckAsync(PlacementTerms terms, PlacementId? self, CancellationToken cancellationToken)
    {
        var question = new GetProviderReadiness(
            terms.ProviderId,
            terms.SiteId,
            terms.CommissioningSchool,
            terms.LaCode,
            terms.Start,
            terms.End,
            terms.ReferralId
        );
        if (await scopes.AskAsync(Viewer.System, question, cancellationToken) is not { } provider)
        {
            return new([], [], [Refusal.NotFound("site of this provider", "proposal", "siteId")]);
        }

        var readiness = readinessRules.Check(terms.Start, provider.Readiness, terms.LaCode);
        // Over all commissioners: who else is there stays unknown, how many does not.
        var (held, others, granted) = await RowSecurity.ReadAsProductAsync(
            db,
            async () =>
                (
                    await HeldAsync(terms, self, cancellationToken),
                    await OthersAsync(terms, self, cancellationToken),
                    await GrantedAsync(terms, cancellationToken)
                ),
            cancellationToken
        );
        var threshold = thresholdRules.Check(
            terms.Start,
            await ThresholdFactsAsync(provider.IsRegisteredSchool, terms, held, cancellationToken),
            terms.LaCode
        );
        var places = SitePlaces.Of(
            [.. held.Where(h => h.SiteId == terms.SiteId).Select(h => h.Booking)],
            terms,
            provider.CapacityPerHalfDay
        );
        RuleDecision[] decisions =
        [
            readiness,
            threshold,
            Limits(terms, provider.IsRegisteredSchool),
            Room(terms, places, provider.CapacityPerHalfDay),
            Week(terms, others),
        ];
        return new([.. decisions.Select(decision => Lift(decision, granted, terms))], places, []);
    }

    private RuleDecision Lift(RuleDecision decision, List<RuleOverride> granted, PlacementTerms terms)
    {
        IReadOnlyList<string> requesters = terms.ProposedBy is { } proposer ? [db.Viewer.Subject, proposer] : [db.Viewer.Subject];
        return decision.Lift(granted, requesters, LondonTime.Today(time));
    }

    private Task<List<RuleOverride>> GrantedAsync(PlacementTerms terms, CancellationToken cancellationToken)
    {
        var today = LondonTime.Today(time);
        return db
            .Overrides.AsNoTracking()
            .Where(o => o.ReferralId == terms.ReferralId && o.Until >= today)
            .Select(o => new RuleOverride(o.RuleId, o.GrantedBy, o.Until))
            .ToListAsync(cancellationToken);
    }

    private async Task<List<Held>> HeldAsync(PlacementTerms terms, PlacementId? self, CancellationToken cancellationToken)
    {
        var today = LondonTime.Today(time);
        var rows = await Holding(terms, self)
            .Where(p => p.ProviderId == terms.ProviderId)
            .Select(p => new
            {
                p.PupilId,
                p.SiteId,
                p.Status,
                p.StartDate,
                p.PlannedEndDate,
                p.HalfDays,
                p.HoursPerWeek,
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Held(
            row.PupilId,
            row.SiteId,
            row.HoursPerWeek,
            Placement.BookingOf(row.Status, row.StartDate, row.PlannedEndDate, row.HalfDays, today)
        ));
    }

    private Task<List<Elsewhere>> OthersAsync(PlacementTerms terms, PlacementId? self, CancellationToken cancellationToken) =>
        Holding(terms, self)
            .Where(p => p.PupilId == terms.PupilId && p.PlannedEndDate >= terms.Start)
            .Select(p => new Elsewhere(p.SiteId, p.HalfDays))
            .ToListAsync(cancellationToken);

    private IQueryable<Placement> Holding(PlacementTerms terms, PlacementId? self)
    {
        var own = self ?? default;
        return db
            .Placements.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(p => p.Id != own && p.StartDate <= terms.End)
            .Where(p =>
                p.Status == PlacementStatus.Active
                || (
                    (p.Status == PlacementStatus.Agreed || p.Status == PlacementStatus.AwaitingAgreement) && p.PlannedEndDate >= terms.Start
                )
            );
    }

    private async Task<RegistrationThresholdFacts> ThresholdFactsAsync(
        bool isRegisteredSchool,
        PlacementTerms terms,
        List<Held> held,
        CancellationToken cancellationToken
    )
    {
        // A child with two placements there is one child with the hours of both.
        var hours = held.Where(h => h.Booking.To >= terms.Start)
            .GroupBy(h => h.PupilId)
            .ToDictionary(h => h.Key, h => h.Sum(p => p.HoursPerWeek));
        hours[terms.PupilId] = hours.GetValueOrDefault(terms.PupilId) + terms.HoursPerWeek;
        var pupils = await scopes.AskAsync(Viewer.System, new GetPupilsById([.. hours.Keys]), cancellationToken);
        return new(
            isRegisteredSchool,
            [.. hours.Where(entry => entry.Key != terms.PupilId).OrderBy(entry => entry.Key).Select(entry => Load(entry.Key, entry.Value))],
            Load(terms.PupilId, hours[terms.PupilId])
        );

        // A pupil who cannot be found any more is counted as one of compulsory age: too many is the safe side.
        ChildLoad Load(PupilId id, decimal hoursPerWeek) =>
            pupils.TryGetValue(id, out var pupil)
                ? new(hoursPerWeek, pupil.HasEhcp, pupil.IsLookedAfter, CompulsorySchoolAge.Applies(pupil.BirthDate, terms.Start))
                : new(hoursPerWeek, HasEhcp: false, IsLookedAfter: false, IsCompulsorySchoolAge: true);
    }

    private RuleDecision Room(PlacementTerms terms, IReadOnlyList<HalfDayPlaces> places, int capacity) =>
        capacityRules.Check(
            terms.Start,
            new(capacity, terms.HalfDays, places.ToDictionary(place => place.HalfDay, place => place.Taken)),
            terms.LaCode
        );

    /// <summary>Is the child in one place at a time? Only what is known here is asked: half-days of provision, not those in school.</summary>
    private RuleDecision Week(PlacementTerms terms, List<Elsewhere> others)
    {
        List<PlannedSession> sessions =
        [
            .. Sessions(terms.SiteId, terms.HalfDays),
            .. others.SelectMany(other => Sessions(other.SiteId, other.HalfDays)),
        ];
        return weekRules.Check(
            terms.Start,
            new(sessions, [.. sessions.Select(session => session.Site!).Distinct()]) { AgreedOff = SessionKeys.Slots },
            terms.LaCode
        );
    }

    private static IEnumerable<PlannedSession> Sessions(SiteId site, IEnumerable<string> halfDays) =>
        SessionKeys.InOrder(halfDays).Select(key => new PlannedSession(SessionKeys.SlotOf(key), site.Value.ToString()));

    private RuleDecision Limits(PlacementTerms terms, bool isRegisteredSchool) =>
        limitRules.Check(
            terms.Start,
            new(terms.Start, terms.End) { IsNonSchool = !isRegisteredSchool, SessionsPerWeek = terms.HalfDays.Count },
            terms.LaCode
        );

    // Where the child is at the same time.
    private sealed record Elsewhere(SiteId SiteId, List<string> HalfDays);

    private sealed record Held(PupilId PupilId, SiteId SiteId, decimal HoursPerWeek, Booking Booking);
}
