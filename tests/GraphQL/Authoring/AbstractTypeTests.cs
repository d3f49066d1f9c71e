using AltProvision.GraphQL;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Types;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Authoring;

public sealed class AbstractTypeTests
{
    /// <summary>What a search finds.</summary>
    [UnionType]
    internal interface IFinding;

    /// <summary>Who has a name.</summary>
    [InterfaceType]
    internal interface INamed
    {
        /// <summary>The name.</summary>
        string Name { get; }
    }

    /// <summary>Who has a name, and an age.</summary>
    [InterfaceType]
    internal interface IAged : INamed
    {
        /// <summary>The age.</summary>
        int? Age { get; }
    }

    /// <summary>A person.</summary>
    internal sealed record Person(string Name, int? Age, IAged? Friend) : IFinding, IAged;

    /// <summary>A place.</summary>
    internal sealed record Place(string Name) : IFinding, INamed;

    [QueryType]
    internal static class Search
    {
        /// <summary>All findings.</summary>
        public static IReadOnlyList<IFinding> Find() => [new Person("Ada", 36, new Person("Bob", null, null)), new Place("Dudley")];

        /// <summary>Who has a name.</summary>
        public static INamed? GetNamed() => new Place("Dudley");
    }

    /// <summary>One of two.</summary>
    [OneOf]
    internal sealed record By(string? Name = null, [GraphQLDeprecated("Use name.")] int? Age = null);

    [QueryType]
    internal static class Old
    {
        public static int Find(By? by, [GraphQLDeprecated("Nobody needs it.")] int? most = null) => by is null ? 0 : most ?? 1;

        [Obsolete]
        public static int GetNone() => 0;
    }

    [Fact]
    public void Arguments_and_input_fields_can_be_deprecated() =>
        SchemaPrinter
            .Print(Create(typeof(Old)))
            .ReplaceLineEndings("\n")
            .ShouldBe(
                """"
                """Where questions begin."""
                type Query {
                  find(by: ByInput, most: Int @deprecated(reason: "Nobody needs it.")): Int!
                  none: Int! @deprecated
                }

                """One of two."""
                input ByInput @oneOf {
                  name: String
                  age: Int @deprecated(reason: "Use name.")
                }
                """".ReplaceLineEndings("\n")
            );

    [UnionType]
    internal interface INothing;

    [QueryType]
    internal static class Empty
    {
        public static INothing? GetNothing() => null;
    }

    private static Schema Schema { get; } = Create(typeof(Search), typeof(Person), typeof(Place));

    [Fact]
    public void Interfaces_and_unions_are_made_of_marked_types_and_of_what_implements_them()
    {
        string[] expected = ["Named", "Aged", "Finding", "Person", "Place"];

        string.Join("\n\n", expected.Select(name => SchemaPrinter.Print(Schema.FindType(name)!)))
            .ReplaceLineEndings("\n")
            .ShouldBe(
                """"
                """Who has a name."""
                interface Named {
                  """The name."""
                  name: String!
                }

                """Who has a name, and an age."""
                interface Aged implements Named {
                  """The age."""
                  age: Int

                  """The name."""
                  name: String!
                }

                """What a search finds."""
                union Finding = Person | Place

                """A person."""
                type Person implements Aged & Named {
                  name: String!
                  age: Int
                  friend: Aged
                }

                """A place."""
                type Place implements Named {
                  name: String!
                }
                """".ReplaceLineEndings("\n")
            );
    }

    [Theory]
    [InlineData(
        "{ find { __typename ... on Person { name age friend { name age } } ... on Place { name } } }",
        """{"data":{"find":[{"__typename":"Person","name":"Ada","age":36,"friend":{"name":"Bob","age":null}},{"__typename":"Place","name":"Dudley"}]}}"""
    )]
    [InlineData(
        "{ find { ... on Named { name } ... on Aged { age } } }",
        """{"data":{"find":[{"name":"Ada","age":36},{"name":"Dudley"}]}}"""
    )]
    [InlineData("{ named { name __typename ... on Person { age } } }", """{"data":{"named":{"name":"Dudley","__typename":"Place"}}}""")]
    [InlineData(
        "{ __type(name: \"Finding\") { kind possibleTypes { name } } }",
        """{"data":{"__type":{"kind":"UNION","possibleTypes":[{"name":"Person"},{"name":"Place"}]}}}"""
    )]
    [InlineData(
        "{ __type(name: \"Aged\") { kind interfaces { name } possibleTypes { name } } }",
        """{"data":{"__type":{"kind":"INTERFACE","interfaces":[{"name":"Named"}],"possibleTypes":[{"name":"Person"}]}}}"""
    )]
    public async Task A_value_is_of_the_type_that_its_class_is(string query, string expected)
    {
        (await TestExecutor.Create(Schema).RunAsync(query)).ShouldBe(expected);
    }

    [Fact]
    public void A_union_without_members_is_refused() =>
        Should.Throw<SchemaException>(() => Create(typeof(Empty))).Message.ShouldContain("No type of the schema is a INothing");

    private static Schema Create(params Type[] types) => SchemaFactory.Create([new TypesOnly(types)], new SchemaConventions(), _ => false);
}
