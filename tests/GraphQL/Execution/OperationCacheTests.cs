using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Execution;

public sealed class OperationCacheTests
{
    private static readonly GraphQLExecutor Executor = TestExecutor.Create(SchemaBuilder.FromSdl("type Query { a: Query i: Int j: Int }"));

    [Fact]
    public void The_operation_that_was_not_used_for_longest_goes_first()
    {
        var cache = new OperationCache(2, 1000);
        Add(cache, "{ i }");
        Add(cache, "{ j }");
        cache.Find("{ i }", null).ShouldNotBeNull();

        Add(cache, "{ i j }");

        cache.Find("{ i }", null).ShouldNotBeNull();
        cache.Find("{ j }", null).ShouldBeNull();
        cache.Find("{ i j }", null).ShouldNotBeNull();
    }

    [Fact]
    public void Operations_that_select_much_leave_room_for_fewer()
    {
        var cache = new OperationCache(100, 6);
        Add(cache, "{ i }");
        Add(cache, "{ j }");
        Add(cache, "{ a { i } }");

        Add(cache, "{ a { i j } }");

        cache.Find("{ i }", null).ShouldBeNull();
        cache.Find("{ j }", null).ShouldNotBeNull();
        cache.Find("{ a { i } }", null).ShouldNotBeNull();
        cache.Find("{ a { i j } }", null).ShouldNotBeNull();
    }

    [Fact]
    public void What_is_added_twice_counts_once()
    {
        var cache = new OperationCache(100, 3);
        Add(cache, "{ i }");
        Add(cache, "{ j }");

        Add(cache, "{ j }");
        Add(cache, "{ i j a { __typename } }");

        cache.Find("{ j }", null).ShouldBeNull();
        cache.Find("{ i j a { __typename } }", null).ShouldBeNull();
    }

    private static void Add(OperationCache cache, string document) => cache.Add(document, null, Executor.Prepare(document).Operation!);
}
