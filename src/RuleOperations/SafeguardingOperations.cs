using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about safeguarding concerns.</summary>
internal static class SafeguardingOperations
{
    // The leads come first, then who stands above them, the authority in danger, and those who work with the child.
    private static readonly string[] NotifyOrder = ["ENG-SAF-003", "ENG-SAF-012", "ENG-SAF-002", "ENG-SAF-022"];

    public static IReadOnlyList<RuleOperation> All { get; } =
    [new("concernRouting", ConcernRouting), new("concernVisibility", ConcernVisible), new("ladoDeadline", LadoDeadline)];

    private static JsonObject ConcernRouting(OperationCall call)
    {
        var facts = call.Facts;
        var (kind, isHarm) = facts.RequiredWord("kind", ConcernWords.Kinds);
        var subject = facts.Word("subject", ConcernWords.Subjects);
        // Noon of a working day: the question gives no time, and routes out of hours are no part of it.
        var moment = new DateTimeOffset(Words.NoDateGiven.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        var decision = call.Check(
            Words.NoDateGiven,
            new ConcernFacts(
                kind,
                facts.RequiredWord("severity", Words.Severities),
                moment,
                call.BankHolidays,
                facts.Flag("onRoll", otherwise: true)
            )
            {
                IsSignificantHarmSuspected = isHarm,
                IsFgmDiscovered = kind is ConcernKind.Fgm,
                // A question that names no subject is about none of those who are told.
                Adult = subject?.Adult ?? (ConcernWords.IsAboutAdult(kind) ? ConcernedAdult.ProviderStaff : null),
                HasSocialWorker = facts.Flag("socialWorker"),
                IsLookedAfter = facts.Flag("lookedAfter"),
            }
        );

        var held = decision.Blocks.FirstOrDefault(finding => finding.RuleId == "ENG-SAF-013");
        return new()
        {
            ["outcome"] = Answer.Gate(decision) is "allow" ? "inform" : Answer.Gate(decision),
            ["notify"] = Names(NotifyOrder.SelectMany(id => decision.Findings.Where(finding => finding.RuleId == id)), "notify"),
            ["external"] = Names(decision.Findings, "external"),
            ["placementReview"] = held.Get("placementReview"),
            ["holdSessions"] = held is not null,
        };
    }

    private static JsonObject ConcernVisible(OperationCall call)
    {
        var facts = call.Facts;
        var decision = call.Check(
            Words.NoDateGiven,
            new ConcernViewFacts(
                facts.RequiredWord("role", ConcernWords.Viewers),
                facts.RequiredWord("kind", ConcernWords.Records),
                facts.Flag("relatedToChild")
            )
            {
                IsSubject = facts.Flag("isSubject"),
                IsConflicted = facts.Flag("conflicted"),
            }
        );

        return new()
        {
            ["outcome"] = Answer.Gate(decision),
            ["view"] = decision.Findings.Select(finding => finding.Get("view")).FirstOrDefault(view => view is not null),
            ["reason"] = decision.Blocks.FirstOrDefault()?.Code,
        };
    }

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

    private static JsonArray Names(IEnumerable<RuleFinding> findings, string key) =>
        Answer.List(findings.SelectMany(finding => finding.Get(key)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []).Distinct());
}
