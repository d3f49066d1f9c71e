using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about exclusions, suspensions, directions and who has to arrange what.</summary>
internal static class ReferralOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } =
    [
        new("pexSixthDay", PexSixthDay),
        new("responsibleBody", Responsible),
        new("suspensionSixthDay", SuspensionSixthDay),
        new("exclusionNotification", ExclusionNotification),
        new("governingBoardMeeting", GoverningBoardMeeting),
        new("offsiteNotice", OffSiteNotice),
        new("sicknessReturn", SicknessReturn),
        new("suspensionTotals", SuspensionTotals),
        new("upn", UniquePupilNumber),
    ];

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

    private static JsonObject ExclusionNotification(OperationCall call)
    {
        var facts = call.Facts;
        var decided = facts.RequiredDate("decisionDate");
        var decision = call.Check(
            decided,
            new ExclusionNotificationFacts(facts.RequiredWord("kind", Words.ExclusionKinds), decided)
            {
                HomeLa = Words.Authority(facts.Text("homeLa")),
                SchoolLa = Words.Authority(facts.Text("schoolLa")),
                TermTotalDays = facts.Number("termTotalDays") ?? 0,
                HasSocialWorker = facts.Flag("socialWorker"),
                IsLookedAfter = facts.Flag("lookedAfter"),
                MissesPublicExam = facts.Flag("missesPublicExam"),
            }
        );

        var tell = decision.Of("ENG-REF-008");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision),
            ["notify"] = Answer.List(tell.Get("notify")),
            ["by"] = tell?.DueDate?.Iso(),
        };
    }

    private static JsonObject GoverningBoardMeeting(OperationCall call)
    {
        var facts = call.Facts;
        var received = facts.RequiredDate("noticeReceived");
        var decision = call.Check(
            received,
            new GovernorsMeetingFacts(
                call.Calendar,
                facts.RequiredWord("kind", Words.ExclusionKinds),
                received,
                facts.Number("termTotalDays") ?? 0
            )
            {
                HasParentRepresentations = facts.Flag("parentRepresentations"),
                MissesPublicExam = facts.Flag("missesPublicExam"),
                ExamDate = facts.Date("examDate"),
            }
        );

        var meet = decision.Deadlines.FirstOrDefault(finding => finding.RuleId == "ENG-REF-011");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["meetingRequired"] = meet is not null,
            ["withinSchoolDays"] = Answer.Number(meet.Get("withinSchoolDays")),
            ["meetBy"] = meet?.DueDate?.Iso(),
        };
    }

    private static JsonObject OffSiteNotice(OperationCall call)
    {
        var facts = call.Facts;
        var decision = call.Check(
            facts.RequiredDate("determinationDate"),
            new OffSiteNoticeFacts(
                call.Calendar,
                facts.RequiredWord("schoolType", Words.SchoolKinds),
                facts.Date("noticeGiven"),
                facts.RequiredDate("firstDayOffSite"),
                [.. facts.Texts("contents").Select(item => Words.NoticeItemOf(item))]
            )
            {
                HasEhcp = facts.Flag("ehcp"),
                IsLaGivenNotice = facts.Flag("laGivenNotice"),
            }
        );

        var notice = decision.Of("ENG-REF-018");
        return new()
        {
            ["latestNoticeDate"] = notice.Get("latestNoticeDate"),
            ["late"] = Answer.Truth(notice.Get("late")),
            ["missing"] = Answer.List(notice.Get("missing")),
            ["outcome"] = Answer.Gate(decision),
        };
    }

    private static JsonObject SuspensionTotals(OperationCall call)
    {
        var facts = call.Facts;
        var decision = call.Check(
            Words.NoDateGiven,
            new SuspensionTotalFacts(facts.Numbers("priorDaysThisSchoolYear"), facts.RequiredNumber("proposedDays"))
        );

        return new() { ["totalAfter"] = Answer.Number(decision.Of("ENG-REF-010").Get("totalAfter")), ["outcome"] = Answer.Gate(decision) };
    }

    private static JsonObject SicknessReturn(OperationCall call)
    {
        var facts = call.Facts;
        var asOf = facts.RequiredDate("asOf");
        var decision = call.Check(
            asOf,
            new SicknessForecastFacts(
                call.Calendar,
                asOf,
                facts.RequiredInteger("sessionsCodedIThisSchoolYear"),
                facts.Number("expectedFurtherSchoolDays") ?? 0
            )
        );

        var forecast = decision.Of("ENG-REF-013");
        return new()
        {
            ["missedSchoolDays"] = Answer.Number(forecast.Get("missedSchoolDays")),
            ["forecastSchoolDays"] = Answer.Number(forecast.Get("forecastSchoolDays")),
            ["returnDue"] = decision.DueBy("ENG-REF-014") is not null,
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["returnBy"] = decision.DueBy("ENG-REF-014")?.Iso(),
            ["arrangeBy"] = decision.DueBy("ENG-REF-013")?.Iso(),
        };
    }

    private static JsonObject UniquePupilNumber(OperationCall call)
    {
        var decision = call.Check(Words.NoDateGiven, new PupilIdentityFacts(call.Facts.RequiredText("upn")));

        return new() { ["outcome"] = Answer.Gate(decision), ["result"] = decision.Of("ENG-REF-024").Get("result") };
    }
}
