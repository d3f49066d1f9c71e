using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class PlacementStartTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    private static readonly DateOnly Monday = new(2025, 11, 24);

    private static readonly OwnCheckFacts Checked = new(Alpha, Monday, IsRecorded: true)
    {
        IsForThisChild = true,
        HasSeenConfirmation = true,
        IsSuitabilityRecorded = true,
        SiteVisitedOn = new(2025, 11, 10),
    };

    private static string OwnCheck(OwnCheckFacts facts) => Given.Check(Monday, facts).By("ENG-PLC-017");

    [Fact]
    [Covers("ENG-PLC-017")]
    public void The_commissioner_makes_a_check_of_its_own_for_each_child()
    {
        OwnCheck(Checked).ShouldBe("");
        OwnCheck(Checked with { IsRecorded = false, IsForThisChild = false, SiteVisitedOn = null }).ShouldBe("Block ownCheckMissing");
        OwnCheck(Checked with { IsForThisChild = false }).ShouldBe("Block checkForAnotherChild");
        OwnCheck(Checked with { HasSeenConfirmation = false }).ShouldBe("Block confirmationNotSeen");
        OwnCheck(Checked with { IsSuitabilityRecorded = false }).ShouldBe("Block suitabilityMissing");
    }

    [Fact]
    [Covers("ENG-PLC-017")]
    public void A_visit_comes_first_unless_there_is_a_reason_or_a_sixth_day()
    {
        var unseen = Checked with { SiteVisitedOn = null };

        OwnCheck(unseen).ShouldBe("Block siteVisitMissing");
        OwnCheck(unseen with { HasReasonForNoVisit = true }).ShouldBe("");
        OwnCheck(unseen with { IsSixthDayStart = true }).ShouldBe("Deadline siteVisitDue 2025-12-01 commissioner");
        Given.Check(Monday, unseen with { IsSixthDayStart = true }).With("siteVisitDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        OwnCheck(Checked with { IsSixthDayStart = true }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-PLC-019")]
    public void An_offer_holds_a_place_for_three_school_days_or_one_for_a_sixth_day()
    {
        var held = new OfferHoldFacts(Alpha, new(2025, 11, 27), IsPlaceHeld: true);

        Offer(held with { IsPlaceHeld = false, OtherOpenOffers = 2 }).ShouldBe("Block placeNotHeld");
        Offer(held).ShouldBe("Deadline placeHeldUntil 2025-12-02 commissioner");
        Offer(held with { MeetsExclusionDuty = true }).ShouldBe("Deadline placeHeldUntil 2025-11-28 commissioner");
        Offer(held with { OtherOpenOffers = 1 }).ShouldBe("Deadline placeHeldUntil 2025-12-02 commissioner; Warn otherOffersOpen");
        Given.Check(Monday, held with { OtherOpenOffers = 1 }).Figure("otherOffersOpen", "otherOpenOffers").ShouldBe("1");
        Given.Check(Monday, held).With("placeHeldUntil").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    private static string Offer(OfferHoldFacts facts) => Given.Check(Monday, facts).By("ENG-PLC-019");

    [Theory]
    [InlineData(null, false, "Block thresholdNotJudged")]
    [InlineData("2025-11-23", false, "Block thresholdNotJudged")]
    [InlineData("2025-11-23", true, "Block thresholdNotJudged")]
    [InlineData("2025-11-24", false, "")]
    [InlineData("2025-11-24", true, "Block registrationNeeded")]
    [Covers("ENG-PLC-022")]
    public void The_threshold_is_judged_again_on_the_day_of_activation(string? judgedOn, bool blocked, string said)
    {
        var facts = new ThresholdAtActivationFacts(Monday, judgedOn is null ? null : DateOnly.Parse(judgedOn, null), blocked);

        Given.Check(Monday, facts).By("ENG-PLC-022").ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-PLC-023")]
    public void A_placement_starts_with_the_first_session_attended()
    {
        var facts = new FirstAttendanceFacts(Alpha, Monday, Monday) { FirstAttendedOn = Monday };

        Started(facts).ShouldBe("Inform started");
        Given.Check(Monday, facts).Figure("started", "startedOn").ShouldBe("2025-11-24");
        Started(facts with { StartsPartTime = true }).ShouldBe("Inform started");
        Started(facts with { MeetsExclusionDuty = true }).ShouldBe("Inform started");
        Started(facts with { MeetsExclusionDuty = true, StartsPartTime = true }).ShouldBe("Inform started; Warn dutyNotMetPartTime");
    }

    [Fact]
    [Covers("ENG-PLC-023")]
    public void A_child_who_does_not_come_is_asked_after_on_the_day_and_escalated_on_the_third()
    {
        var facts = new FirstAttendanceFacts(Alpha, Monday, Monday);
        const string contact = "Deadline contactFamily 2025-11-24 commissioner";

        Started(facts with { AsOf = new(2025, 11, 23) }).ShouldBe("");
        Started(facts).ShouldBe(contact);
        Given.Check(Monday, facts).Figure("contactFamily", "schoolDay").ShouldBe("1");
        Given.Check(Monday, facts).With("contactFamily").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Started(facts with { AsOf = new(2025, 11, 25) }).ShouldBe(contact);
        Started(facts with { AsOf = new(2025, 11, 26) }).ShouldBe($"{contact}; Warn notStarted");
        Started(facts with { MeetsExclusionDuty = true }).ShouldBe($"{contact}; Warn dutyNotMet");
    }

    [Fact]
    [Covers("ENG-PLC-023")]
    public void A_start_planned_in_a_holiday_is_awaited_on_the_first_school_day()
    {
        var facts = new FirstAttendanceFacts(Alpha, new(2025, 10, 27), new(2025, 10, 31));

        Started(facts).ShouldBe("");
        Started(facts with { AsOf = new(2025, 11, 3) }).ShouldBe("Deadline contactFamily 2025-11-03 commissioner");
    }

    private static string Started(FirstAttendanceFacts facts) => Given.Check(facts.PlannedStart, facts).By("ENG-PLC-023");
}
