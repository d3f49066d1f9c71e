using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Host;

/// <summary>What is on file about a provider: papers of this year and of those before, so that past placements too stood on good ones.</summary>
internal static class DemoProviderFiles
{
    private const int Year = 365;

    // Papers that run out sooner than this are renewed already, so that a placement may start on any day of the coming two months.
    private const int RenewedWithinDays = 90;

    private const decimal Employers = 10_000_000m;
    private const decimal Public = 5_000_000m;
    private const decimal Indemnity = 1_000_000m;

    private static readonly EvidenceKind[] YearlyPapers =
    [
        EvidenceKind.FirstAid,
        EvidenceKind.DbsPolicy,
        EvidenceKind.SingleCentralRecord,
        EvidenceKind.SafeguardingPolicy,
        EvidenceKind.SafeguardingLeadTraining,
        EvidenceKind.HealthAndSafetyPolicy,
        EvidenceKind.BehaviourPolicy,
        EvidenceKind.ComplaintsPolicy,
        EvidenceKind.DataProtection,
    ];

    public static IReadOnlyList<SeedProvider> Make(DemoTime time, IReadOnlyList<DemoStory> stories) =>
        [.. DemoProviders.All.Select((provider, number) => Make(provider, number, time, stories))];

    private static SeedProvider Make(DemoProvider provider, int number, DemoTime time, IReadOnlyList<DemoStory> stories)
    {
        var content = new ProviderContent(
            provider.Name,
            provider.Type,
            provider.IsSchool,
            DemoIds.Authority,
            HasEmployees: provider.HasEmployees,
            IsSelfInsured: provider.IsSelfInsured
        );
        return new(
            provider.Id,
            content,
            [.. provider.Sites.Select(site => Site(provider, site))],
            [.. Evidence(provider, time.Today)],
            [.. Confirmations(provider, number, time.Today)],
            [.. provider.Decisions.Select(decision => Approval(decision, time.Today))],
            [
                .. SiteChecks(provider, number, time.Today),
                .. stories.Where(story => story.Stay?.Provider == provider).Select(PlacementCheck),
            ]
        );
    }

    private static SeedSite Site(DemoProvider provider, DemoSite site) =>
        new(
            DemoProviders.SiteIdOf(provider, site),
            site.Name,
            site.Address,
            new(site.Postcode),
            site.Place.Easting,
            site.Place.Northing,
            site.Capacity,
            [.. site.Offers.Select(offer => new SeedOffer(new(DemoIds.Of("offer", $"{provider.Name}/{site.Name}/{offer.Name}")), offer))]
        );

    private static IEnumerable<SeedEvidence> Evidence(DemoProvider provider, DateOnly today) =>
        EvidenceOf(provider, today)
            .Select(content => new SeedEvidence(
                new(DemoIds.Of("evidence", $"{provider.Name}/{content.Kind}/{content.SiteId?.Value}/{content.IssuedOn:O}")),
                content
            ));

    private static IEnumerable<EvidenceContent> EvidenceOf(DemoProvider provider, DateOnly today)
    {
        IEnumerable<EvidenceContent> papers = YearlyPapers.SelectMany(kind => Yearly(kind, provider.IssuedDaysAgo, today));
        foreach (var site in provider.Sites.Select(site => DemoProviders.SiteIdOf(provider, site)))
        {
            papers = papers
                .Concat(Yearly(EvidenceKind.SiteRiskAssessment, provider.IssuedDaysAgo, today, site))
                .Concat(Yearly(EvidenceKind.FireRiskAssessment, provider.IssuedDaysAgo, today, site));
        }

        return papers.Concat(Insurance(provider, today)).Concat(OfItsType(provider, today));
    }

    private static IEnumerable<EvidenceContent> Insurance(DemoProvider provider, DateOnly today)
    {
        if (provider.IsSelfInsured)
        {
            return [];
        }

        var employers = provider.HasEmployees
            ? Yearly(EvidenceKind.EmployersLiabilityInsurance, provider.IssuedDaysAgo, today, amount: Employers)
            : [];
        var liability = provider.UninsuredDays is { } days
            ? Lapsed(EvidenceKind.PublicLiabilityInsurance, days, today, Public)
            : Yearly(EvidenceKind.PublicLiabilityInsurance, provider.IssuedDaysAgo, today, amount: Public);
        return employers
            .Concat(liability)
            .Concat(Yearly(EvidenceKind.ProfessionalIndemnityInsurance, provider.IssuedDaysAgo, today, amount: Indemnity));
    }

    private static IEnumerable<EvidenceContent> OfItsType(DemoProvider provider, DateOnly today)
    {
        if (provider.IsSchool)
        {
            yield return new(EvidenceKind.SchoolRegistration, today.AddDays(-2100), Reference: "Certificate of registration (invented)");
            yield return new(EvidenceKind.OfstedInspection, today.AddDays(-610), Reference: "Inspection report (invented)");
        }

        if (provider.Type is ProviderType.OnlineAccredited)
        {
            yield return new(
                EvidenceKind.OnlineAccreditation,
                today.AddDays(-500),
                today.AddDays(590),
                Reference: "Accreditation (invented)"
            );
        }

        if (provider.TakesPlacements)
        {
            yield return new(EvidenceKind.QualityVisit, today.AddDays(-100), today.AddDays(Year - 101));
        }
    }

