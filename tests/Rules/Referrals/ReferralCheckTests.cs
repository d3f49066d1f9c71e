using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Directions, sickness, other reasons, and what a referral has to hold.</summary>
public class ReferralCheckTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");
    private static readonly DateOnly Today = new(2025, 11, 24);

    [Theory]
    [Covers("ENG-REF-018")]
    [InlineData(SchoolKind.Maintained, "2026-07-25", "Block")]
    [InlineData(SchoolKind.Academy, "2026-07-25", "Warn")]
    [InlineData(SchoolKind.Academy, "2026-07-26", "Block")]
    [InlineData(SchoolKind.PupilReferralUnit, "2026-07-26", "Block")]
    public void A_late_notice_blocks_where_the_procedure_binds(SchoolKind kind, string determined, string outcome)
    {
        Given
            .Check(Day(determined), Notice with { SchoolKind = kind, NoticeGiven = new(2025, 11, 14) })
            .By("ENG-REF-018")
            .ShouldBe($"Inform noticeBy; {outcome} noticeLate");
    }

    [Theory]
    [Covers("ENG-REF-018")]
    [InlineData(SchoolKind.PupilReferralUnit, "2026-07-25")]
    [InlineData(SchoolKind.Independent, "2026-07-25")]
    [InlineData(SchoolKind.Independent, "2026-07-26")]
    public void Who_has_no_power_to_direct_gives_no_notice(SchoolKind kind, string determined)
    {
        Given.Check(Day(determined), Notice with { SchoolKind = kind }).By("ENG-REF-018").ShouldBe("Block noPowerToDirect");
    }

    [Fact]
    [Covers("ENG-REF-018")]
    public void A_notice_is_in_time_and_says_everything()
    {
        Say(Notice).ShouldBe("Inform noticeBy");
        Say(Notice with { NoticeGiven = null }).ShouldBe("Inform noticeBy; Block noticeLate");
        Missing(Notice with { Contents = [NoticeItem.Address] }).ShouldBe("reportTo,numberOfDays,reasonsAndObjectives,sessionTimes");
        Missing(Notice with { HasEhcp = true }).ShouldBe("laNotice");
        Say(Notice with { HasEhcp = true, IsLaGivenNotice = true }).ShouldBe("Inform noticeBy");
        Missing(Notice with { HasAddressChanged = true }).ShouldBe("newAddress");
        Given.Check(new(2010, 8, 31), Notice).By("ENG-REF-018").ShouldBe("");

        static string Say(OffSiteNoticeFacts facts) => Given.Check(Today, facts).By("ENG-REF-018");
        static string? Missing(OffSiteNoticeFacts facts) => Given.Check(Today, facts).Figure("noticeIncomplete", "missing");
    }

    [Fact]
    [Covers("ENG-REF-019")]
    public void Less_was_tried_first_and_the_longest_time_is_planned()
    {
        var good = new DirectionPlanFacts(["mentoring"], HasMaximumPeriod: true);

        Say(good).ShouldBe("");
        Say(good with { Interventions = [] }).ShouldBe("Warn nothingTriedFirst");
        Say(good with { Interventions = [], HasReasonForDirectReferral = true }).ShouldBe("");
        Say(good with { HasMaximumPeriod = false }).ShouldBe("Block maximumPeriodMissing");
        Say(good with { IsSanction = true }).ShouldBe("Block directionIsNoSanction");

        static string Say(DirectionPlanFacts facts) => Given.Check(Today, facts).By("ENG-REF-019");
    }

    [Theory]
    [Covers("ENG-REF-013", "ENG-REF-014")]
    [InlineData(12, 8.5, "Inform belowFifteenDays", "")]
    [InlineData(12, 9, "Deadline arrangeForIllness 2025-12-02 home authority", "Deadline sicknessReturn 2025-11-24 home school")]
    [InlineData(30, 0, "Deadline arrangeForIllness 2025-12-02 home authority", "Deadline sicknessReturn 2025-11-24 home school")]
    [InlineData(29, 0, "Inform belowFifteenDays", "")]
    public void Fifteen_days_of_sickness_bring_return_and_provision(int sessions, double expected, string duty, string sicknessReturn)
    {
        var facts = new SicknessForecastFacts(Alpha, Today, sessions, (decimal)expected);

        Given.Check(Today, facts).By("ENG-REF-013").ShouldBe(duty);
        Given.Check(Today, facts).By("ENG-REF-014").ShouldBe(sicknessReturn);
        var other = facts with { IsCompulsorySchoolAge = false };
        (Given.Check(Today, other).By("ENG-REF-013") + Given.Check(Today, other).By("ENG-REF-014")).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-REF-013", "ENG-REF-014")]
    public void A_school_that_teaches_the_child_itself_says_so_and_still_sends_the_return()
    {
        var facts = new SicknessForecastFacts(Alpha, Today, 30, 0) { IsEducatedBySchool = true };

        Given.Check(Today, facts).By("ENG-REF-013").ShouldBe("Inform educatedBySchool");
        Given.Check(Today, facts).By("ENG-REF-014").ShouldStartWith("Deadline sicknessReturn");
        Given.Check(new(2024, 8, 18), facts).By("ENG-REF-014").ShouldBe("");
        Given.Check(new(2023, 11, 30), facts).By("ENG-REF-013").ShouldBe("");
    }

    [Fact]
    [Covers("ENG-REF-015")]
    public void Nobody_waits_for_a_consultant()
    {
        Say(new(true, true) { IsOtherEvidenceConsidered = true }).ShouldBe("Block consultantNotRequired");
        Say(new(false, true)).ShouldBe("Warn otherEvidenceNotConsidered");
        Say(new(false, true) { IsOtherEvidenceConsidered = true }).ShouldBe("");
        Say(new(false, false)).ShouldBe("Warn noMedicalEvidence");
        Say(new(false, false) { IsSeniorDecision = true }).ShouldBe("");

        static string Say(MedicalEvidenceFacts facts) => Given.Check(Today, facts).By("ENG-REF-015");
    }

    [Fact]
    [Covers("ENG-REF-016")]
    public void A_decision_under_section_19_is_recorded_within_ten_school_days()
    {
        var facts = new OtherwiseFacts(Alpha, new(2025, 11, 10), new(2025, 11, 24));

        Say(facts).ShouldBe("Inform authorityMustArrange; Deadline recordDecision 2025-11-24 home authority");
        Say(facts with { AsOf = new(2025, 11, 25) }).ShouldEndWith("; Warn decisionOverdue");
        Say(facts with { IsEducationAccessible = true, IsDecisionRecorded = true }).ShouldBe("Inform educationAccessible");

        static string Say(OtherwiseFacts facts) => Given.Check(facts.HeardOn, facts).By("ENG-REF-016");
    }

    [Fact]
    [Covers("ENG-REF-030")]
    public void A_child_on_no_roll_is_missing_education()
    {
        var facts = new OtherwiseFacts(Alpha, new(2025, 11, 10), new(2025, 11, 24));

        Given.Check(facts.HeardOn, facts).By("ENG-REF-030").ShouldBe("");
        Given
            .Check(facts.HeardOn, facts with { IsOnNoRoll = true })
            .By("ENG-REF-030")
            .ShouldBe("Deadline applicationOrDecision 2025-11-24 home authority; Inform missingEducation");
    }

    [Fact]
    [Covers("ENG-REF-020")]
    public void A_plan_brings_its_caseworker_and_education_otherwise_is_another_route()
    {
        Say(new(false, false, false)).ShouldBe("");
        Say(new(true, false, false)).ShouldBe("Block caseworkerMissing");
        Say(new(true, false, true)).ShouldBe("");
        Say(new(false, true, false)).ShouldBe("Block eotas");
        Say(new(true, false, true) { IsPlanUnsettled = true }).ShouldBe("Warn planUnsettled");
        Say(new(false, false, false) { IsPlanUnsettled = true }).ShouldBe("");

        static string Say(EhcpRouteFacts facts) => Given.Check(Today, facts).By("ENG-REF-020");
    }

    [Fact]
    [Covers("ENG-REF-022")]
    public void The_authority_hears_of_what_a_school_commissions()
    {
        var facts = new AuthorityNoticeFacts(Today, IsSchoolCommissioned: true);

        Say(facts).ShouldBe("Deadline tellAuthority 2025-11-24 commissioning school");
        Say(facts with { ToldOn = Today }).ShouldBe("Inform authorityTold");
        Say(facts with { ToldOn = Today.AddDays(1) }).ShouldStartWith("Deadline tellAuthority");
        Say(facts with { IsSchoolCommissioned = false }).ShouldBe("");
        Given.Check(Today, facts with { CrossesBorder = true }).With("tellAuthority").Message.ShouldContain("authority of the school");
        Given.Check(Today, facts).With("tellAuthority").Message.ShouldNotContain("authority of the school");

        static string Say(AuthorityNoticeFacts facts) => Given.Check(Today, facts).By("ENG-REF-022");
    }

    [Fact]
    [Covers("ENG-REF-023")]
    public void An_urgent_referral_goes_with_less_and_the_rest_follows()
    {
        var all = Enum.GetValues<ReferralSection>();
        var none = new ReferralContentFacts(Alpha, new(2025, 11, 10), [], IsUrgent: false);

        Given.Check(Today, none with { Present = all }).By("ENG-REF-023").ShouldBe("");
        Given.Check(Today, none).By("ENG-REF-023").ShouldBe("Block contentMissing");
        Given.Check(Today, none).Figure("contentMissing", "missing")!.Split(',').Length.ShouldBe(16);
        var urgent = Given.Check(Today, none with { IsUrgent = true });
        urgent.By("ENG-REF-023").ShouldBe("Block contentMissing; Deadline restOfReferral 2025-11-17 referring school");
        urgent.Figure("contentMissing", "missing").ShouldBe("Identity,HomeSchool,Reason,SenStatus,Vulnerability,Contacts,Risk");
        urgent.Figure("restOfReferral", "missing")!.Split(',').Length.ShouldBe(9);
        Given.Check(Today, none with { IsUrgent = true, Present = all }).By("ENG-REF-023").ShouldBe("");
    }

    [Fact]
    [Covers("ENG-REF-024")]
    public void A_pupil_is_identified_and_referred_once()
    {
        Say(new(null)).ShouldBe("Block upnMissing");
        Say(new(null) { HasReasonForNoUpn = true }).ShouldBe("");
        Say(new(" K332401225001 ")).ShouldBe("Inform upnGood");
        Say(new("G33340122409A")).ShouldBe("Warn upnTemporary");
        Result("H336210321077").ShouldBe("checkLetter");
        Result("H33621032107").ShouldBe("length");
        Result("h336210321077").ShouldBe("format");
        Result("I336210321077").ShouldBe("checkLetterAlphabet");
        Say(new("K332401225001") { SameUpnReferredOn = Today, SameNameReferredOn = Today })
            .ShouldBe("Inform upnGood; Warn referredAlready");
        Say(new("K332401225001") { SameNameReferredOn = Today }).ShouldBe("Inform upnGood; Warn perhapsReferredAlready");

        static string Say(PupilIdentityFacts facts) => Given.Check(Today, facts).By("ENG-REF-024");
        static string? Result(string upn) => Given.Check(Today, new PupilIdentityFacts(upn)).Figure("upnWrong", "result");
    }

    [Fact]
    [Covers("ENG-REF-025")]
    public void Flags_pull_in_people()
    {
        Say(new()).ShouldBe("");
        Say(new() { IsLookedAfter = true }).ShouldBe("Block virtualSchoolHeadMissing; Block socialWorkerMissing; Block pepDateMissing");
        Say(
                new()
                {
                    IsLookedAfter = true,
                    HasVirtualSchoolHead = true,
                    HasSocialWorkerContact = true,
                    NextPepOn = Today,
                }
            )
            .ShouldBe("");
        Say(new() { IsInNeedOrProtected = true }).ShouldBe("Block socialWorkerMissing");
        Say(new() { IsWithYouthOffendingTeam = true }).ShouldBe("Block yotWorkerMissing");
        Say(new() { IsWithYouthOffendingTeam = true, HasYotContact = true }).ShouldBe("");
        Say(new() { WasLookedAfter = true }).ShouldBe("Inform askVirtualSchool");
        Say(new() { WasLookedAfter = true, IsLookedAfter = true }).ShouldNotContain("askVirtualSchool");

        static string Say(VulnerabilityFacts facts) => Given.Check(Today, facts).By("ENG-REF-025");
    }

    [Fact]
    [Covers("ENG-REF-026")]
    public void The_next_panel_is_the_one_whose_papers_are_still_open()
    {
        // Tuesdays; papers close on the Thursday of the week before.
        var facts = new PanelTimesFacts(Alpha, new(2025, 11, 20), IsUrgent: false, [new(2025, 12, 9), new(2025, 11, 25)]);

        Say(facts).ShouldBe("Deadline triage 2025-11-24 authority; Deadline panelPapers 2025-11-20 referring school");
        Given.Check(facts.SubmittedOn, facts).Figure("panelPapers", "panel").ShouldBe("2025-11-25");
        var late = facts with { SubmittedOn = new(2025, 11, 21) };
        Say(late).ShouldBe("Deadline triage 2025-11-25 authority; Deadline panelPapers 2025-12-04 referring school");
        Say(late with { PanelDates = [new(2025, 11, 25)] }).ShouldBe("Deadline triage 2025-11-25 authority; Warn noPanel");
        Say(late with { IsUrgent = true, OfferAskedOn = new(2025, 11, 24) })
            .ShouldBe("Deadline triage 2025-11-25 authority; Inform skipsPanel; Deadline providerAnswers 2025-11-27 provider");
        Say(late with { OfferAskedOn = new(2025, 11, 24) }).ShouldEndWith("; Deadline providerAnswers 2025-12-15 provider");
        Say(facts with { PanelDates = [new(2025, 12, 1)] }).ShouldContain("panelPapers 2025-11-27");
        Say(facts with { PanelDates = [new(2025, 12, 7)] }).ShouldContain("panelPapers 2025-11-27");

        static string Say(PanelTimesFacts facts) => Given.Check(facts.SubmittedOn, facts).By("ENG-REF-026");
    }

    [Fact]
    [Covers("ENG-REF-026")]
    public void A_school_that_is_asked_for_more_answers_within_five_school_days_or_as_the_authority_sets()
    {
        var facts = new InformationAskedFacts(Alpha, new(2025, 11, 20));
        var set = new RuleBook(Given.Book.Packs, options: new() { Parameters = [new("332", null, "panel.informationSchoolDays", "3")] });

        Given.Check(facts.AskedOn, facts).By("ENG-REF-026").ShouldBe("Deadline informationAnswered 2025-11-27 referring school");
        new RuleBook<InformationAskedFacts>(set)
            .Check(facts.AskedOn, facts, "332")
            .DueBy("ENG-REF-026")
            .ShouldBe(new DateOnly(2025, 11, 25));
    }

    [Fact]
    [Covers("ENG-REF-027")]
    public void A_managed_move_is_another_route()
    {
        Given.Check(Today, new RouteFacts(true)).By("ENG-REF-027").ShouldBe("Block managedMove");
        Given.Check(Today, new RouteFacts(false)).By("ENG-REF-027").ShouldBe("");
        Given.Check(Today, new RouteFacts(true, IsTrial: true)).With("managedMove").Message.ShouldContain("direction off site");
        Given.Check(Today, new RouteFacts(true)).With("managedMove").Message.ShouldNotContain("direction off site");
    }

    [Fact]
    [Covers("ENG-REF-028")]
    public void Nobody_is_sent_home_without_a_suspension()
    {
        Say(new(false, false, false)).ShouldBe("");
        Say(new(true, false, false)).ShouldBe("Block behaviourIsNotALawfulReason");
        Say(new(false, true, false)).ShouldBe("Block keptAtHome");
        Say(new(false, true, true)).ShouldBe("");
        Given
            .Check(Today, new InformalExclusionFacts(false, true, false) { ParentAsked = true })
            .With("keptAtHome")
            .Message.ShouldContain("parent asked");
        Given.Check(Today, new InformalExclusionFacts(false, true, false)).With("keptAtHome").Message.ShouldNotContain("parent asked");

        static string Say(InformalExclusionFacts facts) => Given.Check(Today, facts).By("ENG-REF-028");
    }

    [Theory]
    [Covers("ENG-REF-029")]
    [InlineData("2020-12-31", "Inform underCompulsoryAge")]
    [InlineData("2012-01-15", "")]
    [InlineData("2009-08-31", "Inform overCompulsoryAge")]
    public void Outside_compulsory_age_there_is_no_duty(string born, string said)
    {
        Given.Check(Today, new DutyAgeFacts(Day(born), Today)).By("ENG-REF-029").ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-GEN-004")]
    public void The_next_working_day_leaves_out_weekends_and_bank_holidays()
    {
        Given
            .Check(new(2026, 8, 28), new WorkingDayFacts(new(2026, 8, 28), Given.BankHolidays))
            .Figure("workingDay", "nextWorkingDay")
            .ShouldBe("2026-09-01");
        Given
            .Check(new(2026, 8, 31), new WorkingDayFacts(new(2026, 8, 31), Given.BankHolidays))
            .Figure("noWorkingDay", "nextWorkingDay")
            .ShouldBe("2026-09-01");
    }

    [Fact]
    [Covers("ENG-GEN-006")]
    public void A_session_in_a_holiday_does_not_count_for_attendance()
    {
        Given.Check(Today, new SessionDayFacts(Alpha, new(2025, 10, 28))).By("ENG-GEN-006").ShouldBe("Inform holidaySession");
        Given.Check(Today, new SessionDayFacts(Alpha, Today)).By("ENG-GEN-006").ShouldBe("Inform schoolSession");
    }

    private static OffSiteNoticeFacts Notice { get; } =
        new(Alpha, SchoolKind.Maintained, new(2025, 11, 13), new(2025, 11, 17), Enum.GetValues<NoticeItem>());

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
