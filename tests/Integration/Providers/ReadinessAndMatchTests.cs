using AltProvision.Kernel;
using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Providers;

public sealed class ReadinessAndMatchTests(PostgresFixture postgres) : ProviderWorld(postgres)
{
    [Fact]
    public async Task A_provider_in_order_is_ready_for_the_school_that_checked_it_and_for_no_other()
    {
        var (provider, _) = await ReadyAsync();

        var own = await ReadinessAsync(Head, provider.Id);
        var other = await ReadinessAsync(OtherHead, provider.Id);

        own.Findings.Where(f => f.Outcome is Outcome.Block).ShouldBeEmpty();
        own.IsReady.ShouldBeTrue();
        other
            .Findings.Where(f => f.Outcome is Outcome.Block)
            .Select(f => f.Code)
            .ShouldBe(["confirmationNotForThisCommissioner", "commissionerCheckMissing", "providerNotApproved"], ignoreOrder: true);
    }

    [Fact]
    public async Task Insurance_that_runs_out_before_the_start_shows_with_rule_and_source()
    {
        var (provider, _) = await ReadyAsync();

        var readiness = await ReadinessAsync(Head, provider.Id, Today.AddMonths(10));

        readiness.IsReady.ShouldBeFalse();
        var finding = readiness.Findings.Single(f => f.Code == "publicLiabilityExpired");
        finding.RuleId.ShouldBe("ENG-PRV-011");
        finding.Source.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_stale_confirmation_stands_in_the_way()
    {
        var (provider, _) = await ReadyAsync();
        var confirmation = (await AskAsync(Head, new GetConfirmations([provider.Id])))[provider.Id].Single();

        await DoAsync(Manager(provider.Id), new MarkConfirmationStale(confirmation.Id, confirmation.Version, "Two new tutors."));

        (await ReadinessAsync(Head, provider.Id)).Findings.ShouldContain(f => f.Code == "confirmationStale");
        (await RefusedAsync(Officer, new MarkConfirmationStale(confirmation.Id, confirmation.Version, "Again."))).Code.ShouldBe(
            "version.stale"
        );
    }

    [Fact]
    public async Task A_school_asks_for_itself_an_authority_for_its_area_and_a_provider_of_itself()
    {
        var (provider, _) = await ReadyAsync();

        (await ReadinessAsync(Commissioner, provider.Id, commissioner: new(Neighbours.School))).IsReady.ShouldBeTrue();
        (await ReadinessAsync(Manager(provider.Id), provider.Id, commissioner: new(Neighbours.School))).IsReady.ShouldBeTrue();
        await Should.ThrowAsync<BadRequestException>(() => ReadinessAsync(OtherHead, provider.Id, commissioner: new(Neighbours.School)));
        await Should.ThrowAsync<BadRequestException>(() => ReadinessAsync(Stranger, provider.Id, commissioner: new(Neighbours.School)));
        var foreign = await AskAsync(
            Manager(new(Guid.CreateVersion7())),
            new CheckReadiness([provider.Id], new(Neighbours.School), null, null)
        );
        foreign.ShouldBeEmpty();
    }

    [Fact]
    public async Task Placements_get_the_facts_whoever_asks_and_a_check_of_another_referral_does_not_count()
    {
        var (provider, site) = await ReadyAsync();
        GetProviderReadiness question = new(provider.Id, site.Id, Neighbours.School, "332", Today, Today.AddDays(60));

        var facts = await AskAsync(Stranger, question);
        var forReferral = await AskAsync(Head, question with { ReferralId = new(Guid.CreateVersion7()) });

        facts.ShouldNotBeNull();
        facts.CapacityPerHalfDay.ShouldBe(8);
        facts.Readiness.ShouldSatisfyAllConditions(
            f => f.IsCommissionerCheckRecorded.ShouldBeTrue(),
            f => f.KnownSites.ShouldBe([f.Site]),
            f => f.EmployersLiability.ShouldNotBeNull(),
            f => f.Approval.ShouldBe(ProviderApproval.Approved)
        );
        forReferral!.Readiness.IsCommissionerCheckRecorded.ShouldBeFalse();
        (await AskAsync(Head, question with { SiteId = new(Guid.CreateVersion7()) })).ShouldBeNull();
    }

    [Fact]
    public async Task A_check_made_for_the_referral_counts_for_it()
    {
        var (provider, site) = await ReadyAsync();
        ReferralId referral = new(Guid.CreateVersion7());
        var check = Check(provider, site);
        await DoAsync(Head, check with { Content = check.Content with { ReferralId = referral } });

        var facts = await AskAsync(Head, new GetProviderReadiness(provider.Id, site.Id, Neighbours.School, "332", Today, null, referral));

        facts!.Readiness.IsCommissionerCheckRecorded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_later_check_with_a_bad_outcome_takes_the_earlier_back()
    {
        var (provider, site) = await ReadyAsync();
        var check = Check(provider, site);
        await DoAsync(Head, check with { Content = check.Content with { Outcome = CheckOutcome.NotSuitable } });

        (await ReadinessAsync(Head, provider.Id)).Findings.ShouldContain(f => f.RuleId == "ENG-PRV-016");
    }

    [Fact]
    public async Task The_nearest_fitting_place_with_room_comes_first_with_reasons()
    {
        var (_, near) = await ReadyAsync(new(394_300, 290_400));
        var (_, far) = await ReadyAsync(new(399_000, 290_000));
        await ReadyAsync(new(414_001, 290_000));
        await ReadyAsync(new(394_100, 290_000), Offer(ProvisionNeed.Hi));
        ProviderNeed need = new(Neighbours.Centre, Needs: [ProvisionNeed.Semh], Age: 14, HalfDays: [WeekHalfDay.MonAm]);

        var page = await AskAsync(Head, new MatchProviders(new(), need));

        page.Nodes.Select(m => m.Site.Id).ShouldBe([near.Id, far.Id]);
        page.TotalCount.ShouldBe(2);
        page.Nodes[0]
            .ShouldSatisfyAllConditions(
                m => m.Rank.ShouldBe(1),
                m => m.DistanceMetres.ShouldBe(500),
                m => m.FreePlaces.ShouldBe(8),
                m => m.IsReady.ShouldBeTrue(),
                m =>
                    m.Reasons.ShouldBe([
                        "0.5 km away in a straight line.",
                        "At least 8 free places on each half-day asked for.",
                        "Made for SEMH.",
                        "£95.00 a day, £420.50 a full week.",
                    ])
            );
    }

    [Fact]
    public async Task A_full_site_sinks_and_pages_follow_each_other()
    {
        var (_, near) = await ReadyAsync(new(394_300, 290_400));
        var (_, far) = await ReadyAsync(new(399_000, 290_000));
        Neighbours.Loads[near.Id] = new Dictionary<string, int> { ["Mon AM"] = 8 };
        ProviderNeed need = new(Point: Neighbours.CentrePoint, KeyStage: KeyStage.Ks4, HalfDays: [WeekHalfDay.MonAm]);

        var first = await AskAsync(Head, new MatchProviders(new(First: 1), need));
        var second = await AskAsync(Head, new MatchProviders(new(First: 1, After: first.PageInfo.EndCursor), need));

        first.Nodes.Single().Site.Id.ShouldBe(far.Id);
        second.Nodes.Single().Site.Id.ShouldBe(near.Id);
        second.Nodes.Single().Reasons.ShouldContain("Full on Mon AM.");
        second.PageInfo.HasNextPage.ShouldBeFalse();
    }

    [Fact]
    public async Task A_full_time_child_with_a_plan_is_not_matched_as_ready_to_a_provider_that_is_no_school()
    {
        await ReadyAsync();
        ProviderNeed need = new(Neighbours.Centre, HoursPerWeek: 20, HasEhcp: true);

        var match = (await AskAsync(Head, new MatchProviders(new(), need))).Nodes.Single();

        match.IsReady.ShouldBeFalse();
        match.Findings.ShouldContain(f => f.RuleId == "ENG-PRV-002" && f.Outcome == Outcome.Block);
    }

    [Fact]
    public async Task What_cannot_be_looked_for_is_said()
    {
        (await Should.ThrowAsync<BadRequestException>(() => MatchAsync(new(new Postcode("ZZ9 9ZZ"))))).Field.ShouldBe(["need", "postcode"]);
        (await Should.ThrowAsync<BadRequestException>(() => MatchAsync(new(Neighbours.Centre, WithinMetres: 5)))).Field.ShouldBe([
            "need",
            "withinMetres",
        ]);
        await Should.ThrowAsync<AccessDeniedException>(() =>
            AskAsync(Manager(new(Guid.CreateVersion7())), new MatchProviders(new(), new(Neighbours.Centre)))
        );
    }

    private Task<Page<ProviderMatch>> MatchAsync(ProviderNeed need) => AskAsync(Head, new MatchProviders(new(), need));

    private async Task<SiteReadiness> ReadinessAsync(
        Viewer viewer,
        ProviderId provider,
        DateOnly? start = null,
        Commissioner? commissioner = null
    ) => (await AskAsync(viewer, new CheckReadiness([provider], commissioner, start, null)))[provider].Single();
}
