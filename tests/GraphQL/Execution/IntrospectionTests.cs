using AltProvision.GraphQL.Types;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Execution;

public sealed class IntrospectionTests
{
    private static readonly Schema Schema = SchemaBuilder.FromSdl(
        """
        "Of everything one."
        schema { query: Root mutation: Change }
        directive @mark(a: Int = 1, b: Int @deprecated(reason: "no b")) repeatable on FIELD | OBJECT
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name: String }
        type Root implements Node & Named {
          id: ID!
          name(a: Int = 1, b: In = {x: 1, s: "t"}, c: [Int!] @deprecated): String
          old: [Any!]! @deprecated(reason: "no more")
        }
        type Change { a(by: By): Int }
        union Any = Root | Change
        enum Size { BIG, SMALL @deprecated }
        input In { x: Int! = 5, s: String @deprecated(reason: "no s") }
        input By @oneOf { a: Int, b: Int }
        scalar Day @specifiedBy(url: "https://example.org/day")
        scalar Odd
        """
    );

    [Theory]
    [InlineData(
        "{ __schema { description queryType { name } mutationType { name } subscriptionType { name } } }",
        """{"__schema":{"description":"Of everything one.","queryType":{"name":"Root"},"mutationType":{"name":"Change"},"subscriptionType":null}}"""
    )]
    [InlineData(
        "{ __schema { directives { name isRepeatable } } }",
        """{"__schema":{"directives":[{"name":"mark","isRepeatable":true},{"name":"include","isRepeatable":false},{"name":"skip","isRepeatable":false},{"name":"deprecated","isRepeatable":false},{"name":"specifiedBy","isRepeatable":false},{"name":"oneOf","isRepeatable":false}]}}"""
    )]
    [InlineData(
        "{ __schema { types { name } } }",
        """{"__schema":{"types":[{"name":"Node"},{"name":"Named"},{"name":"Root"},{"name":"Change"},{"name":"Any"},{"name":"Size"},{"name":"In"},{"name":"By"},{"name":"Day"},{"name":"Odd"},{"name":"String"},{"name":"Int"},{"name":"Boolean"},{"name":"ID"},{"name":"__Schema"},{"name":"__Type"},{"name":"__TypeKind"},{"name":"__Field"},{"name":"__InputValue"},{"name":"__EnumValue"},{"name":"__Directive"},{"name":"__DirectiveLocation"}]}}"""
    )]
    [InlineData(
        "{ __type(name: \"Root\") { kind fields { name isDeprecated } interfaces { name } possibleTypes { name } enumValues { name } inputFields { name } ofType { name } isOneOf specifiedByURL } }",
        """{"__type":{"kind":"OBJECT","fields":[{"name":"id","isDeprecated":false},{"name":"name","isDeprecated":false}],"interfaces":[{"name":"Node"},{"name":"Named"}],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null,"specifiedByURL":null}}"""
    )]
    [InlineData(
        "{ __type(name: \"Root\") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }",
        """{"__type":{"fields":[{"name":"id","isDeprecated":false,"deprecationReason":null},{"name":"name","isDeprecated":false,"deprecationReason":null},{"name":"old","isDeprecated":true,"deprecationReason":"no more"}]}}"""
    )]
    [InlineData(
        "{ __type(name: \"Root\") { fields(includeDeprecated: true) { type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }",
        """{"__type":{"fields":[{"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"SCALAR","name":"ID","ofType":null}}},{"type":{"kind":"SCALAR","name":"String","ofType":null}},{"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","name":null,"ofType":{"kind":"NON_NULL","name":null,"ofType":{"kind":"UNION","name":"Any"}}}}}]}}"""
    )]
    [InlineData(
        "{ __type(name: \"Root\") { fields { args { name defaultValue } } } }",
        """{"__type":{"fields":[{"args":[]},{"args":[{"name":"a","defaultValue":"1"},{"name":"b","defaultValue":"{x: 1, s: \"t\"}"}]}]}}"""
    )]
    [InlineData(
        "{ __type(name: \"Root\") { fields { args(includeDeprecated: true) { name isDeprecated deprecationReason } } } }",
        """{"__type":{"fields":[{"args":[]},{"args":[{"name":"a","isDeprecated":false,"deprecationReason":null},{"name":"b","isDeprecated":false,"deprecationReason":null},{"name":"c","isDeprecated":true,"deprecationReason":"No longer supported"}]}]}}"""
    )]
    [InlineData(
        "{ __type(name: \"Named\") { kind interfaces { name } possibleTypes { name } } }",
        """{"__type":{"kind":"INTERFACE","interfaces":[{"name":"Node"}],"possibleTypes":[{"name":"Root"}]}}"""
    )]
    [InlineData(
        "{ __type(name: \"Any\") { kind fields { name } interfaces { name } possibleTypes { name } } }",
        """{"__type":{"kind":"UNION","fields":null,"interfaces":null,"possibleTypes":[{"name":"Root"},{"name":"Change"}]}}"""
    )]
    [InlineData(
        "{ __type(name: \"Size\") { kind enumValues { name } all: enumValues(includeDeprecated: true) { name isDeprecated deprecationReason } } }",
        """{"__type":{"kind":"ENUM","enumValues":[{"name":"BIG"}],"all":[{"name":"BIG","isDeprecated":false,"deprecationReason":null},{"name":"SMALL","isDeprecated":true,"deprecationReason":"No longer supported"}]}}"""
    )]
    [InlineData(
        "{ __type(name: \"In\") { kind isOneOf inputFields { name defaultValue } all: inputFields(includeDeprecated: true) { name isDeprecated deprecationReason } } }",
        """{"__type":{"kind":"INPUT_OBJECT","isOneOf":false,"inputFields":[{"name":"x","defaultValue":"5"}],"all":[{"name":"x","isDeprecated":false,"deprecationReason":null},{"name":"s","isDeprecated":true,"deprecationReason":"no s"}]}}"""
    )]
    [InlineData("{ __type(name: \"By\") { isOneOf } }", """{"__type":{"isOneOf":true}}""")]
    [InlineData(
        "{ day: __type(name: \"Day\") { kind specifiedByURL } odd: __type(name: \"Odd\") { specifiedByURL } none: __type(name: \"None\") { name } }",
        """{"day":{"kind":"SCALAR","specifiedByURL":"https://example.org/day"},"odd":{"specifiedByURL":null},"none":null}"""
    )]
    [InlineData(
        "{ __schema { directives { name locations args { name } all: args(includeDeprecated: true) { name deprecationReason } } } }",
        """{"name":"mark","locations":["FIELD","OBJECT"],"args":[{"name":"a"}],"all":[{"name":"a","deprecationReason":null},{"name":"b","deprecationReason":"no b"}]}"""
    )]
    public async Task A_schema_tells_about_itself(string query, string expected)
    {
        (await TestExecutor.Create(Schema).RunAsync(query)).ShouldContain(expected);
    }
}
