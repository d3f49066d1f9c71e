using AltProvision.Kernel;
using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Providers;

public sealed class ProviderFileTests(PostgresFixture postgres) : ProviderWorld(postgres)
{
    [Fact]
    public async Task A_repeated_key_answers_the_same_provider()
    {
        RegisterProvider command = new(new("The Forge", ProviderType.NonSchool, false, "332"), "key-1");

        var first = await DoAsync(Officer, command);
        var again = await DoAsync(Officer, command);

        again.ShouldBe(first);
    }

    [Fact]
    public async Task Only_officers_of_the_area_put_a_provider_on_file()
    {
        RegisterProvider command = new(new("The Forge", ProviderType.NonSchool, false, "332"));

        (await RefusedAsync(Stranger, command)).Code.ShouldBe("provider.not-your-area");
        await Should.ThrowAsync<AccessDeniedException>(() => AskAsync(Head, command));
    }

    [Fact]
    public async Task A_provider_is_corrected_by_its_area_at_the_version_read()
    {
        var provider = await RegisterAsync();
        ProviderContent content = new("New name", ProviderType.College, false, "332", Ukprn: new(10_000_001));

        (await RefusedAsync(Stranger, new ChangeProvider(provider.Id, provider.Version, content))).Code.ShouldBe("provider.not-yours");
        var changed = await DoAsync(Officer, new ChangeProvider(provider.Id, provider.Version, content));
        var stale = await RefusedAsync(Officer, new ChangeProvider(provider.Id, provider.Version, content));

        changed.ShouldSatisfyAllConditions(
            view => view.Name.ShouldBe("New name"),
            view => view.Ukprn.ShouldBe(new Ukprn(10_000_001)),
            view => view.Version.ShouldBe(provider.Version + 1)
        );
        stale.Code.ShouldBe("version.stale");
    }

