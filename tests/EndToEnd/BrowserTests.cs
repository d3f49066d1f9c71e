using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd;

/// <summary>GraphiQL in a real Chromium, as a developer meets it.</summary>
public sealed class BrowserTests(PostgresFixture postgres)
{
    private static readonly string[] places =
    [
        "/usr/bin/chromium",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/usr/bin/chromium-browser",
    ];

    [Fact]
    public async Task GraphiQL_loads_without_a_network_and_answers_a_query()
    {
        await using var host = await HostProcess.StartAsync(await postgres.CreateDatabaseAsync(), hasDemo: true);
        using var client = new GraphQLClient(host);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = places.FirstOrDefault(File.Exists), Args = ["--no-sandbox"] }
        );
        var page = await browser.NewPageAsync(
            new() { ExtraHTTPHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer " + client.TokenOf("head") } }
        );
        List<string> problems = [];
        page.PageError += (_, error) => problems.Add(error);
        page.RequestFailed += (_, request) => problems.Add(request.Url);

        await page.GotoAsync(new Uri(host.Url, "graphql").ToString());
        await page.WaitForSelectorAsync(".graphiql-container");
        await page.Locator(".graphiql-query-editor .CodeMirror").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync("{ viewer { organisation roles } }");
        await page.Keyboard.PressAsync("Control+Enter");
        var result = page.Locator(".result-window");
        await Assertions.Expect(result).ToContainTextAsync("SCHOOL_LEADER", new() { Timeout = 20_000 });

        problems.ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable("ALTPROVISION_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "graphiql.png") });
        }
    }
}
