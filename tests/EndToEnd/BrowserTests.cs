using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>GraphiQL in a real Chromium, as a developer meets it.</summary>
public sealed class BrowserTests(PostgresFixture postgres)
{
    private static readonly LocatorAssertionsToContainTextOptions soon = new() { Timeout = 20_000 };

    [Fact]
    public async Task GraphiQL_opens_without_a_network_with_examples_that_run_and_people_to_run_them_as()
    {
        await using var host = await DemoHost.StartAsync(postgres);
        using var client = new GraphQLClient(host);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        List<string> problems = [];
        page.PageError += (_, error) => problems.Add(error);
        page.RequestFailed += (_, request) => problems.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                problems.Add(message.Text);
            }
        };

        await page.GotoAsync(new Uri(host.Url, "graphql").ToString());
        await RunExampleAsync(page, "PupilsInProvision", "yearGroup");
        await RunExampleAsync(page, "Worklist", "PERMANENT_EXCLUSION");
        await RunExampleAsync(page, "Concerns", expected: null);
        await RaiseConcernsUntilAsync(
            client,
            async () => (await page.Locator(".result-window").InnerTextAsync()).Contains("acknowledgeBy")
        );

        await page.GetByLabel("Stop query").ClickAsync();

        await page.GetByLabel("Show Documentation Explorer").ClickAsync();
        await Assertions.Expect(page.Locator(".graphiql-doc-explorer")).ToContainTextAsync("Alternative provision in England", soon);

        await page.GetByLabel("Add tab").ClickAsync();
        await page.GetByLabel("Ask as").SelectOptionAsync("head");
        await page.Locator(".graphiql-query-editor .CodeMirror").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync("{ viewer { organisation roles } }");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync("SCHOOL_LEADER", soon);

        problems.ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable("ALTPROVISION_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "graphiql.png") });
        }
    }

    private static async Task RunExampleAsync(IPage page, string name, string? expected)
    {
        await page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();
        await page.Locator(".graphiql-execute-button").ClickAsync();
        if (expected is not null)
        {
            await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync(expected, soon);
            await Assertions.Expect(page.Locator(".result-window")).Not.ToContainTextAsync("errors");
        }
    }

    // Nothing tells when the page's subscription has begun.
    private static async Task RaiseConcernsUntilAsync(GraphQLClient client, Func<Task<bool>> isSeen)
    {
        for (var attempt = 0; !await isSeen(); attempt++)
        {
            attempt.ShouldBeLessThan(20, "the subscription shows no concern");
            await RaiseConcernAsync(client);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task RaiseConcernAsync(GraphQLClient client)
    {
        var token = client.TokenOf("head");
        var placements = await client.DataAsync(token, "{ placements(where: { statuses: [ACTIVE] }, first: 1) { nodes { pupilId } } }");
        var pupil = placements.GetProperty("placements").GetProperty("nodes")[0].GetProperty("pupilId").GetString();
        await client.DataAsync(
            token,
            """
            mutation ($pupil: ID!) {
              raiseConcern(input: { pupilId: $pupil, kind: OTHER, severity: LOW, account: "Raised beside GraphiQL." }) { concern { id } }
            }
            """,
            new { pupil }
        );
    }
}