    private static IEnumerable<EvidenceContent> Yearly(
        EvidenceKind kind,
        int issuedDaysAgo,
        DateOnly today,
        SiteId? site = null,
        decimal? amount = null
    )
    {
        var issued = today.AddDays(-issuedDaysAgo);
        var renewed = issued.AddDays(Year);
        List<DateOnly> begins = [issued.AddDays(-2 * Year), issued.AddDays(-Year), issued];
        if (renewed < today.AddDays(RenewedWithinDays))
        {
            begins.Add(renewed);
        }

        return begins.Select(from => Paper(kind, from, site, amount));
    }

    private static IEnumerable<EvidenceContent> Lapsed(EvidenceKind kind, int days, DateOnly today, decimal amount)
    {
        var issued = today.AddDays(-days - Year + 1);
        return ((DateOnly[])[issued.AddDays(-Year), issued]).Select(from => Paper(kind, from, null, amount));
    }

    private static EvidenceContent Paper(EvidenceKind kind, DateOnly from, SiteId? site, decimal? amount) =>
        new(
            kind,
            from,
            from.AddDays(Year - 1),
            site,
            amount is { } pounds ? new Money(pounds) : null,
            string.Create(CultureInfo.InvariantCulture, $"Invented {from.Year}/{from.DayOfYear:000}")
        );

    private static IEnumerable<SeedConfirmation> Confirmations(DemoProvider provider, int number, DateOnly today)
    {
        if (!provider.TakesPlacements)
        {
            yield break;
        }

        int[] daysAgo = provider.StaleReason is null ? [750, 400, 45] : [750, 400, 200];
        foreach (var days in daysAgo)
        {
            var date = today.AddDays(-days);
            var content = new ConfirmationContent(
                date,
                $"{DemoNames.Adult(number + 40)}, head of centre",
                [new(LaCode: DemoIds.Authority), .. DemoSchools.All.Select(school => new Commissioner(school.Id))],
                [.. provider.Sites.Select(site => DemoProviders.SiteIdOf(provider, site))]
            );
            yield return new(
                new(DemoIds.Of("confirmation", $"{provider.Name}/{date:O}")),
                content,
                days == daysAgo[^1] ? provider.StaleReason : null
            );
        }
    }

    private static SeedApproval Approval(DemoDecision decision, DateOnly today) =>
        new(
            DemoIds.Authority,
            decision.Status,
            DemoTime.At(today.AddDays(-decision.DaysAgo), 11),
            decision.Reason,
            decision.Status is ProviderApproval.Approved or ProviderApproval.ApprovedWithConditions
                ? today.AddDays(Year - (decision.DaysAgo % Year))
                : null
        );

    // The authority and the demo school have looked at every site that is in use; each placement has a check of its own besides.
    private static IEnumerable<SeedCheck> SiteChecks(DemoProvider provider, int number, DateOnly today) =>
        from site in provider.TakesPlacements ? provider.Sites : []
        from commissioner in (Commissioner[])[new(DemoIds.School(DemoPeople.School)), new(LaCode: DemoIds.Authority)]
        select new SeedCheck(
            new(DemoIds.Of("check", $"{provider.Name}/{site.Name}/{commissioner.ToKey()}/{today:O}")),
            commissioner,
            DemoIds.Authority,
            new(
                DemoProviders.SiteIdOf(provider, site),
                today.AddDays(-60),
                $"{DemoNames.Adult(number + (commissioner.SchoolId is null ? 70 : 60))}, {(commissioner.SchoolId is null ? "quality officer" : "deputy head")}",
                "Walked round the site, read the staff check records, watched a lesson and spoke with pupils and the safeguarding lead.",
                provider.LastStartDaysAgo is null ? CheckOutcome.Suitable : CheckOutcome.SuitableWithActions
            )
        );

    private static SeedCheck PlacementCheck(DemoStory story)
    {
        var stay = story.Stay!;
        return new(
            new(DemoIds.Of("check", $"{story.Seed}/{story.Number}")),
            story.IsLaCommissioned ? new(LaCode: DemoIds.Authority) : new(story.Pupil.School.Id),
            DemoIds.Authority,
            new(
                stay.SiteId,
                stay.ProposedOn,
                $"{DemoNames.Adult(story.Number + 80)}, {(story.IsLaCommissioned ? "commissioning officer" : "inclusion lead")}",
                "Went through the timetable, supervision, travel and the risk assessment for this placement with the provider.",
                CheckOutcome.Suitable,
                story.ReferralId
            )
        );
    }
}
