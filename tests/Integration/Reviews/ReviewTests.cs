using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Reviews;
using AltProvision.Reviews.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Reviews;

public sealed class ReviewTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateOnly HeldOn = new(2025, 11, 28);

    // Forty school days after 28 November; the end of the next half term lies a week later.
    private static readonly DateOnly NextDue = new(2026, 2, 6);

    private Product product = null!;
    private Placed placed = null!;

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        placed = await Placed.StartAsync(product);
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_recorded_review_says_when_the_next_is_due_and_by_which_rule()
    {
        var placement = await placed.PlaceAsync();

        var result = await product.SendAsync(placed.Staff, Record(placement.Id));

        result.Refusals.ShouldBeEmpty();
        result.Value!.NextReviewDue.ShouldBe(NextDue);
        result.Findings.ShouldContain(finding => finding.RuleId == "ENG-REV-001" && finding.DueDate == NextDue);
        var stored = await product.SendAsync(placed.Staff, new GetReviewFindings([result.Value.Id]));
        stored[result.Value.Id].Single(finding => finding.RuleId == "ENG-REV-001").Source.ShouldNotBeEmpty();
        (await ScheduleAsync(placement.Id))!.NextReviewDue.ShouldBe(NextDue);
    }

    [Fact]
    public async Task What_the_last_review_decided_is_known_to_other_modules()
    {
        var placement = await placed.PlaceAsync();
        await product.SendAsync(placed.Staff, Record(placement.Id) with { Decision = ReviewDecision.Return });

        var dates = await product.SendAsync(placed.Staff, new GetLastReviewDates([placement.Id, new(Guid.CreateVersion7())]));
        var decisions = await product.SendAsync(placed.Staff, new GetLastReviewDecisions([placement.Id]));

        dates.ShouldHaveSingleItem().Value.ShouldBe(HeldOn);
        decisions[placement.Id].ShouldBe(ReviewDecision.Return);
        (await product.SendAsync(placed.OtherStaff, new GetLastReviewDates([placement.Id]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_next_date_than_the_rule_allows_is_refused_with_the_rules_source()
    {
        var placement = await placed.PlaceAsync();

        var result = await product.SendAsync(placed.Staff, Record(placement.Id) with { NextReviewDate = NextDue.AddDays(1) });

        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.RuleId.ShouldBe("ENG-REV-001");
        refusal.Field.ShouldBe(["nextReviewDate"]);
        refusal.Source.ShouldNotBeNull();
        (await ScheduleAsync(placement.Id))!.LastReviewOn.ShouldBeNull();
    }

    [Fact]
    public async Task A_next_date_past_the_agreed_end_is_refused_as_an_extension_too()
    {
        var placement = await placed.PlaceAsync(p => p with { PlannedEndDate = new(2025, 12, 12) });

        var result = await product.SendAsync(placed.Staff, Record(placement.Id) with { NextReviewDate = new(2025, 12, 18) });

        result.Refusals.Select(refusal => refusal.RuleId).ShouldBe(["ENG-REV-001", "ENG-REV-015"]);
    }

    [Fact]
    public async Task The_same_day_is_not_reviewed_twice()
    {
        var placement = await placed.PlaceAsync();
        await product.SendAsync(placed.Staff, Record(placement.Id));

        var result = await product.SendAsync(Placed.Commissioner, Record(placement.Id));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("review.same-day");
    }

    [Fact]
    public async Task A_repeated_key_answers_as_before_and_writes_nothing()
    {
        var placement = await placed.PlaceAsync();
        var command = Record(placement.Id) with { IdempotencyKey = "review-1" };

        var first = await product.SendAsync(placed.Staff, command);
        var again = await product.SendAsync(placed.Staff, command);

        again.Value!.Id.ShouldBe(first.Value!.Id);
        again.Value.Attendees.ShouldBe(first.Value.Attendees);
        (await ListAsync(placed.Staff)).TotalCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_provider_records_no_review()
    {
        var placement = await placed.PlaceAsync();

        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(placed.Tutor, Record(placement.Id)));
    }

    [Fact]
    public async Task Another_school_and_another_provider_see_nothing()
    {
        var placement = await placed.PlaceAsync();
        var review = (await product.SendAsync(placed.Staff, Record(placement.Id))).Value!;

        foreach (var stranger in new[] { placed.OtherStaff, Placed.OtherTutor })
        {
            (await product.SendAsync(stranger, new GetReviewsById([review.Id]))).ShouldBeEmpty();
            (await product.SendAsync(stranger, new GetReviewFindings([review.Id]))).ShouldBeEmpty();
            (await product.SendAsync(stranger, new GetReviewSchedules([placement.Id]))).ShouldBeEmpty();
            (await ListAsync(stranger)).TotalCount.ShouldBe(0);
        }

        var result = await product.SendAsync(placed.OtherStaff, Record(placement.Id) with { HeldOn = Placed.Today });
        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-found");
    }

    [Fact]
    public async Task School_provider_and_authority_see_the_review()
    {
        var placement = await placed.PlaceAsync();
        var review = (await product.SendAsync(placed.Staff, Record(placement.Id))).Value!;

        foreach (var viewer in new[] { placed.Staff, placed.Tutor, Placed.Commissioner })
        {
            var seen = await product.SendAsync(viewer, new GetReviewsById([review.Id]));
            seen[review.Id].Attendees.ShouldBe([ReviewAttendee.HomeSchool, ReviewAttendee.Pupil]);
        }
    }

    [Fact]
    public async Task The_next_review_takes_the_providers_report()
    {
        var placement = await placed.PlaceAsync();
        var report = (await product.SendAsync(placed.Tutor, Report(placement.Id))).Value!;
        (await product.SendAsync(placed.Staff, new GetWaitingProviderReports([placement.Id])))[placement.Id]
            .ShouldHaveSingleItem()
            .Id.ShouldBe(report.Id);

        var review = (await product.SendAsync(placed.Staff, Record(placement.Id))).Value!;

        var taken = await product.SendAsync(placed.Staff, new GetProviderReportsByReview([review.Id]));
        taken[review.Id].ShouldHaveSingleItem().ReviewId.ShouldBe(review.Id);
        (await product.SendAsync(placed.Staff, new GetWaitingProviderReports([placement.Id]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_on_days_after_the_review_waits_for_the_one_after()
    {
        var placement = await placed.PlaceAsync();
        await product.SendAsync(placed.Tutor, Report(placement.Id) with { PeriodTo = Placed.Today });

        var review = (await product.SendAsync(placed.Staff, Record(placement.Id))).Value!;

        (await product.SendAsync(placed.Staff, new GetProviderReportsByReview([review.Id]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_placements_own_provider_reports_on_it()
    {
        var placement = await placed.PlaceAsync();

        var result = await product.SendAsync(Placed.OtherTutor, Report(placement.Id));

        result.Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(placed.Staff, Report(placement.Id)));
    }

    [Fact]
    public async Task Reviews_are_paged_the_last_held_first()
    {
        var placement = await placed.PlaceAsync();
        DateOnly[] days = [new(2025, 11, 12), new(2025, 11, 19), new(2025, 11, 26)];
        foreach (var day in days)
        {
            await placed.SendAsync(Placed.ReviewOf(placement, day));
        }

        var first = await ListAsync(placed.Staff, new(First: 2));
        var rest = await ListAsync(placed.Staff, new(First: 2, After: first.PageInfo.EndCursor));
        var back = await ListAsync(placed.Staff, new(Last: 2, Before: rest.PageInfo.StartCursor));

        first.Nodes.Select(review => review.HeldOn).ShouldBe([days[2], days[1]]);
        first.TotalCount.ShouldBe(3);
        rest.Nodes.Select(review => review.HeldOn).ShouldBe([days[0]]);
        rest.PageInfo.HasNextPage.ShouldBeFalse();
        back.Nodes.ShouldBe(first.Nodes, new ById());
        (await product.SendAsync(placed.Staff, new GetReviewsByPlacement([placement.Id])))[placement.Id].Count.ShouldBe(3);
    }

    [Fact]
    public async Task Reviews_can_be_filtered_and_sorted()
    {
        var placement = await placed.PlaceAsync();
        var other = await placed.PlaceAsync();
        await placed.SendAsync(Placed.ReviewOf(placement, new(2025, 11, 12)));
        await placed.SendAsync(Placed.ReviewOf(placement, new(2025, 11, 19), ReviewDecision.Return));
        await placed.SendAsync(Placed.ReviewOf(other, new(2025, 11, 20)));
        var filter = new ReviewFilter(PlacementId: placement.Id, Decisions: [ReviewDecision.Continue, ReviewDecision.Return]);

        var page = await product.SendAsync(
            placed.Staff,
            new ListReviews(new(), filter, new(ReviewOrderField.RecordedAt), IsCounted: false)
        );

        page.Nodes.Select(review => review.HeldOn).ShouldBe([new(2025, 11, 12), new(2025, 11, 19)]);
        var since = filter with { HeldFrom = new(2025, 11, 13), HeldTo = new(2025, 11, 19), IsSafe = true };
        (await product.SendAsync(placed.Staff, new ListReviews(new(), since, null, IsCounted: false)))
            .Nodes.ShouldHaveSingleItem()
            .Decision.ShouldBe(ReviewDecision.Return);
    }

    [Fact]
    public async Task A_review_says_what_it_must_and_a_dry_run_says_so_before()
    {
        var placement = await placed.PlaceAsync();
        var review = Record(placement.Id) with { PupilVoice = " ", IsParentUnreached = false, IsRiskReviewed = false };

        var check = await product.SendAsync(placed.Staff, new CheckReview(review));
        var result = await product.SendAsync(placed.Staff, review);

        result
            .Refusals.Select(refusal => (refusal.Field[0], refusal.RuleId))
            .ShouldBe([("pupilVoice", "ENG-REV-002"), ("parentView", "ENG-REV-002"), ("isRiskReviewed", "ENG-REV-002")]);
        check.CanRecord.ShouldBeFalse();
        check.Problems.Select(problem => problem.Message).ShouldBe(result.Refusals.Select(refusal => refusal.Message));
    }

    [Fact]
    public async Task A_dry_run_answers_as_the_real_thing_and_writes_nothing()
    {
        var placement = await placed.PlaceAsync();

        var check = await product.SendAsync(placed.Staff, new CheckReview(Record(placement.Id)));
        var result = await product.SendAsync(placed.Staff, Record(placement.Id));

        check.CanRecord.ShouldBeTrue();
        check.NextReviewDue.ShouldBe(result.Value!.NextReviewDue);
        check.Findings.Select(finding => finding.Message).ShouldBe(result.Findings.Select(finding => finding.Message));
        result.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task That_the_child_is_not_safe_is_recorded_and_found()
    {
        var placement = await placed.PlaceAsync();

        var result = await product.SendAsync(placed.Staff, Record(placement.Id) with { IsSafe = false, Decision = ReviewDecision.End });

        result.Refusals.ShouldBeEmpty();
        result.Findings.ShouldContain(finding => finding.Code == "notSafe");
    }

    private static RecordReview Record(PlacementId placement) =>
        new(
            placement,
            HeldOn,
            ReviewDecision.Continue,
            "Makes progress.",
            [ReviewAttendee.Pupil, ReviewAttendee.HomeSchool],
            "Reading has gone up by one level.",
            IsAttending: true,
            IsSafe: true,
            IsMeetingNeed: true,
            PupilVoice: "I like it here.",
            IsParentUnreached: true,
            IsRiskReviewed: true
        );

    private static SubmitProviderReport Report(PlacementId placement) =>
        new(placement, Placed.Start, new(2025, 11, 27), 92.5m, "Attends well and has settled in.");

    private async Task<ReviewScheduleView?> ScheduleAsync(PlacementId id) =>
        (await product.SendAsync(placed.Staff, new GetReviewSchedules([id]))).GetValueOrDefault(id);

    private Task<Page<ReviewView>> ListAsync(Viewer viewer, PagingArguments? paging = null) =>
        product.SendAsync(viewer, new ListReviews(paging ?? new(), null, null, IsCounted: true));

    private sealed class ById : IEqualityComparer<ReviewView>
    {
        public bool Equals(ReviewView? x, ReviewView? y) => x?.Id == y?.Id;

        public int GetHashCode(ReviewView obj) => obj.Id.GetHashCode();
    }
}
