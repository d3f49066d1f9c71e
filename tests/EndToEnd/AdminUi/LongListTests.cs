using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.Tests.Support.Database;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>A list of a thousand rows in a real browser. The figures are printed; what fails the test is generous, for a machine with other work.</summary>
public sealed class LongListTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    private const int Rows = 1000;

    [Theory]
    [InlineData("/placements", "placements")]
    [InlineData("/rules", "rules")]
    public async Task A_thousand_rows_scroll_without_being_drawn_all_at_once(string path, string list)
    {
        await using var visitor = await VisitAsync(path, list);

        var scrolled = await visitor.Page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const frame = document.querySelector(".app-table--long");
              const frames = [];
              let drawn = 0, before = performance.now();
              for (let at = 0; at < frame.scrollHeight - frame.clientHeight; at += 400) {
                frame.scrollTop = at;
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                frames.push(now - before);
                before = now;
                drawn = Math.max(drawn, frame.querySelectorAll("tbody tr").length);
              }
              frame.scrollTop = frame.scrollHeight;
              await new Promise(done => setTimeout(done, 500));
              const last = [...frame.querySelectorAll("tbody tr[aria-rowindex]")].at(-1).getAttribute("aria-rowindex");
              return { last: Number(last), drawn, frames: frames.length, slow: frames.filter(each => each > 50).length, longest: Math.max(...frames) };
            }
            """
        );

        output.WriteLine($"{path}: {scrolled.GetRawText()}");
        scrolled.GetProperty("last").GetInt32().ShouldBe(Rows + 1, "the last row, below the heading, is reached");
        scrolled.GetProperty("drawn").GetInt32().ShouldBeLessThan(80);
        scrolled.GetProperty("longest").GetDouble().ShouldBeLessThan(1_500);
    }

    [Fact]
    public async Task Beside_a_thousand_rows_a_key_and_an_order_are_answered_at_once()
    {
        await using var rules = await VisitAsync("/rules", "rules");
        await using var placements = await VisitAsync("/placements", "placements");

        await rules.Field("Words in rule or source").FocusAsync();
        var typed = await FramesAsync(rules, () => rules.Page.Keyboard.TypeAsync("exclusion"));
        var sorted = await FramesAsync(
            placements,
            async () =>
            {
                await placements.Page.Locator(".app-sort").First.ClickAsync();
                await Assertions.Expect(placements.Page.Locator("th[aria-sort=ascending]")).ToHaveCountAsync(1);
                await placements.SettleAsync();
            }
        );

        output.WriteLine($"longest frame while typing: {typed:F0} ms; while sorting: {sorted:F0} ms");
        typed.ShouldBeLessThan(1_500);
        sorted.ShouldBeLessThan(3_000);
    }

    private async Task<Visitor> VisitAsync(string path, string list)
    {
        var visitor = await site.VisitAsync("commissioner");
        await visitor.Page.RouteAsync("**/graphql", route => LengthenAsync(route, list));
        await visitor.OpenAsync(path);
        await visitor.Page.Locator(".app-table--long tr[aria-rowindex]").First.WaitForAsync();
        return visitor;
    }

    /// <returns>The longest frame meanwhile, in milliseconds.</returns>
    private static async Task<double> FramesAsync(Visitor visitor, Func<Task> meanwhile)
    {
        await visitor.Page.EvaluateAsync(
            """
            () => {
              let before = performance.now();
              window.longestFrame = 0;
              const look = now => {
                window.longestFrame = Math.max(window.longestFrame, now - before);
                before = now;
                requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            }
            """
        );
        await meanwhile();
        return await visitor.Page.EvaluateAsync<double>("() => window.longestFrame");
    }

    /// <summary>The API's own answer, with its rows again and again.</summary>
    private static async Task LengthenAsync(IRoute route, string list)
    {
        var response = await route.FetchAsync();
        var answer = JsonNode.Parse(await response.TextAsync())!;
        if (answer["data"]?[list] is JsonObject { } page && page["nodes"] is JsonArray { Count: > 0 } nodes)
        {
            for (var count = nodes.Count; nodes.Count < Rows; )
            {
                var copy = nodes[nodes.Count % count]!.DeepClone();
                copy["id"] = $"{copy["id"]} {nodes.Count}";
                nodes.Add(copy);
            }

            page["totalCount"] = Rows;
        }

        await route.FulfillAsync(new() { Response = response, Body = answer.ToJsonString() });
    }
}
