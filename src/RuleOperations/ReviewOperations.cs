using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about reviews and plans.</summary>
internal static class ReviewOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } =
    [
        new("halfTermReview", HalfTermReview),
        new("ehcpClocks", EhcpClocks),
        new("offsiteReviewLetters", OffSiteReviewLetters),
        new("offsiteReviewOnRequest", OffSiteReviewOnRequest),
    ];

    private static JsonObject HalfTermReview(OperationCall call)
    {
        var facts = call.Facts;
        var start = facts.RequiredDate("start");
        var lastReview = facts.Date("lastReview");
        var decision = call.Check(
            lastReview ?? start,
            new ReviewScheduleFacts(call.Calendar, start)
            {
                LastReview = lastReview,
                AgreedReviewDate = facts.Date("agreedReviewDate"),
                PlannedEnd = facts.Date("plannedEnd"),
                AsOf = facts.Date("asOf"),
            }
        );

        var due = decision.Deadlines.FirstOrDefault(finding => finding.RuleId == "ENG-REV-001");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["dueDate"] = due?.DueDate?.Iso(),
            ["basis"] = due.Get("basis"),
            ["status"] = due.Get("status"),
        };
    }

    private static JsonObject OffSiteReviewLetters(OperationCall call)
    {
        var review = call.Facts.RequiredDate("reviewDate");
        var decision = call.Check(review, new DirectionReviewFacts(SchoolKind.Maintained, review));

        return new()
        {
            ["outcome"] = Answer.Outcome(decision),
            ["inviteBy"] = decision.DueBy("ENG-REV-004")?.Iso(),
            ["outcomeLetterBy"] = decision.DueBy("ENG-REV-006")?.Iso(),
        };
    }

    private static JsonObject OffSiteReviewOnRequest(OperationCall call)
    {
        var facts = call.Facts;
        var request = facts.RequiredDate("requestDate");
        var decision = call.Check(
            request,
            new ReviewRequestFacts(
                call.Calendar,
                request,
                facts.RequiredWord("requestedBy", Words.ReviewRequesters),
                facts.Flag("inWriting")
            )
            {
                LastReview = facts.Date("lastReview"),
                HasEhcp = facts.Flag("ehcp"),
            }
        );

        var due = decision.DueBy("ENG-REV-005");
        return new()
        {
            ["outcome"] = Answer.Outcome(decision, quiet: "inform"),
            ["meetingRequired"] = due is not null,
            ["holdBy"] = due?.Iso(),
            ["reason"] = due is null ? decision.Of("ENG-REV-005")?.Code : null,
        };
    }

    private static JsonObject EhcpClocks(OperationCall call)
    {
        var facts = call.Facts;
        var clocks = new EhcpClockFacts
        {
            LastReviewOrPlan = facts.Date("lastReviewOrPlan"),
            MeetingDate = facts.Date("meetingDate"),
            AmendmentNotice = facts.Date("amendmentNotice"),
        };
        var moves = EhcpMoveClocks.Read(call);
        var asked = clocks.MeetingDate ?? clocks.LastReviewOrPlan ?? clocks.AmendmentNotice;
        var decision = asked is { } eventDate ? call.Check(eventDate, clocks) : null;

        return new()
        {
            ["outcome"] = Answer.Outcome(
                decision ?? call.Decision ?? throw new BadFactsException("facts: expected at least one date to count from."),
                quiet: "inform"
            ),
            // After a move to another authority the review is due by the rule on moves.
            ["reviewBy"] = moves["reviewBy"]?.DeepClone() ?? decision?.DueBy("ENG-REV-009")?.Iso(),
            ["reportBy"] = Due("ehcpReport"),
            ["decisionBy"] = Due("ehcpDecision"),
            ["finalPlanBy"] = Due("ehcpFinalPlan"),
            ["phaseTransferBy"] = moves["phaseTransferBy"]?.DeepClone(),
            ["planTransfersOn"] = moves["planTransfersOn"]?.DeepClone(),
            ["newLaTellsFamilyBy"] = moves["newLaTellsFamilyBy"]?.DeepClone(),
        };

        string? Due(string code) => decision?.Deadlines.FirstOrDefault(finding => finding.Code == code)?.DueDate?.Iso();
    }
}
