using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Questions about providers, the week and the roll with facts that no worked case has.</summary>
public class PlacementQuestionsTests
{
    private static JsonObject Ask(string operation, string facts) =>
        Given.Questions.Decide(operation, "ALPHA", JsonDocument.Parse(facts).RootElement);

    private static void Expect(JsonObject answer, string expected)
    {
        foreach (var (key, value) in JsonNode.Parse(expected)!.AsObject())
        {
            JsonNode
                .DeepEquals(value, answer[key])
                .ShouldBeTrue($"{key}: expected {value?.ToJsonString()}, was {answer[key]?.ToJsonString()}");
        }
    }

    [Theory]
    [InlineData(
        """{"ground":"DEL-OTHERSCHOOL","registeredAtAnotherSchool":true,"proposedDeletionDate":"2025-12-08"}""",
        """{"outcome":"allow","reason":null,"missing":null}"""
    )]
    [InlineData(
        """{"ground":"DEL-OTHERSCHOOL","registeredAtAnotherSchool":true,"dualRegistrationAgreed":true,"mainSchoolOfMobileChild":true,"attendanceOrderNamesThisSchool":true,"proposedDeletionDate":"2025-12-08"}""",
        """{"outcome":"block","missing":["noAttendanceOrderHere","notMainSchoolOfMobileChild","dualRegistrationNotAgreed"]}"""
    )]
    [InlineData(
        """{"ground":"DEL-DUALEND","registeredAtAnotherSchool":true,"willNotAttendAgain":true,"otherSchoolsConsent":true,"proposedDeletionDate":"2025-12-08"}""",
        """{"outcome":"allow"}"""
    )]
    [InlineData(
        """{"ground":"DEL-SAO-REVOKED","attendanceOrderChanged":true,"proposedDeletionDate":"2025-12-08"}""",
        """{"outcome":"allow"}"""
    )]
    [InlineData(
        """{"ground":"DEL-MOVED","livesBeyondReasonableDistance":true,"willNotAttendAgain":true,"proposedDeletionDate":"2025-12-08"}""",
        """{"outcome":"allow"}"""
    )]
    [InlineData(
        """{"ground":"DEL-LEAVE","leaveEndedOn":"2025-11-03","noReasonToThinkIllOrUnavoidable":true,"jointEnquiriesMade":true,"whereaboutsUnknown":true,"proposedDeletionDate":"2025-11-17"}""",
        """{"outcome":"block","reason":"tooEarly","earliestDate":"2025-11-18"}"""
    )]
    [InlineData(
        """{"ground":"DEL-CUSTODY","detainedAndNotExpectedBack":true,"proposedDeletionDate":"2025-12-08"}""",
        """{"outcome":"allow"}"""
    )]
    [InlineData("""{"ground":"DEL-AGE","groundConfirmed":true,"proposedDeletionDate":"2025-12-08"}""", """{"outcome":"allow"}""")]
    [InlineData(
        """{"ground":"DEL-DIED","requestedOn":"2025-12-09","proposedDeletionDate":"2025-12-08"}""",
        """{"outcome":"block","reason":"retrospective"}"""
    )]
    [InlineData(
        """{"ground":"DEL-PEX","gbDecisionNoticeGiven":"2025-11-24","proposedDeletionDate":"2025-12-15"}""",
        """{"outcome":"block","reason":"tooEarly","earliestDate":"2025-12-16"}"""
    )]
    [InlineData(
        """{"ground":"DEL-20DAYS","firstAbsentDay":"2025-11-03","unauthorised":true,"noReasonToThinkIllOrUnavoidable":true,"jointEnquiriesMade":true,"whereaboutsUnknown":true,"proposedDeletionDate":"2025-11-28"}""",
        """{"outcome":"allow","reason":null,"earliestDate":"2025-11-28"}"""
    )]
    [Covers("ENG-PLC-002", "ENG-PLC-003")]
    public void A_deletion_is_judged_on_every_ground(string facts, string expected) => Expect(Ask("registerDeletion", facts), expected);

    [Theory]
    [InlineData(
        """{"gbDecisionNoticeGiven":"2025-11-24","irpAppliedOn":"2025-12-15","processEndedOn":"2026-01-20","proposedDeletionDate":"2026-01-21"}""",
        """{"outcome":"allow","basis":"reviewFinished","earliestDeletion":"2026-01-21"}"""
    )]
    [InlineData(
        """{"gbDecisionNoticeGiven":"2025-11-24","waiverInWritingOn":"2025-12-18","proposedDeletionDate":"2025-12-16"}""",
        """{"outcome":"allow","basis":"noApplicationInTime","earliestDeletion":"2025-12-16"}"""
    )]
    [Covers("ENG-PLC-003")]
    public void An_excluded_child_leaves_the_roll_after_the_process(string facts, string expected) =>
        Expect(Ask("pexDeletion", facts), expected);

    [Theory]
    [InlineData("15", """{"outcome":"warn","reason":"ehcpOrLookedAfterNearFullTime"}""", null)]
    [InlineData("16.9", """{"outcome":"allow","reason":"belowThreshold"}""", "20")]
    [InlineData("17", """{"outcome":"warn","reason":"ehcpOrLookedAfterNearFullTime"}""", "20")]
    [InlineData("19.9", """{"outcome":"warn","fullTimeChildren":0}""", "20")]
    [InlineData("20", """{"outcome":"block","fullTimeChildren":1}""", "20")]
    [InlineData("12", """{"outcome":"warn"}""", "15")]
    [Covers("ENG-PRV-002", "ENG-PRV-003")]
    public void The_warning_stays_three_hours_below_the_threshold(string hours, string expected, string? threshold) =>
        Expect(
            Ask(
                "registrationThreshold",
                $$"""{"registeredSchool":false,"current":[],"proposed":{"hours":{{hours}},"ehcp":true},"fullTimeHours":{{threshold ?? "null"}} }"""
            ),
            expected
        );

