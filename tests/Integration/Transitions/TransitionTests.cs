using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.Tests.Integration.Reviews;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using AltProvision.Transitions;
using AltProvision.Transitions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Transitions;

public sealed class TransitionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateOnly FirstStage = new(2025, 12, 8);
    private static readonly DateOnly Target = new(2026, 1, 12);

    private Product product = null!;
    private Placed placed = null!;

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        placed = await Placed.StartAsync(product);
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_way_back_is_planned_reached_completed_and_checked()
    {
        var transition = await PlannedAsync();
        transition.DestinationSchoolId.ShouldBe(placed.School);
        product.Clock.SetUtcNow(new(Target, new(12, 0), TimeSpan.Zero));

        await AcceptedAsync(new RecordStageReached(transition.Id, 1, 1, FirstStage));
        await AcceptedAsync(new RecordStageReached(transition.Id, 2, 2, Target));
        var completed = await AcceptedAsync(new CompleteTransition(transition.Id, 3, Target));

        // Twelve school weeks: holidays do not count.
        var due = completed.SustainedCheckDue!.Value;
        due.ShouldBeGreaterThan(Target.AddDays(84));
        (await EventsAsync<TransitionCompleted>()).ShouldBe(1);
        product.Clock.SetUtcNow(new(due, new(12, 0), TimeSpan.Zero));
        var sustained = await AcceptedAsync(new RecordSustainedCheck(transition.Id, 4, due, IsSustained: true));
        sustained.Status.ShouldBe(TransitionStatus.Sustained);
        sustained.Stages.Select(stage => stage.ReachedOn).ShouldBe([FirstStage, Target]);
        (await EventsAsync<ReturnBrokeDown>()).ShouldBe(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ReviewDecision.Continue)]
    [InlineData(ReviewDecision.Change)]
    public async Task Nothing_is_planned_before_a_review_has_decided_it(ReviewDecision? decision)
    {
        var placement = await placed.PlaceAsync();
        if (decision is { } held)
        {
            await placed.SendAsync(Placed.ReviewOf(placement, new(2025, 11, 28), held));
        }

        var result = await product.SendAsync(placed.Staff, Plan(placement.Id));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("transition.review-needed");
    }

    [Fact]
    public async Task A_decision_to_end_allows_a_plan_for_another_school()
    {
        var placement = await placed.PlaceAsync();
        await placed.SendAsync(Placed.ReviewOf(placement, new(2025, 11, 28), ReviewDecision.End));
        var plan = Plan(placement.Id) with { Kind = TransitionKind.NewMainstreamSchool };

        var result = await product.SendAsync(Placed.Commissioner, plan with { DestinationSchoolId = placed.OtherSchool });
        var nowhere = await product.SendAsync(Placed.Commissioner, plan with { DestinationSchoolId = new(Guid.CreateVersion7()) });

        result.Value!.DestinationSchoolId.ShouldBe(placed.OtherSchool);
        nowhere.Refusals.ShouldContain(refusal => refusal.Code == "not-found" && refusal.Field[0] == "destinationSchoolId");
    }

    [Fact]
    public async Task What_a_plan_lacks_is_taken_on_by_name_and_reason()
    {
        var plan = Plan(await ReturningAsync()) with { IsChildAgreed = false };

        var without = await product.SendAsync(placed.Staff, plan);
        var result = await product.SendAsync(
            placed.Staff,
            plan with
            {
                AcknowledgedWarnings = ["ENG-TRN-002"],
                Reason = "The child is in hospital and will be asked next week.",
            }
        );

        without
            .Refusals.Select(refusal => refusal.Code)
            .ShouldBe(["transition.warning-not-acknowledged", "transition.acknowledgement-reason"]);
        without.Findings.ShouldContain(finding => finding.Code == "childNotAgreed");
        result.Value!.AcknowledgedWarnings.ShouldBe(["ENG-TRN-002"]);
        var transition = await GetAsync(placed.Staff, result.Value.Id);
        transition!.AcknowledgementReason.ShouldBe("The child is in hospital and will be asked next week.");
    }

    [Fact]
    public async Task A_return_that_breaks_down_reopens_the_case_and_the_decision_is_kept()
    {
        var transition = await PlannedAsync();
        product.Clock.SetUtcNow(new(Target.AddDays(10), new(12, 0), TimeSpan.Zero));
        await AcceptedAsync(new RecordStageReached(transition.Id, 1, 1, FirstStage));
        await AcceptedAsync(new RecordStageReached(transition.Id, 2, 2, Target));
        await AcceptedAsync(new CompleteTransition(transition.Id, 3, Target));

        var broken = await product.SendAsync(
            placed.Staff,
            new RecordSustainedCheck(transition.Id, 4, Target.AddDays(9), IsSustained: false, "The child refused to come.")
        );

        broken
            .Findings.Where(finding => finding.RuleId == "ENG-TRN-014")
            .Select(finding => finding.Code)
            .ShouldBe(["caseReopened", "reviewAfterBreakdown"]);
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<TransitionsDbContext>();
        (await db.Decisions.Where(decision => decision.RecordId == transition.Id.Value).Select(decision => decision.Action).ToListAsync())
            .Order()
            .ShouldBe([nameof(CompleteTransition), nameof(PlanTransition), nameof(RecordSustainedCheck)]);
    }

    [Fact]
    public async Task A_placement_has_one_open_transition()
    {
        var transition = await PlannedAsync();

        var result = await product.SendAsync(placed.Staff, Plan(transition.PlacementId));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("transition.open-exists");
    }

    [Fact]
    public async Task A_breakdown_is_told_and_makes_room_for_a_new_plan()
    {
        var transition = await PlannedAsync();

        var broken = await AcceptedAsync(
            new RecordSustainedCheck(transition.Id, 1, Placed.Today, IsSustained: false, "The child refused to come.")
        );

        broken.Status.ShouldBe(TransitionStatus.BrokenDown);
        (await EventsAsync<ReturnBrokeDown>()).ShouldBe(1);
        (await product.SendAsync(placed.Staff, Plan(transition.PlacementId))).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_changes_nothing()
    {
        var transition = await PlannedAsync();
        product.Clock.SetUtcNow(new(Target, new(12, 0), TimeSpan.Zero));
        await AcceptedAsync(new RecordStageReached(transition.Id, 1, 1, FirstStage));

        var result = await product.SendAsync(placed.Staff, new RecordStageReached(transition.Id, 1, 2, Target));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("version.stale");
        (await GetAsync(placed.Staff, transition.Id))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_repeated_key_answers_as_before()
    {
        var placement = await ReturningAsync();
        var command = Plan(placement) with { IdempotencyKey = "plan-1" };

        var first = await product.SendAsync(placed.Staff, command);
        var again = await product.SendAsync(placed.Staff, command);

        again.Value!.Id.ShouldBe(first.Value!.Id);
        again.Value.Stages.ShouldBe(first.Value.Stages);
    }

    [Fact]
    public async Task Those_of_the_placement_see_it_and_others_do_not()
    {
        var transition = await PlannedAsync();

        foreach (var viewer in new[] { placed.Staff, placed.Tutor, Placed.Commissioner })
        {
            (await GetAsync(viewer, transition.Id)).ShouldNotBeNull();
        }

        (await GetAsync(placed.OtherStaff, transition.Id)).ShouldBeNull();
        (await GetAsync(Placed.OtherTutor, transition.Id)).ShouldBeNull();
        var change = await product.SendAsync(placed.OtherStaff, new CompleteTransition(transition.Id, 1, Placed.Today));
        change.Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        var plan = await product.SendAsync(placed.OtherStaff, Plan(transition.PlacementId));
        plan.Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-found");
    }

    [Fact]
    public async Task A_provider_plans_nothing()
    {
        var placement = await ReturningAsync();

        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(placed.Tutor, Plan(placement)));
    }

    [Fact]
    public async Task Checks_that_fall_due_are_paged_the_earliest_first()
    {
        var late = await SeedAsync(new(2025, 10, 20));
        var early = await SeedAsync(new(2025, 9, 15));
        await SeedAsync(new(2025, 9, 1), TransitionStatus.Sustained);

        var first = await ChecksAsync(new(First: 1));
        var rest = await ChecksAsync(new(First: 1, After: first.PageInfo.EndCursor));

        first.Nodes.ShouldHaveSingleItem().Id.ShouldBe(early.Id);
        first.TotalCount.ShouldBe(2);
        rest.Nodes.ShouldHaveSingleItem().Id.ShouldBe(late.Id);
        (await ChecksAsync(new(), before: new(2026, 1, 1))).Nodes.ShouldHaveSingleItem().Id.ShouldBe(early.Id);
    }

    [Fact]
    public async Task Transitions_can_be_filtered_sorted_and_found_from_both_ends()
    {
        var later = await SeedAsync(new(2025, 10, 20));
        var sooner = await SeedAsync(new(2025, 9, 15));
        var sustained = await SeedAsync(new(2025, 9, 1), TransitionStatus.Sustained);
        var completed = new TransitionFilter(Statuses: [TransitionStatus.Completed], SchoolId: placed.School);

        var page = await product.SendAsync(
            placed.Staff,
            new ListTransitions(new(), completed, new(TransitionOrderField.TargetDate), IsCounted: true)
        );

        page.Nodes.Select(transition => transition.Id).ShouldBe([sooner.Id, later.Id]);
        page.TotalCount.ShouldBe(2);
        var byPupil = await product.SendAsync(placed.Staff, new GetTransitionsByPupil([sustained.PupilId, later.PupilId]));
        byPupil[sustained.PupilId].ShouldHaveSingleItem().Id.ShouldBe(sustained.Id);
        var byPlacement = await product.SendAsync(placed.Staff, new GetTransitionsByPlacement([sooner.PlacementId]));
        byPlacement[sooner.PlacementId].ShouldHaveSingleItem().Id.ShouldBe(sooner.Id);
    }

    [Fact]
    public async Task A_seed_may_run_twice()
    {
        var seeded = await SeedAsync(new(2025, 10, 20));

        await SeedAsync(new(2025, 10, 27), id: seeded.Id);

        var transition = await GetAsync(placed.Staff, seeded.Id);
        transition!.CompletedOn.ShouldBe(new DateOnly(2025, 10, 27));
        transition.PlacementId.ShouldBe(seeded.PlacementId);
    }

    private static PlanTransition Plan(PlacementId placement) =>
        new(
            placement,
            TransitionKind.ReturnToHomeSchool,
            Target,
            [new(FirstStage, 4), new(Target, 10)],
            "A quiet room; back one stage when a week fails.",
            "Head of year",
            SuccessMeasures: "Four of five lessons attended each week.",
            Fallback: "Back one stage when a week fails.",
            IsParentAgreed: true,
            IsChildAgreed: true
        );

    private async Task<PlacementId> ReturningAsync()
    {
        var placement = await placed.PlaceAsync();
        await placed.SendAsync(Placed.ReviewOf(placement, new(2025, 11, 28), ReviewDecision.Return));
        return placement.Id;
    }

    private async Task<TransitionView> PlannedAsync() => await AcceptedAsync(Plan(await ReturningAsync()));

    private async Task<TransitionView> AcceptedAsync(ICommand<TransitionView> command)
    {
        var result = await product.SendAsync(placed.Staff, command);
        result.Refusals.ShouldBeEmpty();
        return result.Value!;
    }

    private Task<TransitionView> SeedAsync(
        DateOnly completedOn,
        TransitionStatus status = TransitionStatus.Completed,
        TransitionId? id = null
    ) =>
        placed.SendAsync(
            new SeedTransition(
                id ?? new(Guid.CreateVersion7()),
                new(Guid.CreateVersion7()),
                new(Guid.CreateVersion7()),
                placed.School,
                Placed.La,
                placed.Provider,
                TransitionKind.ReturnToHomeSchool,
                placed.School,
                status,
                completedOn,
                [new(1, completedOn, 10, completedOn)],
                "A quiet room.",
                "Head of year",
                completedOn
            )
        );

    private async Task<TransitionView?> GetAsync(Viewer viewer, TransitionId id) =>
        (await product.SendAsync(viewer, new GetTransitionsById([id]))).GetValueOrDefault(id);

    private Task<Page<TransitionView>> ChecksAsync(PagingArguments paging, DateOnly? before = null) =>
        product.SendAsync(placed.Staff, new ListSustainedChecksDue(paging, before, IsCounted: true));

    private async Task<int> EventsAsync<T>()
    {
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<TransitionsDbContext>();
        return await db.Outbox.CountAsync(message => message.Type == typeof(T).FullName);
    }
}
