using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Types;

public sealed class SchemaPrinterTests
{
    private const string Sdl = """"
        """All of it."""
        schema @mark(how: BAD) @mark {
          query: Root
          mutation: Change
        }

        """Marks."""
        directive @mark(
          """How."""
          how: [How!]! = [GOOD]
          times: Int = 1
        ) repeatable on FIELD | OBJECT | SCHEMA

        directive @plain(a: Int) on QUERY

        """
        Where all begins.

          Indented,
        and "quoted".
        """
        type Root implements Node & Named @mark(how: [BAD]) {
          id: ID!

          """A name."""
          name(upper: Boolean = false, in: Where = {x: 1, tags: ["a", "b"]}): String

          """Old."""
          old(
            """First."""
            a: Int @deprecated(reason: "b \"is\" better")

            """Second."""
            b: [Int!]
          ): Thing @deprecated
          when: Date
        }

        interface Node {
          id: ID!
        }

        interface Named implements Node {
          id: ID!
          name(upper: Boolean = false, in: Where = {x: 1, tags: ["a", "b"]}): String
        }

        type Change {
          a(by: By!): Float
        }

        union Thing = Root | Change

        enum How {
          GOOD

          """Not good."""
          BAD @deprecated(reason: "too bad")
        }

        input Where {
          x: Int! = 5
          tags: [String!] @deprecated
        }

        input By @oneOf {
          id: ID
          name: String
        }

        """A day."""
        scalar Date @specifiedBy(url: "https://example.org/date")

        type Mutation {
          notTheRoot: Int
        }
        """";

    [Fact]
    public void A_printed_schema_reads_back_and_prints_the_same() => SchemaPrinter.Print(SchemaBuilder.FromSdl(Sdl)).ShouldBe(Sdl);

    [Fact]
    public void The_example_is_a_valid_schema() => SchemaValidator.Validate(SchemaBuilder.FromSdl(Sdl)).ShouldBeEmpty();

    [Fact]
    public void Root_types_of_common_names_need_no_schema_definition() =>
        SchemaPrinter.Print(SchemaBuilder.FromSdl("schema { query: Query } type Query { a: Int }")).ShouldBe("type Query {\n  a: Int\n}");

    [Fact]
    public void Extensions_are_merged()
    {
        var schema = SchemaBuilder.FromSdl(
            """
            extend type Query implements I { b: E }
            extend schema { subscription: S }
            schema { query: Query }
            type Query { a: U }
            interface I { b: E }
            enum E { A } extend enum E { B }
            type S { s(i: In): Date }
            union U = Query extend union U = S
            input In { x: Int } extend input In { y: Int }
            scalar Date extend scalar Date @specifiedBy(url: "u")
            """
        );

        schema.Query!.Fields.Select(field => field.Name).ShouldBe(["a", "b"]);
        schema.Query.Interfaces.Single().Name.ShouldBe("I");
        schema.Subscription!.Name.ShouldBe("S");
        ((EnumType)schema.FindType("E")!).Values.Select(value => value.Name).ShouldBe(["A", "B"]);
        ((UnionType)schema.FindType("U")!).Types.Select(type => type.Name).ShouldBe(["Query", "S"]);
        ((InputObjectType)schema.FindType("In")!).Fields.Select(field => field.Name).ShouldBe(["x", "y"]);
        ((ScalarType)schema.FindType("Date")!).SpecifiedByUrl.ShouldBe("u");
    }

    [Fact]
    public void A_schema_lists_the_built_in_scalars_that_it_uses()
    {
        var schema = SchemaBuilder.FromSdl("type Query { a(b: [Int!]): ID }");

        schema.FindType("Int").ShouldBeSameAs(BuiltIns.Int);
        schema.FindType("ID").ShouldBeSameAs(BuiltIns.Id);
        schema.FindType("String").ShouldBeSameAs(BuiltIns.String);
        schema.FindType("Float").ShouldBeNull();
        schema.FindType("__Schema").ShouldBeSameAs(Introspection.SchemaType);
    }

    [Fact]
    public void Directives_of_the_schema_go_before_built_in_ones_of_the_same_name()
    {
        var schema = SchemaBuilder.FromSdl("directive @skip(when: Boolean) on FIELD type Query { a: Int }");

        schema.FindDirective("skip")!.FindArgument("when").ShouldNotBeNull();
        schema.Directives.Select(directive => directive.Name).ShouldBe(["skip", "include", "deprecated", "specifiedBy", "oneOf"]);
    }

    [Theory]
    [InlineData("type Query { a: Nope }")]
    [InlineData("schema { query: E } enum E { A }")]
    [InlineData("type Query { a: U } union U = E enum E { A }")]
    public void What_cannot_be_built_is_refused(string sdl) => Should.Throw<SchemaException>(() => SchemaBuilder.FromSdl(sdl));

    [Theory]
    [InlineData("[Dog!]!", "[Pet]", true)]
    [InlineData("Dog", "Animal", true)]
    [InlineData("Animal", "Dog", false)]
    [InlineData("Dog", "Dog!", false)]
    [InlineData("Dog", "[Dog]", false)]
    public void Knows_which_type_is_part_of_which(string type, string superType, bool expected)
    {
        var schema = SchemaBuilder.FromSdl(
            "type Query { a: Pet } union Pet = Dog interface Animal { a: Int } type Dog implements Animal { a: Int }"
        );

        schema.IsSubType(schema.FindType(Parser.ParseType(type))!, schema.FindType(Parser.ParseType(superType))!).ShouldBe(expected);
    }
}
