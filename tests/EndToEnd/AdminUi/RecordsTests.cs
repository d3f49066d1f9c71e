using System.Globalization;
using System.Text.Json.Nodes;
using AltProvision.Tests.EndToEnd.Support;
using Microsoft.Playwright;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>What is put right, held or lifted by hand: each from its page to its place in the record.</summary>
public sealed class RecordsTests(Site site) : IClassFixture<Site>
{
    private static readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private const string Reason = "The register shows another spelling.";

    [Fact]
    public async Task A_childs_details_are_corrected_and_the_history_says_what_stood_there()
    {
        var (id, familyName) = await PupilAsync("head");
        await using var head = await site.VisitAsync("head");
        await head.OpenAsync("/pupils");
        await head.Field("First or last name begins with").FillAsync(familyName);
        await head.Page.Locator($"a[href='/pupils/{id}']").ClickAsync();
        await head.Link("Correct the details").ClickAsync();

        await head.Field("Unique pupil number (optional)").FillAsync("A12");
        await head.Field("Last name").FillAsync("Quillfeather");
        await head.Field("Why?").FillAsync(Reason);
        await head.Button("Correct the details").ClickAsync();
        await head.SeesAsync("A UPN has 13 characters; this has 3.");
        (await head.Page.Locator("#field-upn-error").CountAsync()).ShouldBe(1);
        await head.Field("Unique pupil number (optional)").FillAsync("");
        await head.Button("Correct the details").ClickAsync();

        await head.SeesAsync("The details are corrected.");
        await head.SeesAsync("Quillfeather");
        await head.SeesAsync(familyName);
        await head.SeesAsync(Reason);
    }

    [Fact]
    public async Task Records_are_held_and_released_with_reasons_that_stay()
    {
        var (id, _) = await PupilAsync("commissioner");
        await using var officer = await site.VisitAsync("commissioner");
        await officer.OpenAsync($"/pupils/{id}");
        await officer.Link("Hold the records").ClickAsync();

        await officer.Field("Why do they have to be kept?").FillAsync("Claim.");
        await officer.Button("Hold the records").ClickAsync();
        await officer.SeesAsync("Say why in 10 to 1000 characters.");
        await officer.Field("Why do they have to be kept?").FillAsync("A claim was announced by letter.");
        await officer.Button("Hold the records").ClickAsync();
        await officer.SeesAsync("The records are held.");
        await officer.OpenAsync("/pupils?tab=held");
        await officer.SeesAsync("1 child");
        await officer.Page.Locator($"a[href^='/pupils/{id}']").ClickAsync();
        await officer.Link("Release the records").ClickAsync();
        await officer.Field("Why need they not be kept any more?").FillAsync("The claim was withdrawn.");
        await officer.Button("Release the records").ClickAsync();

        await officer.SeesAsync("The records are released.");
        await officer.SeesAsync("A claim was announced by letter.");
        await officer.SeesAsync("The claim was withdrawn.");
    }

    [Fact]
    public async Task A_providers_details_are_changed_by_the_authority_of_its_area()
    {
        using var client = new GraphQLClient(site.Host);
        var id = (await client.DataAsync(client.TokenOf("quality"), "{ providers(first: 1) { nodes { id } } }"))
            .GetProperty("providers")
            .GetProperty("nodes")[0]
            .GetProperty("id")
            .GetString();
        await using var quality = await site.VisitAsync("quality");
        await quality.OpenAsync($"/providers/{id}");
        await quality.Link("Change the details").ClickAsync();

        await quality.Field("Name it trades under").FillAsync("X");
        await quality.Button("Change the details").ClickAsync();
        await quality.SeesAsync("There is a problem");
        (await quality.Page.Locator("#field-name-error").CountAsync()).ShouldBe(1);
        await quality.Field("Name it trades under").FillAsync("Quarry Lane Learning");
        await quality.Button("Change the details").ClickAsync();

        await quality.SeesAsync("The details are changed.");
        await quality.SeesAsync("Quarry Lane Learning");
    }

    [Fact]
    public async Task A_block_of_local_policy_is_lifted_for_a_referral_and_stands_in_its_record()
    {
        using var client = new GraphQLClient(site.Host);
        var id = (
            await client.DataAsync(
                client.TokenOf("commissioner"),
                "{ referrals(first: 1, where: { statuses: [ACCEPTED] }) { nodes { id } } }"
            )
        )
            .GetProperty("referrals")
            .GetProperty("nodes")[0]
            .GetProperty("id")
            .GetString();
        await using var officer = await site.VisitAsync("commissioner");
        await officer.OpenAsync($"/referrals/{id}/lift/LA332-PLC-001");

        await officer.Field("Why does the child need the placement in spite of the rule?").FillAsync("Too few hours elsewhere, for now.");
        await officer.WriteDayAsync("Last day on which it is lifted", today.AddDays(200));
        await officer.Button("Lift the rule").ClickAsync();
        await officer.SeesAsync("An override holds for 1 to 90 days from today.");
        await officer.WriteDayAsync("Last day on which it is lifted", today.AddDays(30));
        await officer.Button("Lift the rule").ClickAsync();

        await officer.SeesAsync("LA332-PLC-001 is lifted until");
        await officer.SeesAsync("Too few hours elsewhere, for now.");
        await officer.OpenAsync($"/referrals/{id}/lift/ENG-REF-002");
        await officer.SeesAsync("Nobody may lift this rule.");
    }

