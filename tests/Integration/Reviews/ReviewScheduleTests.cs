using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Reviews;
using AltProvision.Reviews.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Reviews;

public sealed class ReviewScheduleTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateOnly EndOfAutumn = new(2025, 12, 19);

    private Product product = null!;
    private Placed placed = null!;

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        placed = await Placed.StartAsync(product);
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task The_start_of_a_placement_opens_its_schedule_with_the_date_agreed()
    {
        var placement = await placed.PlaceAsync();

        var schedule = await ScheduleAsync(placement.Id);

        schedule.NextReviewDue.ShouldBe(Placed.AgreedFirstReview);
        schedule.SchoolId.ShouldBe(placed.School);
        var findings = await product.SendAsync(placed.Staff, new GetReviewScheduleFindings([placement.Id]));
        findings[placement.Id].ShouldContain(finding => finding.RuleId == "ENG-REV-001" && finding.DueDate != null);
    }

    [Fact]
    public async Task An_agreed_date_later_than_the_half_term_does_not_count()
    {
        var placement = await placed.PlaceAsync(p => p with { FirstReviewDate = new(2026, 1, 30) });

        (await ScheduleAsync(placement.Id)).NextReviewDue.ShouldBe(EndOfAutumn);
    }

    [Fact]
    public async Task A_child_on_no_roll_is_reviewed_by_the_authoritys_calendar()
    {
        var placement = await placed.PlaceAsync(p => p with { SchoolId = null, FirstReviewDate = new(2026, 1, 30) });

        var schedule = (await product.SendAsync(Placed.Commissioner, new GetReviewSchedules([placement.Id])))[placement.Id];

        schedule.NextReviewDue.ShouldBe(EndOfAutumn);
    }

    [Fact]
    public async Task The_end_of_a_placement_takes_it_off_the_list()
    {
        var placement = await placed.PlaceAsync();
        var end = new SeedPlacementEnd(
            Placed.Today,
            PlacementEndReason.CompletedReturned,
            PlacementOutcome.GoalsMet,
            PlacementDestination.HomeSchool
        );

        await product.SendAsync(Viewer.System, placement with { Status = PlacementStatus.Ended, End = end });
        await product.DeliverAsync();

        (await ScheduleAsync(placement.Id)).EndedOn.ShouldBe(Placed.Today);
        (await DueAsync()).Nodes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_extension_after_the_end_review_makes_another_one_due()
    {
        var placement = await placed.PlaceAsync(p => p with { PlannedEndDate = new(2025, 11, 28) });
        await placed.SendAsync(Placed.ReviewOf(placement, new(2025, 11, 28)));
        (await ScheduleAsync(placement.Id)).NextReviewDue.ShouldBeNull();

        await TellAsync(new PlacementExtended(Guid.CreateVersion7(), placement.Id, Placed.PlannedEnd));

        var schedule = await ScheduleAsync(placement.Id);
        schedule.PlannedEndDate.ShouldBe(Placed.PlannedEnd);
        schedule.NextReviewDue.ShouldBe(new DateOnly(2026, 2, 6));
    }

    [Fact]
    public async Task An_extension_told_before_the_start_opens_the_schedule_from_the_placement()
    {
        var placement = await placed.PlaceAsync(p => p with { Status = PlacementStatus.Agreed });
        (await product.SendAsync(placed.Staff, new GetReviewSchedules([placement.Id]))).ShouldBeEmpty();

        await TellAsync(new PlacementExtended(Guid.CreateVersion7(), placement.Id, new(2026, 7, 17)));

        var schedule = await ScheduleAsync(placement.Id);
        schedule.StartDate.ShouldBe(Placed.Start);
        schedule.PlannedEndDate.ShouldBe(new DateOnly(2026, 7, 17));
    }

    [Fact]
    public async Task A_seeded_review_may_come_before_the_start_is_told_and_twice()
    {
        var placement = await placed.PrepareAsync();
        var review = Placed.ReviewOf(placement, new(2025, 11, 28));

        await placed.SendAsync(review);
        await placed.SendAsync(review with { Decision = ReviewDecision.Change });
        await product.SendAsync(Viewer.System, placement);
        await product.DeliverAsync();

        var schedule = await ScheduleAsync(placement.Id);
        schedule.LastReviewOn.ShouldBe(review.HeldOn);
        schedule.LastDecision.ShouldBe(ReviewDecision.Change);
        var reviews = await product.SendAsync(placed.Staff, new GetReviewsByPlacement([placement.Id]));
        reviews[placement.Id].ShouldHaveSingleItem().Id.ShouldBe(review.Id);
    }

    [Fact]
    public async Task A_viewer_cannot_seed()
    {
        var placement = await placed.PrepareAsync();

        await Should.ThrowAsync<AccessDeniedException>(() =>
            product.SendAsync(Placed.Commissioner, Placed.ReviewOf(placement, Placed.Today))
        );
    }

    [Fact]
    public async Task Reviews_that_fall_due_are_paged_the_earliest_first()
    {
        var late = await placed.PlaceAsync(p => p with { FirstReviewDate = new(2025, 12, 18) });
        var early = await placed.PlaceAsync(p => p with { FirstReviewDate = new(2025, 12, 3) });
        var middle = await placed.PlaceAsync();

        var first = await DueAsync(new(First: 2));
        var rest = await DueAsync(new(First: 2, After: first.PageInfo.EndCursor));

        first.Nodes.Select(schedule => schedule.PlacementId).ShouldBe([early.Id, middle.Id]);
        first.TotalCount.ShouldBe(3);
        rest.Nodes.ShouldHaveSingleItem().PlacementId.ShouldBe(late.Id);
        (await DueAsync(before: new(2025, 12, 10))).Nodes.ShouldHaveSingleItem().PlacementId.ShouldBe(early.Id);
        (await product.SendAsync(placed.OtherStaff, new ListReviewsDue(new(), DateOnly.MaxValue, null, true))).TotalCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_review_is_overdue_from_the_day_after()
    {
        var placement = await placed.PlaceAsync();

        product.Clock.SetUtcNow(new(Placed.AgreedFirstReview, new(12, 0), TimeSpan.Zero));
        (await DueAsync(where: new(IsOverdue: true))).Nodes.ShouldBeEmpty();
        (await DueAsync(where: new(IsOverdue: false))).Nodes.ShouldHaveSingleItem().PlacementId.ShouldBe(placement.Id);

        product.Clock.Advance(TimeSpan.FromDays(1));
        (await DueAsync(where: new(IsOverdue: true))).Nodes.ShouldHaveSingleItem().PlacementId.ShouldBe(placement.Id);
    }

    private async Task<ReviewScheduleView> ScheduleAsync(PlacementId id) =>
        (await product.SendAsync(placed.Staff, new GetReviewSchedules([id])))[id];

    private Task<Page<ReviewScheduleView>> DueAsync(
        PagingArguments? paging = null,
        DateOnly? before = null,
        ReviewsDueFilter? where = null
    ) => product.SendAsync(placed.Staff, new ListReviewsDue(paging ?? new(), before ?? DateOnly.MaxValue, where, IsCounted: true));

    // Told from an outbox of ours: only reviews hear of extensions.
    private async Task TellAsync(IIntegrationEvent integrationEvent)
    {
        await using (var scope = product.CreateScope(Viewer.System))
        {
            var db = scope.ServiceProvider.GetRequiredService<ReviewsDbContext>();
            db.Raise(integrationEvent);
            await db.SaveChangesAsync();
        }

        await product.DeliverAsync();
    }
}
