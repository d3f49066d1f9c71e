using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Hours, places, ages and sites of providers.</summary>
public class ProviderLoadTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    [Theory]
    [Covers("ENG-PRV-003")]
    [InlineData(17.5, 0.5, false, "Inform fullTime")]
    [InlineData(18, 0, false, "Inform fullTime")]
    [InlineData(17.9, 0, true, "Inform fullTimeAsAllEducation")]
    [InlineData(17.9, 0, false, "Warn nearFullTime")]
    [InlineData(15, 0, false, "Warn nearFullTime")]
    [InlineData(14.9, 0, false, "Inform partTime")]
    public void Eighteen_hours_are_full_time_and_fewer_may_be(double taught, double breaks, bool all, string said)
    {
        var decision = Given.Check(new(2025, 11, 24), new FullTimeFacts((decimal)taught, (decimal)breaks, all));

        decision.By("ENG-PRV-003").ShouldBe(said);
        decision.Findings[0].Data["hours"].ShouldBe((taught + breaks).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture));
        decision.Findings[0].Data["fullTimeHours"].ShouldBe("18");
    }

    [Fact]
    [Covers("ENG-PRV-004")]
    public void The_whole_load_is_counted_and_confirmed_each_half_term()
    {
        var facts = new ProviderLoadFacts(Alpha, new(2025, 11, 24), KnownFullTime: 3, IsRegisteredSchool: false);

        var unconfirmed = Given.Check(facts.AsOf, facts);
        unconfirmed.By("ENG-PRV-004").ShouldBe("Inform fullTimeChildrenInAll; Deadline loadToBeConfirmed 2025-12-19 provider");
        unconfirmed.Figure("fullTimeChildrenInAll", "fullTimeChildren").ShouldBe("3");
        var confirmed = Given.Check(facts.AsOf, facts with { DeclaredFullTime = 5, DeclaredOn = new(2025, 11, 3) });
        confirmed.By("ENG-PRV-004").ShouldBe("Inform fullTimeChildrenInAll");
        confirmed.Figure("fullTimeChildrenInAll", "fullTimeChildren").ShouldBe("5");
        Given
            .Check(facts.AsOf, facts with { DeclaredFullTime = 1, DeclaredOn = new(2025, 11, 2) })
            .Figure("fullTimeChildrenInAll", "fullTimeChildren")
            .ShouldBe("3");
        Given.Check(facts.AsOf, facts with { DeclaredOn = new(2025, 11, 2) }).By("ENG-PRV-004").ShouldContain("loadToBeConfirmed");
        Given.Check(facts.AsOf, facts with { IsRegisteredSchool = true }).By("ENG-PRV-004").ShouldBe("");
    }

    [Theory]
    [Covers("ENG-PRV-004")]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Who_refuses_to_declare_gets_no_full_time_child(bool refused, bool proposed, bool blocked)
    {
        var facts = new ProviderLoadFacts(Alpha, new(2025, 11, 24), 3, false)
        {
            HasRefusedToDeclare = refused,
            IsFullTimePlaceProposed = proposed,
        };

        Given.Check(facts.AsOf, facts).IsBlocked.ShouldBe(blocked);
    }

    [Fact]
    [Covers("ENG-PRV-005")]
    public void The_threshold_of_the_Act_of_2026_is_off_until_somebody_switches_it_on()
    {
        var facts = new RegistrationThresholdFacts(false, [], new(18, false, false, true) { HasSpecialEducationalNeeds = true });
        var on = Given.Book.With([], ["ENG-PRV-005"]);

        Given.Check(new(2026, 9, 1), facts).IsBlocked.ShouldBeFalse();
        Says(facts).ShouldBe("Block wouldHaveToRegister");
        Says(facts with { IsRegisteredSchool = true }).ShouldBe("");
        Says(facts with { Proposed = facts.Proposed! with { HoursPerWeek = 17.9m } }).ShouldBe("");
        Says(facts with { Proposed = facts.Proposed! with { IsCompulsorySchoolAge = false } }).ShouldBe("");
        Says(facts with { Proposed = new(18, false, IsLookedAfter: true, true) }).ShouldBe("Block wouldHaveToRegister");
        var plain = new ChildLoad(18, false, false, true);
        Says(new(false, [plain, plain, plain], plain)).ShouldBe("");
        Says(new(false, [plain, plain, plain, plain], plain)).ShouldBe("Block wouldHaveToRegister");
        new RuleBook<RegistrationThresholdFacts>(on).Check(new(2026, 4, 28), facts).By("ENG-PRV-005").ShouldBe("");
        new RuleBook<RegistrationThresholdFacts>(on).Check(new(2026, 4, 29), facts).By("ENG-PRV-005").ShouldBe("Block wouldHaveToRegister");
        on.Find("ENG-PRV-005").Single().IsOn.ShouldBeTrue();
        Given.Book.Find("ENG-PRV-005").Single().IsOn.ShouldBeFalse();

        string Says(RegistrationThresholdFacts judged) =>
            new RuleBook<RegistrationThresholdFacts>(on).Check(new(2026, 9, 1), judged).By("ENG-PRV-005");
    }

    [Theory]
    [Covers("ENG-PRV-007")]
    [InlineData("2025-11-17", true, "Deadline confirmAgain 2025-11-17 provider")]
    [InlineData("2025-11-18", true, "Deadline confirmAgain 2025-11-17 provider; Block confirmationStale")]
    [InlineData("2025-11-18", false, "Deadline confirmAgain 2025-11-17 provider; Warn confirmationStale")]
    public void A_change_makes_the_confirmation_stale_after_five_school_days(string asOf, bool isNewStart, string said)
    {
        var facts = new ProviderChangeFacts(
            Alpha,
            new(2025, 11, 10),
            DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture),
            isNewStart
        );

        Given.Check(facts.ChangedOn, facts).By("ENG-PRV-007").ShouldBe(said);
        Given.Check(facts.ChangedOn, facts with { ConfirmedAnewOn = new(2025, 11, 10) }).By("ENG-PRV-007").ShouldBe("");
        Given.Check(facts.ChangedOn, facts with { ConfirmedAnewOn = new(2025, 11, 9) }).By("ENG-PRV-007").ShouldBe(said);
        Given.Check(facts.ChangedOn, facts with { WasFoundByVisit = true }).With("confirmAgain").Message.ShouldContain("found by a visit");
        Given.Check(facts.ChangedOn, facts).With("confirmAgain").Message.ShouldNotContain("found by a visit");
    }

    [Fact]
    [Covers("ENG-PRV-012")]
    public void It_is_known_where_a_child_is_in_every_session()
    {
        var site = new SiteFacts(new(2025, 11, 24), SiteUse.Site);
        var good = site with { HasAddress = true, HasPosition = true, RiskAssessedOn = new(2025, 9, 1), HasResponsiblePerson = true };

        Say(site).ShouldBe("Block addressMissing; Block positionMissing; Block siteRiskAssessmentMissing; Block responsiblePersonMissing");
        Say(good).ShouldBe("");
        Say(good with { Use = SiteUse.Tuition, HasPosition = false, RiskAssessedOn = null }).ShouldBe("Block loneWorkingAssessmentMissing");
        Say(site with { Use = SiteUse.Mobile }).ShouldBe("Block routePlanMissing");
        Say(site with { Use = SiteUse.Mobile, HasRoutePlan = true }).ShouldBe("");
        Given.Check(new(2025, 8, 31), site).By("ENG-PRV-012").ShouldBe("");

        static string Say(SiteFacts facts) => Given.Check(facts.AsOf, facts).By("ENG-PRV-012");
    }

    [Theory]
    [Covers("ENG-PRV-019")]
    [InlineData(7, 1, "Inform roomInEverySession")]
    [InlineData(8, 1, "Block sessionsFull")]
    [InlineData(7, 2, "Block sessionsFull")]
    [InlineData(6, 2, "Inform roomInEverySession")]
    public void There_is_room_in_every_session(int booked, int slots, string said)
    {
        var facts = new CapacityFacts(8, ["Mon-AM", "Mon-AM", "Tue-AM"], new Dictionary<string, int> { ["Mon-AM"] = booked }, slots);

        Given.Check(new(2025, 11, 24), facts).By("ENG-PRV-019").ShouldBe(said);
        if (said.StartsWith("Block", StringComparison.Ordinal))
        {
            Given.Check(new(2025, 11, 24), facts).Figure("sessionsFull", "fullSessions").ShouldBe("Mon-AM");
        }
    }

    [Theory]
    [Covers("ENG-PRV-020")]
    [InlineData("2014-11-24", true, "Inform ageAndStage")]
    [InlineData("2014-11-25", true, "Inform ageAndStage; Block ageOutsideRegisteredRange")]
    [InlineData("2014-11-25", false, "Inform ageAndStage; Warn ageOutsideRange")]
    [InlineData("2010-03-28", true, "Inform ageAndStage")]
    [InlineData("2010-03-27", true, "Inform ageAndStage; Block ageOutsideRegisteredRange")]
    public void The_child_is_within_the_range_from_the_first_day_to_the_last(string born, bool registered, string said)
    {
        var facts = Aged(born) with { IsRegisteredRange = registered };

        Given.Check(facts.Start, facts).By("ENG-PRV-020").ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-PRV-020")]
    public void Stage_sex_and_needs_are_looked_at_too()
    {
        var facts = Aged("2012-01-15");

        Given
            .Check(facts.Start, facts with { KeyStages = ["KS4"] })
            .By("ENG-PRV-020")
            .ShouldBe("Inform ageAndStage; Warn keyStageNotOffered");
        Given.Check(facts.Start, facts with { KeyStages = ["KS4"], RecordedYear = 10 }).By("ENG-PRV-020").ShouldBe("Inform ageAndStage");
        Given.Check(facts.Start, facts with { KeyStages = [] }).By("ENG-PRV-020").ShouldBe("Inform ageAndStage");
        Given
            .Check(facts.Start, facts with { IsOutsideSingleSex = true })
            .By("ENG-PRV-020")
            .ShouldBe("Inform ageAndStage; Block singleSexSetting");
        Given
            .Check(facts.Start, facts with { NeedsNotOffered = ["SEMH"] })
            .By("ENG-PRV-020")
            .ShouldBe("Inform ageAndStage; Warn needsNotOffered");
        Given.Check(facts.Start, facts with { PlannedEnd = null }).Figure("ageAndStage", "ageAtEnd").ShouldBe("13");
        Given.Check(facts.Start, facts).Figure("ageAndStage", "ageAtEnd").ShouldBe("14");
        Given.Check(facts.Start, Aged("2014-11-25")).With("ageOutsideRegisteredRange").Message.ShouldContain("begins at 11");
        Given.Check(facts.Start, Aged("2010-03-27")).With("ageOutsideRegisteredRange").Message.ShouldContain("ends at 15");
    }

    [Fact]
    [Covers("ENG-PRV-024")]
    public void Absence_can_be_told_the_same_day()
    {
        Given
            .Check(new(2025, 11, 24), new AttendanceContactsFacts(false, false, false))
            .By("ENG-PRV-024")
            .ShouldBe("Block providerAttendanceContactMissing; Block schoolAttendanceContactMissing; Block sameDayReportingMissing");
        Given.Check(new(2025, 11, 24), new AttendanceContactsFacts(true, true, true)).By("ENG-PRV-024").ShouldBe("");
    }

    private static AgeAndStageFacts Aged(string born) =>
        new(
            DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture),
            new(2025, 11, 24),
            new(2026, 3, 27),
            11,
            15,
            [],
            IsRegisteredRange: true
        );
}
