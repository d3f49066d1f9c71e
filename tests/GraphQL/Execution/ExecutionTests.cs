using AltProvision.GraphQL;
using AltProvision.GraphQL.Execution;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Execution;

public sealed class ExecutionTests
{
    [Theory]
    [InlineData("{ __typename }", """{"data":{"__typename":"Query"}}""")]
    [InlineData("{ b: __typename a: __typename b: __typename }", """{"data":{"b":"Query","a":"Query"}}""")]
    [InlineData("{ ...F } fragment F on Query { ... @include(if: false) { a: __typename } b: __typename }", """{"data":{"b":"Query"}}""")]
    [InlineData(
        "{ books(first: 1) { edges { node { title shelf } } } }",
        """{"data":{"books":{"edges":[{"node":{"title":"Book 0","shelf":[["a",null],[]]}}]}}}"""
    )]
    [InlineData(
        "{ books(first: 1, where: { genres: NON_FICTION }) { nodes { genre loudTitle(mark: \"?\") } } }",
        """{"data":{"books":{"nodes":[{"genre":"NON_FICTION","loudTitle":"BOOK 1?"}]}}}"""
    )]
    [InlineData(
        "{ bookBy(by: { title: \"Book 3\" }) { title __typename } }",
        """{"data":{"bookBy":{"title":"Book 3","__typename":"Book"}}}"""
    )]
    [InlineData("{ echo(numbers: 3, day: \"2026-02-28\") }", """{"data":{"echo":" 3 2026-02-28 "}}""")]
    [InlineData("{ echo(input: {}) }", """{"data":{"echo":"1 none  "}}""")]
    [InlineData("{ selected { count } }", """{"data":{"selected":{"count":1}}}""")]
    [InlineData("{ node(id: \"x\") { id } nodes(ids: [\"\"]) { id } }", """{"data":{"node":null,"nodes":[null]}}""")]
    public async Task Documents_are_answered(string document, string expected)
    {
        await using var server = await TestServer.StartAsync();

        (await server.RunAsync(document)).ShouldBe(expected);
    }

    [Fact]
    public async Task Variables_decide_what_is_taken_in_and_in_which_order()
    {
        await using var server = await TestServer.StartAsync();
        const string Document = "query ($first: Boolean!) { a: __typename @include(if: $first) b: __typename a: __typename }";

        (await server.RunAsync(Document, new { first = true })).ShouldBe("""{"data":{"a":"Query","b":"Query"}}""");
        (await server.RunAsync(Document, new { first = false })).ShouldBe("""{"data":{"b":"Query","a":"Query"}}""");
    }

    [Fact]
    public async Task Null_takes_the_place_of_the_nearest_nullable_parent_and_names_the_path()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.RunAsync("{ books(first: 1) { nodes { author { broken name } title } } }");

