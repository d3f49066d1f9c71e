using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class ReviewDutyTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    private static readonly DateOnly Monday = new(2025, 11, 24);

    private static readonly EducationPlanMeetingFacts Planned = new(true, Monday, Monday) { IsVirtualSchoolInvited = true };

    private static string Plan(EducationPlanMeetingFacts facts) => Given.Check(Monday, facts).By("ENG-REV-012");

    [Fact]
    [Covers("ENG-REV-012")]
    public void A_looked_after_child_has_a_date_for_the_education_plan()
    {
        Plan(Planned).ShouldBe("");
        Plan(Planned with { NextPlanMeeting = null }).ShouldBe("Warn planMeetingMissing");
        Plan(Planned with { NextPlanMeeting = new(2025, 11, 23) }).ShouldBe("Warn planMeetingPast");
        Plan(new(false, Monday, null) { Event = PlacementEvent.Start }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-REV-012")]
    public void Start_change_and_end_are_matters_for_the_plan_and_the_virtual_school_is_invited()
    {
        Plan(Planned with { Event = PlacementEvent.Start }).ShouldBe("Inform planEvent");
        Plan(Planned with { Event = PlacementEvent.Change }).ShouldBe("Inform planEvent");
        Plan(Planned with { Event = PlacementEvent.End }).ShouldBe("Inform planEvent");
        Plan(Planned with { IsVirtualSchoolInvited = false }).ShouldBe("Warn virtualSchoolNotInvited");
        Given
            .Check(Monday, Planned with { IsVirtualSchoolInvited = false })
            .With("virtualSchoolNotInvited")
            .Message.ShouldNotContain("looks after");
        Given
            .Check(Monday, Planned with { IsVirtualSchoolInvited = false, IsPlacedByAnotherLa = true })
            .With("virtualSchoolNotInvited")
            .Message.ShouldContain("looks after");
    }

    [Theory]
    [InlineData("2025-12-19", "")]
    [InlineData("2026-01-05", "")]
    [InlineData("2026-01-06", "Inform overdueToCommissioner")]
    [InlineData("2026-01-09", "Inform overdueToCommissioner")]
    [InlineData("2026-01-12", "Inform overdueToQualityTeam")]
    [InlineData("2026-01-16", "Inform overdueToQualityTeam")]
    [InlineData("2026-01-19", "Inform overdueToHeadOfService; Warn providerAtRisk")]
    [Covers("ENG-REV-013")]
    public void An_overdue_review_climbs_by_school_days(string asOf, string said)
    {
        Given.Check(Monday, new OverdueReviewFacts(Alpha, new(2025, 12, 19), DateOnly.Parse(asOf, null))).By("ENG-REV-013").ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-REV-013")]
    public void Nothing_is_extended_while_a_review_is_overdue()
    {
        var facts = new OverdueReviewFacts(Alpha, new(2025, 12, 19), new(2025, 12, 19)) { IsExtensionAsked = true };

        Given.Check(Monday, facts).By("ENG-REV-013").ShouldBe("");
        Given.Check(Monday, facts with { AsOf = new(2025, 12, 20) }).By("ENG-REV-013").ShouldBe("Block extensionWhileOverdue");
        Given.Check(Monday, facts with { AsOf = new(2025, 12, 20), IsExtensionAsked = false }).By("ENG-REV-013").ShouldBe("");
        Given.Check(Monday, facts with { AsOf = new(2026, 1, 12) }).Figure("overdueToQualityTeam", "schoolDays").ShouldBe("5");
    }

    private static string Brought(params IReadOnlyList<ReviewTrigger> triggers) =>
        Given.Check(Monday, new ReviewTriggerFacts(Alpha, Monday, triggers)).By("ENG-REV-014");

    [Theory]
    [InlineData(ReviewTrigger.LowAttendance, "lowAttendance", "2025-12-08")]
    [InlineData(ReviewTrigger.MissedSessions, "missedSessions", "2025-12-01")]
    [InlineData(ReviewTrigger.PhysicalIntervention, "physicalIntervention", "2025-12-08")]
    [InlineData(ReviewTrigger.NewStatus, "newStatus", "2025-12-08")]
    [InlineData(ReviewTrigger.SiteOrStaffChange, "siteOrStaffChange", "2025-12-08")]
    [InlineData(ReviewTrigger.ParentRequest, "parentRequest", "2025-12-08")]
    [InlineData(ReviewTrigger.ChildRequest, "childRequest", "2025-12-08")]
    [Covers("ENG-REV-014")]
    public void Each_event_brings_a_review_forward(ReviewTrigger trigger, string name, string due)
    {
        Brought(trigger).ShouldBe($"Deadline reviewBroughtForward {due} commissioner");
        var finding = Given.Check(Monday, new ReviewTriggerFacts(Alpha, Monday, [trigger])).With("reviewBroughtForward");
        finding.Data["triggers"].ShouldBe(name);
        finding.WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData(ReviewTrigger.ParentRequest)]
    [InlineData(ReviewTrigger.ChildRequest)]
    [InlineData(ReviewTrigger.NewStatus)]
    [InlineData(ReviewTrigger.PhysicalIntervention)]
    [InlineData(ReviewTrigger.SiteOrStaffChange)]
    [InlineData(ReviewTrigger.LowAttendance)]
    [Covers("ENG-REV-014")]
    public void Each_event_has_the_days_that_the_authority_set_for_it(ReviewTrigger trigger)
    {
        var key = trigger switch
        {
            ReviewTrigger.ParentRequest or ReviewTrigger.ChildRequest => "review.onRequestSchoolDays",
            ReviewTrigger.LowAttendance => "att.reviewSchoolDays",
            _ => "rev.triggeredSchoolDays",
        };
        var book = Given.Book.WithDefaults(new Dictionary<string, string> { [key] = "1" });

        new RuleBook<ReviewTriggerFacts>(book)
            .Check(Monday, new(Alpha, Monday, [trigger]))
            .By("ENG-REV-014")
            .ShouldBe("Deadline reviewBroughtForward 2025-11-25 commissioner");
    }

    [Fact]
    [Covers("ENG-REV-014")]
    public void Several_events_lead_to_one_review_at_the_earliest_date()
    {
        Brought().ShouldBe("");
        Brought(ReviewTrigger.LowAttendance, ReviewTrigger.MissedSessions, ReviewTrigger.LowAttendance)
            .ShouldBe("Deadline reviewBroughtForward 2025-12-01 commissioner");
        Given
            .Check(Monday, new ReviewTriggerFacts(Alpha, Monday, [ReviewTrigger.LowAttendance, ReviewTrigger.LowAttendance]))
            .Figure("reviewBroughtForward", "triggers")
            .ShouldBe("lowAttendance");
    }

    [Fact]
    [Covers("ENG-REV-014")]
    public void Two_weeks_below_the_planned_hours_bring_a_review_forward()
    {
        var facts = new ReviewTriggerFacts(Alpha, Monday, []) { WeeksBelowPlannedHours = 1 };

        Given.Check(Monday, facts).By("ENG-REV-014").ShouldBe("");
        Given
            .Check(Monday, facts with { WeeksBelowPlannedHours = 2 })
            .By("ENG-REV-014")
            .ShouldBe("Deadline reviewBroughtForward 2025-12-08 commissioner");
        Given
            .Check(Monday, facts with { WeeksBelowPlannedHours = 2 })
            .Figure("reviewBroughtForward", "triggers")
            .ShouldBe("hoursBelowPlan");
    }

    [Theory]
    [InlineData("2025-11-23", false)]
    [InlineData("2025-11-24", true)]
    [InlineData("2025-12-08", true)]
    [InlineData("2025-12-09", false)]
    [Covers("ENG-REV-014")]
    public void A_review_that_is_planned_soon_enough_serves(string planned, bool serves)
    {
        var facts = new ReviewTriggerFacts(Alpha, Monday, [ReviewTrigger.LowAttendance]) { NextReview = DateOnly.Parse(planned, null) };

        Given
            .Check(Monday, facts)
            .By("ENG-REV-014")
            .ShouldBe(serves ? "Inform plannedReviewServes" : "Deadline reviewBroughtForward 2025-12-08 commissioner");
    }

    [Fact]
    [Covers("ENG-REV-015")]
    public void No_session_is_planned_after_the_agreed_end()
    {
        Given.Check(Monday, new SessionAfterEndFacts(Monday, Monday)).Findings.ShouldBeEmpty();
        Given.Check(Monday, new SessionAfterEndFacts(new(2025, 11, 25), Monday)).By("ENG-REV-015").ShouldBe("Block afterAgreedEnd");
    }

    [Fact]
    [Covers("ENG-REV-015")]
    public void An_extension_needs_a_review_in_the_last_twenty_school_days_a_new_end_and_a_new_agreement()
    {
        var facts = new ExtensionFacts(Alpha, new(2026, 3, 20), new(2026, 3, 27), new(2026, 5, 22))
        {
            LastCompletedReview = new(2026, 2, 13),
            IsAgreedAnew = true,
        };

        Extension(facts).ShouldBe("");
        Extension(facts with { LastCompletedReview = new(2026, 2, 12) }).ShouldBe("Block reviewNeeded");
        Extension(facts with { LastCompletedReview = null }).ShouldBe("Block reviewNeeded");
        Given.Check(Monday, facts with { LastCompletedReview = null }).Figure("reviewNeeded", "earliestReview").ShouldBe("2026-02-13");
        Extension(facts with { ProposedEnd = null }).ShouldBe("Block newEndDateMissing");
        Extension(facts with { ProposedEnd = new(2026, 3, 27) }).ShouldBe("Block newEndDateMissing");
        Extension(facts with { ProposedEnd = new(2026, 3, 28) }).ShouldBe("");
        Extension(facts with { IsAgreedAnew = false }).ShouldBe("Block newAgreementMissing");
        Extension(facts with { IsOffSiteDirection = true }).ShouldBe("Block governingBoardDecisionMissing");
        Extension(facts with { IsOffSiteDirection = true, HasGoverningBoardDecision = true }).ShouldBe("");
    }

    private static string Extension(ExtensionFacts facts) => Given.Check(facts.AgreedOn, facts).By("ENG-REV-015");

    [Fact]
    [Covers("ENG-REV-016")]
    public void The_provider_reports_five_school_days_before_the_review()
    {
        var facts = new ReportBeforeReviewFacts(Alpha, new(2025, 12, 11));

        Report(facts).ShouldBe("Deadline reportDue 2025-12-04 provider");
        Given.Check(Monday, facts).With("reportDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Report(facts with { ReceivedOn = new(2025, 12, 4) }).ShouldBe("Inform reportInTime");
        Report(facts with { ReceivedOn = new(2025, 12, 5) }).ShouldBe("Inform reportLate");
    }

    private static string Report(ReportBeforeReviewFacts facts) => Given.Check(facts.ReviewDate, facts).By("ENG-REV-016");

    private static readonly SenSupportMeetingFacts Support = new(Alpha, Monday, HasSenSupport: true)
    {
        AreParentsThere = true,
        IsSencoThere = true,
    };

    private static string Meetings(SenSupportMeetingFacts facts) => Given.Check(facts.ReviewDate, facts).By("ENG-REV-017");

    [Fact]
    [Covers("ENG-REV-017")]
    public void A_review_with_parents_and_co_ordinator_counts_as_one_of_three_meetings()
    {
        const string due = "Deadline meetingsDue 2026-07-17 home school";

        Meetings(Support).ShouldBe($"Inform countsAsMeeting; {due}");
        Given.Check(Monday, Support).Figure("countsAsMeeting", "meetings").ShouldBe("1");
        Given.Check(Monday, Support).With("meetingsDue").Message.ShouldStartWith("2 more");
        Given.Check(Monday, Support).With("meetingsDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Meetings(Support with { IsSencoThere = false }).ShouldBe($"Inform doesNotCountAsMeeting; {due}");
        Meetings(Support with { AreParentsThere = false }).ShouldBe($"Inform doesNotCountAsMeeting; {due}");
        Given.Check(Monday, Support with { IsSencoThere = false }).Figure("doesNotCountAsMeeting", "meetings").ShouldBe("0");
        Meetings(Support with { MeetingsThisYear = 2 }).ShouldBe("Inform countsAsMeeting");
        Meetings(Support with { MeetingsThisYear = 2, IsSencoThere = false }).ShouldBe($"Inform doesNotCountAsMeeting; {due}");
        Meetings(Support with { MeetingsThisYear = 3, IsSencoThere = false }).ShouldBe("Inform doesNotCountAsMeeting");
        Meetings(Support with { HasSenSupport = false }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-REV-017")]
    public void Meetings_are_due_by_the_end_of_the_academic_year_of_the_review()
    {
        Meetings(Support with { ReviewDate = new(2026, 9, 7) })
            .ShouldBe("Inform countsAsMeeting; Deadline meetingsDue 2027-07-20 home school");
    }
}
