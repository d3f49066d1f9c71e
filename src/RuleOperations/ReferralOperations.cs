using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about exclusions, suspensions, directions and who has to arrange what.</summary>
internal static class ReferralOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } =
    [new("pexSixthDay", PexSixthDay), new("responsibleBody", Responsible), new("suspensionSixthDay", SuspensionSixthDay)];

    private static JsonObject PexSixthDay(OperationCall call)
    {
        var facts = call.Facts;
        var excludedOn = facts.RequiredDate("exclusionDate");
        var decision = call.Check(
            excludedOn,
            new PermanentExclusionFacts(
                call.Calendar,
                excludedOn,
                facts.RequiredWord("session", Words.Sessions),
                facts.RequiredFlag("compulsorySchoolAge")
            )
            {
                HomeLa = Words.Authority(facts.Text("homeLa")),
                SchoolLa = Words.Authority(facts.Text("schoolLa")),
                NewHomeLa = Words.Authority(facts.Text("newHomeLa")),
                MovedHomeLaOn = facts.Date("movedHomeLaOn"),
                NcYear = facts.Integer("ncYear"),
                IsLookedAfter = facts.Flag("lookedAfter"),
                AllPublicExamsTaken = facts.Flag("allPublicExamsTaken"),
                CancelledOn = facts.Date("cancelledOn"),
            }
        );

        var duty = decision.Deadlines.FirstOrDefault(finding => finding.RuleId == "ENG-REF-002");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["dutyApplies"] = duty is not null,
            ["responsible"] = Words.Body(duty.Get("responsible")),
            ["responsibleLa"] = duty.Get("responsibleLa"),
            ["firstExcludedDay"] = duty.Get("firstExcludedDay"),
            ["dueDate"] = duty?.DueDate?.Iso(),
            ["guidanceReadingDate"] = duty.Get("guidanceReadingDate"),
            ["dayOneTarget"] = decision.DueBy("ENG-REF-006")?.Iso(),
            ["reason"] = decision.Of("ENG-REF-007")?.Code,
        };
    }

    private static JsonObject SuspensionSixthDay(OperationCall call)
    {
        var kind = call.Facts.RequiredWord("schoolType", Words.SchoolKinds);
        var periods = call.Facts.DatePairs("periods");
        if (periods is [])
        {
            throw new BadFactsException("facts.periods: missing, expected at least one pair of dates.");
        }

        var decision = call.Check(
            periods.Min(period => period.From),
            new SuspensionFacts(call.Calendar, kind, [.. periods.Select(period => new SuspensionPeriod(period.From, period.To))])
        );

        var duties = decision.Deadlines.Where(finding => finding.RuleId == "ENG-REF-004").ToList();
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["responsible"] = Words.Body(decision.Of("ENG-REF-004").Get("responsible")),
            ["runs"] = new JsonArray([
                .. decision
                    .Findings.Where(finding => finding.RuleId == "ENG-REF-005")
                    .Select(run => new JsonObject
                    {
                        ["from"] = run.Get("from"),
                        ["to"] = run.Get("to"),
                        ["schoolDays"] = Answer.Number(run.Get("schoolDays")),
                        ["dueDate"] = duties.Find(duty => duty.Get("from") == run.Get("from"))?.DueDate?.Iso(),
                    }),
            ]),
            ["dueDate"] = duties.FirstOrDefault()?.DueDate?.Iso(),
        };
    }

    private static JsonObject Responsible(OperationCall call)
    {
        var facts = call.Facts;
        var reason = facts.RequiredWord("reason", Words.Reasons);
        var decision = call.Check(
            facts.Date("determinationDate") ?? Words.NoDateGiven,
            new ResponsibleBodyFacts(reason)
            {
                SchoolKind = facts.Word("schoolType", Words.SchoolKinds),
                HomeLa = Words.Authority(facts.Text("homeLa")),
                ConsecutiveSchoolDays = facts.Integer("consecutiveSchoolDays"),
                Purpose = facts.Word("purpose", Words.Purposes),
                IsOnRoll = facts.Flag("onRoll", otherwise: true),
            }
        );

        var body = decision.Of("ENG-REF-001");
        var staysOnRoll = body.Get("staysOnRoll");
        return new()
        {
            // A direction is a choice that may be allowed; a duty is simply there.
            ["outcome"] = Answer.Outcome(decision, quiet: reason is ProvisionReason.OffSiteDirection ? "allow" : "inform"),
            ["responsible"] = Words.Body(body.Get("responsible")),
            ["la"] = body.Get("laName"),
            ["basis"] = body.Get("basis"),
            ["staysOnRoll"] = bool.TryParse(staysOnRoll, out var stays) ? stays : staysOnRoll,
            ["procedure"] = decision.Of("ENG-REF-017").Get("procedure"),
            ["reason"] = decision.Blocks.FirstOrDefault()?.Code,
        };
    }
}
