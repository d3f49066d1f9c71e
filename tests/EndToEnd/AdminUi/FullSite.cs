using System.Text.Json;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>With what the demo lacks: a draft with a document, a report, an emergency access, a child who was corrected and is held, a system.</summary>
public sealed class FullSite(PostgresFixture postgres) : Site(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using var client = new GraphQLClient(Host);
        var placement = (
            await client.DataAsync(
                client.TokenOf("manager"),
                "{ placements(first: 1, where: { statuses: [ACTIVE] }) { nodes { id startDate } } }"
            )
        )
            .GetProperty("placements")
            .GetProperty("nodes")[0];
        await ChangeAsync(
            client,
            "manager",
            "submitProviderReport",
            "SubmitProviderReportInput!",
            new
            {
                placementId = placement.GetProperty("id").GetString(),
                periodFrom = placement.GetProperty("startDate").GetString(),
                periodTo = placement.GetProperty("startDate").GetString(),
                attendancePercent = 90,
                progress = "Works well in the workshop, and has begun to talk with the others.",
            }
        );
        var pupil = (await client.DataAsync(client.TokenOf("head"), "{ pupils(first: 1) { nodes { id } } }"))
            .GetProperty("pupils")
            .GetProperty("nodes")[0]
            .GetProperty("id")
            .GetString();
        await ChangeAsync(
            client,
            "head",
            "draftReferral",
            "DraftReferralInput!",
            new
            {
                pupilId = pupil,
                content = new
                {
                    reason = "EARLY_INTERVENTION",
                    eventDate = placement.GetProperty("startDate").GetString(),
                    summary = "Tries hard, and needs a smaller group for a while.",
                },
            }
        );
        await AttachAsync(client, await Pages.FindAsync(client, "head", "draft"));
        await ChangeAsync(
            client,
            "head",
            "openEmergencyAccess",
            "OpenEmergencyAccessInput!",
            new { pupilId = pupil, reason = "The child is missing, and the police ask what is known." }
        );
        await ChangeAsync(client, "head", "grantClientAccess", "GrantClientAccessInput!", new { clientId = "westmarch-mis" });
        await CorrectAndHoldAsync(client);
    }

    private static async Task CorrectAndHoldAsync(GraphQLClient client)
    {
        var details = (
            await client.DataAsync(
                client.TokenOf("head"),
                "{ pupils(first: 1, where: { isOnRoll: true }) { nodes { id version givenName familyName birthDate upn sex homeLaCode } } }"
            )
        )
            .GetProperty("pupils")
            .GetProperty("nodes")[0]
            .EnumerateObject()
            .ToDictionary(detail => detail.Name, detail => (object)detail.Value);
        details.Remove("id", out var pupilId);
        details.Remove("version", out var version);
        details["homePostcode"] = "ZW1 1AA";
        await ChangeAsync(
            client,
            "head",
            "correctPupil",
            "CorrectPupilInput!",
            new
            {
                pupilId,
                expectedVersion = version,
                details,
                reason = "The family has moved.",
            }
        );
        await ChangeAsync(
            client,
            "commissioner",
            "holdRecords",
            "HoldRecordsInput!",
            new
            {
                pupilId,
                expectedVersion = ((JsonElement)version!).GetInt32() + 1,
                reason = "A claim was announced by letter.",
            }
        );
    }

    private async Task AttachAsync(GraphQLClient client, string referral)
    {
        using var http = new HttpClient { BaseAddress = Host.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", client.TokenOf("head"));
        using var content = new ByteArrayContent("%PDF-1.7 invented"u8.ToArray());
        content.Headers.ContentDisposition = new("attachment") { FileNameStar = "Attendance certificate.pdf" };
        using var response = await http.PostAsync($"/referrals/{referral}/documents?kind=ATTENDANCE_CERTIFICATE", content);
        response.EnsureSuccessStatusCode();
    }

    private static async Task ChangeAsync(GraphQLClient client, string person, string mutation, string type, object input)
    {
        var data = await client.DataAsync(
            client.TokenOf(person),
            $"mutation ($input: {type}) {{ {mutation}(input: $input) {{ userErrors {{ message }} }} }}",
            new { input }
        );
        data.GetProperty(mutation).GetProperty("userErrors").GetArrayLength().ShouldBe(0, data.GetRawText());
    }
}
