using AltProvision.Kernel;
using AltProvision.Reviews;
using AltProvision.Reviews.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Reviews;

public class NextReviewTests
{
    private static readonly SchoolCalendar Alpha = GivenRules.Calendar("ALPHA");
    private static readonly DateOnly Start = new(2025, 9, 8);
    private static readonly DateOnly HeldOn = new(2025, 10, 16);

    // AP-CASE-041: after a review in autumn 1 the next falls due at the end of autumn 2.
    private static readonly DateOnly Due = new(2025, 12, 19);

    [Fact]
    public void The_last_day_that_the_rule_allows_may_be_chosen() => NextReview.Check(Due, HeldOn, Limit()).ShouldBeNull();

    [Fact]
    public void No_date_takes_the_rules() => NextReview.Check(null, HeldOn, Limit()).ShouldBeNull();

    [Fact]
    public void A_day_later_is_refused_by_the_rule_with_its_source()
    {
        var refusal = NextReview.Check(Due.AddDays(1), HeldOn, Limit())!;

        refusal.RuleId.ShouldBe("ENG-REV-001");
        refusal.Source!.ShouldContain("Keeping children safe in education");
        refusal.Message.ShouldContain("Fri 19 Dec 2025");
        refusal.Field.ShouldBe(["nextReviewDate"]);
    }

    [Fact]
    public void The_next_review_comes_after_this_one() =>
        NextReview.Check(HeldOn, HeldOn, Limit())!.Code.ShouldBe("review.next-before-held");

    [Fact]
    public void After_the_end_review_no_date_can_be_agreed()
    {
        var limit = Limit(plannedEnd: HeldOn);

        NextReview.Check(new(2025, 11, 20), HeldOn, limit)!.Code.ShouldBe("review.none-due");
        NextReview.Check(null, HeldOn, limit).ShouldBeNull();
    }

    [Fact]
    public void Without_a_calendar_a_date_has_to_be_given() =>
        NextReview.Check(null, HeldOn, limit: null)!.Code.ShouldBe("review.next-missing");

    [Theory]
    [InlineData(56, null)]
    [InlineData(57, "review.next-too-late")]
    public void Without_a_calendar_eight_weeks_are_the_limit(int days, string? code) =>
        NextReview.Check(HeldOn.AddDays(days), HeldOn, limit: null)?.Code.ShouldBe(code);

    [Fact]
    public void A_calendar_that_ends_too_early_is_as_none()
    {
        var thisTermOnly = new SchoolCalendar("Short", false, [new("2025-26-AUT1", new(2025, 9, 1), new(2025, 10, 24))]);

        var limit = GivenRules.Check(HeldOn, new ReviewScheduleFacts(thisTermOnly, Start) { LastReview = HeldOn });

        limit.KnowsDates().ShouldBeFalse();
        NextReview.Check(null, HeldOn, limit)!.Code.ShouldBe("review.next-missing");
    }

    [Fact]
    public void The_end_review_being_held_is_an_answer_and_not_a_missing_one()
    {
        var limit = Limit(plannedEnd: HeldOn);

        limit.KnowsDates().ShouldBeTrue();
        limit.NextDue().ShouldBeNull();
    }

    [Fact]
    public void A_date_past_the_agreed_end_is_refused_by_both_rules()
    {
        var plannedEnd = new DateOnly(2025, 12, 5);
        var proposed = new DateOnly(2025, 12, 12);
        var extension = GivenRules.Check(HeldOn, new ExtensionFacts(Alpha, HeldOn, plannedEnd, proposed) { LastCompletedReview = HeldOn });
        var after = new AfterReview(Limit(plannedEnd), Limit(plannedEnd), extension);

        var refusals = after.Check(proposed, HeldOn);

        refusals.Select(refusal => refusal.RuleId).ShouldBe(["ENG-REV-001", "ENG-REV-015"]);
    }

    private static RuleDecision Limit(DateOnly? plannedEnd = null) =>
        GivenRules.Check(HeldOn, new ReviewScheduleFacts(Alpha, Start) { LastReview = HeldOn, PlannedEnd = plannedEnd });
}