    [Theory]
    [InlineData("Approved with conditions", "warn")]
    [InlineData("Lapsed", "block")]
    [InlineData("Refused", "block")]
    [InlineData("Enquiry", "block")]
    [InlineData("Application", "block")]
    [InlineData("DeskCheck", "block")]
    [InlineData("Visit", "block")]
    [InlineData("Decision", "block")]
    [InlineData("approved", "allow")]
    [Covers("ENG-PRV-017")]
    public void Only_who_is_approved_takes_new_placements(string status, string outcome) =>
        Ready(status, """ "selfInsured":true,""", """ "covers":["Alpha"]""")["outcome"]!.GetValue<string>().ShouldBe(outcome);

    [Theory]
    [InlineData(""" "covers":["LA"],"acceptedBy":["Alpha"]""", "[]")]
    [InlineData(""" "covers":["LA"]""", """["confirmationNotForThisCommissioner"]""")]
    [InlineData(""" "covers":["Alpha"],"stale":true""", """["confirmationStale"]""")]
    [Covers("ENG-PRV-006")]
    public void A_confirmation_may_be_accepted_or_stale(string confirmation, string blocks) =>
        Ready("Approved", """ "selfInsured":true,""", confirmation)["blocks"]!.ToJsonString().ShouldBe(blocks);

    [Fact]
    [Covers("ENG-PRV-011")]
    public void A_council_that_bears_its_risks_needs_no_certificates() =>
        Ready("Approved", "", """ "covers":["Alpha"]""")["blocks"]!
            .ToJsonString()
            .ShouldBe("""["employersLiabilityMissing","publicLiabilityMissing"]""");

    private static JsonObject Ready(string status, string more, string confirmation) =>
        Ask(
            "providerReadiness",
            $$"""
            {"status":"{{status}}","start":"2025-11-24","commissioner":"Alpha","site":"site-1","knownSites":["site-1"],"commissionerCheckRecorded":true,{{more}}
             "safeguardingConfirmation":{"date":"2025-09-10","sites":["site-1"],{{confirmation}} } }
            """
        );

    [Theory]
    [InlineData("health", "allow")]
    [InlineData("medical", "allow")]
    [InlineData("EHCP", "allow")]
    [InlineData("PTT", "allow")]
    [InlineData("partTimeTimetable", "allow")]
    [InlineData("behaviour", "warn")]
    [InlineData("staffing", "warn")]
    [Covers("ENG-PLC-008")]
    public void Only_a_lawful_reason_excuses_fewer_hours(string reason, string outcome) =>
        Expect(
            Ask(
                "weeklyHours",
                $$"""{"keyStage":"KS3","elements":[{"where":"p","hours":12,"subjects":["English","Maths","Physics"],"oneToOne":true}],"lawfulPartTimeReason":"{{reason}}"}"""
            ),
            $$"""{"outcome":"{{outcome}}","totalHours":12,"fullTime":false,"missingSubjects":[]}"""
        );

    [Theory]
    [InlineData("", "check")]
    [InlineData(""","oneOfThreeNearest":true""", "yes")]
    [InlineData(""","oneOfThreeNearest":false""", "no")]
    [Covers("ENG-PLC-012")]
    public void A_low_income_needs_one_more_answer(string more, string duty) =>
        Expect(
            Ask(
                "journey",
                $$"""{"dob":"2012-01-15","asOf":"2025-11-24","routeMiles":2.5,"minutes":20,"lowIncome":true,"travelPlan":true{{more}} }"""
            ),
            $$"""{"travelDuty":"{{duty}}","outcome":"allow","problems":[]}"""
        );

    [Fact]
    [Covers("ENG-PLC-009")]
    public void A_social_worker_hears_of_a_part_time_timetable()
    {
        const string facts =
            """ "reason":"health","start":"2025-11-10","end":"2025-12-05","parentAgreed":true,"reviewDates":["2025-11-21"]""";

        Expect(
            Ask("partTimeTimetable", $$"""{ {{facts}},"socialWorker":true}"""),
            """{"problems":["socialWorkerNotTold"],"outcome":"block"}"""
        );
        Expect(Ask("partTimeTimetable", $$"""{ {{facts}},"socialWorker":true,"socialWorkerInformed":true}"""), """{"outcome":"allow"}""");
    }

    [Theory]
    [InlineData("informed", "allow", "[]")]
    [InlineData("informedWithViewsRecorded", "allow", "[]")]
    [InlineData("viewsRecorded", "allow", "[]")]
    [InlineData("not reachable", "warn", """["parentNotReachable"]""")]
    [InlineData("disagreed", "block", """["parentNotAgreed"]""")]
    [InlineData("not appropriate", "block", """["parentNotHeard"]""")]
    [Covers("ENG-PLC-005")]
    public void A_parent_agrees_or_is_heard(string parent, string outcome, string problems) =>
        Expect(
            Ask(
                "activation",
                $$"""
                {"parties":{"homeSchool":"agreed","provider":"agreed","parent":"{{parent}}","child":"not appropriate"},
                 "plan":{"purpose":true,"measurableGoal":true,"endDate":true,"firstReviewDate":true,"nextStep":true,"riskAssessment":true,"travelPlan":true} }
                """
            ),
            $$"""{"outcome":"{{outcome}}","problems":{{problems}} }"""
        );
}
