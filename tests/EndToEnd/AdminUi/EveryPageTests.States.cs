using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AltProvision.Tests.Support;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>The same pages while they wait, when their questions fail, when what they are about is not there, and when there is nothing to list.</summary>
public sealed partial class EveryPageTests
{
    // Without it there is no page at all.
    private static readonly string whoAsks = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "src", "AdminUi", "dist", "trusted-documents.json")))
        .RootElement.EnumerateObject()
        .Single(document => document.Value.GetString()!.StartsWith("query Viewer ", StringComparison.Ordinal))
        .Name;

    // What it asks is an aside: a concern can be raised when no question is answered.
    private const string AsksAsides = "/safeguarding/new";

    private static readonly (string Code, string Says)[] failures =
    [
        ("INTERNAL_SERVER_ERROR", "Something went wrong. Tell support this ID."),
        ("FORBIDDEN", "This is not yours to see."),
    ];

    private static readonly HashSet<string> nullableRoots = FindNullableRoots(
        File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "schema.graphql"))
    );

    [Theory]
    [MemberData(nameof(People))]
    public async Task It_says_that_it_waits_and_why_it_could_not_be_loaded_and_can_be_tried_again(string person)
    {
        List<IRoute> held = [];
        Func<IRoute, Task> answer = Hold;
        Task Hold(IRoute route)
        {
            held.Add(route);
            return Task.CompletedTask;
        }

        await LookAtEachAsync(
            person,
            route => answer(route),
            async (visitor, look) =>
            {
                await look.MeasureAsync("while it waits");
                if (held.Count > 0 && look.Path != AsksAsides)
                {
                    await look.SeesAsync("Loading ");
                    answer = route => route.AbortAsync();
                    await Task.WhenAll(held.Select(answer));
                    await look.PassTimeAsync();
                    await look.SeesFailureAsync("The server cannot be reached. Try again in a minute.", "when nobody can be reached");
                    foreach (var (code, says) in failures)
                    {
                        answer = route => FailAsync(route, code, says);
                        await look.TryAgainAsync();
                        await look.SeesFailureAsync(says, $"when refused as {code}");
                    }
                }

                (answer, held) = (Hold, []);
            }
        );
    }

    [Theory]
    [MemberData(nameof(People))]
    public async Task What_is_not_there_is_told_with_a_way_on(string person) =>
        await LookAtEachAsync(
            person,
            route =>
                ChangeAsync(
                    route,
                    data => nullableRoots.Intersect(data.Select(root => root.Key)).ToList().ForEach(root => data[root] = null)
                ),
            async (visitor, look) =>
            {
                await visitor.SettleAsync();
                await look.MeasureAsync("when it is not there");
                if (await visitor.Page.Locator("main").Locator("a, button, input").CountAsync() == 0)
                {
                    look.Wrong.Add($"{look.Path}: leads nowhere when it is not there");
                }
            }
        );

    [Theory]
    [MemberData(nameof(People))]
    public async Task Where_there_is_nothing_it_says_so(string person) =>
        await LookAtEachAsync(
            person,
            route => ChangeAsync(route, Empty),
            async (visitor, look) =>
            {
                await visitor.SettleAsync();
                await look.MeasureAsync("when all lists are empty");
            }
        );

    private async Task LookAtEachAsync(string person, Func<IRoute, Task> answer, Func<Visitor, Look, Task> lookAsync)
    {
        await using var visitor = await site.VisitAsync(person);
        visitor.Expected.Add("Failed to load resource");
        await visitor.Page.Clock.InstallAsync();
        await visitor.Page.RouteAsync(
            "**/graphql",
            route => route.Request.PostData?.Contains(whoAsks, StringComparison.Ordinal) == true ? route.ContinueAsync() : answer(route)
        );
        List<string> wrong = [];
        foreach (var path in pages[person])
        {
            await visitor.ResizeAsync(1200);
            await visitor.Page.GotoAsync(await FillAsync(person, path));
            await visitor.Heading.WaitForAsync(new() { Timeout = 20_000 });
            await lookAsync(visitor, new(visitor, path, wrong));
        }

        wrong.ShouldBeEmpty();
    }

    private static Task FailAsync(IRoute route, string code, string says) =>
        route.FulfillAsync(
            new()
            {
                ContentType = "application/graphql-response+json",
                Body = JsonSerializer.Serialize(
                    new { data = (object?)null, errors = new[] { new { message = says, extensions = new { code } } } }
                ),
            }
        );

    private static async Task ChangeAsync(IRoute route, Action<JsonObject> change)
    {
        var response = await route.FetchAsync();
        var answer = JsonNode.Parse(await response.TextAsync())!.AsObject();
        if (answer["data"] is JsonObject data)
        {
            change(data);
        }

        await route.FulfillAsync(new() { Response = response, Body = answer.ToJsonString() });
    }

    private static void Empty(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            list.Clear();
        }
        else if (node is JsonObject named)
        {
            foreach (var name in named.Select(entry => entry.Key).ToList())
            {
                if (name == "totalCount")
                {
                    named[name] = 0;
                }
                else if (name is "hasNextPage" or "hasPreviousPage")
                {
                    named[name] = false;
                }
                else
                {
                    Empty(named[name]);
                }
            }
        }
    }

    private static HashSet<string> FindNullableRoots(string schema) =>
        [
            .. QueryRoot()
                .Matches(
                    schema[
                        schema.IndexOf("type Query {", StringComparison.Ordinal)..schema.IndexOf(
                            "type Mutation {",
                            StringComparison.Ordinal
                        )
                    ]
                )
                .Where(match => !match.Groups["type"].Value.EndsWith('!'))
                .Select(match => match.Groups["name"].Value),
        ];

    [GeneratedRegex(@"^  (?<name>\w+)(\(.*?^  \))?: (?<type>\S+)$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex QueryRoot();

    /// <summary>What is looked for on one page.</summary>
    private sealed record Look(Visitor Visitor, string Path, List<string> Wrong)
    {
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

        public async Task SeesFailureAsync(string says, string when)
        {
            await SeesAsync(says);
            if (await TryAgain.CountAsync() == 0)
            {
                Wrong.Add($"{Path}, {when}: cannot be tried again");
            }

            await MeasureAsync(when);
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

        /// <summary>A title, a heading, no barrier: on a desk and on a phone.</summary>
        public async Task MeasureAsync(string when)
        {
            var headings = await Visitor.Heading.AllInnerTextsAsync();
            if (
                headings is not [not "This page cannot be shown"]
                || !(await Visitor.Page.TitleAsync()).EndsWith(" – AltProvision", StringComparison.Ordinal)
            )
            {
                Wrong.Add($"{Path}, {when}: headings [{string.Join("; ", headings)}], title {await Visitor.Page.TitleAsync()}");
            }

            foreach (var width in new[] { 1200, 375 })
            {
                await Visitor.ResizeAsync(width);
                Wrong.AddRange((await Visitor.FindBarriersAsync()).Select(barrier => $"{Path}, {when}, {width} pixels: {barrier}"));
                if (!await Visitor.FitsAsync())
                {
                    Wrong.Add($"{Path}, {when}: has to be scrolled sideways at {width} pixels");
                }
            }
        }
    }
}
