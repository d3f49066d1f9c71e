using AltProvision.Kernel;
using AltProvision.Reviews;
using AltProvision.Reviews.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Reviews;

public class ReviewScheduleTests
{
    private static readonly SchoolCalendar Alpha = GivenRules.Calendar("ALPHA");
    private static readonly DateOnly Start = new(2025, 11, 5);
    private static readonly DateOnly PlannedEnd = new(2026, 3, 27);
    private static readonly DateOnly EndOfAutumn = new(2025, 12, 19);

    [Fact]
    public void The_first_review_falls_due_at_the_end_of_the_half_term()
    {
        var schedule = Open(agreed: null);

        Follow(schedule);

        schedule.NextDue.ShouldBe(EndOfAutumn);
    }

    [Fact]
    public void An_agreed_earlier_date_wins()
    {
        var schedule = Open(agreed: new(2025, 12, 1));

        Follow(schedule);

        schedule.NextDue.ShouldBe(new DateOnly(2025, 12, 1));
    }

    [Fact]
    public void An_agreed_later_date_does_not()
    {
        var schedule = Open(agreed: new(2026, 1, 20));

        Follow(schedule);

        schedule.NextDue.ShouldBe(EndOfAutumn);
    }

    [Fact]
    public void After_a_review_the_date_agreed_for_it_counts_no_more()
    {
        var schedule = Open(agreed: new(2025, 12, 1));

        schedule.Take(new(2025, 11, 28), ReviewDecision.Continue, agreedNext: null);
        Follow(schedule);

        schedule.NextDue.ShouldBe(new DateOnly(2026, 2, 9));
    }

    [Theory]
    [InlineData(ReviewDecision.End)]
    [InlineData(ReviewDecision.Return)]
    public void A_decision_to_end_or_return_does_not_stop_the_clock(ReviewDecision decision)
    {
        var schedule = Open(agreed: null);

        schedule.Take(new(2025, 12, 10), decision, agreedNext: null);
        Follow(schedule);

        schedule.NextDue.ShouldBe(new DateOnly(2026, 2, 13));
    }

    [Fact]
    public void The_end_of_the_placement_stops_the_clock()
    {
        var schedule = Open(agreed: null);
        Follow(schedule);

        schedule.End(new(2025, 12, 12));

        schedule.NextDue.ShouldBeNull();
        Follow(schedule);
        schedule.NextDue.ShouldBeNull();
    }

    [Fact]
    public void An_extension_after_the_end_review_makes_another_review_due()
    {
        var schedule = Open(agreed: null);
        schedule.Take(PlannedEnd, ReviewDecision.Continue, agreedNext: null);
        Follow(schedule);
        schedule.NextDue.ShouldBeNull();

        schedule.Extend(new(2026, 7, 17));
        Follow(schedule);

        schedule.NextDue.ShouldBe(new DateOnly(2026, 5, 22));
    }

    [Fact]
    public void Without_a_calendar_the_agreed_date_stands()
    {
        var schedule = Open(agreed: new(2025, 12, 1));

        schedule.Follow(null);

        schedule.NextDue.ShouldBe(new DateOnly(2025, 12, 1));
    }

    [Fact]
    public void A_calendar_that_ends_too_early_leaves_the_agreed_date_in_place()
    {
        var schedule = Open(agreed: new(2025, 12, 1));
        var lastYear = new SchoolCalendar("Old", false, [new("2024-25-AUT1", new(2024, 9, 2), new(2024, 10, 25))]);

        schedule.Follow(Check(schedule, lastYear));

        schedule.NextDue.ShouldBe(new DateOnly(2025, 12, 1));
    }

    [Fact]
    public void A_review_recorded_late_does_not_displace_a_later_one()
    {
        var schedule = Open(agreed: null);
        schedule.Take(new(2025, 12, 10), ReviewDecision.Return, agreedNext: null);

        schedule.Take(new(2025, 11, 20), ReviewDecision.Continue, agreedNext: null).ShouldBeFalse();

        schedule.LastReviewOn.ShouldBe(new DateOnly(2025, 12, 10));
        schedule.LastDecision.ShouldBe(ReviewDecision.Return);
    }

    [Fact]
    public void A_review_today_or_on_the_first_day_may_be_recorded()
    {
        var schedule = Open(agreed: null);

        schedule.CheckReview(Start, ReviewDecision.Continue, today: Start).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2025-12-03", "review.held-in-future")]
    [InlineData("2025-11-04", "review.held-before-start")]
    public void A_review_tomorrow_or_before_the_start_is_refused(string heldOn, string code)
    {
        var refusals = Open(agreed: null).CheckReview(DateOnly.Parse(heldOn), ReviewDecision.Continue, today: new(2025, 12, 2));

        refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(ReviewDecision.Continue, true)]
    [InlineData(ReviewDecision.Change, true)]
    [InlineData(ReviewDecision.End, false)]
    [InlineData(ReviewDecision.Return, false)]
    public void A_placement_that_has_ended_cannot_be_continued(ReviewDecision decision, bool isRefused)
    {
        var schedule = Open(agreed: null);
        schedule.End(new(2025, 12, 12));

        var refusals = schedule.CheckReview(new(2025, 12, 15), decision, today: new(2025, 12, 15));

        refusals.Any(refusal => refusal.Code == "review.placement-ended").ShouldBe(isRefused);
    }

    private static ReviewSchedule Open(DateOnly? agreed) => ReviewSchedule.Open(Given.Scope(), Start, PlannedEnd, agreed);

    private static void Follow(ReviewSchedule schedule) => schedule.Follow(Check(schedule, Alpha));

    private static RuleDecision Check(ReviewSchedule schedule, SchoolCalendar calendar) =>
        GivenRules.Check(schedule.CountedFrom, schedule.ToFacts(calendar));
}
