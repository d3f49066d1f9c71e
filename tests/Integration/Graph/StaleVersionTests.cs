using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.GraphQL.Authoring;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Integration.Demo;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Graph;

/// <summary>Every change of a record that somebody else changed meanwhile is refused and says so.</summary>
public sealed class StaleVersionTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private const string Placement = "placements(first: 1, where: { statuses: [ACTIVE] }) { nodes { id } }";
    private const string Pupil = "pupils(first: 1, where: { isOnRoll: true }) { nodes { id } }";
    private const string Provider = "providers(first: 1) { nodes { id } }";
    private static readonly Guid School = DemoPeople.All.Single(person => person.Key == "head").Viewer.SchoolId!.Value;

    private const string Transition = "transitions(first: 1) { nodes { id } }";

    /// <summary>Mutation, person, the input's field of the record, the query that finds one, further input where the plausible is not enough.</summary>
    public static TheoryData<string, string, string, string, string> Changes =>
        new()
        {
            {
                "changeReferralDraft",
                "head",
                "referralId",
                "referrals(first: 1, where: { statuses: [DRAFT] }) { nodes { id } }",
                """{ "content": { "reason": "EARLY_INTERVENTION", "eventDate": "2026-01-05", "summary": "Needs a smaller setting for a while." } }"""
            },
            { "submitReferral", "head", "referralId", "referrals(first: 1, where: { statuses: [DRAFT] }) { nodes { id } }", "{}" },
            {
                "acceptReferral",
                "commissioner",
                "referralId",
                "referrals(first: 1, where: { statuses: [SUBMITTED] }) { nodes { id } }",
                "{}"
            },
            {
                "rejectReferral",
                "commissioner",
                "referralId",
                "referrals(first: 1, where: { statuses: [SUBMITTED] }) { nodes { id } }",
                "{}"
            },
            {
                "withdrawReferral",
                "commissioner",
                "referralId",
                "referrals(first: 1, where: { statuses: [SUBMITTED] }) { nodes { id } }",
                "{}"
            },
            {
                "askForInformation",
                "commissioner",
                "referralId",
                "referrals(first: 1, where: { statuses: [SUBMITTED] }) { nodes { id } }",
                "{}"
            },
            {
                "answerInformationRequest",
                "head",
                "referralId",
                "referrals(first: 1, where: { statuses: [SUBMITTED] }) { nodes { id } }",
                "{}"
            },
            { "changePlacementPlan", "commissioner", "placementId", Placement, "{}" },
            { "declinePlacement", "commissioner", "placementId", Placement, "{}" },
            { "endPlacement", "commissioner", "placementId", Placement, "{}" },
            { "extendPlacement", "commissioner", "placementId", Placement, "{}" },
            { "recordPartyAnswer", "commissioner", "placementId", Placement, """{ "party": "LA", "answer": "AGREED" }""" },
            {
                "correctPupil",
                "school-staff",
                "pupilId",
                Pupil,
                """{ "details": { "givenName": "Ada", "familyName": "Example", "birthDate": "2012-03-01", "homeLaCode": "999" } }"""
            },
            { "holdRecords", "commissioner", "pupilId", Pupil, "{}" },
            { "releaseRecords", "commissioner", "pupilId", Pupil, "{}" },
            { "enrolPupil", "school-staff", "pupilId", Pupil, $$"""{ "schoolId": "{{OpaqueId.Encode("School", School)}}" }""" },
            { "recordPupilFact", "school-staff", "pupilId", Pupil, "{}" },
            { "removeFromRoll", "school-staff", "pupilId", Pupil, "{}" },
            { "changeSiteCapacity", "quality", "siteId", OwnProvider("sites { id }"), "{}" },
            {
                "changeOffer",
                "quality",
                "offerId",
                OwnProvider("sites { offers { id } }"),
                """{ "content": { "name": "Bicycles", "needs": ["SEMH"], "ageFrom": 11, "ageTo": 16, "keyStages": ["KS3"], "pricePerDay": "80.00", "pricePerWeek": "350.00", "sessions": ["MON_AM"] } }"""
            },
            { "decideApproval", "quality", "providerId", OwnProvider("id"), """{ "status": "APPROVED" }""" },
            { "markConfirmationStale", "quality", "confirmationId", OwnProvider("confirmations { id }"), "{}" },
            {
                "setSchoolCalendar",
                "school-staff",
                "schoolId",
                "pupils(first: 1, where: { isOnRoll: true }) { nodes { homeSchool { id } } }",
                """{ "halfTerms": [{ "id": "2026-27-AUT1", "start": "2026-09-01", "end": "2026-10-23" }], "insetDays": [] }"""
            },
            { "changeProvider", "quality", "providerId", Provider, "{}" },
            { "recordStageReached", "commissioner", "transitionId", Transition, "{}" },
            { "completeTransition", "commissioner", "transitionId", Transition, "{}" },
            { "recordSustainedCheck", "commissioner", "transitionId", Transition, "{}" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_stale_version_is_refused(string mutation, string person, string field, string find, string further)
    {
        var viewer = DemoPeople.All.Single(p => p.Key == person).Viewer;
        var found = await AskAsync(viewer, $"{{ found: {find} }}");
        var input = Mutations.MakeInput(mutation);
        input[field] = FirstId(found);
        input["expectedVersion"] = 9999;
        foreach (var (name, value) in JsonNode.Parse(further)!.AsObject())
        {
            input[name] = value!.DeepClone();
        }

        var payload = (await AskAsync(viewer, Mutations.Document(mutation), new { input })).GetProperty(mutation);

        var error = payload.GetProperty("userErrors")[0];
        error.GetProperty("code").GetString().ShouldBe("version.stale", payload.GetRawText());
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("Read it again");
        error.GetProperty("field")[0].GetString().ShouldBe("expectedVersion");
    }

    private static string OwnProvider(string fields) =>
        $$"""providers(first: 1, where: { name: "{{DemoPeople.Provider}}" }) { nodes { {{fields}} } }""";

    private static string? FirstId(JsonElement found) =>
        found.ValueKind switch
        {
            JsonValueKind.Object when found.TryGetProperty("id", out var id) => id.GetString(),
            JsonValueKind.Object => found.EnumerateObject().Select(entry => FirstId(entry.Value)).FirstOrDefault(id => id is not null),
            JsonValueKind.Array => found.EnumerateArray().Select(FirstId).FirstOrDefault(id => id is not null),
            _ => null,
        };

    private async Task<JsonElement> AskAsync(Viewer viewer, string query, object? variables = null)
    {
        var response = await demo.Product.AskAsync(viewer, query, variables, TestContext.Current.CancellationToken);
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return response.GetProperty("data");
    }
}
