using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about safeguarding concerns.</summary>
internal static class SafeguardingOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } = [new("ladoDeadline", LadoDeadline)];

    private static JsonObject LadoDeadline(OperationCall call)
    {
        var received = call.Facts.RequiredMoment("receivedAtUtc");
        var severity = call.Facts.RequiredWord("severity", Words.Severities);
        var decision = call.Check(
            LondonTime.DateOf(received),
            new AllegationFacts(received, call.BankHolidays, severity is ConcernSeverity.High or ConcernSeverity.Immediate)
        );

        var due = decision.Deadlines.FirstOrDefault(finding => finding.RuleId == "ENG-SAF-005");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision),
            ["localReceived"] = decision.Of("ENG-GEN-003").Get("localReceived"),
            ["dueDate"] = due?.DueDate?.Iso(),
            ["actNow"] = Answer.Truth(due.Get("actNow")),
        };
    }
}
