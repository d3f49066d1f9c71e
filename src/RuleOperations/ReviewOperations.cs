using System.Text.Json.Nodes;
using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Questions about reviews and plans.</summary>
internal static class ReviewOperations
{
    public static IReadOnlyList<RuleOperation> All { get; } = [new("halfTermReview", HalfTermReview)];

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
}
