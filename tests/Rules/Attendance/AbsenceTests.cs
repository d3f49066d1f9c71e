using System.Text.Json;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class AbsenceTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    private static readonly DateOnly Monday = new(2025, 11, 10);

    private static UnauthorisedRunFacts Run(DateOnly asOf, params IReadOnlyList<DateOnly> brokenBy) =>
        new(Alpha, Monday, asOf) { BrokenBy = brokenBy };

    private static string Return(UnauthorisedRunFacts facts) => Given.Check(facts.AsOf, facts).By("ENG-ATT-010");

    [Fact]
    [Covers("ENG-ATT-010")]
    public void The_return_is_due_on_the_tenth_school_day()
    {
        Return(Run(new(2025, 11, 20))).ShouldBe("Inform tenDaysNotReached");
        Return(Run(new(2025, 11, 21))).ShouldBe("Deadline attendanceReturnDue 2025-11-21 home school");
        Return(Run(new(2025, 11, 28))).ShouldBe("Deadline attendanceReturnDue 2025-11-21 home school");
        Return(Run(new(2025, 11, 28)) with { IsCompulsorySchoolAge = false, FailsToAttendRegularly = true }).ShouldBe("");
        Given.Check(Monday, Run(new(2025, 11, 21))).With("attendanceReturnDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Given.Check(Monday, Run(new(2025, 11, 20))).Figure("tenDaysNotReached", "tenthSchoolDay").ShouldBe("2025-11-21");
        Given.Check(Monday, Run(new(2025, 11, 21))).Figure("attendanceReturnDue", "runStarts").ShouldBe("2025-11-10");
    }

    [Theory]
    [InlineData("2025-11-28", "2025-11-12", "2025-11-13", "2025-11-26")]
    [InlineData("2025-11-28", "2025-11-12,2025-11-13", "2025-11-14", "2025-11-27")]
    [InlineData("2025-11-28", "2025-11-13,2025-11-11", "2025-11-14", "2025-11-27")]
    [InlineData("2025-11-28", "2025-11-15", "2025-11-10", "2025-11-21")]
    [InlineData("2025-11-28", "2025-11-07", "2025-11-10", "2025-11-21")]
    [InlineData("2025-11-28", "2025-11-10", "2025-11-11", "2025-11-24")]
    [InlineData("2025-11-28", "2025-11-21", "2025-11-24", "2025-12-05")]
    [InlineData("2025-11-28", "2025-11-24", "2025-11-10", "2025-11-21")]
    [InlineData("2025-11-20", "2025-11-21", "2025-11-10", "2025-11-21")]
    [InlineData("2025-11-21", "2025-11-21", "2025-11-24", "2025-12-05")]
    [Covers("ENG-ATT-010")]
    public void A_day_with_another_code_ends_the_run(string asOf, string brokenBy, string starts, string tenth)
    {
        var finding = Given
            .Check(Monday, Run(DateOnly.Parse(asOf, null), [.. brokenBy.Split(',').Select(day => DateOnly.Parse(day, null))]))
            .AllBy("ENG-ATT-010")
            .Single();

        finding.Data["runStarts"].ShouldBe(starts);
        finding.Data["tenthSchoolDay"].ShouldBe(tenth);
        finding.Outcome.ShouldBe(string.CompareOrdinal(tenth, asOf) <= 0 ? Outcome.Deadline : Outcome.Inform);
    }

    [Fact]
    [Covers("ENG-ATT-010")]
    public void Irregular_attendance_is_returned_once_a_month()
    {
        var facts = Run(new(2025, 11, 12)) with { FailsToAttendRegularly = true };

        Return(facts).ShouldBe("Inform tenDaysNotReached; Deadline regularReturnDue 2025-11-12 home school");
        Return(facts with { LastReturnOn = new(2025, 10, 31) })
            .ShouldBe("Inform tenDaysNotReached; Deadline regularReturnDue 2025-11-30 home school");
        Given.Check(Monday, facts).With("regularReturnDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData(12, 2, "")]
    [InlineData(2, 13.9, "")]
    [InlineData(2, 14, "Deadline sicknessReturnDue 2025-11-10 home school")]
    [InlineData(29, 0.5, "Deadline sicknessReturnDue 2025-11-10 home school")]
    [Covers("ENG-ATT-011")]
    public void Sickness_that_will_reach_fifteen_school_days_is_returned_at_once(int sessions, double expected, string said)
    {
        var facts = new SicknessCountFacts(Monday, sessions, (decimal)expected);

        Given.Check(Monday, facts).By("ENG-ATT-011").ShouldBe(said);
        Given.Check(Monday, facts with { IsReturnSent = true }).By("ENG-ATT-011").ShouldBe("");
        Given.Check(Monday, facts with { IsCompulsorySchoolAge = false }).By("ENG-ATT-011").ShouldBe("");
    }

    [Fact]
    [Covers("ENG-ATT-011")]
    public void The_sickness_return_shows_the_days()
    {
        var decision = Given.Check(Monday, new SicknessCountFacts(Monday, 3, 20));

        decision.Figure("sicknessReturnDue", "schoolDays").ShouldBe("21.5");
        decision.With("sicknessReturnDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    private static readonly TwentyDayAbsenceFacts Gone = new(Alpha, new(2025, 11, 3), new(2025, 11, 28))
    {
        IsUnauthorised = true,
        NoReasonToThinkIllOrUnavoidable = true,
        JointEnquiriesMade = true,
        WhereaboutsUnknown = true,
    };

    [Fact]
    [Covers("ENG-ATT-012")]
    public void A_name_goes_only_when_all_conditions_are_met()
    {
        Given.Check(Monday, Gone).By("ENG-ATT-012").ShouldBe("Inform twentyDaysMet");
        Given.Check(Monday, Gone).Figure("twentyDaysMet", "earliestDate").ShouldBe("2025-11-28");
        Missing(Gone with { AsOf = new(2025, 11, 27) }).ShouldBe("twentySchoolDays");
        Missing(Gone with { IsUnauthorised = false }).ShouldBe("unauthorised");
        Missing(Gone with { NoReasonToThinkIllOrUnavoidable = false }).ShouldBe("noReasonToThinkIllOrUnavoidable");
        Missing(Gone with { JointEnquiriesMade = false }).ShouldBe("jointEnquiriesMade");
        Missing(Gone with { WhereaboutsUnknown = false }).ShouldBe("whereaboutsUnknown");
        Given.Check(Monday, Gone with { WhereaboutsUnknown = false }).Figure("conditionsNotMet", "earliestDate").ShouldBe("2025-11-28");
        Given.Check(Monday, Gone with { WhereaboutsUnknown = false }).By("ENG-ATT-012").ShouldBe("Block conditionsNotMet");
        Given.Check(Monday, Gone with { AttendsProvision = true }).By("ENG-ATT-012").ShouldBe("Block childAttendsProvision");
    }

    private static string? Missing(TwentyDayAbsenceFacts facts) => Given.Check(Monday, facts).Figure("conditionsNotMet", "missing");

    [Theory]
    [InlineData(120, 12, "persistentAbsence", "persistent", "10")]
    [InlineData(121, 12, "absenceBelowThreshold", "none", "9.92")]
    [InlineData(251, 25, "absenceBelowThreshold", "none", "9.96")]
    [InlineData(120, 60, "severeAbsence", "severe", "50")]
    [InlineData(121, 60, "persistentAbsence", "persistent", "49.59")]
    [InlineData(20, 2, "persistentAbsence", "persistent", "10")]
    [InlineData(19, 19, "tooFewSessions", "none", "100")]
    [InlineData(0, 0, "tooFewSessions", "none", "0")]
    [Covers("ENG-ATT-013")]
    public void Absence_is_judged_as_an_exact_fraction(int possible, int missed, string code, string band, string percent)
    {
        var decision = Given.Check(Monday, new AbsenceRateFacts(possible, missed));

        decision.By("ENG-ATT-013").ShouldBe($"Inform {code}");
        decision.Figure(code, "band").ShouldBe(band);
        decision.Figure(code, "percentMissed").ShouldBe(percent);
    }

    [Theory]
    [InlineData(9, "penaltyThresholdNotReached", "false")]
    [InlineData(10, "penaltyThresholdReached", "true")]
    [Covers("ENG-ATT-014")]
    public void Ten_unauthorised_sessions_reach_the_threshold_and_nothing_is_automatic(int sessions, string code, string reached)
    {
        var facts = new PenaltyThresholdFacts(sessions);

        Given.Check(Monday, facts).By("ENG-ATT-014").ShouldBe($"Inform {code}");
        Given.Check(Monday, facts).Figure(code, "reached").ShouldBe(reached);
        Given.Check(Monday, facts).With(code).Message.ShouldNotContain("two schools");
        Given.Check(Monday, facts with { CrossesSchools = true }).With(code).Message.ShouldContain("two schools");
    }

    [Theory]
    [InlineData(
        "tenDayReturn",
        """{"firstUnauthorisedDay":"2025-11-10","asOf":"2025-11-20"}""",
        """{"outcome":"inform","tenthSchoolDay":"2025-11-21","runStarts":"2025-11-10"}"""
    )]
    [InlineData(
        "tenDayReturn",
        """{"firstUnauthorisedDay":"2025-11-10","brokenBy":["2025-11-12"],"asOf":"2025-11-26"}""",
        """{"outcome":"deadline","tenthSchoolDay":"2025-11-26","runStarts":"2025-11-13"}"""
    )]
    [InlineData(
        "tenDayReturn",
        """{"firstUnauthorisedDay":"2025-11-10","asOf":"2025-11-26","csa":false}""",
        """{"outcome":"inform","tenthSchoolDay":null,"runStarts":null}"""
    )]
    [InlineData("nCodeExpiry", """{"sessionDate":"2025-10-23"}""", """{"outcome":"deadline","correctBy":"2025-11-07","thenCode":"O"}""")]
    [InlineData("absenceBand", """{"possible":121,"missed":60}""", """{"outcome":"inform","percentMissed":49.59,"band":"persistent"}""")]
    [InlineData("penaltyThreshold", """{"unauthorisedSessionsInRolling10SchoolWeeks":9}""", """{"outcome":"inform","reached":false}""")]
    [Covers("ENG-ATT-009", "ENG-ATT-010", "ENG-ATT-013", "ENG-ATT-014")]
    public void The_questions_are_answered(string operation, string facts, string answer)
    {
        Given.Questions.Decide(operation, "ALPHA", JsonDocument.Parse(facts).RootElement).ToJsonString().ShouldBe(answer);
    }
}
