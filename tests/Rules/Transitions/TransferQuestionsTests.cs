using System.Text.Json;
using AltProvision.RuleOperations;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class TransferQuestionsTests
{
    [Theory]
    [Covers("ENG-TRN-004", "ENG-TRN-005", "ENG-TRN-006", "ENG-TRN-007")]
    [InlineData("""{"movedOn":"2025-12-22"}""", "childProtectionFileBy", "2025-12-31")]
    [InlineData("""{"leftSchoolOn":"2025-10-23"}""", "deletionReturnBy", "2025-10-23")]
    [InlineData("""{"leftSchoolOn":"2025-10-23"}""", "childProtectionFileBy", null)]
    [InlineData("""{"fairAccessReferral":"2026-03-23"}""", "placeBy", "2026-05-05")]
    [InlineData("""{"fairAccessReferral":"2026-03-23"}""", "answerBy", null)]
    [InlineData("""{"inYearApplication":"2026-03-09"}""", "answerBy", "2026-04-13")]
    [InlineData("""{"inYearApplication":"2026-03-09","enteredOnRegister":"2026-04-13"}""", "newPupilReturnBy", "2026-04-18")]
    public void A_move_is_answered_with_the_dates_that_its_facts_give(string facts, string key, string? date)
    {
        var answer = Decide("transferClocks", facts, "DUDLEY-LA");

        ((string?)answer[key]).ShouldBe(date);
        ((string?)answer["outcome"]).ShouldBe("deadline");
    }

    [Fact]
    [Covers("ENG-TRN-006")]
    public void A_date_of_moving_alone_needs_no_calendar_and_no_fact_at_all_is_an_error()
    {
        ((string?)Decide("transferClocks", """{"movedOn":"2025-10-23"}""", null)["childProtectionFileBy"]).ShouldBe("2025-10-30");
        Should
            .Throw<BadFactsException>(() => Decide("transferClocks", "{}", "ALPHA"))
            .Message.ShouldStartWith("facts: expected at least one");
        Should
            .Throw<BadFactsException>(() => Decide("transferClocks", """{"leftSchoolOn":"2025-10-23"}""", null))
            .Message.ShouldStartWith("calendar");
    }

    [Theory]
    [Covers("ENG-TRN-008", "ENG-TRN-009", "ENG-TRN-010", "ENG-TRN-011")]
    [InlineData("2026-01-31", false, "deadline")]
    [InlineData("2026-02-01", false, "warn")]
    [InlineData("2026-02-01", true, "deadline")]
    public void A_destination_plan_that_is_late_is_a_warning(string asOf, bool isWritten, string outcome)
    {
        var facts =
            $$"""{"dob":"2010-03-04","leavingYear":2026,"ehcp":false,"asOf":"{{asOf}}","destinationPlanWritten":{{(isWritten ? "true" : "false")}}}""";

        var answer = Decide("postSixteen", facts, null);

        ((string?)answer["outcome"]).ShouldBe(outcome);
        ((string?)answer["destinationPlanBy"]).ShouldBe("2026-01-31");
        ((string?)answer["septemberGuaranteeBy"]).ShouldBe("2026-09-30");
        ((string?)answer["csaEnds"]).ShouldBe("2026-06-26");
        answer.ContainsKey("ehcpNamesPost16By").ShouldBeTrue();
        answer["ehcpNamesPost16By"].ShouldBeNull();
    }

    [Fact]
    [Covers("ENG-TRN-008")]
    public void The_leaving_year_follows_from_the_date_of_birth_when_it_is_not_given()
    {
        ((string?)Decide("postSixteen", """{"dob":"2010-09-01","ehcp":true}""", null)["ehcpNamesPost16By"]).ShouldBe("2027-03-31");
        Should
            .Throw<BadFactsException>(() => Decide("postSixteen", """{"dob":"2010-09-01","leavingYear":"soon"}""", null))
            .Message.ShouldBe("facts.leavingYear: expected a whole number, found \"soon\".");
    }

    private static System.Text.Json.Nodes.JsonObject Decide(string operation, string facts, string? calendar) =>
        Given.Questions.Decide(operation, calendar, JsonDocument.Parse(facts).RootElement);
}
