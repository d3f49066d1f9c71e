using System.Text.Json;
using AltProvision.Tests.Support;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>Each page with other answers than the host's.</summary>
internal static class PageStates
{
    // Without it there is no page at all.
    private static readonly string whoAsks = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "src", "AdminUi", "dist", "trusted-documents.json")))
        .RootElement.EnumerateObject()
        .Single(document => document.Value.GetString()!.StartsWith("query Viewer ", StringComparison.Ordinal))
        .Name;

    public static async Task LookAtEachAsync(Site site, string person, Func<IRoute, Task> answer, Func<Visitor, Look, Task> lookAsync)
    {
        await using var visitor = await site.VisitAsync(person);
        visitor.Expected.Add("Failed to load resource");
        await visitor.Page.Clock.InstallAsync();
        await visitor.Page.RouteAsync(
            "**/graphql",
            route => route.Request.PostData?.Contains(whoAsks, StringComparison.Ordinal) == true ? route.ContinueAsync() : answer(route)
        );
        // Where most is too wide, if anything is.
        await visitor.ResizeAsync(Look.Phone);
        List<string> wrong = [];
        foreach (var path in Pages.Of(person))
        {
            await visitor.Page.GotoAsync(await Pages.FillAsync(site.Host, person, path));
            await visitor.Heading.WaitForAsync(new() { Timeout = 20_000 });
            await lookAsync(visitor, new(visitor, path, wrong));
        }

        wrong.ShouldBeEmpty();
    }
}

/// <summary>What is looked for on one page.</summary>
internal sealed record Look(Visitor Visitor, string Path, List<string> Wrong)
{
    public const int Phone = 375;
    private const int Desk = 1200;

    private ILocator TryAgain => Visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Try again" });

    public async Task SeesAsync(string text)
    {
        try
        {
            await Assertions.Expect(Visitor.Page.Locator("main")).ToContainTextAsync(text, new() { Timeout = 5_000 });
        }
        catch (PlaywrightException)
        {
            Wrong.Add($"{Path}: does not say \"{text}\" but \"{await Visitor.Page.Locator("main").InnerTextAsync()}\"");
        }
    }

    /// <param name="says">What the page has to say of it.</param>
    /// <param name="when">The failure, for the list of what is wrong.</param>
    /// <param name="isAgain">Whether the page has failed before, so that only the words differ: it is looked at as the window is.</param>
    public async Task SeesFailureAsync(string says, string when, bool isAgain = false)
    {
        await SeesAsync(says);
        if (await TryAgain.CountAsync() == 0)
        {
            Wrong.Add($"{Path}, {when}: cannot be tried again");
        }

        await MeasureAsync(when, isAgain);
    }

    public async Task TryAgainAsync()
    {
        await TryAgain.EvaluateAllAsync<object?>("buttons => buttons.forEach(button => button.click())");
        await PassTimeAsync();
    }

    /// <summary>Until nothing is awaited any more: what is tried again by itself waits a little longer each time.</summary>
    public async Task PassTimeAsync()
    {
        for (var tries = 0; tries < 20 && await Visitor.Page.Locator("main .app-loading").CountAsync() > 0; tries++)
        {
            await Visitor.Page.Clock.FastForwardAsync(5_000);
            await Task.Delay(50);
        }
    }

    /// <summary>A title, a heading, no barrier: on a desk and on a phone, or only as the window is.</summary>
    public async Task MeasureAsync(string when, bool isAsItIs = false)
    {
        var headings = await Visitor.Heading.AllInnerTextsAsync();
        if (
            headings is not [not "This page cannot be shown"]
            || !(await Visitor.Page.TitleAsync()).EndsWith(" – AltProvision", StringComparison.Ordinal)
        )
        {
            Wrong.Add($"{Path}, {when}: headings [{string.Join("; ", headings)}], title {await Visitor.Page.TitleAsync()}");
        }

        // First as the window is: another width takes longer than most else here.
        var now = Visitor.Page.ViewportSize!.Width;
        foreach (var width in isAsItIs ? (int[])[now] : [now, now == Desk ? Phone : Desk])
        {
            if (width != Visitor.Page.ViewportSize.Width)
            {
                await Visitor.ResizeAsync(width);
            }

            Wrong.AddRange((await Visitor.FindBarriersAsync()).Select(barrier => $"{Path}, {when}, {width} pixels: {barrier}"));
            if (!await Visitor.FitsAsync())
            {
                Wrong.Add($"{Path}, {when}: has to be scrolled sideways at {width} pixels");
            }
        }
    }
}