    [Fact]
    public async Task A_later_date_of_a_review_holds_once_it_is_confirmed()
    {
        // Which day has to be taken from a school for a later date depends on the day of the test.
        await using var dataSource = NpgsqlDataSource.Create(site.Host.ConnectionString);
        await using var command = dataSource.CreateCommand(
            """
            insert into reviews.date_move (id, record_id, old_date, new_date, cause, counted_at, state)
            select gen_random_uuid(), placement_id, next_due, next_due + 1, 'The school was closed for a day.', now(), 'ToConfirm'
            from reviews.review_schedule where ended_on is null and next_due is not null
            """
        );
        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBePositive();
        using var client = new GraphQLClient(site.Host);
        var (placement, due) = await ReviewOfAsync(client);
        await using var head = await site.VisitAsync("head");
        await head.OpenAsync($"/placements/{placement}?tab=reviews");

        await head.SeesAsync("holds until somebody confirms");
        (await head.FindBarriersAsync()).ShouldBeEmpty();
        await head.Button("Confirm the later date").ClickAsync();

        await head.SeesAsync("The later date of the review is confirmed. The old one stays on record.");
        await Assertions.Expect(head.Button("Confirm the later date")).ToHaveCountAsync(0);
        (await ReviewOfAsync(client)).ShouldBe((placement, due.AddDays(1)));
    }

    [Fact]
    public async Task A_date_of_a_review_that_cannot_be_confirmed_says_why()
    {
        using var client = new GraphQLClient(site.Host);
        var id = (
            await client.DataAsync(client.TokenOf("head"), "{ placements(first: 1, where: { statuses: [ACTIVE] }) { nodes { id } } }")
        )
            .GetProperty("placements")
            .GetProperty("nodes")[0]
            .GetProperty("id")
            .GetString();
        await using var head = await site.VisitAsync("head");
        await head.Page.RouteAsync("**/graphql", AddMoveAsync);
        await head.OpenAsync($"/placements/{id}?tab=reviews");

        await head.SeesAsync("12 February 2027 holds until somebody confirms 19 February 2027.");
        await head.Button("Confirm the later date").ClickAsync();

        // The API knows of no such move.
        await head.SeesAsync("No later date waits to be confirmed.");
        (await head.FindBarriersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_system_is_let_act_for_a_school_until_that_is_taken_back()
    {
        await using var head = await site.VisitAsync("head");
        await head.OpenAsync("/systems");
        await head.SeesAsync("No system acts for your school.");
        await head.Link("Let a system act").ClickAsync();

        await head.Button("Let it act").ClickAsync();
        await head.SeesAsync("Name the client as its identity provider does");
        await head.Field("Client ID of the system").FillAsync("westmarch-mis");
        await head.Button("Let it act").ClickAsync();
        await head.SeesAsync("The system may act for your school from now on.");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Take it back from westmarch-mis" }).ClickAsync();

        await head.SeesAsync("It is taken back.");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Button, new() { Name = "Take it back" })).ToHaveCountAsync(0);
        (await head.FindBarriersAsync()).ShouldBeEmpty();
    }

    private static async Task<(string Placement, DateOnly Due)> ReviewOfAsync(GraphQLClient client)
    {
        var data = await client.DataAsync(
            client.TokenOf("head"),
            "{ placements(first: 1, where: { statuses: [ACTIVE] }) { nodes { id reviewSchedule { nextReviewDue } } } }"
        );
        var placement = data.GetProperty("placements").GetProperty("nodes")[0];
        return (
            placement.GetProperty("id").GetString()!,
            DateOnly.Parse(placement.GetProperty("reviewSchedule").GetProperty("nextReviewDue").GetString()!, CultureInfo.InvariantCulture)
        );
    }

    private static async Task AddMoveAsync(IRoute route)
    {
        var response = await route.FetchAsync();
        var answer = JsonNode.Parse(await response.TextAsync())!;
        if (answer["data"]?["placement"]?["reviewSchedule"]?["dateMoves"] is JsonArray moves)
        {
            moves.Add(
                new JsonObject
                {
                    ["__typename"] = "DateMove",
                    ["state"] = "TO_CONFIRM",
                    ["oldDate"] = "2027-02-12",
                    ["newDate"] = "2027-02-19",
                    ["cause"] = "The half term ends a week later.",
                    ["countedAt"] = "2026-11-27T09:00:00Z",
                    ["confirmedAt"] = null,
                    ["wasPassed"] = false,
                }
            );
        }

        await route.FulfillAsync(new() { Response = response, Body = answer.ToJsonString() });
    }

    private async Task<(string Id, string FamilyName)> PupilAsync(string person)
    {
        using var client = new GraphQLClient(site.Host);
        var data = await client.DataAsync(
            client.TokenOf(person),
            "{ pupils(first: 1, where: { isOnRoll: true }) { nodes { id familyName } } }"
        );
        var pupil = data.GetProperty("pupils").GetProperty("nodes")[0];
        return (pupil.GetProperty("id").GetString()!, pupil.GetProperty("familyName").GetString()!);
    }
}
