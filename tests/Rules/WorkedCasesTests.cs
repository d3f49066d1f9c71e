using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.RuleOperations;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class WorkedCasesTests
{
    public static TheoryData<string> Cases => [.. WorkedCases.All.Select(worked => worked.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_worked_case_comes_out_as_computed(string id)
    {
        var worked = WorkedCases.All.Single(candidate => candidate.Id == id);

        var actual = Given.Questions.Decide(worked.Operation, worked.Calendar, worked.Facts);

        foreach (var (key, expected) in JsonNode.Parse(worked.Expected.GetRawText())!.AsObject())
        {
            actual.ContainsKey(key).ShouldBeTrue($"{id} expects {key}");
            JsonNode
                .DeepEquals(expected, actual[key])
                .ShouldBeTrue($"{id}, {worked.Title}, {key}: expected {expected?.ToJsonString()}, was {actual[key]?.ToJsonString()}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_worked_case_that_is_stored_comes_out_the_same_again(string id)
    {
        var worked = WorkedCases.All.Single(candidate => candidate.Id == id);
        var calendar = worked.Calendar is { } name ? Given.Calendar(name) : null;
        var (_, decision) = RuleQuestions.Decide(Given.Book, worked.Operation, calendar, Given.BankHolidays, worked.Facts);

        var replay = RuleReplay.Of(Given.Book, StoredDecision.From(Guid.CreateVersion7(), "Test", decision, DateTimeOffset.UnixEpoch));

        replay.Differences.ShouldBeEmpty();
        replay.Findings.Select(finding => finding.Message).ShouldBe(decision.Findings.Select(finding => finding.Message));
    }

    [Fact]
    public void Every_operation_of_the_cases_is_answered_and_no_other()
    {
        RuleQuestions.Operations.ShouldBe(WorkedCases.Operations.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(
        "halfTermReview",
        "ALPHA",
        """{"start":"2025-11-05","plannedEn":"2026-01-01"}""",
        "facts.plannedEn: not known here. Known: "
    )]
    [InlineData("halfTermReview", "ALPHA", """{"start":"5 Nov"}""", "facts.start: expected a date such as 2025-11-24, found \"5 Nov\".")]
    [InlineData("halfTermReview", "ALPHA", "{}", "facts.start: missing, expected a date such as 2025-11-24.")]
    [InlineData("halfTermReview", "ALPHA", "[]", "facts: expected an object, found a list.")]
    [InlineData("halfTermReview", "GAMMA-9", """{"start":"2025-11-05"}""", "calendar: 'GAMMA-9' is not known. Known: DUDLEY-LA, ALPHA")]
    [InlineData("halfTermReview", null, """{"start":"2025-11-05"}""", "calendar: missing")]
    [InlineData(
        "halfTermReview",
        "ALPHA",
        """{"start":"2035-11-05"}""",
        "The calendar of Alpha School (maintained secondary, Dudley; invented) ends on"
    )]
    [InlineData("halfTermReviews", "ALPHA", "{}", "operation: 'halfTermReviews' is not known. Known: ")]
    [InlineData(
        "suspensionSixthDay",
        "ALPHA",
        """{"schoolType":"free","periods":[]}""",
        "facts.schoolType: expected one of maintained, academy"
    )]
    public void Facts_that_cannot_be_read_are_named(string operation, string? calendar, string facts, string message)
    {
        Should
            .Throw<BadFactsException>(() => Given.Questions.Decide(operation, calendar, JsonDocument.Parse(facts).RootElement))
            .Message.ShouldStartWith(message);
    }
}
