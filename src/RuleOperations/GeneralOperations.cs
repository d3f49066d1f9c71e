using System.Text.Json.Nodes;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about ages and years.</summary>
internal static class GeneralOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } =
    [new("compulsorySchoolAge", CompulsorySchoolAge), new("yearGroup", YearGroup)];

    private static JsonObject CompulsorySchoolAge(OperationCall call)
    {
        var (dob, asOf) = (call.Facts.RequiredDate("dob"), call.Facts.RequiredDate("asOf"));
        var decision = call.Check(asOf, new CompulsorySchoolAgeFacts(dob, asOf));

        var judged = decision.Of("ENG-GEN-008");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["csaStart"] = judged.Get("csaStart"),
            ["csaEnd"] = judged.Get("csaEnd"),
            ["isCsa"] = judged?.Code == "compulsorySchoolAge",
        };
    }

    private static JsonObject YearGroup(OperationCall call)
    {
        var (dob, asOf) = (call.Facts.RequiredDate("dob"), call.Facts.RequiredDate("asOf"));
        var decision = call.Check(asOf, new YearGroupFacts(dob, asOf));

        var judged = decision.Of("ENG-GEN-009");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["ncYear"] = Answer.Number(judged.Get("ncYear")),
            ["keyStage"] = judged.Get("keyStage"),
        };
    }
}
