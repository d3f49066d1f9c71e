using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>What a review has to say, who is there, and the letters and clocks around it.</summary>
public class ReviewMeetingTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");
    private static readonly DateOnly Held = new(2025, 12, 11);

    [Fact]
    [Covers("ENG-REV-002")]
    public void A_review_answers_three_questions_and_more()
    {
        var good = new ReviewContentFacts
        {
            IsAttending = false,
            IsSafe = true,
            MeetsNeed = false,
            HasProgress = true,
            HasChildView = true,
            HasParentView = true,
            IsRiskReviewed = true,
            HasDecision = true,
            HasNextDate = true,
        };

        Say(good).ShouldBe("");
        Say(new())
            .ShouldBe(
                "Block attendingNotAnswered; Block safeNotAnswered; Block needNotAnswered; Block progressMissing; Block childViewMissing; "
                    + "Block parentViewMissing; Block riskNotReviewed; Block decisionMissing; Block nextDateMissing"
            );
        Say(good with { HasEhcp = true }).ShouldBe("Block ehcpOutcomesMissing");
        Say(good with { HasEhcp = true, AreEhcpOutcomesReviewed = true }).ShouldBe("");
        Say(good with { IsSafe = false }).ShouldBe("Block notSafe");

        static string Say(ReviewContentFacts facts) => Given.Check(Held, facts).By("ENG-REV-002");
    }

    [Fact]
    [Covers("ENG-REV-003")]
    public void Everybody_who_has_a_part_is_invited()
    {
        Missing(new([])).ShouldBe("HomeSchool,Provider,Parent,Child");
        Missing(new([]) { IsOnRoll = false }).ShouldBe("Provider,Parent,Child,LaCommissioner");
        Missing(new([]) { IsLookedAfter = true }).ShouldBe("HomeSchool,Provider,Parent,Child,SocialWorker,VirtualSchoolHead");
        Missing(new([]) { HasSocialWorker = true }).ShouldBe("HomeSchool,Provider,Parent,Child,SocialWorker");
        Missing(
                new([])
                {
                    HasEhcp = true,
                    IsLaCommissioned = true,
                    IsForHealth = true,
                }
            )
            .ShouldBe("HomeSchool,Provider,Parent,Child,SendCaseworker,LaCommissioner,Health");
        Given
            .Check(Held, new ReviewInvitationFacts([ReviewGuest.HomeSchool, ReviewGuest.Provider, ReviewGuest.Parent, ReviewGuest.Child]))
            .By("ENG-REV-003")
            .ShouldBe("");

        static string? Missing(ReviewInvitationFacts facts) => Given.Check(Held, facts).Figure("notInvited", "missing");
    }

    [Fact]
    [Covers("ENG-REV-004", "ENG-REV-006")]
    public void Letters_go_out_six_days_before_and_six_after()
    {
        var facts = new DirectionReviewFacts(SchoolKind.Maintained, Held);

        Both(facts)
            .ShouldBe(
                "Deadline inviteBy 2025-12-05 governing board or trust | Deadline outcomeLetterBy 2025-12-17 governing board or trust"
            );
        Both(facts with { InvitedOn = new(2025, 12, 5), LetterSentOn = new(2025, 12, 17) }).ShouldBe(" | ");
        Both(facts with { InvitedOn = new(2025, 12, 6), LetterSentOn = new(2025, 12, 18) })
            .ShouldBe(
                "Deadline inviteBy 2025-12-05 governing board or trust; Block inviteLate | "
                    + "Deadline outcomeLetterBy 2025-12-17 governing board or trust; Block outcomeLetterLate"
            );
        Both(facts with { AsOf = new(2025, 12, 6) }).ShouldContain("Block inviteLate | Deadline");
        Both(facts with { AsOf = new(2025, 12, 18) }).ShouldEndWith("Block outcomeLetterLate");
    }

    private static string Both(DirectionReviewFacts facts)
    {
        var decision = Given.Check(Held, facts);
        return $"{decision.By("ENG-REV-004")} | {decision.By("ENG-REV-006")}";
    }

    [Theory]
    [Covers("ENG-REV-004", "ENG-REV-006")]
    [InlineData(SchoolKind.Maintained, "2026-07-25", "Block")]
    [InlineData(SchoolKind.Academy, "2026-07-25", "Warn")]
    [InlineData(SchoolKind.PupilReferralUnit, "2026-07-25", null)]
    [InlineData(SchoolKind.Independent, "2026-07-25", null)]
    [InlineData(SchoolKind.Maintained, "2026-07-26", "Block")]
    [InlineData(SchoolKind.Academy, "2026-07-26", "Block")]
    [InlineData(SchoolKind.PupilReferralUnit, "2026-07-26", "Block")]
    [InlineData(SchoolKind.Independent, "2026-07-26", null)]
    public void A_late_letter_weighs_as_the_procedure_binds(SchoolKind kind, string determined, string? outcome)
    {
        var facts = new DirectionReviewFacts(kind, Held) { InvitedOn = Held, LetterSentOn = Held.AddDays(7) };

        var decision = Given.Check(DateOnly.Parse(determined, System.Globalization.CultureInfo.InvariantCulture), facts);

        decision
            .Findings.Where(f => f.Code is "inviteLate" or "outcomeLetterLate")
            .Select(f => f.Outcome.ToString())
            .ShouldBe(outcome is null ? [] : [outcome, outcome]);
    }

    [Theory]
    [Covers("ENG-REV-005")]
    [InlineData(false, true, false, null, "Deadline reviewAskedFor 2025-12-04 governing board or trust")]
    [InlineData(false, false, false, null, "Inform requestNotInWriting")]
    [InlineData(true, true, false, null, "Inform authorityNeedsEhcp")]
    [InlineData(true, true, true, null, "Deadline reviewAskedFor 2025-12-04 governing board or trust")]
    [InlineData(false, true, false, "2025-09-11", "Inform reviewInPreceding10Weeks")]
    [InlineData(false, true, false, "2025-09-10", "Deadline reviewAskedFor 2025-12-04 governing board or trust")]
    [InlineData(false, true, false, "2025-11-19", "Inform reviewInPreceding10Weeks")]
    [InlineData(false, true, false, "2025-11-20", "Deadline reviewAskedFor 2025-12-04 governing board or trust")]
    public void A_review_that_is_asked_for_is_held_unless_one_was_in_the_ten_weeks_before(
        bool byAuthority,
        bool inWriting,
        bool ehcp,
        string? last,
        string said
    )
    {
        var facts = new ReviewRequestFacts(Alpha, new(2025, 11, 20), byAuthority, inWriting)
        {
            HasEhcp = ehcp,
            LastReview = last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture),
        };

        Given.Check(facts.RequestDate, facts).By("ENG-REV-005").ShouldBe(said);
    }

    [Theory]
    [Covers("ENG-REV-007")]
    [InlineData(ConcernKind.SettingUnsafe, ConcernSeverity.High, true)]
    [InlineData(ConcernKind.SettingUnsafe, ConcernSeverity.Immediate, true)]
    [InlineData(ConcernKind.SettingUnsafe, ConcernSeverity.Medium, false)]
    [InlineData(ConcernKind.Neglect, ConcernSeverity.High, false)]
    public void After_a_severe_concern_about_the_setting_the_other_children_are_looked_at_too(
        ConcernKind kind,
        ConcernSeverity severity,
        bool said
    )
    {
        var facts = new ConcernFacts(kind, severity, new(2025, 11, 24, 10, 0, 0, TimeSpan.Zero), Given.BankHolidays, IsOnRoll: true);

        Given.Check(new(2025, 11, 24), facts).By("ENG-REV-007").ShouldBe(said ? "Inform reviewOtherChildren" : "");
    }

    [Fact]
    [Covers("ENG-REV-008")]
    public void Health_is_asked_every_six_weeks_of_term()
    {
        var facts = new HealthReviewFacts(Alpha, new(2025, 11, 3), new(2025, 12, 1));
        var due = Alpha.SchoolDaysAfter(facts.LastLook, 30);

        var decision = Given.Check(facts.LastLook, facts);
        decision.DueBy("ENG-REV-008").ShouldBe(due);
        decision.With("healthReview").Message.ShouldNotContain("overdue");
        Given.Check(facts.LastLook, facts with { AsOf = due }).With("healthReview").Message.ShouldNotContain("overdue");
        Given.Check(facts.LastLook, facts with { AsOf = due.AddDays(1) }).With("healthReview").Message.ShouldContain("overdue");
    }

    [Theory]
    [Covers("ENG-REV-009")]
    [InlineData("2024-11-12", "2025-11-11")]
    [InlineData("2024-02-29", "2025-02-28")]
    [InlineData("2023-03-01", "2024-02-29")]
    [InlineData("2024-03-01", "2025-02-28")]
    public void A_plan_is_reviewed_within_each_twelve_months(string last, string due)
    {
        var facts = new EhcpClockFacts { LastReviewOrPlan = DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture) };

        Given.Check(Held, facts).By("ENG-REV-009").ShouldBe($"Deadline annualReview {due} authority that keeps the EHCP");
        Given.Check(Held, facts with { IsUnderFive = true }).By("ENG-REV-009").ShouldEndWith("; Inform underFive");
        Given.Check(Held, new EhcpClockFacts()).By("ENG-REV-009").ShouldBe("");
    }

    [Theory]
    [Covers("ENG-REV-010")]
    [InlineData("2025-12-03", null, "2025-12-17", "2025-12-31", "2026-02-25")]
    [InlineData("2025-12-03", "2025-12-31", "2025-12-17", "2025-12-31", "2026-02-25")]
    [InlineData("2025-12-03", "2025-12-30", "2025-12-17", "2025-12-31", "2026-02-24")]
    [InlineData("2025-12-03", "2026-01-10", "2025-12-17", "2025-12-31", "2026-02-25")]
    [InlineData(null, "2025-12-17", null, null, "2026-02-11")]
    public void Report_decision_and_plan_follow_the_meeting(string? meeting, string? notice, string? report, string? decided, string plan)
    {
        var decision = Given.Check(Held, new EhcpClockFacts { MeetingDate = Day(meeting), AmendmentNotice = Day(notice) });

        Due("ehcpReport").ShouldBe(Day(report));
        Due("ehcpDecision").ShouldBe(Day(decided));
        Due("ehcpFinalPlan").ShouldBe(Day(plan));

        DateOnly? Due(string code) => decision.Findings.SingleOrDefault(finding => finding.Code == code)?.DueDate;
        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
