using AltProvision.GraphQL;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Execution;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Execution;

public sealed class CostTests
{
    /// <summary>Which page.</summary>
    internal sealed record Slice(int? First = null, string? After = null, int? Last = null, string? Before = null);

    /// <summary>One page.</summary>
    internal sealed record Pages<T>(IReadOnlyList<Entry<T>> Edges, IReadOnlyList<T> Nodes, Info PageInfo, int TotalCount);

    /// <summary>One entry.</summary>
    internal sealed record Entry<T>(string Cursor, T Node);

    /// <summary>Where the page stands.</summary>
    internal sealed record Info(bool HasNextPage);

    /// <summary>A thing.</summary>
    internal sealed record Thing(
        string Name,
        IReadOnlyList<Thing> Parts,
        [property: ListSize(AssumedSize = 3)] IReadOnlyList<Thing> FewParts,
        [property: Cost(7)] string Slow
    )
    {
        [Cost(5), ListSize(AssumedSize = 2)]
        public IReadOnlyList<Thing> GetSlowParts() => Parts;

        public IReadOnlyList<Thing> GetFirstParts(int first = 4) => [.. Parts.Take(first)];
    }

    [QueryType]
    internal static class Things
    {
        /// <summary>A thing.</summary>
        public static Thing? GetThing() => null;

        /// <summary>Things by page.</summary>
        public static Pages<Thing>? GetThings(Slice paging) => paging is null ? null : null;
    }

    private static readonly GraphQLExecutor Executor = Create();

    [Theory]
    [InlineData("{ __typename }", 0)]
    [InlineData("{ thing { name } }", 1)]
    [InlineData("{ a: thing { name } b: thing { name } }", 2)]
    [InlineData("{ thing { name } thing { name } }", 1)]
    [InlineData("{ thing { parts { name } } }", 11)]
    [InlineData("{ thing { parts { parts { name } } } }", 111)]
    [InlineData("{ thing { fewParts { name } } }", 4)]
    [InlineData("{ thing { slow } }", 8)]
    [InlineData("{ thing { fewParts { slow } } }", 25)]
    [InlineData("{ thing { slowParts { name } } }", 11)]
    [InlineData("{ thing { slowParts { slow } } }", 25)]
    [InlineData("{ thing { firstParts { name } } }", 5)]
    [InlineData("{ thing { firstParts(first: 6) { name } } }", 7)]
    [InlineData("{ things { totalCount } }", 1)]
    [InlineData("{ things { pageInfo { hasNextPage } } }", 2)]
    [InlineData("{ things { nodes { name } } }", 26)]
    [InlineData("{ things(first: 10) { nodes { name } } }", 11)]
    [InlineData("{ things(last: 10) { nodes { name } } }", 11)]
    [InlineData("{ things(first: null, last: 10) { nodes { name } } }", 11)]
    [InlineData("{ things(first: 0) { nodes { name } } }", 1)]
    [InlineData("{ things(first: -5) { nodes { name } } }", 1)]
    [InlineData("{ things(first: 5000) { nodes { name } } }", 101)]
    [InlineData("{ things(first: 10) { edges { cursor } } }", 11)]
    [InlineData("{ things(first: 10) { edges { node { name } } } }", 21)]
    [InlineData("{ things(first: 10) { edges { node { name } } nodes { name } pageInfo { hasNextPage } } }", 32)]
    [InlineData("{ things(first: 10) { nodes { parts { name } } } }", 111)]
    [InlineData("{ things(first: 10) { nodes { fewParts { name } } } }", 41)]
    [InlineData("query ($n: Int) { things(first: $n) { nodes { name } } }", 101)]
    [InlineData("query ($n: Int = 5) { things(first: $n) { nodes { name } } }", 101)]
    [InlineData("{ thing { ...F ...F } } fragment F on Thing { parts { name } }", 11)]
    [InlineData("{ thing { ...F ... { parts { slow } } } } fragment F on Thing { parts { name } }", 81)]
    [InlineData("{ thing { parts @skip(if: true) { name } } }", 1)]
    [InlineData("{ thing { parts @include(if: false) { name } slow } }", 8)]
    [InlineData("query ($b: Boolean!) { thing { parts @skip(if: $b) { name } } }", 11)]
    [InlineData("query ($b: Boolean!) { thing { parts @skip(if: $b) { name } slow @include(if: $b) } }", 18)]
    [InlineData("{ __schema { types { name } } }", 0)]
    public void An_operation_costs_what_it_may_ask_for(string document, int expected)
    {
        var (operation, errors) = Executor.Prepare(document);

        errors.ShouldBeEmpty();
        operation!.Cost.ShouldBe(expected);
    }

    [Fact]
    public void The_limit_is_what_an_operation_may_cost()
    {
        var at = Create(limits => limits.MaxCost = 26);
        var below = Create(limits => limits.MaxCost = 25);

        at.Prepare("{ things { nodes { name } } }").Errors.ShouldBeEmpty();
        var error = below.Prepare("{ things { nodes { name } } }").Errors.ShouldHaveSingleItem();
        error.Message.ShouldBe("The operation costs 26; the limit is 25. Ask for fewer or smaller pages.");
        error.Code.ShouldBe(ErrorCodes.CostExceeded);
        error.Extensions!["cost"].ShouldBe(26);
    }

    [Fact]
    public void Costs_beyond_all_numbers_are_more_than_the_limit()
    {
        var deep = string.Concat(Enumerable.Repeat("parts { ", 10)) + "name" + new string('}', 10);

        Executor
            .Prepare(new($"{{ thing {{ {deep} }} }}"))
            .Errors.ShouldHaveSingleItem()
            .Message.ShouldBe("The operation costs 2147483647; the limit is 100000. Ask for fewer or smaller pages.");
    }

    [Theory]
    [InlineData("{ things { nodes { name } } }", 11)]
    [InlineData("query ($n: Int) { things(first: $n) { nodes { name } } }", 51)]
    [InlineData("{ things(first: 5000) { nodes { name } } }", 51)]
    public void Page_sizes_can_be_configured(string document, int expected)
    {
        var executor = Create(limits =>
        {
            limits.DefaultPageSize = 10;
            limits.MaxPageSize = 50;
        });

        executor.Prepare(document).Operation!.Cost.ShouldBe(expected);
    }

    private static GraphQLExecutor Create(Action<GraphQLLimits>? configure = null)
    {
        var conventions = new SchemaConventions();
        conventions.AddArgumentGroup<Slice>();
        conventions.AddConnection(typeof(Pages<>));
        return TestExecutor.Create(SchemaFactory.Create([new TypesOnly([typeof(Things)])], conventions, _ => false), configure);
    }
}
