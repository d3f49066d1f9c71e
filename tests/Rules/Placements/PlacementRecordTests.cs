using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class PlacementRecordTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    private static readonly DateOnly Monday = new(2025, 11, 24);

    private static readonly CensusItemsFacts Complete = new(IsArrangedBySchool: true)
    {
        SettingType = "OTH",
        Reason = "OFFSITE_BEHAVIOUR",
        EntryDate = Monday,
        AttendancePattern = "part-time",
        SessionsPerWeek = 4,
    };

    private static string Census(CensusItemsFacts facts) => Given.Check(Monday, facts).By("ENG-PLC-027");

    [Fact]
    [Covers("ENG-PLC-027")]
    public void A_placement_off_site_is_returned_with_exactly_one_setting()
    {
        Census(Complete).ShouldBe("Inform schoolCensus");
        Census(Complete with { IsArrangedBySchool = false }).ShouldBe("Inform apCensus");
        Census(Complete with { IsOnSite = true, SettingType = null }).ShouldBe("Inform notReturned");
        Census(Complete with { SettingType = " " }).ShouldBe("Block settingNotExactlyOne; Inform schoolCensus");
        Census(Complete with { Urn = "123456" }).ShouldBe("Block settingNotExactlyOne; Inform schoolCensus");
        Census(Complete with { SettingType = null, Urn = "123456" }).ShouldBe("Inform schoolCensus");
        Census(Complete with { SettingType = null, Ukprn = "10012345" }).ShouldBe("Inform schoolCensus");
        Census(Complete with { SettingType = null, Urn = "123456", Ukprn = "10012345" })
            .ShouldBe("Block settingNotExactlyOne; Inform schoolCensus");
    }

    [Fact]
    [Covers("ENG-PLC-027")]
    public void What_the_census_lacks_is_named()
    {
        var empty = new CensusItemsFacts(true) { SettingType = "OTH", HasEnded = true };

        Census(empty).ShouldBe("Block censusItemsMissing; Inform schoolCensus");
        Given
            .Check(Monday, empty)
            .Figure("censusItemsMissing", "missing")
            .ShouldBe("reason,entryDate,attendancePattern,sessionsPerWeek,leavingDate");
        Census(Complete with { HasEnded = true, LeavingDate = Monday }).ShouldBe("Inform schoolCensus");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [Covers("ENG-PLC-027")]
    public void A_week_has_one_to_ten_sessions(int sessions, bool counts)
    {
        Given.Check(Monday, Complete with { SessionsPerWeek = sessions }).IsBlocked.ShouldBe(!counts);
    }

    private static readonly DateOnly AfterAssent = new(2026, 9, 1);

    private static readonly ChildrenNotInSchoolFacts Elsewhere = new(true, true, true, true)
    {
        HasParents = true,
        HasProvider = true,
        HasAddress = true,
        HasTotalTime = true,
        HasTimeWithoutParent = true,
    };

    [Fact]
    [Covers("ENG-PLC-028")]
    public void The_register_of_children_not_in_school_is_off_until_it_is_commenced()
    {
        Given.Book.Find("ENG-PLC-028").Single().IsOn.ShouldBeFalse();
        Given.Check(AfterAssent, Elsewhere).Findings.ShouldBeEmpty();
    }

    [Fact]
    [Covers("ENG-PLC-028")]
    public void Switched_on_it_names_the_children_and_what_is_not_on_file()
    {
        Registered(Elsewhere).ShouldBe("Inform registerEligible");
        Registered(Elsewhere, new(2026, 4, 28)).ShouldBe("");
        Registered(Elsewhere, new(2026, 4, 29)).ShouldBe("Inform registerEligible");
        Registered(Elsewhere with { IsCompulsorySchoolAge = false }).ShouldBe("");
        Registered(Elsewhere with { IsRegisteredPupil = false }).ShouldBe("");
        Registered(Elsewhere with { IsElsewhereThanRelevantSchool = false }).ShouldBe("");
        Registered(Elsewhere with { IsAbsentInSchoolTime = false }).ShouldBe("");
        Registered(Elsewhere with { HasAddress = false }).ShouldBe("Inform registerEligible; Warn registerFieldsMissing");
        Decide(new(true, true, true, true), AfterAssent)
            .Figure("registerFieldsMissing", "missing")
            .ShouldBe("parents,provider,address,totalTime,timeWithoutParent");
    }

    private static string Registered(ChildrenNotInSchoolFacts facts, DateOnly? on = null) =>
        Decide(facts, on ?? AfterAssent).By("ENG-PLC-028");

    private static RuleDecision Decide(ChildrenNotInSchoolFacts facts, DateOnly on) =>
        new RuleBook<ChildrenNotInSchoolFacts>(new(Given.Book.Packs, options: new() { SwitchedOn = ["ENG-PLC-028"] })).Check(on, facts);

    private static readonly KeepingInTouchFacts InTouch = new(Alpha, new(2025, 11, 5), Monday)
    {
        LastContactWithChild = new(2025, 11, 17),
        LastContactWithProvider = new(2025, 11, 17),
        LastSiteVisit = new(2025, 11, 10),
    };

    private static string Touch(KeepingInTouchFacts facts) => Given.Check(Monday, facts).By("ENG-PLC-029");

    [Fact]
    [Covers("ENG-PLC-029")]
    public void Five_school_days_without_contact_are_enough()
    {
        Touch(InTouch).ShouldBe("");
        Touch(InTouch with { LastContactWithChild = new(2025, 11, 14) }).ShouldBe("Warn noContactWithChild");
        Touch(InTouch with { LastContactWithProvider = new(2025, 11, 14) }).ShouldBe("Warn noContactWithProvider");
        Given
            .Check(Monday, InTouch with { LastContactWithChild = new(2025, 11, 14) })
            .Figure("noContactWithChild", "schoolDays")
            .ShouldBe("6");
        Given
            .Check(Monday, InTouch with { LastContactWithChild = new(2025, 11, 14), ChildRefusesContact = true })
            .With("noContactWithChild")
            .Message.ShouldContain("does not want");
    }

    [Fact]
    [Covers("ENG-PLC-029")]
    public void Without_any_contact_the_days_count_from_the_start()
    {
        Touch(InTouch with { Start = new(2025, 11, 18), LastContactWithChild = null }).ShouldBe("");
        Touch(InTouch with { Start = new(2025, 11, 17), LastContactWithChild = null }).ShouldBe("Warn noContactWithChild");
    }

    [Fact]
    [Covers("ENG-PLC-029")]
    public void The_site_is_visited_once_in_each_half_term()
    {
        const string due = "Deadline siteVisitDue 2025-12-19 home school";

        Touch(InTouch with { LastSiteVisit = null }).ShouldBe(due);
        Touch(InTouch with { LastSiteVisit = new(2025, 11, 3) }).ShouldBe("");
        Touch(InTouch with { Start = new(2025, 9, 8), LastSiteVisit = new(2025, 9, 1) }).ShouldBe(due);
        Touch(InTouch with { Start = new(2025, 9, 8), LastSiteVisit = new(2025, 8, 31) }).ShouldBe($"Warn siteNotVisited; {due}");
        Touch(InTouch with { Start = new(2025, 9, 8), LastSiteVisit = null }).ShouldBe($"Warn siteNotVisited; {due}");
        Touch(InTouch with { Start = new(2025, 11, 3), LastSiteVisit = null }).ShouldBe(due);
        Touch(InTouch with { Start = new(2025, 11, 25), LastSiteVisit = null }).ShouldBe("");
        Given.Check(Monday, InTouch with { LastSiteVisit = null }).With("siteVisitDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    private static readonly PlacementClosureFacts Closed = new(Alpha, new(2025, 11, 21))
    {
        HasOutcome = true,
        HasAttendance = true,
        HasProgress = true,
        HasNextSetting = true,
        NextSettingOn = Monday,
        HasNextStepOwner = true,
        AreRecordsReturned = true,
    };

    private static string Closure(PlacementClosureFacts facts) => Given.Check(facts.LastDay, facts).By("ENG-PLC-030");

    [Fact]
    [Covers("ENG-PLC-030")]
    public void Nothing_is_closed_without_outcome_figures_and_a_next_step()
    {
        Closure(Closed).ShouldBe("");
        Closure(Closed with { HasOutcome = false }).ShouldBe("Block outcomeMissing");
        Closure(Closed with { HasAttendance = false }).ShouldBe("Block attendanceMissing");
        Closure(Closed with { HasProgress = false }).ShouldBe("Block progressMissing");
        Closure(Closed with { HasNextSetting = false }).ShouldBe("Block nextStepMissing");
        Closure(Closed with { NextSettingOn = null }).ShouldBe("Block nextStepMissing");
        Closure(Closed with { HasNextStepOwner = false }).ShouldBe("Block nextStepOwnerMissing");
    }

    [Fact]
    [Covers("ENG-PLC-030")]
    public void Records_come_back_in_ten_school_days()
    {
        Closure(Closed with { AreRecordsReturned = false }).ShouldBe("Deadline recordsReturnDue 2025-12-05 provider");
        Given.Check(Monday, Closed with { AreRecordsReturned = false }).With("recordsReturnDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    [Covers("ENG-PLC-030")]
    public void A_provider_that_ends_a_placement_tells_the_commissioner_the_same_day()
    {
        var ended = Closed with { EndedByProviderOn = new(2025, 11, 20) };

        Closure(ended).ShouldBe("Inform notAnExclusion; Deadline tellCommissioner 2025-11-20 provider");
        Given.Check(Monday, ended).With("tellCommissioner").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Closure(ended with { IsCommissionerTold = true }).ShouldBe("Inform notAnExclusion");
    }
}
