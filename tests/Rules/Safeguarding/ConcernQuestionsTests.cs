using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.RuleOperations;
using AltProvision.Safeguarding.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class ConcernQuestionsTests
{
    [Theory]
    [Covers("ENG-SAF-002", "ENG-SAF-003", "ENG-SAF-004", "ENG-SAF-005", "ENG-SAF-012", "ENG-SAF-013", "ENG-SAF-022")]
    [InlineData("neglect", "Medium", true, null, "inform", "providerDsl,homeSchoolDsl", "", false)]
    [InlineData("NEGLECT", "high", true, null, "inform", "providerDsl,homeSchoolDsl", "childrensSocialCare", false)]
    [InlineData("neglect", "Low", false, null, "inform", "providerDsl,laDsl", "", false)]
    [InlineData("significantHarm", "Medium", true, null, "inform", "providerDsl,homeSchoolDsl", "childrensSocialCare", false)]
    [InlineData(
        "SIGNIFICANT_HARM",
        "Immediate",
        true,
        null,
        "inform",
        "providerDsl,homeSchoolDsl,laDsl",
        "emergencyServices,childrensSocialCare",
        false
    )]
    [InlineData("allegationAgainstAdult", "Medium", true, null, "inform", "providerDsl,homeSchoolDsl", "lado", false)]
    [InlineData("ALLEGATION_ADULT", "High", true, "tutor", "block", "providerDsl,homeSchoolDsl", "lado", true)]
    [InlineData("allegation", "High", true, "providerHead", "block", "homeSchoolDsl,providerChair", "lado", true)]
    [InlineData("allegation", "Medium", true, "soleTrader", "inform", "homeSchoolDsl", "lado", false)]
    [InlineData("allegation", "High", true, "homeSchoolDsl", "inform", "providerDsl,homeSchoolHead", "lado", false)]
    [InlineData("allegation", "Medium", true, "homeSchoolHead", "inform", "providerDsl,homeSchoolChair", "lado", false)]
    [InlineData("significantHarm", "High", true, "staff", "block", "providerDsl,homeSchoolDsl", "childrensSocialCare,lado", true)]
    [InlineData("significantHarm", "High", true, "parent", "inform", "providerDsl,homeSchoolDsl", "childrensSocialCare", false)]
    [InlineData("lowLevel", "Low", true, null, "inform", "providerHead", "", false)]
    [InlineData("LOW_LEVEL_ADULT", "Low", true, "proprietor", "inform", "", "lado", false)]
    [InlineData("settingUnsafe", "High", true, null, "block", "providerDsl,homeSchoolDsl", "", true)]
    [InlineData("settingUnsafe", "Medium", true, null, "inform", "providerDsl,homeSchoolDsl", "", false)]
    [InlineData("prevent", "Medium", true, null, "inform", "providerDsl,homeSchoolDsl", "prevent", false)]
    [InlineData("fgm", "High", true, null, "inform", "providerDsl,homeSchoolDsl", "childrensSocialCare,police", false)]
    [InlineData("missing", "High", true, null, "inform", "providerDsl,homeSchoolDsl", "childrensSocialCare,police", false)]
    [InlineData("missing", "Medium", true, null, "inform", "providerDsl,homeSchoolDsl", "", false)]
    public void A_concern_is_routed(
        string kind,
        string severity,
        bool onRoll,
        string? subject,
        string outcome,
        string notify,
        string external,
        bool isHeld
    )
    {
        var answer = Decide(
            "concernRouting",
            new()
            {
                ["kind"] = kind,
                ["severity"] = severity,
                ["onRoll"] = onRoll,
                ["subject"] = subject,
            }
        );

        ((string?)answer["outcome"]).ShouldBe(outcome);
        Joined(answer["notify"]).ShouldBe(notify);
        Joined(answer["external"]).ShouldBe(external);
        ((bool)answer["holdSessions"]!).ShouldBe(isHeld);
        ((string?)answer["placementReview"]).ShouldBe(isHeld ? "immediate" : null);
    }

    [Fact]
    [Covers("ENG-SAF-022")]
    public void Those_who_work_with_the_child_come_last()
    {
        var answer = Decide(
            "concernRouting",
            new()
            {
                ["kind"] = "neglect",
                ["severity"] = "Immediate",
                ["socialWorker"] = true,
                ["lookedAfter"] = true,
            }
        );

        Joined(answer["notify"]).ShouldBe("providerDsl,homeSchoolDsl,laDsl,socialWorker,virtualSchoolHead");
    }

    [Fact]
    public void Every_kind_of_the_product_and_of_the_code_sets_is_a_word()
    {
        foreach (var word in Enum.GetNames<ConcernKind>().Concat(["EXPLOITATION_CRIMINAL", "MENTAL_HEALTH_SELF_HARM", "FGM", "OTHER"]))
        {
            Decide("concernRouting", new() { ["kind"] = word, ["severity"] = "Low" })["outcome"].ShouldNotBeNull();
        }
    }

    [Theory]
    [Covers("ENG-SAF-011", "ENG-SAF-012")]
    [InlineData("providerDsl", "child", true, "allow", "full", null)]
    [InlineData("providerDsl", "child", false, "block", "none", "notRelatedToChild")]
    [InlineData("settingDsl", "allegation", true, "allow", "full", null)]
    [InlineData("homeDsl", "allegation", true, "allow", "facts", null)]
    [InlineData("homeHead", "child", true, "allow", "summary", null)]
    [InlineData("reporter", "allegation", false, "allow", "own", null)]
    [InlineData("lado", "allegation", false, "allow", "full", null)]
    [InlineData("laCommissioner", "allegation", false, "allow", "status", null)]
    [InlineData("laQa", "allegation", true, "allow", "status", null)]
    [InlineData("vsh", "child", true, "allow", "full", null)]
    [InlineData("socialWorker", "allegation", true, "allow", "summary", null)]
    [InlineData("laAdmin", "child", false, "allow", "metadata", null)]
    [InlineData("laAdmin", "allegation", false, "block", "none", "noNeedToKnow")]
    [InlineData("parent", "child", true, "block", "none", "noNeedToKnow")]
    [InlineData("otherCommissioner", "child", false, "block", "none", "noNeedToKnow")]
    [InlineData("providerHead", "lowLevel", true, "allow", "full", null)]
    public void A_role_sees_so_much(string role, string kind, bool related, string outcome, string view, string? reason)
    {
        var facts = new JsonObject
        {
            ["role"] = role,
            ["kind"] = kind,
            ["relatedToChild"] = related,
        };

        var answer = Decide("concernVisibility", (JsonObject)facts.DeepClone());
        ((string?)answer["outcome"]).ShouldBe(outcome);
        ((string?)answer["view"]).ShouldBe(view);
        ((string?)answer["reason"]).ShouldBe(reason);

        facts["conflicted"] = true;
        var conflicted = Decide("concernVisibility", facts);
        ((string?)conflicted["view"]).ShouldBe("none");
        ((string?)conflicted["reason"]).ShouldBe("subjectOrConflict");
    }

    [Theory]
    [Covers("ENG-SAF-005")]
    [InlineData("2025-12-24T18:00:00Z", "Low", "2025-12-29", false)]
    [InlineData("2025-11-14T09:00:00Z", "Immediate", "2025-11-17", true)]
    [InlineData("2025-11-15T09:00:00Z", "High", "2025-11-17", true)]
    public void The_designated_officer_hears_in_one_working_day(string received, string severity, string due, bool now)
    {
        var answer = Decide("ladoDeadline", new() { ["receivedAtUtc"] = received, ["severity"] = severity });

        ((string?)answer["dueDate"]).ShouldBe(due);
        ((bool)answer["actNow"]!).ShouldBe(now);
    }

    private static JsonObject Decide(string operation, JsonObject facts) =>
        Given.Questions.Decide(operation, null, JsonSerializer.SerializeToElement(facts));

    private static string Joined(JsonNode? names) => string.Join(',', names!.AsArray().Select(name => (string?)name));
}
