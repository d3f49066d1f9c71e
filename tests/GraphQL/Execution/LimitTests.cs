using System.Text.Json;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Types;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Execution;

/// <summary>Each limit, at it and one over it, as it is by default and as somebody may set it.</summary>
public sealed class LimitTests
{
    private static readonly Schema Schema = SchemaBuilder.FromSdl(
        "type Query { a: Query i: Int echo(list: [[Int]], in: In): Int } input In { list: [Int] }"
    );

    private static readonly Dictionary<string, (Action<GraphQLLimits, int> Set, Func<int, string> Make, int Default, string Error)> Limits =
        new()
        {
            ["characters"] = (
                (limits, n) => limits.MaxDocumentLength = n,
                n => "{i}" + new string(' ', n - 3),
                32 * 1024,
                "The document has {over} characters; the limit is {limit}."
            ),
            ["tokens"] = (
                (limits, n) => limits.MaxTokens = n,
                n => "{" + string.Concat(Enumerable.Repeat("... @skip(if:true){i}", (n - 4) / 11)) + Each((n - 4) % 11, _ => "i ") + "i i}",
                2_000,
                "Syntax Error: Document contains more than {limit} tokens. Parsing aborted."
            ),
            ["depth"] = (
                (limits, n) => limits.MaxDepth = n,
                n => Each(n - 1, _ => "{a") + "{i}" + new string('}', n - 1),
                12,
                "The operation is {over} levels deep or more; the limit is {limit}."
            ),
            ["root fields"] = (
                (limits, n) => limits.MaxRootFields = n,
                n => "{" + Each(n, k => k == 0 ? "i " : $"a{k}:a{{i}} ") + "}",
                20,
                "The operation has {over} root fields; the limit is {limit}."
            ),
            ["aliases"] = (
                (limits, n) => limits.MaxRootFields = n,
                n => "{a{" + Each(n, k => $"i{k}:i ") + "}}",
                20,
                "The field i is selected {over} times in one place; the limit is {limit}."
            ),
            ["introspection fields"] = (
                (limits, n) => limits.MaxIntrospectionFields = n,
                n => "{" + Each(n, k => $"t{k}:__typename ") + "}",
                500,
                "The field __typename is selected {over} times in one place; the limit is {limit}."
            ),
            ["items of a list"] = (
                (limits, n) => limits.MaxInputListLength = n,
                n => "{echo(list:[" + Each(n, _ => "1 ") + "])}",
                100,
                "A list of the input has {over} items; the limit is {limit}."
            ),
            ["items of a list in a list"] = (
                (limits, n) => limits.MaxInputListLength = n,
                n => "{echo(list:[[" + Each(n, _ => "1 ") + "]])}",
                100,
                "A list of the input has {over} items; the limit is {limit}."
            ),
            ["items of a list in a default"] = (
                (limits, n) => limits.MaxInputListLength = n,
                n => "query($in:In={list:[" + Each(n, _ => "1 ") + "]}){echo(in:$in)}",
                100,
                "A list of the input has {over} items; the limit is {limit}."
            ),
            ["items of a list in a fragment"] = (
                (limits, n) => limits.MaxInputListLength = n,
                n => "{...F}fragment F on Query{echo(in:{list:[" + Each(n, _ => "1 ") + "]})}",
                100,
                "A list of the input has {over} items; the limit is {limit}."
            ),
            ["selections"] = (
                (limits, n) =>
                {
                    limits.MaxSelections = n;
                    limits.MaxTokens = int.MaxValue;
                    limits.MaxDocumentLength = int.MaxValue;
                },
                n => "{" + Each(n - 1, k => $"...@skip(if:true){{i{k}:i}}") + "i}",
                10_000,
                "The operation selects more than {limit} fields once its fragments are spread out; the limit is {limit}."
            ),
        };

    public static TheoryData<string> Names => [.. Limits.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void By_default(string name) => Check(name, Limits[name].Default, isSet: name is "selections");

    [Theory]
    [MemberData(nameof(Names))]
    public void As_configured(string name) => Check(name, 8, isSet: true);

    private static void Check(string name, int limit, bool isSet)
    {
        var (set, make, _, error) = Limits[name];
        var executor = TestExecutor.Create(Schema, isSet ? limits => set(limits, limit) : null);

        executor.Prepare(make(limit)).Errors.ShouldBeEmpty();
        executor
            .Prepare(make(limit + 1))
            .Errors.ShouldHaveSingleItem()
            .Message.ShouldBe(error.Replace("{over}", $"{limit + 1}").Replace("{limit}", $"{limit}"));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task Items_of_a_list_in_a_variable(int items, bool isAllowed)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.RunAsync("query ($n: [Int!]) { echo(numbers: $n) }", new { n = Enumerable.Range(0, items) });

        answer.Contains("A list of the input has 101 items; the limit is 100.").ShouldBe(!isAllowed);
        answer.Contains("\"data\"").ShouldBe(isAllowed);
    }

    [Theory]
    [InlineData(0, "200")]
    [InlineData(1, "413")]
    public async Task Bytes_of_a_body(int over, string status)
    {
        await using var server = await TestServer.StartAsync();
        var start = "{\"query\":\"{ __typename }\",\"extensions\":{\"x\":\"";
        var body = start + new string('x', (1024 * 1024) + over - start.Length - 4) + "\"}}";
        using var content = new StringContent(body + " ", null, "application/json");
        content.Headers.ContentLength.ShouldBe((1024 * 1024) + over);

        using var response = await server.Client.PostAsync(server.Url, content);

        $"{(int)response.StatusCode}".ShouldBe(status);
        (await response.Content.ReadAsStringAsync())
            .Contains("The body is longer than 1048576 bytes, which is the limit.")
            .ShouldBe(over > 0);
    }

    [Fact]
    public void The_defaults_are_those_of_the_design()
    {
        var limits = new GraphQLOptions().Limits;

        JsonSerializer
            .Serialize(limits)
            .ShouldBe(
                """{"MaxDocumentLength":32768,"MaxTokens":2000,"MaxDepth":12,"MaxRootFields":20,"MaxIntrospectionFields":500,"MaxInputListLength":100,"DefaultPageSize":25,"MaxPageSize":100,"MaxSelections":10000,"MaxCost":100000,"ExecutionTimeout":"00:00:10","MaxConcurrency":8,"PreparedOperations":500,"PreparedSelections":100000}"""
            );
        new GraphQLOptions().MaxRequestBytes.ShouldBe(1024 * 1024);
    }

    private static string Each(int count, Func<int, string> make) => string.Concat(Enumerable.Range(0, count).Select(make));
}
