using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Execution;

public sealed class BatchingTests
{
    [Fact]
    public async Task A_field_is_resolved_once_per_level_whatever_the_number_of_parents()
    {
        await using var server = await TestServer.StartAsync();

        await server.RunAsync("{ allBooks { author { name books { author { name } pages } } sequel { sequel { pages } } pages } }");

        server.Library.Calls["allBooks"].ShouldBe(1);
        server.Library.Calls["author"].ShouldBe(2); // two levels
        server.Library.Calls["authorBooks"].ShouldBe(1);
        server.Library.Calls["sequel"].ShouldBe(2);
        server.Library.Calls["pages"].ShouldBe(3); // three places of the document
    }

    [Fact]
    public async Task The_calls_grow_with_the_depth_and_not_with_the_parents()
    {
        await using var server = await TestServer.StartAsync(options => options.Limits.MaxDepth = 20);
        var deep = string.Concat(Enumerable.Repeat("sequel { ", 9)) + "title" + string.Concat(Enumerable.Repeat(" }", 9));

        await server.RunAsync($"{{ allBooks {{ {deep} }} }}");

        server.Library.Calls["sequel"].ShouldBe(9);
    }

    [Fact]
    public async Task Nodes_of_different_types_are_fetched_by_one_call_per_type()
    {
        await using var server = await TestServer.StartAsync();
        var ids = System.Text.Json.JsonDocument.Parse(await server.RunAsync("{ allBooks { id } }"));
        var books = ids
            .RootElement.GetProperty("data")
            .GetProperty("allBooks")
            .EnumerateArray()
            .Select(b => b.GetProperty("id").GetString())
            .ToList();

        var answer = await server.RunAsync(
            "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Book { title author { name } } } }",
            new { ids = books.Append("nonsense") }
        );

        server.Library.Calls["bookNodes"].ShouldBe(1);
        server.Library.Calls["author"].ShouldBe(1);
        answer.ShouldEndWith("null]}}");
    }

    [Fact]
    public async Task A_batch_is_not_called_when_no_parent_has_a_key()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.RunAsync("{ books(last: 1) { nodes { sequel { title } } } }");

        answer.ShouldBe("""{"data":{"books":{"nodes":[{"sequel":null}]}}}""");
        server.Library.Calls.ShouldNotContainKey("sequel");
    }

    [Fact]
    public async Task A_list_that_is_absent_from_the_answer_of_a_batch_is_empty()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.RunAsync("{ books(first: 3) { nodes { author { books { title } } } } }");

        answer.ShouldEndWith("""{"author":{"books":[]}}]}}}""");
    }
}