    [Fact]
    public async Task A_site_is_found_by_its_postcode_or_given_by_its_point()
    {
        var provider = await RegisterAsync();

        var located = await AddSiteAsync(provider);
        var given = await AddSiteAsync(provider, new(400_000, 280_000));
        var unknown = await RefusedAsync(Manager(provider.Id), new AddSite(provider.Id, "Farm", "2 Farm Road", new("ZZ9 9ZZ"), 4));

        (located.Easting, located.Northing).ShouldBe((Neighbours.CentrePoint.Easting, Neighbours.CentrePoint.Northing));
        (given.Easting, given.Northing).ShouldBe((400_000, 280_000));
        unknown.Code.ShouldBe("provider.postcode-not-on-file");
        var sites = await AskAsync(Head, new GetSitesById([located.Id, given.Id, new(Guid.CreateVersion7())]));
        sites.Keys.ShouldBe([located.Id, given.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Capacity_is_changed_by_the_provider_at_the_version_read()
    {
        var provider = await RegisterAsync();
        var site = await AddSiteAsync(provider);

        var changed = await DoAsync(Manager(provider.Id), new ChangeSiteCapacity(site.Id, site.Version, 3));

        changed.CapacityPerHalfDay.ShouldBe(3);
        (await RefusedAsync(Manager(provider.Id), new ChangeSiteCapacity(site.Id, site.Version, 4))).Code.ShouldBe("version.stale");
        (await RefusedAsync(Manager(new(Guid.CreateVersion7())), new ChangeSiteCapacity(site.Id, 2, 4))).Code.ShouldBe(
            "provider.not-yours"
        );
        (await RefusedAsync(Officer, new ChangeSiteCapacity(site.Id, 2, 0))).Code.ShouldBe("provider.capacity-range");
    }

    [Fact]
    public async Task An_offer_is_changed_and_shown_with_the_free_places()
    {
        var provider = await RegisterAsync();
        var site = await AddSiteAsync(provider);
        var offer = await DoAsync(Manager(provider.Id), new AddOffer(site.Id, Offer()));
        Neighbours.Loads[site.Id] = new Dictionary<string, int> { ["Mon AM"] = 5, ["Fri PM"] = 2 };

        var changed = await DoAsync(Officer, new ChangeOffer(offer.Id, offer.Version, Offer(ProvisionNeed.Asd, ProvisionNeed.Semh)));
        var stale = await RefusedAsync(Officer, new ChangeOffer(offer.Id, offer.Version, Offer()));
        var free = await AskAsync(Head, new GetFreePlaces([site]));

        changed.Needs.ShouldBe([ProvisionNeed.Semh, ProvisionNeed.Asd]);
        stale.Code.ShouldBe("version.stale");
        free.ShouldHaveSingleItem().ShouldBe([new(WeekHalfDay.MonAm, 8, 5, 3), new(WeekHalfDay.TuePm, 8, 0, 8)]);
        (await AskAsync(Head, new GetOffersBySite([site.Id])))[site.Id].ShouldHaveSingleItem().Id.ShouldBe(offer.Id);
    }

    [Fact]
    public async Task Evidence_names_a_site_of_the_provider()
    {
        var provider = await RegisterAsync();
        var other = await AddSiteAsync(await RegisterAsync());
        EvidenceContent content = new(EvidenceKind.SiteRiskAssessment, Today, Today.AddYears(1), other.Id);

        (await RefusedAsync(Officer, new RecordEvidence(provider.Id, content))).Field.ShouldBe(["content", "siteId"]);
    }

    [Fact]
    public async Task A_renewal_takes_the_place_of_what_it_renews()
    {
        var provider = await RegisterAsync();
        var old = await FileAsync(provider, Insurance(EvidenceKind.PublicLiabilityInsurance, Today.AddDays(20)));
        var renewal = await FileAsync(provider, Insurance(EvidenceKind.PublicLiabilityInsurance, Today.AddDays(385)));
        var registration = await FileAsync(provider, new(EvidenceKind.SchoolRegistration, Today.AddYears(-5)));

        var current = (await AskAsync(Head, new GetCurrentEvidence([provider.Id])))[provider.Id];

        current.Select(e => e.Id).ShouldBe([renewal.Id, registration.Id], ignoreOrder: true);
        (await AskAsync(Head, new GetEvidenceById([old.Id]))).Keys.ShouldBe([old.Id]);
    }

    [Fact]
    public async Task Expiries_come_the_earliest_first_page_by_page_and_by_area()
    {
        var provider = await RegisterAsync();
        var elsewhere = await RegisterAsync(laCode: "333");
        await FileAsync(provider, new(EvidenceKind.ComplaintsPolicy, Today.AddYears(-1), Today.AddDays(30)));
        await FileAsync(provider, new(EvidenceKind.FirstAid, Today.AddYears(-1), Today.AddDays(-3)));
        await FileAsync(provider, new(EvidenceKind.DbsPolicy, Today.AddYears(-1), Today.AddDays(10)));
        await FileAsync(provider, new(EvidenceKind.DataProtection, Today.AddYears(-1), Today.AddDays(61)));
        await DoAsync(Stranger, new RecordEvidence(elsewhere.Id, new(EvidenceKind.FirstAid, Today.AddYears(-1), Today.AddDays(5))));

        var first = await AskAsync(Officer, new ListExpiries(new(First: 2), Today.AddDays(61), "332", null, true));
        var second = await AskAsync(
            Officer,
            new ListExpiries(new(First: 2, After: first.PageInfo.EndCursor), Today.AddDays(61), "332", null, false)
        );

        first.Nodes.Select(e => e.Kind).ShouldBe([EvidenceKind.FirstAid, EvidenceKind.DbsPolicy]);
        second.Nodes.Select(e => e.Kind).ShouldBe([EvidenceKind.ComplaintsPolicy]);
        first.TotalCount.ShouldBe(3);
        var own = await AskAsync(Manager(elsewhere.Id), new ListExpiries(new(), Today.AddDays(61), null, elsewhere.Id, false));
        own.Nodes.ShouldHaveSingleItem().ProviderId.ShouldBe(elsewhere.Id);
    }

    [Fact]
    public async Task Providers_are_listed_by_name_type_and_standing()
    {
        var approved = await RegisterAsync("Bridge 100%");
        await RegisterAsync("Anvil");
        await RegisterAsync("Bridge 100 more", "333");
        await DoAsync(Officer, new DecideApproval(approved.Id, 0, ProviderApproval.Approved));

        async Task<IReadOnlyList<string>> NamesAsync(ProviderFilter where, ProviderOrder? order = null) =>
            [.. (await AskAsync(Head, new ListProviders(new(), where, order, true))).Nodes.Select(p => p.Name)];

        (await NamesAsync(new())).ShouldBe(["Anvil", "Bridge 100 more", "Bridge 100%"], ignoreOrder: true);
        (await NamesAsync(new(Name: "bridge 100%"))).ShouldBe(["Bridge 100%"]);
        (await NamesAsync(new(LaCode: "333"))).ShouldBe(["Bridge 100 more"]);
        (await NamesAsync(new(Type: ProviderType.College))).ShouldBeEmpty();
        (await NamesAsync(new(Approval: ProviderApproval.Approved))).ShouldBe(["Bridge 100%"]);
        (await NamesAsync(new(Approval: ProviderApproval.NotApproved))).ShouldBe(["Anvil", "Bridge 100 more"], ignoreOrder: true);
        (await NamesAsync(new(), new(ProviderOrderField.RegisteredAt))).ShouldBe(["Bridge 100%", "Anvil", "Bridge 100 more"]);
    }

    [Fact]
    public async Task A_suspension_is_told_in_its_own_area_and_to_others_as_under_review()
    {
        var provider = await RegisterAsync();
        var approved = await DoAsync(Officer, new DecideApproval(provider.Id, 0, ProviderApproval.Approved));
        (await AskAsync(Stranger, new FindProvidersUnderReview([provider.Id])))[provider.Id].ShouldBeFalse();

        await DoAsync(
            Officer,
            new DecideApproval(provider.Id, approved.Version, ProviderApproval.Suspended, "A serious concern was raised.")
        );

        foreach (var told in (Viewer[])[Officer, Head, Manager(provider.Id)])
        {
            (await AskAsync(told, new GetApprovals([provider.Id])))[provider.Id].Single().Status.ShouldBe(ProviderApproval.Suspended);
            (await AskAsync(told, new GetApprovalsById([approved.Id]))).Keys.ShouldBe([approved.Id]);
        }

        foreach (var other in (Viewer[])[Stranger, Manager(new(Guid.CreateVersion7()))])
        {
            (await AskAsync(other, new GetApprovals([provider.Id]))).GetValueOrDefault(provider.Id, []).ShouldBeEmpty();
            (await AskAsync(other, new GetApprovalsById([approved.Id]))).ShouldBeEmpty();
            (await AskAsync(other, new GetApprovalDecisions([provider.Id])))[provider.Id]
                .Select(d => d.Status)
                .ShouldBe([ProviderApproval.Approved]);
            var suspended = new ListProviders(new PagingArguments(10), new(Approval: ProviderApproval.Suspended), null, IsCounted: true);
            (await AskAsync(other, suspended)).Nodes.ShouldBeEmpty();
            (await AskAsync(other, new FindProvidersUnderReview([provider.Id])))[provider.Id].ShouldBeTrue();
        }
    }

    [Fact]
    public async Task An_authority_decides_for_itself_and_each_decision_is_kept()
    {
        var provider = await RegisterAsync();

        var approved = await DoAsync(Officer, new DecideApproval(provider.Id, 0, ProviderApproval.Approved, ReviewBy: Today.AddYears(1)));
        var stale = await RefusedAsync(Officer, new DecideApproval(provider.Id, 0, ProviderApproval.Approved));
        var suspended = await DoAsync(
            Officer,
            new DecideApproval(provider.Id, approved.Version, ProviderApproval.Suspended, "A serious concern was raised.")
        );
        await DoAsync(Stranger, new DecideApproval(provider.Id, 0, ProviderApproval.Approved));

        stale.Code.ShouldBe("version.stale");
        suspended.Status.ShouldBe(ProviderApproval.Suspended);
        (await AskAsync(Head, new GetApprovals([provider.Id])))[provider.Id]
            .Select(a => (a.LaCode, a.Status))
            .ShouldBe([("332", ProviderApproval.Suspended), ("333", ProviderApproval.Approved)]);
        var history = (await AskAsync(Officer, new GetApprovalDecisions([provider.Id])))[provider.Id];
        history.Count.ShouldBe(3);
        history.Single(d => d.Status is ProviderApproval.Suspended).Reason.ShouldNotBeNull();
        (await AskAsync(Head, new GetApprovalDecisions([provider.Id])))[provider.Id].ShouldAllBe(d => d.Reason == null);
        (await RefusedAsync(Officer, new DecideApproval(provider.Id, 0, ProviderApproval.Approved, LaCode: "333"))).Code.ShouldBe(
            "provider.not-your-authority"
        );
        await Should.ThrowAsync<AccessDeniedException>(() =>
            AskAsync(Commissioner, new DecideApproval(provider.Id, 2, ProviderApproval.Approved))
        );
    }

    [Fact]
    public async Task A_decision_tells_other_modules()
    {
        var provider = await RegisterAsync();
        var approval = await DoAsync(Officer, new DecideApproval(provider.Id, 0, ProviderApproval.Approved));
        await DoAsync(
            Officer,
            new DecideApproval(provider.Id, approval.Version, ProviderApproval.Suspended, "A serious concern was raised.")
        );

        await using var scope = Product.CreateScope(Viewer.System);
        var types = await scope
            .ServiceProvider.GetRequiredService<ProvidersDbContext>()
            .Outbox.OrderBy(message => message.Id)
            .Select(message => message.Type)
            .ToListAsync(TestContext.Current.CancellationToken);

        types.Count.ShouldBe(2);
        types[0].ShouldContain(nameof(ProviderApproved));
        types[1].ShouldContain(nameof(ProviderSuspended));
    }

    [Fact]
    public async Task A_check_is_seen_by_the_commissioner_its_authority_and_the_provider()
    {
        var provider = await RegisterAsync();
        var site = await AddSiteAsync(provider);
        var check = await DoAsync(Head, Check(provider, site));

        async Task<bool> SeesAsync(Viewer viewer) =>
            (await AskAsync(viewer, new GetCommissionerChecks([provider.Id]))).GetValueOrDefault(provider.Id)?.Any(c => c.Id == check.Id)
            ?? false;

        check.LaCode.ShouldBe("332");
        (await SeesAsync(Head)).ShouldBeTrue();
        (await SeesAsync(Commissioner)).ShouldBeTrue();
        (await SeesAsync(Manager(provider.Id))).ShouldBeTrue();
        (await SeesAsync(OtherHead)).ShouldBeFalse();
        (await SeesAsync(Stranger)).ShouldBeFalse();
        (await SeesAsync(Manager(new(Guid.CreateVersion7())))).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_writes_down_a_check_of_somebody_else()
    {
        var provider = await RegisterAsync();
        var site = await AddSiteAsync(provider);
        var command = Check(provider, site) with { Commissioner = new(Neighbours.School) };

        (await RefusedAsync(Commissioner, command)).Code.ShouldBe("provider.check-not-yours");
        (await DoAsync(Viewer.System, command)).SchoolId.ShouldBe(Neighbours.School);
    }

    [Fact]
    public async Task A_confirmation_names_known_commissioners_and_own_sites()
    {
        var provider = await RegisterAsync();
        var foreign = await AddSiteAsync(await RegisterAsync());
        ConfirmationContent content = new(
            Today,
            "A. Manager, head of centre",
            [new(new SchoolId(Guid.CreateVersion7())), new(LaCode: "998")],
            [foreign.Id]
        );

        var result = await AskAsync(Manager(provider.Id), new RecordSafeguardingConfirmation(provider.Id, content));

        result.Refusals.Select(r => r.Field[^1]).ShouldBe(["siteIds", "commissioners", "commissioners"]);
    }

    [Fact]
    public async Task Seeding_twice_changes_nothing_and_raises_nothing_more()
    {
        var seed = Seed();

        var first = await DoAsync(Viewer.System, seed);
        var again = await DoAsync(Viewer.System, seed);

        again.ShouldBe(first);
        var history = (await AskAsync(Officer, new GetApprovalDecisions([seed.Id])))[seed.Id];
        history.Select(d => d.Status).ShouldBe([ProviderApproval.ApprovedWithConditions, ProviderApproval.Approved]);
        (await AskAsync(Officer, new GetCurrentEvidence([seed.Id])))[seed.Id].Count.ShouldBe(1);
        (await AskAsync(Head, new GetConfirmations([seed.Id])))[seed.Id].ShouldHaveSingleItem().IsStale.ShouldBeTrue();
        (await AskAsync(Head, new GetCommissionerChecks([seed.Id])))[seed.Id].Count.ShouldBe(1);
        (await AskAsync(Head, new GetSitesByProvider([seed.Id])))[seed.Id].Count.ShouldBe(1);
        await Should.ThrowAsync<AccessDeniedException>(() => AskAsync(Officer, seed));
    }

    [Fact]
    public async Task A_seed_brings_up_to_date_what_it_knows()
    {
        var seed = Seed();
        await DoAsync(Viewer.System, seed);

        await DoAsync(
            Viewer.System,
            seed with
            {
                Content = seed.Content with { Name = "The New Forge" },
                Sites = [seed.Sites[0] with { CapacityPerHalfDay = 20 }],
            }
        );

        (await AskAsync(Head, new GetProvidersById([seed.Id])))[seed.Id].Name.ShouldBe("The New Forge");
        (await AskAsync(Head, new GetSitesById([seed.Sites[0].Id])))[seed.Sites[0].Id].CapacityPerHalfDay.ShouldBe(20);
    }

    private SeedProvider Seed()
    {
        SiteId site = new(Guid.CreateVersion7());
        var now = Product.Clock.GetUtcNow();
        return new(
            new(Guid.CreateVersion7()),
            new("The Forge", ProviderType.NonSchool, false, "332"),
            [new(site, "Workshop", "1 Mill Lane", Neighbours.Centre, 394_000, 290_000, 12, [new(new(Guid.CreateVersion7()), Offer())])],
            [new(new(Guid.CreateVersion7()), new(EvidenceKind.SiteRiskAssessment, Today, Today.AddYears(1), site))],
            [new(new(Guid.CreateVersion7()), new(Today, "A. Manager", [new(Neighbours.School)], [site]), "Two new tutors.")],
            [
                new("332", ProviderApproval.Approved, now.AddDays(-90)),
                new("332", ProviderApproval.ApprovedWithConditions, now.AddDays(-9), "A second first-aider by Easter."),
            ],
            [
                new(
                    new(Guid.CreateVersion7()),
                    new(Neighbours.School),
                    "332",
                    new(site, Today, "B. Head", "Visited; saw the central record.", CheckOutcome.Suitable)
                ),
            ]
        );
    }
}
