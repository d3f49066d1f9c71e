using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AltProvision.Tests.Support;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>Each page when what it is about is not there, and when there is nothing to list.</summary>
public sealed partial class BarePageTests(FullSite site) : IClassFixture<FullSite>
{
    private static readonly HashSet<string> nullableRoots = FindNullableRoots(
        File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "schema.graphql"))
    );

    public static TheoryData<string> People => Pages.People;

    [Theory]
    [MemberData(nameof(People))]
    public async Task What_is_not_there_is_told_with_a_way_on(string person)
    {
        var isMissing = false;
        var missed = 0;
        await PageStates.LookAtEachAsync(
            site,
            person,
            route =>
                ChangeAsync(
                    route,
                    data =>
                    {
                        var roots = nullableRoots.Intersect(data.Select(root => root.Key)).ToList();
                        roots.ForEach(root => data[root] = null);
                        isMissing |= roots.Count > 0;
                    }
                ),
            async (visitor, look) =>
            {
                await visitor.SettleAsync();
                if (isMissing)
                {
                    missed++;
                    await look.MeasureAsync("when it is not there");
                    if (await visitor.Page.Locator("main").Locator("a, button, input").CountAsync() == 0)
                    {
                        look.Wrong.Add($"{look.Path}: leads nowhere when it is not there");
                    }
                }

                isMissing = false;
            }
        );

        missed.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(People))]
    public async Task Where_there_is_nothing_it_says_so(string person) =>
        await PageStates.LookAtEachAsync(
            site,
            person,
            route => ChangeAsync(route, Empty),
            async (visitor, look) =>
            {
                await visitor.SettleAsync();
                await look.MeasureAsync("when all lists are empty");
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
}
