using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Placements;

public sealed class ProposalTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_proposal_waits_for_agreement_and_the_school_that_proposes_has_agreed()
    {
        var town = await Town.BuildAsync(product);

        var placement = await town.ProposeAsync();

        placement.Status.ShouldBe(PlacementStatus.AwaitingAgreement);
        var parties = (await product.SendAsync(town.Head, new GetPlacementParties([placement.Id])))[placement.Id];
        parties.Single(p => p.Party is PlacementParty.HomeSchool).Answer.ShouldBe(PartyAnswer.Agreed);
        parties.Single(p => p.Party is PlacementParty.Provider).Answer.ShouldBe(PartyAnswer.NotAsked);
        var findings = (await product.SendAsync(town.Head, new GetPlacementFindings([placement.Id])))[placement.Id];
        findings.ShouldContain(finding => finding.Code == "providerNotAgreed");
        findings.ShouldContain(finding => finding.RuleId == "ENG-PRV-002");
    }

    [Fact]
    public async Task A_check_says_what_a_proposal_would_and_writes_nothing()
    {
        var town = await Town.BuildAsync(product);
        var proposal = town.Proposal(await town.ReferAsync());

        var check = await product.SendAsync(town.Head, new CheckPlacement(proposal));

        check.Problems.ShouldBeEmpty();
        check.CanPropose.ShouldBeTrue();
        check.Places.ShouldBe([new HalfDayPlaces("Mon AM", 8, 0), new HalfDayPlaces("Tue AM", 8, 0)]);
        (await product.SendAsync(town.Head, new ListPlacements(new(), null, null, true))).TotalCount.ShouldBe(0);
    }

    [Fact]
    public async Task Insurance_that_has_run_out_refuses_with_rule_version_and_source()
    {
        var town = await Town.BuildAsync(product, insuredUntil: new(2026, 1, 8));

        var result = await product.SendAsync(town.Head, new ProposePlacement(town.Proposal(await town.ReferAsync())));

        result.Refusals.Count.ShouldBe(2);
        result.Refusals.ShouldAllBe(refusal => refusal.RuleId == "ENG-PRV-011" && refusal.RuleVersion == 1);
        result.Refusals[0].Source!.ShouldContain("Employers' Liability (Compulsory Insurance) Act 1969");
        result.Refusals[0].Message.ShouldContain("Thu 8 Jan 2026");
    }

    [Fact]
    public async Task A_warning_has_to_be_acknowledged_by_rule_and_with_a_reason()
    {
        var town = await Town.BuildAsync(product, insuredUntil: new(2026, 2, 27));
        var proposal = town.Proposal(await town.ReferAsync());

        var silent = await product.SendAsync(town.Head, new ProposePlacement(proposal));
        var without = await product.SendAsync(town.Head, new ProposePlacement(proposal, ["ENG-PRV-011"]));
        var with = await product.SendAsync(town.Head, new ProposePlacement(proposal, ["ENG-PRV-011"], "Renewal is agreed in writing."));

        silent
            .Refusals.Select(refusal => refusal.Code)
            .ShouldBe(["placement.warning-not-acknowledged", "placement.acknowledgement-reason"]);
        silent.Refusals[0].RuleId.ShouldBe("ENG-PRV-011");
        without.Refusals.ShouldHaveSingleItem().Field.ShouldBe(["reason"]);
        with.Refusals.ShouldBeEmpty();
        with.Value!.AcknowledgedWarnings.ShouldBe(["ENG-PRV-011"]);
        with.Value.AcknowledgementReason.ShouldBe("Renewal is agreed in writing.");
    }

    [Fact]
    public async Task A_check_made_for_another_referral_does_not_count()
    {
        var town = await Town.BuildAsync(product);
        await town.ReferAsync();
        var seed = new SeedReferral(
            new(Guid.CreateVersion7()),
            await town.AddPupilAsync(),
            town.School,
            Town.La,
            ProvisionReason.EarlyIntervention,
            ReferralStatus.Accepted,
            new(2025, 12, 1),
            "A referral for which nobody checked.",
            product.Clock.GetUtcNow(),
            product.Clock.GetUtcNow(),
            product.Clock.GetUtcNow()
        );
        var unchecked_ = (await product.SendAsync(Viewer.System, seed)).Value!;

        var result = await product.SendAsync(town.Head, new ProposePlacement(town.Proposal(unchecked_)));

        result.Refusals.ShouldHaveSingleItem().RuleId.ShouldBe("ENG-PRV-016");
    }

    [Fact]
    public async Task A_child_with_an_EHCP_is_not_full_time_at_a_provider_that_is_no_school()
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync(pupilId: await town.AddPupilAsync(hasEhcp: true));

        var result = await product.SendAsync(town.Head, new ProposePlacement(town.Proposal(referral) with { HoursPerWeek = 18m }));

        result.Refusals.ShouldHaveSingleItem().RuleId.ShouldBe("ENG-PRV-002");
    }

    [Fact]
    public async Task The_fifth_full_time_child_is_refused_whoever_placed_the_others()
    {
        var town = await Town.BuildAsync(product);
        for (var i = 0; i < 4; i++)
        {
            await SeedAtProviderAsync(town, hours: 20m, school: town.OtherSchool, halfDays: ["Wed AM"]);
        }

        var result = await product.SendAsync(
            town.Head,
            new ProposePlacement(town.Proposal(await town.ReferAsync()) with { HoursPerWeek = 20m })
        );

        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.RuleId.ShouldBe("ENG-PRV-002");
        refusal.Message.ShouldContain("5 full-time children");
    }

    [Fact]
    public async Task The_last_place_is_not_given_twice_to_two_who_ask_at_the_same_moment()
    {
        var town = await Town.BuildAsync(product, capacity: 1);
        var proposals = new[] { town.Proposal(await town.ReferAsync()), town.Proposal(await town.ReferAsync()) };

        var results = await Task.WhenAll(proposals.Select(proposal => product.SendAsync(town.Head, new ProposePlacement(proposal))));

        results.Count(result => result.Value is not null).ShouldBe(1);
        var refusal = results.Single(result => result.IsRefused).Refusals.ShouldHaveSingleItem();
        refusal.RuleId.ShouldBe("ENG-PRV-019");
        refusal.Field.ShouldBe(["proposal", "halfDays"]);
        var loads = await product.SendAsync(town.OtherHead, new GetSiteLoads([town.Site]));
        loads[town.Site].ShouldBe(new Dictionary<string, int> { ["Mon AM"] = 1, ["Tue AM"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_declined_placement_gives_its_places_back()
    {
        var town = await Town.BuildAsync(product, capacity: 1);
        var placement = await town.ProposeAsync();

        var declined = await product.SendAsync(town.Manager, new DeclinePlacement(placement.Id, placement.Version, "Staff are away."));

        declined.Value!.Status.ShouldBe(PlacementStatus.NotAgreed);
        (await town.MaySeeAsync(town.Manager, placement.Id)).ShouldBeFalse();
        (await town.ProposeAsync()).Status.ShouldBe(PlacementStatus.AwaitingAgreement);
    }

    [Fact]
    public async Task A_child_cannot_be_in_two_places_in_one_half_day()
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync();
        await town.ProposeAsync(referral);

        var result = await product.SendAsync(
            town.Head,
            new ProposePlacement(town.Proposal(referral) with { HalfDays = ["Tue AM", "Wed AM"] })
        );

        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.RuleId.ShouldBe("ENG-PLC-018");
        refusal.Message.ShouldContain("Tue-AM");
    }

    [Fact]
    public async Task A_first_review_after_the_half_term_is_refused_by_the_rule_on_reviews()
    {
        var town = await Town.BuildAsync(product);
        var late = town.Proposal(await town.ReferAsync()) with { FirstReviewDate = new(2026, 3, 2) };

        var result = await product.SendAsync(town.Head, new ProposePlacement(late));

        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.RuleId.ShouldBe("ENG-REV-001");
        refusal.Message.ShouldContain("Fri 13 Feb 2026");
    }

    [Fact]
    public async Task A_repeated_key_answers_what_the_first_time_answered()
    {
        var town = await Town.BuildAsync(product);
        var command = new ProposePlacement(town.Proposal(await town.ReferAsync()), IdempotencyKey: "one");

        var first = await product.SendAsync(town.Head, command);
        var again = await product.SendAsync(town.Head, command);

        again.Value!.Id.ShouldBe(first.Value!.Id);
        again.Value.HalfDays.ShouldBe(first.Value.HalfDays);
        again.Value.WeeklyCost.ShouldBe(new Money(250m));
        (await product.SendAsync(town.Head, new ListPlacements(new(), null, null, true))).TotalCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_referral_that_is_not_accepted_carries_no_placement()
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync(status: ReferralStatus.Submitted);

        var result = await product.SendAsync(town.Head, new ProposePlacement(town.Proposal(referral)));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("placement.referral-not-accepted");
    }

    [Fact]
    public async Task A_referral_of_another_school_looks_unknown()
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync();

        var result = await product.SendAsync(town.OtherHead, new ProposePlacement(town.Proposal(referral)));

        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("not-found");
        refusal.Field.ShouldBe(["proposal", "referralId"]);
    }

    [Fact]
    public async Task After_a_permanent_exclusion_the_authority_proposes_and_not_the_school()
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync(ProvisionReason.PermanentExclusion);

        var result = await product.SendAsync(town.Head, new ProposePlacement(town.Proposal(referral)));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("placement.authority-commissions");
    }

    [Fact]
    public async Task School_staff_check_but_only_leaders_and_commissioners_propose()
    {
        var town = await Town.BuildAsync(product);
        var proposal = town.Proposal(await town.ReferAsync());

        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(town.Staff, new ProposePlacement(proposal)));
        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(town.Manager, new CheckPlacement(proposal)));
        (await product.SendAsync(town.Staff, new CheckPlacement(proposal))).CanPropose.ShouldBeTrue();
    }

    internal static async Task<PlacementView> SeedAtProviderAsync(Town town, decimal hours, SchoolId school, IReadOnlyList<string> halfDays)
    {
        var seed = new SeedPlacement(
            new(Guid.CreateVersion7()),
            (await town.ReferAsync()).Id,
            await town.AddPupilAsync(),
            school,
            Town.La,
            town.Provider,
            town.Site,
            PlacementStatus.Agreed,
            ProvisionReason.EarlyIntervention,
            Town.Start,
            Town.End,
            new(2026, 2, 13),
            hours,
            new(400m),
            halfDays,
            "Placed by somebody else.",
            new([]),
            new(2025, 12, 1, 9, 0, 0, TimeSpan.Zero),
            [],
            []
        );
        var result = await town.Product.SendAsync(Viewer.System, seed);
        result.Refusals.ShouldBeEmpty();
        return result.Value!;
    }
}