        answer.ShouldContain("\"path\":[\"books\",\"nodes\",0,\"author\",\"broken\"]");
        answer.ShouldContain("\"code\":\"INTERNAL\"");
        answer.ShouldNotContain("secret");
        answer.ShouldEndWith("\"data\":{\"books\":{\"nodes\":[{\"author\":null,\"title\":\"Book 0\"}]}}}");
    }

    [Fact]
    public async Task An_error_that_clients_may_know_keeps_its_message_and_code()
    {
        await using var server = await TestServer.StartAsync();

        (await server.RunAsync("{ books(first: 1) { nodes { author { r: refused } } } }")).ShouldBe(
            """{"errors":[{"message":"Not for you.","locations":[{"line":1,"column":38}],"path":["books","nodes",0,"author","r"],"extensions":{"code":"FORBIDDEN_FIELD"}}],"data":{"books":{"nodes":[{"author":{"r":null}}]}}}"""
        );
    }

    [Fact]
    public async Task The_filter_says_what_clients_may_know()
    {
        await using var server = await TestServer.StartAsync(options =>
            options.ErrorFilter = static (exception, _) =>
                exception is InvalidOperationException ? new GraphQLError("Known.", ErrorCodes.Conflict, []) : null
        );

        (await server.RunAsync("{ books(first: 1) { nodes { author { broken } } } }")).ShouldContain("\"message\":\"Known.\"");
    }

    [Fact]
    public async Task Mutations_run_one_after_the_other()
    {
        await using var server = await TestServer.StartAsync();
        var book = AltProvision.GraphQL.Authoring.OpaqueId.Encode("Book", Library.Book(1).Value);

        var answer = await server.RunAsync(
            $$"""
            mutation {
              a: renameBook(input: { id: "{{book}}", title: "A" }) { book { title author { name } } userErrors { code } }
              b: renameBook(input: { id: "{{book}}", title: "B" }) { book { title } }
              c: renameBook(input: { id: "{{book}}", title: "" }) { book { title } userErrors { code } }
            }
            """
        );

        server.Library.Journal.ShouldBe(["A", "B", ""]);
        answer.ShouldBe(
            """{"data":{"a":{"book":{"title":"A","author":{"name":"Author 1"}},"userErrors":[]},"b":{"book":{"title":"B"}},"c":{"book":null,"userErrors":[{"code":"book.title-empty"}]}}}"""
        );
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_ended()
    {
        await using var server = await TestServer.StartAsync(options => options.Limits.ExecutionTimeout = TimeSpan.FromMilliseconds(50));

        (await server.RunAsync("{ forever }")).ShouldBe(
            """{"errors":[{"message":"The operation took longer than 0.05 seconds, which is the limit. Ask for less.","extensions":{"code":"TIMEOUT"}}],"data":null}"""
        );
    }

    [Fact]
    public async Task Cancellation_reaches_the_resolvers()
    {
        await using var server = await TestServer.StartAsync();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            server.Executor.ExecuteAsync(new("{ forever }"), server.Services, new(), cancellation.Token)
        );
    }

    [Theory]
    [InlineData("{ allBooks { sequel { sequel { title } } } }", "4 levels deep or more; the limit is 3.")]
    [InlineData("{ a: listeners b: listeners c: listeners d: listeners }", "4 root fields; the limit is 3")]
    [InlineData("{ allBooks { a: title b: title c: title d: title } }", "selected 4 times in one place; the limit is 3")]
    [InlineData("{ echo(numbers: [1, 2, 3, 4]) }", "has 4 items; the limit is 3")]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", "Introspection goes too deep")]
    [InlineData(
        "{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...C ...C } fragment C on Query { allBooks { sequel { sequel { id } } } }",
        "4 levels deep or more; the limit is 3."
    )]
    [InlineData(
        "{ __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename __typename }",
        "60"
    )]
    public async Task What_exceeds_a_limit_is_refused_and_told_the_limit(string document, string message)
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            options.Limits.MaxDepth = 3;
            options.Limits.MaxRootFields = 3;
            options.Limits.MaxInputListLength = 3;
            options.Limits.MaxTokens = 60;
        });

        var answer = await server.RunAsync(document);

        answer.ShouldContain(message);
        answer.ShouldNotContain("\"data\"");
    }

    [Fact]
    public async Task Lists_in_variables_are_limited_too()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.RunAsync("query ($n: [Int!]) { echo(numbers: $n) }", new { n = Enumerable.Range(0, 101) });

        answer.ShouldContain("has 101 items; the limit is 100");
    }

    [Fact]
    public async Task A_scope_of_its_own_is_configured_for_each_field()
    {
        var scopes = 0;
        await using var server = await TestServer.StartAsync(options =>
            options.ConfigureScope = (_, _) => Interlocked.Increment(ref scopes)
        );

        await server.RunAsync("{ a: allBooks { author { name } pages } b: allBooks { title } }");

        scopes.ShouldBe(4);
    }

    [Fact]
    public async Task A_document_of_fragments_that_double_is_compiled_in_no_time()
    {
        await using var server = await TestServer.StartAsync();
        var fragments = string.Concat(Enumerable.Range(0, 60).Select(i => $" fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}"));

        var answer = await server.RunAsync($"{{ ...F0 }}{fragments} fragment F60 on Query {{ __typename }}");

        answer.ShouldBe("""{"data":{"__typename":"Query"}}""");
    }
}
