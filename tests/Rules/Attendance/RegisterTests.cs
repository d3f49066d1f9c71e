using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class RegisterTests
{
    private static readonly DateOnly Monday = new(2025, 11, 24);

    private static readonly RegisterDayFacts Called = new(Given.Calendar("ALPHA"), Monday)
    {
        IsMorningMarked = true,
        IsAfternoonMarked = true,
    };

    private static string Register(RegisterDayFacts facts) => Given.Check(facts.Day, facts).By("ENG-ATT-001");

    [Fact]
    [Covers("ENG-ATT-001")]
    public void Both_sessions_of_a_school_day_are_marked_and_kept()
    {
        const string kept = "Inform registerKept";

        Register(Called).ShouldBe(kept);
        Given.Check(Monday, Called).Figure("registerKept", "keepUntil").ShouldBe("2031-11-24");
        Register(new(Given.Calendar("ALPHA"), Monday)).ShouldBe(kept);
        Register(Called with { IsMorningMarked = false }).ShouldBe($"Warn morningRegisterMissing; {kept}");
        Register(Called with { IsAfternoonMarked = false }).ShouldBe($"Warn afternoonRegisterMissing; {kept}");
        Register(Called with { MinutesOpen = 30 }).ShouldBe(kept);
        Register(Called with { MinutesOpen = 31 }).ShouldBe($"Warn registerOpenTooLong; {kept}");
        Register(Called with { IsOnPaper = true }).ShouldBe($"Warn registerOnPaper; {kept}");
        Register(Called with { WouldReplaceSchoolEntry = true }).ShouldBe($"Block schoolEntryKept; {kept}");
    }

    [Fact]
    [Covers("ENG-ATT-001")]
    public void No_register_is_called_on_a_day_without_school()
    {
        Register(Called with { Day = new(2025, 11, 22), IsMorningMarked = false }).ShouldBe("");
    }

    private static readonly DateTimeOffset Start = new(2025, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static string Marks(SessionMarkFacts facts) => Given.Check(Monday, facts).By("ENG-ATT-008");

    [Theory]
    [InlineData(29, "")]
    [InlineData(30, "; Inform alertProvider")]
    [InlineData(59, "; Inform alertProvider")]
    [InlineData(60, "; Inform alertSchoolAndAuthority")]
    [Covers("ENG-ATT-008")]
    public void A_session_that_is_not_marked_is_chased(int minutes, string more)
    {
        Marks(new(Start, Start.AddMinutes(minutes)) { NotMarked = 2 }).ShouldBe($"Deadline sessionNotMarked 2025-11-24 provider{more}");
        Marks(new(Start, Start.AddMinutes(minutes))).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-ATT-008")]
    public void Times_are_local_times()
    {
        var summer = new DateTimeOffset(2026, 6, 8, 8, 15, 0, TimeSpan.Zero);

        var decision = Given.Check(new(2026, 6, 8), new SessionMarkFacts(summer, summer) { NotMarked = 2, IsProviderOffline = true });

        decision.Figure("sessionNotMarked", "markBy").ShouldBe("09:45");
        decision.Figure("sessionNotMarked", "notMarked").ShouldBe("2");
        decision.With("sessionNotMarked").Message.ShouldContain("telephone");
        decision.With("sessionNotMarked").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Given
            .Check(new(2026, 6, 8), new SessionMarkFacts(summer, summer) { NotMarked = 2 })
            .With("sessionNotMarked")
            .Message.ShouldNotContain("telephone");
    }

    [Fact]
    [Covers("ENG-ATT-008")]
    public void An_absence_without_reason_is_called_home_the_same_day()
    {
        var absent = new SessionMarkFacts(Start, Start) { AbsentWithoutReason = 1 };

        Marks(absent).ShouldBe("Deadline callHome 2025-11-24 home school");
        Given.Check(Monday, absent).Figure("callHome", "absentWithoutReason").ShouldBe("1");
        Given.Check(Monday, absent).With("callHome").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Marks(absent with { IsLaCommissioned = true }).ShouldBe("Deadline callHome 2025-11-24 home school; Inform alertAuthority");
        Marks(new(Start, Start) { IsLaCommissioned = true }).ShouldBe("");
    }

    private static readonly UnresolvedAbsenceFacts Unresolved = new(Given.Calendar("ALPHA"), new(2025, 10, 22));

    private static string Resolve(UnresolvedAbsenceFacts facts) => Given.Check(facts.SessionDate, facts).By("ENG-ATT-009");

    [Fact]
    [Covers("ENG-ATT-009")]
    public void An_unexplained_absence_becomes_O_after_five_school_days()
    {
        const string due = "Deadline resolveAbsence 2025-11-06 home school";

        Resolve(Unresolved).ShouldBe(due);
        Resolve(Unresolved with { AsOf = new(2025, 11, 6) }).ShouldBe(due);
        Resolve(Unresolved with { AsOf = new(2025, 11, 7) }).ShouldBe($"{due}; Warn amendToO");
        Given.Check(Monday, Unresolved).Figure("resolveAbsence", "correctBy").ShouldBe("2025-11-06");
        Given.Check(Monday, Unresolved).Figure("resolveAbsence", "thenCode").ShouldBe("O");
        Given.Check(Monday, Unresolved).With("resolveAbsence").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    [Covers("ENG-ATT-009")]
    public void A_reason_that_comes_late_is_an_amendment()
    {
        Resolve(Unresolved with { ReasonKnownOn = new(2025, 11, 6), AsOf = new(2025, 12, 1) }).ShouldBe("");
        Resolve(Unresolved with { ReasonKnownOn = new(2025, 11, 7) }).ShouldBe("Inform reasonKnownLate");
    }

    private static string Compare(ProviderSays provider, string? code) =>
        Given.Check(Monday, new RegisterComparisonFacts(Monday, provider, code)).By("ENG-ATT-017");

    [Theory]
    [InlineData("/")]
    [InlineData("\\")]
    [InlineData("L")]
    [InlineData("K")]
    [InlineData("B")]
    [InlineData("P")]
    [InlineData("V")]
    [InlineData("W")]
    [Covers("ENG-ATT-017")]
    public void A_child_coded_as_attending_whom_the_provider_misses_is_looked_for(string code)
    {
        Compare(ProviderSays.Absent, code).ShouldBe("Warn codedAttendingButAbsent; Deadline resolveMismatch 2025-11-24 home school");
        Compare(ProviderSays.Present, code).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-ATT-017")]
    public void Other_differences_are_settled_the_same_day()
    {
        Compare(ProviderSays.Present, "N").ShouldBe("Warn presentButCodedAbsent; Deadline resolveMismatch 2025-11-24 home school");
        Compare(ProviderSays.Absent, "N").ShouldBe("");
        Compare(ProviderSays.Absent, "D").ShouldBe("");
        Compare(ProviderSays.Present, "D").ShouldBe("");
        Compare(ProviderSays.Nothing, "B").ShouldBe("Deadline providerMarkMissing 2025-11-24 provider");
        Compare(ProviderSays.Present, null).ShouldBe("Deadline schoolCodeMissing 2025-11-24 home school");
        Compare(ProviderSays.Absent, null).ShouldBe("Deadline schoolCodeMissing 2025-11-24 home school");
    }

    [Fact]
    [Covers("ENG-ATT-017")]
    public void Different_session_times_are_named_and_each_duty_says_what_follows()
    {
        var facts = new RegisterComparisonFacts(Monday, ProviderSays.Absent, "B");

        Given.Check(Monday, facts).With("codedAttendingButAbsent").Message.ShouldNotContain("different times");
        Given
            .Check(Monday, facts with { HaveDifferentTimes = true })
            .With("codedAttendingButAbsent")
            .Message.ShouldContain("different times");
        Given.Check(Monday, facts).With("resolveMismatch").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Given.Check(Monday, facts with { SchoolCode = null }).With("schoolCodeMissing").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    [Covers("ENG-ATT-018")]
    public void A_mark_at_an_unlisted_site_holds_the_invoice()
    {
        var facts = new MarkedSiteFacts(Monday, "barn", ["site-1"]);

        Site(facts, Monday).ShouldBe("Inform alertSafeguardingLeads; Block invoiceHeld; Deadline addSite 2025-11-24 provider");
        Site(facts with { IsEmergency = true }, Monday)
            .ShouldBe("Inform alertSafeguardingLeads; Warn movedInEmergency; Deadline addSite 2025-11-24 provider");
        Given.Check(Monday, facts).With("addSite").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Site(facts with { Site = "site-1" }, Monday).ShouldBe("");
        Site(facts, new(2025, 8, 31)).ShouldBe("");
        Site(facts, new(2025, 9, 1)).ShouldNotBe("");
    }

    private static string Site(MarkedSiteFacts facts, DateOnly on) => Given.Check(on, facts).By("ENG-ATT-018");

    [Fact]
    [Covers("ENG-ATT-019")]
    public void An_amendment_shows_what_stood_what_stands_why_and_who()
    {
        var facts = new RegisterAmendmentFacts("N", "I", new(2025, 11, 6)) { Reason = "Parent rang", AmendedBy = "officer" };

        var decision = Given.Check(Monday, facts);

        decision.By("ENG-ATT-019").ShouldBe("Inform amendmentKept");
        decision.Figure("amendmentKept", "keepUntil").ShouldBe("2031-11-06");
        Given
            .Check(Monday, new RegisterAmendmentFacts("", " ", new(2025, 11, 6)))
            .Figure("amendmentIncomplete", "missing")
            .ShouldBe("original,amended,reason,amendedBy");
        Given.Check(Monday, facts with { Reason = " " }).By("ENG-ATT-019").ShouldBe("Block amendmentIncomplete");
        Given.Check(Monday, facts with { AmendedBy = null }).Figure("amendmentIncomplete", "missing").ShouldBe("amendedBy");
    }
}
