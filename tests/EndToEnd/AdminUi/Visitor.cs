using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using AltProvision.Host;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support;
using Microsoft.Playwright;
using Shouldly;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>Somebody who looks at the product in a browser. What the browser complains of fails the test at the end.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string axe = File.ReadAllText(
        Path.Combine(SourceTree.Root, "src", "AdminUi", "node_modules", "axe-core", "axe.min.js")
    );

    // What a barrier can come from: each element with its attributes, whether it has a text, where it is and how large. What a text says, and where
    // a link leads, is left out.
    private const string Structure = """
        async () => {
          const parts = [innerWidth, document.title.trim() !== "", document.documentElement.cloneNode(false).outerHTML];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.nodeType === Node.TEXT_NODE) { if (node.data.trim()) parts.push("text"); continue; }
            const box = node.getBoundingClientRect();
            parts.push(node.cloneNode(false).outerHTML.replace(/href="\/[^"]*"/, "href"), document.activeElement === node, node.checked, Math.round(box.x), Math.round(box.height));
          }
          const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(parts.join("\n")));
          return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, "0")).join("");
        }
        """;

    private static readonly ConcurrentDictionary<string, bool> withoutBarrier = new();

    private readonly HostProcess host;
    private readonly IBrowserContext context;
    private readonly List<string> problems = [];

    internal Visitor(HostProcess host, IBrowserContext context, IPage page)
    {
        (this.host, this.context, Page) = (host, context, page);
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(message.Text))
            {
                problems.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>Complaints of the browser that the test provokes: parts of their text.</summary>
    public IList<string> Expected { get; } = [];

    /// <summary>As people do: by the button of the demo's person.</summary>
    public async Task SignInAsync(string person)
    {
        await Page.GotoAsync("/");
        await ChooseAsync(person);
        await Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Today" }).WaitForAsync();
    }

    /// <summary>Presses the button of a demo person, wherever it is shown.</summary>
    public Task ChooseAsync(string person)
    {
        var title = DemoPeople.All.Single(candidate => candidate.Key == person).Title;
        return Page.GetByRole(AriaRole.Button, new() { Name = char.ToUpperInvariant(title[0]) + title[1..], Exact = true }).ClickAsync();
    }

    /// <summary>Signs in with a token that ends so soon.</summary>
    public async Task SignInForAsync(string person, TimeSpan lifetime)
    {
        var viewer = DemoPeople.All.Single(candidate => candidate.Key == person).Viewer;
        var issued = new FixedTime(TimeProvider.System.GetUtcNow() - DevelopmentSignIn.Lifetime + lifetime);
        await Page.GotoAsync("/");
        await Page.EvaluateAsync(
            "token => sessionStorage.setItem('altprovision.token', token)",
            TestTokens.Issue(host.Folder, viewer, issued)
        );
        await Page.GotoAsync("/");
        await Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Today" }).WaitForAsync();
    }

    /// <summary>Goes to an address, and waits until the page is there with what it shows.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await SettleAsync();
    }

    /// <summary>Waits until the page has its heading and nothing on it is still being loaded.</summary>
    public async Task SettleAsync()
    {
        await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync(new() { Timeout = 20_000 });
        await Assertions
            .Expect(Page.Locator(".app-loading, [aria-busy=true], .app-progress--on"))
            .ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>Writes a day into its three fields.</summary>
    public async Task WriteDayAsync(string legend, DateOnly day)
    {
        var group = Page.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });
        foreach (var (part, number) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
        {
            await group.GetByLabel(part, new() { Exact = true }).FillAsync(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public Task SeesAsync(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text, new() { Timeout = 15_000 });

    /// <summary>What axe finds against WCAG 2.2 AA, a line for each.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync()
    {
        // axe takes most of the time of these tests, and many pages fail with the same few elements.
        var structure = await Page.EvaluateAsync<string>(Structure);
        if (withoutBarrier.ContainsKey(structure))
        {
            return [];
        }

        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.EvaluateAsync(axe);
        }

        var result = await Page.EvaluateAsync<JsonElement>(
            "() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })"
        );
        IReadOnlyList<string> barriers =
        [
            .. result
                .GetProperty("violations")
                .EnumerateArray()
                .SelectMany(violation =>
                    violation
                        .GetProperty("nodes")
                        .EnumerateArray()
                        .Select(node => $"{violation.GetProperty("id")}: {violation.GetProperty("help")}: {node.GetProperty("html")}")
                ),
        ];
        if (barriers is [])
        {
            withoutBarrier.TryAdd(structure, true);
        }

        return barriers;
    }

    /// <summary>Another window: what depends on its size is drawn again before this ends.</summary>
    public async Task ResizeAsync(int width)
    {
        await Page.SetViewportSizeAsync(width, 900);
        await Page.EvaluateAsync(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"
        );
    }

    /// <summary>Whether the page is as wide as the window: nobody should have to scroll both ways (WCAG 1.4.10). Charts take a moment to follow.</summary>
    public async Task<bool> FitsAsync()
    {
        for (var look = 0; look < 10; look++)
        {
            if (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
            {
                return true;
            }

            await Task.Delay(200);
        }

        return false;
    }

    /// <summary>A picture for <c>docs/screens</c>, if the one who runs the tests wants them: see CONTRIBUTING.md.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("ALTPROVISION_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Assertions.Expect(Page.GetByText("Connecting…")).ToHaveCountAsync(0);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        problems.ShouldBeEmpty("what the browser complained of");
    }

    private bool IsExpected(string text) => Expected.Any(part => text.Contains(part, StringComparison.Ordinal));

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
