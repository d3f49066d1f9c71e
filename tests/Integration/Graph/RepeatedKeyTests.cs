using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Graph;

/// <summary>A mutation that makes something answers a repeated key as the first time, and makes nothing more.</summary>
public sealed class RepeatedKeyTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private readonly Product product = demo.Product;

    /// <summary>Mutation, person, field of the payload, input with {names} of what the demo has, the field that is altered for another request.</summary>
    public static TheoryData<string, string, string, string, string> Creations =>
        new()
        {
            {
                "draftReferral",
                "head",
                "referral",
                """{ "pupilId": "{pupil}", "content": { "reason": "EARLY_INTERVENTION", "eventDate": "2026-01-05", "summary": "Needs a smaller setting for a while." } }""",
                "content.summary"
            },
            {
                "raiseConcern",
                "school-dsl",
                "concern",
                """{ "pupilId": "{pupil}", "kind": "OTHER", "severity": "LOW", "account": "Came in upset and did not say why." }""",
                "account"
            },
            {
                "registerProvider",
                "quality",
                "provider",
                """{ "content": { "name": "Lantern Works", "type": "NON_SCHOOL", "isRegisteredSchool": false, "laCode": "999" } }""",
                "content.name"
            },
            {
                "addSite",
                "quality",
                "site",
                """{ "providerId": "{provider}", "name": "Second yard", "address": "1 Invented Lane", "postcode": "ZW1 9ZZ", "capacityPerHalfDay": 4, "point": { "easting": 340000, "northing": 300000 } }""",
                "name"
            },
            {
                "addOffer",
                "quality",
                "offer",
                """{ "siteId": "{site}", "content": { "name": "Bicycle workshop", "needs": ["SEMH"], "ageFrom": 11, "ageTo": 16, "keyStages": ["KS3"], "pricePerDay": "80.00", "pricePerWeek": "350.00", "sessions": ["MON_AM"] } }""",
                "content.name"
            },
            {
                "recordEvidence",
                "quality",
                "providerEvidence",
                """{ "providerId": "{provider}", "content": { "kind": "FIRST_AID", "issuedOn": "2026-01-05", "expiresOn": "2029-01-05", "reference": "Certificate 1 (invented)" } }""",
                "content.reference"
            },
            {
                "recordSafeguardingConfirmation",
                "manager",
                "safeguardingConfirmation",
                """{ "providerId": "{provider}", "content": { "date": "2026-01-05", "signedBy": "A. Manager", "commissioners": [{ "laCode": "999" }], "siteIds": ["{site}"] } }""",
                "content.signedBy"
            },
            {
                "recordCommissionerCheck",
                "head",
                "commissionerCheck",
                """{ "providerId": "{provider}", "content": { "siteId": "{site}", "checkedOn": "2026-01-05", "checkedBy": "A. Head", "whatWasChecked": "Walked the site and read the records.", "outcome": "SUITABLE" } }""",
                "content.whatWasChecked"
            },
            { "grantClientAccess", "head", "clientGrant", """{ "clientId": "twice-mis" }""", "clientId" },
            {
                "admitPupil",
                "school-staff",
                "pupil",
                """{ "details": { "givenName": "Ada", "familyName": "Twice-Example", "birthDate": "2012-03-01", "homeLaCode": "999" }, "schoolId": "{school}", "from": "2026-01-05" }""",
                "details.givenName"
            },
        };

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task A_repeated_key_makes_nothing_more(string mutation, string person, string made, string text, string other)
    {
        var viewer = DemoPeople.All.Single(p => p.Key == person).Viewer;
        var input = JsonNode.Parse(await FillAsync(text))!.AsObject();
        input["idempotencyKey"] = "twice";

        var first = await SendAsync(viewer, mutation, made, input);
        await product.DeliverAsync(TestContext.Current.CancellationToken);
        var rows = await RowCount.OfAsync(product);
        var second = await SendAsync(viewer, mutation, made, input);

        first.GetProperty("userErrors").GetArrayLength().ShouldBe(0, first.GetRawText());
        second.GetProperty(made).GetProperty("id").GetString().ShouldBe(first.GetProperty(made).GetProperty("id").GetString());
        (await RowCount.OfAsync(product)).ShouldBe(rows + AuditRows);

        Alter(input, other);
        var third = await SendAsync(viewer, mutation, made, input);
        third.GetProperty("userErrors")[0].GetProperty("code").GetString().ShouldBe("idempotency.key-reused");
        (await RowCount.OfAsync(product)).ShouldBe(rows + AuditRows);
    }

    // That somebody sent it again is on record.
    private const int AuditRows = 1;

    private static void Alter(JsonObject input, string path)
    {
        var parts = path.Split('.');
        var owner = parts[..^1].Aggregate(input, (node, part) => node[part]!.AsObject());
        owner[parts[^1]] = owner[parts[^1]]!.GetValue<string>() + " And more.";
    }

    private async Task<string> FillAsync(string text)
    {
        var data = (
            await product.AskAsync(
                DemoPeople.All.Single(p => p.Key == "head").Viewer,
                $$"""
                {
                  pupils(first: 100, where: { isOnRoll: true }) { nodes { id homeSchool { id name } } }
                  providers(first: 1, where: { name: "{{DemoPeople.Provider}}" }) { nodes { id sites { id } } }
                }
                """
            )
        ).GetProperty("data");
        var pupil = data.GetProperty("pupils")
            .GetProperty("nodes")
            .EnumerateArray()
            .First(node =>
                node.GetProperty("homeSchool") is { ValueKind: JsonValueKind.Object } school
                && school.GetProperty("name").GetString() == DemoPeople.School
            );
        var provider = data.GetProperty("providers").GetProperty("nodes")[0];
        return text.Replace("{pupil}", pupil.GetProperty("id").GetString())
            .Replace("{school}", pupil.GetProperty("homeSchool").GetProperty("id").GetString())
            .Replace("{provider}", provider.GetProperty("id").GetString())
            .Replace("{site}", provider.GetProperty("sites")[0].GetProperty("id").GetString());
    }

    private async Task<JsonElement> SendAsync(Viewer viewer, string mutation, string made, JsonObject input)
    {
        var type = Mutations.InputOf(mutation).Name;
        var response = await product.AskAsync(
            viewer,
            $$"""mutation ($input: {{type}}Input!) { {{mutation}}(input: $input) { {{made}} { id } userErrors { code message field } } }""",
            new { input },
            TestContext.Current.CancellationToken
        );
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return response.GetProperty("data").GetProperty(mutation);
    }
}
