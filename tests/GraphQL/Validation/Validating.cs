using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;
using Shouldly;

namespace AltProvision.Tests.GraphQL.Validation;

/// <summary>Errors as lines: places, then the message.</summary>
internal static class Validating
{
    public static Schema Schema { get; } =
        SchemaBuilder.FromSdl(
            """
            directive @once(a: Int!, b: Int) on FIELD | QUERY | VARIABLE_DEFINITION
            directive @often repeatable on FIELD
            interface Animal { name(loud: Boolean = false): String }
            type Dog implements Animal { name(loud: Boolean = false): String, barks: Boolean!, owner: Person, knows(trick: Trick!): Boolean, age: Int! }
            type Cat implements Animal { name(loud: Boolean = false): String, meows: Boolean, owner: Person, age: Int }
            type Person { name: String, pets: [Animal], any: Any, age: String }
            union Any = Dog | Person
            enum Trick { SIT, DOWN }
            input Filter { name: String, age: Int!, not: Filter, tags: [String!], trick: Trick = SIT }
            input By @oneOf { id: ID, name: String }
            scalar Odd
            type Query {
              animal: Animal, dog: Dog, cat: Cat, any: Any, person: Person
              f(filter: Filter): Int, g(i: Int, s: String, b: Boolean, d: Float, id: ID, l: [Int!], t: Trick, o: Odd, r: Int! = 1): Int
              by(by: By): Int, byRequired(by: By!): Int, need(a: Int!, b: Int): Int
            }
            type Subscription { a: Int, b: Int }
            """
        );

    public static void ShouldGive(string rule, string document, params string[] errors) =>
        Lines(DocumentValidator.Validate(Schema, Parser.ParseExecutable(new(document)), new HashSet<string> { rule }), rule)
            .ShouldBe(errors);

    public static void SchemaShouldGive(string rule, string sdl, params string[] errors) =>
        Lines(SchemaValidator.Validate(Parser.ParseTypeSystem(new(sdl)), new HashSet<string> { rule }), rule).ShouldBe(errors);

    private static IEnumerable<string> Lines(IReadOnlyList<GraphQLError> errors, string rule)
    {
        foreach (var error in errors)
        {
            error.Rule.ShouldBe(rule);
            error.Code.ShouldBe(ErrorCodes.ValidationFailed);
            yield return $"{string.Join(' ', error.Locations.Select(location => $"{location.Line}:{location.Column}"))} {error.Message}".TrimStart();
        }
    }
}
