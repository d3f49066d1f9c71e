using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit;

public class WorkedCasesTests
{
    // Operations that no rule of the packs answers yet. A new rule moves its operation from here to CaseOperations.
    private static readonly string[] NotCovered =
    [
        "absenceBand",
        "ageAndStage",
        "attendanceCode",
        "capacity",
        "concernRouting",
        "concernVisibility",
        "ehcpChange",
        "ehcpClocks",
        "exclusionNotification",
        "governingBoardMeeting",
        "journey",
        "nCodeExpiry",
        "offsiteNotice",
        "offsiteReviewLetters",
        "offsiteReviewOnRequest",
        "partTimeTimetable",
        "penaltyThreshold",
        "placementLimits",
        "postSixteen",
        "sessionPlan",
        "sicknessReturn",
        "suspensionTotals",
        "tenDayReturn",
        "transferClocks",
        "upn",
        "weeklyHours",
    ];

    public static TheoryData<string> CoveredCases =>
        [
            .. WorkedCases
                .All.Where(given => CaseOperations.Covered.ContainsKey(given.Text("operation")!))
                .Select(given => given.Text("id")!),
        ];

    [Theory]
    [MemberData(nameof(CoveredCases))]
    public void A_worked_case_comes_out_as_computed(string id)
    {
        var given = WorkedCases.All.Single(candidate => candidate.Text("id") == id);

        var actual = CaseOperations.Covered[given.Text("operation")!](given);

        foreach (var expected in JsonNode.Parse(given.GetProperty("expected").GetRawText())!.AsObject())
        {
            actual.ContainsKey(expected.Key).ShouldBeTrue($"{id} expects {expected.Key}");
            Matches(expected.Key, expected.Value, actual[expected.Key])
                .ShouldBeTrue(
                    $"{id} {expected.Key}: expected {expected.Value?.ToJsonString()}, was {actual[expected.Key]?.ToJsonString()}"
                );
        }
    }

    [Fact]
    public void Every_operation_is_either_covered_or_listed_as_missing()
    {
        WorkedCases.Operations.Except(CaseOperations.Covered.Keys).Order().ShouldBe(NotCovered);
    }

    // "May go on" is one outcome to a rule: a case calls it allow or inform.
    private static bool Matches(string key, JsonNode? expected, JsonNode? actual) =>
        key == "outcome" && expected!.GetValue<string>() == "allow"
            ? actual!.GetValue<string>() == "inform"
            : JsonNode.DeepEquals(expected, actual);
}
