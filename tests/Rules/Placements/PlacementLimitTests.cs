using System.Text.Json;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class PlacementLimitTests
{
    private static readonly DateOnly Start = new(2026, 1, 12);

    private static PlacementLimitFacts Until(int year, int month, int day) => new(Start, new(year, month, day));

    private static string Limit(PlacementLimitFacts facts) => Given.Check(facts.Start, facts).By("ENG-PLC-007");

    [Fact]
    [Covers("ENG-PLC-007")]
    public void A_placement_needs_an_end_that_is_not_before_its_start()
    {
        Limit(new(Start, null)).ShouldBe("Block endDateMissing");
        Limit(Until(2026, 1, 11)).ShouldBe("Block endBeforeStart");
        Limit(Until(2026, 1, 12)).ShouldBe("Inform endDateAgreed");
    }

    [Theory]
    [InlineData("2026-04-05", "12")]
    [InlineData("2026-04-06", "12.14")]
    [InlineData("2026-01-12", "0.14")]
    [Covers("ENG-PLC-007")]
    public void Weeks_count_both_ends(string end, string weeks)
    {
        var facts = new PlacementLimitFacts(Start, DateOnly.Parse(end, null));

        Given.Check(Start, facts).Figure("endDateAgreed", "weeks").ShouldBe(weeks);
    }

    [Fact]
    [Covers("ENG-PLC-007")]
    public void An_end_in_a_holiday_names_the_last_school_day()
    {
        var facts = Until(2026, 4, 5) with { Calendar = Given.Calendar("ALPHA") };

        Limit(facts).ShouldBe("Inform endDateAgreed; Inform endIsNoSchoolDay");
        Given.Check(Start, facts).Figure("endIsNoSchoolDay", "lastSchoolDay").ShouldBe("2026-03-27");
        Limit(facts with { PlannedEnd = new(2026, 3, 27) }).ShouldBe("Inform endDateAgreed");
    }

    [Fact]
    [Covers("ENG-PLC-007")]
    public void A_direction_lasts_one_term_unless_a_review_extends_it()
    {
        var facts = Until(2026, 3, 27) with { Kind = PlacementLimitKind.OffSiteDirection, Calendar = Given.Calendar("ALPHA") };

        Limit(facts).ShouldBe("Inform endDateAgreed");
        Limit(facts with { PlannedEnd = new(2026, 4, 13) }).ShouldBe("Inform endDateAgreed; Warn longerThanOneTerm");
        Given.Check(Start, facts with { PlannedEnd = new(2026, 4, 13) }).Figure("longerThanOneTerm", "latestEnd").ShouldBe("2026-03-27");
        Limit(facts with { PlannedEnd = new(2026, 4, 13), IsExtendedByReview = true }).ShouldBe("Inform endDateAgreed");
        Limit(facts with { PlannedEnd = new(2026, 4, 13), Calendar = null }).ShouldBe("Inform endDateAgreed");
    }

    [Fact]
    [Covers("ENG-PLC-007")]
    public void An_intervention_lasts_twelve_weeks()
    {
        var facts = Until(2026, 4, 5) with { Kind = PlacementLimitKind.Intervention };

        Limit(facts).ShouldBe("Inform endDateAgreed");
        Limit(facts with { PlannedEnd = new(2026, 4, 6) }).ShouldBe("Inform endDateAgreed; Warn longerThanIntervention");
        Given.Check(Start, facts with { PlannedEnd = new(2026, 4, 6) }).With("longerThanIntervention").Message.ShouldContain("12 weeks");
    }

    [Fact]
    [Covers("ENG-PLC-007")]
    public void A_key_stage_4_pathway_has_a_reason_and_ends_with_Year_11()
    {
        var facts = Until(2026, 6, 26) with
        {
            Kind = PlacementLimitKind.KeyStage4Pathway,
            HasPathwayReason = true,
            EndOfYear11 = new(2026, 6, 26),
        };

        Limit(facts).ShouldBe("Inform endDateAgreed");
        Limit(facts with { PlannedEnd = new(2026, 6, 27) }).ShouldBe("Inform endDateAgreed; Warn pastYear11");
        Limit(facts with { HasPathwayReason = false }).ShouldBe("Inform endDateAgreed; Warn pathwayReasonMissing");
        Limit(facts with { EndOfYear11 = null, PlannedEnd = new(2027, 6, 27) }).ShouldBe("Inform endDateAgreed");
    }

    [Theory]
    [InlineData("2026-04-05", true, 10, "")]
    [InlineData("2026-04-06", true, 5, "Warn longFullTimeNonSchool")]
    [InlineData("2026-04-06", true, 4, "")]
    [InlineData("2026-04-06", false, 10, "")]
    [InlineData(null, true, 10, "")]
    [Covers("ENG-PLC-020")]
    public void Long_full_time_use_of_a_provider_that_is_no_school_needs_a_reason(string? end, bool nonSchool, int sessions, string said)
    {
        var facts = new PlacementLimitFacts(Start, end is null ? null : DateOnly.Parse(end, null))
        {
            IsNonSchool = nonSchool,
            SessionsPerWeek = sessions,
        };

        Given.Check(Start, facts).By("ENG-PLC-020").ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-PLC-020")]
    public void The_warning_says_how_long_and_how_often()
    {
        var decision = Given.Check(Start, Until(2026, 4, 12) with { IsNonSchool = true, SessionsPerWeek = 6 });

        decision.Figure("longFullTimeNonSchool", "weeks").ShouldBe("13");
        decision.Figure("longFullTimeNonSchool", "sessionsPerWeek").ShouldBe("6");
    }

    [Theory]
    [InlineData(
        """{"start":"2026-01-12","plannedEnd":"2026-04-12","nonSchool":true,"sessionsPerWeek":10}""",
        """{"outcome":"warn","reason":"longFullTimeNonSchool","weeks":13}"""
    )]
    [InlineData(
        """{"start":"2026-01-12","plannedEnd":"2026-04-12","nonSchool":false}""",
        """{"outcome":"allow","reason":null,"weeks":13}"""
    )]
    [InlineData(
        """{"start":"2026-01-12","plannedEnd":null,"nonSchool":false,"sessionsPerWeek":3}""",
        """{"outcome":"block","reason":"endDateMissing","weeks":null}"""
    )]
    [Covers("ENG-PLC-007", "ENG-PLC-020")]
    public void The_question_placementLimits_is_answered(string facts, string answer)
    {
        Given.Questions.Decide("placementLimits", null, JsonDocument.Parse(facts).RootElement).ToJsonString().ShouldBe(answer);
    }
}
