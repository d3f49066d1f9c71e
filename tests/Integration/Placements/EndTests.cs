using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Placements;

public sealed class EndTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task An_extension_without_a_completed_review_is_refused_with_the_rule()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();

        var result = await product.SendAsync(town.Head, Extension(placement));

        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.RuleId.ShouldBe("ENG-REV-015");
        refusal.Source!.ShouldContain("Arranging alternative provision");
    }

    [Fact]
    public async Task After_a_review_that_lets_it_go_on_the_end_moves()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        await ReviewAsync(town, placement, ReviewDecision.Continue);

        var result = await product.SendAsync(town.Head, Extension(placement));

        result.Refusals.ShouldBeEmpty();
        result.Value!.PlannedEndDate.ShouldBe(new DateOnly(2026, 5, 22));
    }

    [Fact]
    public async Task After_a_review_that_ends_it_the_end_stays()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        await ReviewAsync(town, placement, ReviewDecision.End);

        var result = await product.SendAsync(town.Head, Extension(placement));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("placement.review-decided-end");
    }

    [Fact]
    public async Task An_extension_is_refused_where_the_place_was_promised_to_another_child()
    {
        var town = await Town.BuildAsync(product, capacity: 1);
        var placement = await town.StartAsync();
        await ReviewAsync(town, placement, ReviewDecision.Continue);
        var next = town.Proposal(await town.ReferAsync()) with
        {
            StartDate = new(2026, 4, 13),
            PlannedEndDate = new(2026, 5, 22),
            FirstReviewDate = new(2026, 5, 22),
        };
        (await product.SendAsync(town.Head, new ProposePlacement(next))).Refusals.ShouldBeEmpty();

        var result = await product.SendAsync(town.Head, Extension(placement));

        result.Refusals.ShouldHaveSingleItem().RuleId.ShouldBe("ENG-PRV-019");
    }

    [Fact]
    public async Task An_end_has_reason_outcome_and_destination_and_closes_the_referral()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();

        var result = await product.SendAsync(town.Head, Ending(placement, PlacementEndReason.CompletedReturned));
        await product.DeliverAsync(TestContext.Current.CancellationToken);

        result.Value!.Status.ShouldBe(PlacementStatus.Ended);
        result.Value.EndedOn.ShouldBe(new DateOnly(2026, 1, 13));
        result.Value.Outcome.ShouldBe(PlacementOutcome.GoalsPartlyMet);
        result.Value.Destination.ShouldBe(PlacementDestination.HomeSchool);
        var referrals = await product.SendAsync(town.Head, new GetReferralsById([placement.ReferralId]));
        referrals[placement.ReferralId].Status.ShouldBe(ReferralStatus.Closed);
        (await product.SendAsync(town.Head, new GetSiteLoads([town.Site]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_does_not_give_the_commissioners_reasons()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();

        var theirs = await product.SendAsync(town.Manager, Ending(placement, PlacementEndReason.ParentWithdrew));
        var own = await product.SendAsync(town.Manager, Ending(placement, PlacementEndReason.EndedByProvider));

        theirs.Refusals.ShouldHaveSingleItem().Code.ShouldBe("placement.reason-not-yours");
        own.Value!.EndReason.ShouldBe(PlacementEndReason.EndedByProvider);
    }

    [Fact]
    public async Task A_tutor_does_not_end_a_placement()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();

        await Should.ThrowAsync<AccessDeniedException>(() =>
            product.SendAsync(town.Tutor, Ending(placement, PlacementEndReason.EndedByProvider))
        );
    }

    [Fact]
    public async Task The_last_day_is_not_in_the_future()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();

        var result = await product.SendAsync(
            town.Head,
            Ending(placement, PlacementEndReason.CompletedReturned) with
            {
                LastDay = new(2026, 1, 14),
            }
        );

        result.Refusals.ShouldHaveSingleItem().Field.ShouldBe(["lastDay"]);
    }

    [Fact]
    public async Task What_is_missing_before_the_case_can_be_closed_is_found_and_kept()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        product.Clock.SetUtcNow(new(2026, 1, 14, 9, 15, 0, TimeSpan.Zero));

        var result = await product.SendAsync(town.Head, Ending(placement, PlacementEndReason.CompletedReturned));

        result.Refusals.ShouldBeEmpty();
        result
            .Findings.Where(finding => finding.RuleId == "ENG-PLC-030")
            .Select(finding => finding.Code)
            .ShouldBe(["progressMissing", "nextStepMissing", "nextStepOwnerMissing", "recordsReturnDue"]);
        var decisions = await product.SendAsync(Viewer.System, new GetDecisionsByRecord(PlacementsModule.Name, [placement.Id.Value]));
        decisions[placement.Id.Value][0].Action.ShouldBe(nameof(EndPlacement));
    }

    [Fact]
    public async Task An_end_with_its_next_step_lacks_only_progress()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.StartAsync();
        product.Clock.SetUtcNow(new(2026, 1, 14, 9, 15, 0, TimeSpan.Zero));

        var result = await product.SendAsync(
            town.Head,
            Ending(placement, PlacementEndReason.CompletedReturned) with
            {
                NextSettingFrom = new(2026, 1, 14),
                NextStepOwner = "Demo Head of Year 9",
            }
        );

        result
            .Findings.Where(finding => finding is { RuleId: "ENG-PLC-030", Outcome: Outcome.Block })
            .Select(finding => finding.Code)
            .ShouldBe(["progressMissing"]);
        result.Value!.NextStepOwner.ShouldBe("Demo Head of Year 9");
    }

    private static ExtendPlacement Extension(PlacementView placement) =>
        new(placement.Id, placement.Version, new(2026, 5, 22), true, "Progress is good but not yet secure.");

    private static EndPlacement Ending(PlacementView placement, PlacementEndReason reason) =>
        new(placement.Id, placement.Version, new(2026, 1, 13), reason, PlacementOutcome.GoalsPartlyMet, PlacementDestination.HomeSchool);

    private async Task ReviewAsync(Town town, PlacementView placement, ReviewDecision decision)
    {
        await product.DeliverAsync(TestContext.Current.CancellationToken);
        var seed = new SeedReview(
            new(Guid.CreateVersion7()),
            placement.Id,
            placement.PupilId,
            town.School,
            Town.La,
            town.Provider,
            placement.StartDate,
            placement.PlannedEndDate,
            new(2026, 1, 13),
            decision,
            "As the meeting found.",
            [],
            "Settling in."
        );
        (await product.SendAsync(Viewer.System, seed)).Refusals.ShouldBeEmpty();
    }
}
