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

public sealed class AgreementTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task With_the_last_answer_the_placement_is_agreed_and_the_provider_may_see_the_pupil()
    {
        var town = await Town.BuildAsync(product);
        var proposed = await town.ProposeAsync();
        (await product.SendAsync(town.Manager, new GetPupilsById([proposed.PupilId]))).ShouldBeEmpty();

        var agreed = await town.AgreeAsync(proposed);
        await product.DeliverAsync(TestContext.Current.CancellationToken);

        agreed.Status.ShouldBe(PlacementStatus.Agreed);
        (await product.SendAsync(town.Manager, new GetPupilsById([proposed.PupilId]))).Keys.ShouldBe([proposed.PupilId]);
    }

    [Fact]
    public async Task An_answer_says_what_is_still_waited_for()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();

        var result = await product.SendAsync(
            town.Manager,
            new RecordPartyAnswer(placement.Id, placement.Version, PlacementParty.Provider, PartyAnswer.Agreed)
        );

        result.Value!.Status.ShouldBe(PlacementStatus.AwaitingAgreement);
        result.Value.Version.ShouldBe(placement.Version + 1);
        result.Findings.Select(finding => finding.Code).ShouldBe(["parentNotHeard", "childNotHeard"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_part_of_the_plan_that_was_missing_completes_the_agreement()
    {
        var town = await Town.BuildAsync(product);
        var whole = town.Proposal(await town.ReferAsync());
        var proposed = await product.SendAsync(
            town.Head,
            new ProposePlacement(whole with { Plan = whole.Plan with { RiskAssessment = null } })
        );
        var waiting = await town.AgreeAsync(proposed.Value!);
        waiting.Status.ShouldBe(PlacementStatus.AwaitingAgreement);

        var result = await product.SendAsync(town.Manager, new ChangePlacementPlan(waiting.Id, waiting.Version, Plan: whole.Plan));

        result.Value!.Status.ShouldBe(PlacementStatus.Agreed);
    }

    [Fact]
    public async Task A_stale_answer_is_refused()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();
        await town.AnswerAsync(town.Manager, placement, PlacementParty.Provider);

        var result = await product.SendAsync(
            town.Staff,
            new RecordPartyAnswer(placement.Id, placement.Version, PlacementParty.Parent, PartyAnswer.Agreed)
        );

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("version.stale");
    }

    [Fact]
    public async Task The_provider_does_not_answer_for_the_parent()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();

        var result = await product.SendAsync(
            town.Manager,
            new RecordPartyAnswer(placement.Id, placement.Version, PlacementParty.Parent, PartyAnswer.Agreed)
        );

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("placement.party-not-yours");
    }

    [Fact]
    public async Task Views_that_are_recorded_without_words_are_refused_by_field()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();

        var result = await product.SendAsync(
            town.Staff,
            new RecordPartyAnswer(placement.Id, placement.Version, PlacementParty.Parent, PartyAnswer.InformedViewsRecorded)
        );

        result.Refusals.ShouldHaveSingleItem().Field.ShouldBe(["note"]);
    }

    [Fact]
    public async Task A_placement_is_seen_by_its_school_its_provider_and_its_authority_and_by_nobody_else()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();

        (await town.MaySeeAsync(town.Head, placement.Id)).ShouldBeTrue();
        (await town.MaySeeAsync(town.Manager, placement.Id)).ShouldBeTrue();
        (await town.MaySeeAsync(town.Officer, placement.Id)).ShouldBeTrue();
        (await town.MaySeeAsync(town.OtherHead, placement.Id)).ShouldBeFalse();
        (await town.MaySeeAsync(town.OtherOfficer, placement.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_elses_placement_looks_unknown_to_one_who_would_decline_it()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();

        var result = await product.SendAsync(town.OtherHead, new DeclinePlacement(placement.Id, placement.Version, "Not ours."));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-found");
    }

    [Fact]
    public async Task New_half_days_are_refused_where_no_place_is_free()
    {
        var town = await Town.BuildAsync(product, capacity: 1);
        await ProposalTests.SeedAtProviderAsync(town, 3m, town.OtherSchool, ["Fri PM"]);
        var placement = await town.AgreeAsync();

        var full = await product.SendAsync(
            town.Head,
            new ChangePlacementPlan(placement.Id, placement.Version, HalfDays: ["Mon AM", "Fri PM"])
        );
        var free = await product.SendAsync(
            town.Head,
            new ChangePlacementPlan(placement.Id, placement.Version, HalfDays: ["Fri AM", "Mon AM"])
        );

        full.Refusals.ShouldHaveSingleItem().Field.ShouldBe(["halfDays"]);
        free.Value!.HalfDays.ShouldBe(["Mon AM", "Fri AM"]);
    }

    [Fact]
    public async Task A_list_is_filtered_sorted_and_paged()
    {
        var town = await Town.BuildAsync(product);
        var first = await town.ProposeAsync();
        var second = await town.AgreeAsync();
        var third = await town.ProposeAsync();

        var page = await product.SendAsync(town.Officer, new ListPlacements(new(First: 2), null, new(PlacementOrderField.CreatedAt), true));
        var rest = await product.SendAsync(
            town.Officer,
            new ListPlacements(new(First: 2, After: page.PageInfo.EndCursor), null, new(PlacementOrderField.CreatedAt), false)
        );
        var agreed = await product.SendAsync(
            town.Head,
            new ListPlacements(
                new(),
                new([PlacementStatus.Agreed], second.PupilId, town.School, town.Provider, Town.End, Town.Start, Town.End.AddDays(1)),
                null,
                true
            )
        );

        page.Nodes.Select(p => p.Id).ShouldBe([first.Id, second.Id]);
        page.TotalCount.ShouldBe(3);
        page.PageInfo.HasNextPage.ShouldBeTrue();
        rest.Nodes.Select(p => p.Id).ShouldBe([third.Id]);
        agreed.Nodes.ShouldHaveSingleItem().Id.ShouldBe(second.Id);
    }

    [Fact]
    public async Task Pupils_and_referrals_lead_to_their_placements()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();

        var ofPupil = await product.SendAsync(town.Head, new GetPlacementsByPupil([placement.PupilId]));
        var ofReferral = await product.SendAsync(town.Head, new GetPlacementsByReferral([placement.ReferralId]));
        var plans = await product.SendAsync(town.Head, new GetPlacementPlans([placement.Id]));

        ofPupil[placement.PupilId].ShouldHaveSingleItem().Id.ShouldBe(placement.Id);
        ofReferral[placement.ReferralId].ShouldHaveSingleItem().Id.ShouldBe(placement.Id);
        plans[placement.Id].NextStep!.Destination.ShouldBe(PlacementDestination.HomeSchool);
        (await product.SendAsync(town.OtherHead, new GetPlacementPlans([placement.Id]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_seeded_placement_can_be_seeded_again_and_tells_once_what_happened()
    {
        var town = await Town.BuildAsync(product);
        var seed = Ended(town, await town.ReferAsync());

        var first = await product.SendAsync(Viewer.System, seed);
        await product.DeliverAsync(TestContext.Current.CancellationToken);
        var again = await product.SendAsync(Viewer.System, seed);

        first.Refusals.ShouldBeEmpty();
        again.Refusals.ShouldBeEmpty();
        again.Value!.Outcome.ShouldBe(PlacementOutcome.GoalsMet);
        var referrals = await product.SendAsync(town.Head, new GetReferralsById([seed.ReferralId]));
        referrals[seed.ReferralId].Status.ShouldBe(ReferralStatus.Closed);
        var attendance = await product.SendAsync(town.Head, new GetAttendanceSummaries([seed.Id]));
        attendance[seed.Id].Attended.ShouldBe(1);
        attendance[seed.Id].AttendancePercent.ShouldBe(50m);
    }

    [Fact]
    public async Task Only_the_product_itself_seeds()
    {
        var town = await Town.BuildAsync(product);
        var seed = Ended(town, await town.ReferAsync());

        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(town.Officer, seed));
    }

    private static SeedPlacement Ended(Town town, ReferralView referral) =>
        new(
            new(Guid.CreateVersion7()),
            referral.Id,
            referral.PupilId,
            town.School,
            Town.La,
            town.Provider,
            town.Site,
            PlacementStatus.Ended,
            referral.Reason,
            new(2025, 11, 3),
            new(2025, 12, 19),
            new(2025, 12, 12),
            6m,
            new(250m),
            ["Mon AM", "Tue AM"],
            "Getting back into a routine of learning.",
            new([]),
            new(2025, 10, 20, 9, 0, 0, TimeSpan.Zero),
            [new(PlacementParty.Provider, PartyAnswer.Agreed, new(2025, 10, 22, 9, 0, 0, TimeSpan.Zero))],
            [new(new(2025, 11, 3), HalfDay.Am, "/"), new(new(2025, 11, 4), HalfDay.Am, "N")],
            new(new(2025, 12, 19), PlacementEndReason.CompletedReturned, PlacementOutcome.GoalsMet, PlacementDestination.HomeSchool)
        );
}
