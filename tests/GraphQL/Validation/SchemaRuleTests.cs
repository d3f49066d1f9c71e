using Xunit;
using static AltProvision.Tests.GraphQL.Validation.Validating;

namespace AltProvision.Tests.GraphQL.Validation;

public sealed class SchemaRuleTests
{
    [Theory]
    [InlineData("LoneSchemaDefinition", "schema { query: A } schema { query: A }", "1:21 Must provide only one schema definition.")]
    [InlineData(
        "UniqueOperationTypes",
        "schema { query: A } extend schema { query: B mutation: C }",
        "1:10 1:37 There can be only one query type in schema."
    )]
    [InlineData(
        "UniqueTypeNames",
        "type A { a: Int } enum A { B } extend type A { b: Int }",
        "1:6 1:24 There can be only one type named \"A\"."
    )]
    [InlineData(
        "UniqueEnumValueNames",
        "enum A { B B } extend enum A { B }",
        "1:10 1:12 Enum value \"A.B\" can only be defined once.",
        "1:10 1:32 Enum value \"A.B\" can only be defined once."
    )]
    [InlineData(
        "UniqueFieldDefinitionNames",
        "type A { a: Int a: Int } input B { b: Int } extend input B { b: Int }",
        "1:10 1:17 Field \"A.a\" can only be defined once.",
        "1:36 1:62 Field \"B.b\" can only be defined once."
    )]
    [InlineData(
        "UniqueArgumentDefinitionNames",
        "type A { a(b: Int, b: Int): Int } directive @d(c: Int, c: Int) on FIELD",
        "1:12 1:20 Argument \"A.a(b:)\" can only be defined once.",
        "1:48 1:56 Argument \"@d(c:)\" can only be defined once."
    )]
    [InlineData(
        "UniqueDirectiveNames",
        "directive @d on FIELD directive @d on QUERY directive @skip on FIELD",
        "1:12 1:34 There can be only one directive named \"@d\"."
    )]
    [InlineData(
        "KnownTypeNames",
        "type A implements I { a(b: [B!]): Int c: __Type } union U = V",
        "1:19 Unknown type \"I\". Did you mean \"A\", \"ID\", or \"U\"?",
        "1:29 Unknown type \"B\". Did you mean \"A\" or \"U\"?",
        "1:61 Unknown type \"V\". Did you mean \"A\" or \"U\"?"
    )]
    [InlineData(
        "KnownTypeNames",
        "type Query { a: Foo b: Boolan c: Ocj } type OCj { a: Int } type Obj { a: __typ }",
        "1:17 Unknown type \"Foo\".",
        "1:24 Unknown type \"Boolan\". Did you mean \"Boolean\"?",
        "1:34 Unknown type \"Ocj\". Did you mean \"OCj\" or \"Obj\"?",
        "1:74 Unknown type \"__typ\". Did you mean \"__Type\"?"
    )]
    [InlineData(
        "KnownDirectives",
        "type A @a { a(b: Int @deprecated): Int @oneOf } enum E { B @deprecated } extend schema @s",
        "1:8 Unknown directive \"@a\".",
        "1:40 Directive \"@oneOf\" may not be used on FIELD_DEFINITION.",
        "1:88 Unknown directive \"@s\"."
    )]
    [InlineData(
        "UniqueDirectivesPerLocation",
        "directive @d on OBJECT type A @d { a: Int } extend type A @d",
        "1:31 1:59 The directive \"@d\" can only be used once at this location."
    )]
    [InlineData(
        "PossibleTypeExtensions",
        "scalar A extend type A { a: Int } extend type Bb { a: Int } type B { a: Int }",
        "1:1 1:10 Cannot extend non-object type \"A\".",
        "1:47 Cannot extend type \"Bb\" because it is not defined. Did you mean \"B\"?"
    )]
    [InlineData(
        "KnownArgumentNamesOnDirectives",
        "type A { a: Int @deprecated(because: \"x\") }",
        "1:29 Unknown argument \"because\" on directive \"@deprecated\"."
    )]
    [InlineData(
        "UniqueArgumentNames",
        "type A { a: Int @deprecated(reason: \"x\", reason: \"y\") }",
        "1:29 1:42 There can be only one argument named \"reason\"."
    )]
    [InlineData("UniqueInputFieldNames", "input A { a: A = {b: 1, b: 2} }", "1:19 1:25 There can be only one input field named \"b\".")]
    [InlineData(
        "ProvidedRequiredArgumentsOnDirectives",
        "scalar A @specifiedBy",
        "1:10 Directive \"@specifiedBy\" argument \"url\" of type \"String!\" is required, but it was not provided."
    )]
    public void Documents_of_definitions_are_in_order(string rule, string sdl, params string[] errors) =>
        SchemaShouldGive(rule, sdl, errors);

    [Theory]
    [InlineData("type Query { a(b: Int! = 1 @deprecated): Int } input In { a: In b: [In!]! c: Int = 1 }")]
    [InlineData("type A { a: Int }", "Query root type must be provided.")]
    [InlineData("schema { mutation: A } type A { a: Int } type Query { a: Int }", "1:1 Query root type must be provided.")]
    [InlineData("schema { query: E } enum E { A }", "1:17 Query root type must be Object type, it cannot be E.")]
    [InlineData(
        "schema { query: Q mutation: E } type Q { a: Int } enum E { A }",
        "1:29 Mutation root type must be Object type if provided, it cannot be E."
    )]
    [InlineData("schema { query: A mutation: A } type A { a: Int }", "1:29 A cannot be the root type of two kinds of operation.")]
    [InlineData(
        "type Query { __a: Int } directive @__d(__a: Int) on FIELD",
        "1:25 Name \"__d\" must not begin with \"__\", which is reserved by GraphQL introspection.",
        "1:40 Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.",
        "1:14 Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection."
    )]
    [InlineData("type Query", "1:1 Type Query must define one or more fields.")]
    [InlineData(
        "type Query { a: In } input In { a: Query }",
        "1:17 The type of Query.a must be Output Type but got: In.",
        "1:36 The type of In.a must be Input Type but got: Query."
    )]
    [InlineData("type Query { a(b: [Query!]): Int }", "1:19 The type of Query.a(b:) must be Input Type but got: [Query!].")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "1:24 1:19 Required argument Query.a(b:) cannot be deprecated.")]
    [InlineData(
        "type Query implements E & I & I { a: Int } enum E { A } interface I { a: Int }",
        "1:23 Type Query must only implement Interface types, it cannot implement E.",
        "1:27 1:31 Type Query can only implement I once."
    )]
    [InlineData(
        "interface I implements I { a: Int } type Query { a: Int }",
        "1:24 Type I cannot implement itself because it would create a circular reference."
    )]
    [InlineData(
        "interface I implements J { a: Int } interface J { a: Int } type Query implements I { a: Int }",
        "1:24 1:82 Type Query must implement J because it is implemented by I."
    )]
    [InlineData(
        "interface I { a: Int b(c: Int): I } type Query implements I { b(c: String, d: Int!): Query! }",
        "1:15 1:37 Interface field I.a expected but Query does not provide it.",
        "1:27 1:68 Interface field argument I.b(c:) expects type Int but Query.b(c:) is type String.",
        "1:76 1:22 Object field Query.b includes required argument d that is missing from the Interface field I.b."
    )]
    [InlineData(
        "interface I { a: [I!] b(c: Int): Int } type Query implements I { a: [I] b: Int @deprecated }",
        "1:18 1:69 Interface field I.a expects type [I!] but Query.a is type [I].",
        "1:80 Query.b cannot be deprecated because I.b is not.",
        "1:25 1:73 Interface field argument I.b(c:) expected but Query.b does not provide it."
    )]
    [InlineData(
        "type Query { a: U } union U = Query | Int | Query union V",
        "1:31 1:45 Union type U can only include type Query once.",
        "1:39 Union type U can only include Object types, it cannot include Int.",
        "1:51 Union type V must define one or more member types."
    )]
    [InlineData("type Query { a: E } enum E", "1:21 Enum type E must define one or more values.")]
    [InlineData(
        "type Query { a(b: E = B, c: Int = \"x\"): Int } enum E { A }",
        "1:23 The default value of Query.a(b:) does not fit E.",
        "1:35 The default value of Query.a(c:) does not fit Int."
    )]
    [InlineData(
        "type Query { a(b: In = {a: 1}, c: In = {}, d: In = {a: 1, x: 2}): Int } input In { a: Int! b: Int! = 2 }",
        "1:40 The default value of Query.a(c:) does not fit In.",
        "1:52 The default value of Query.a(d:) does not fit In."
    )]
    [InlineData(
        "type Query { a: Int } input By @oneOf { a: Int! b: Int = 1 } input In { a: Int } extend input In @oneOf",
        "1:44 OneOf input field By.a must be nullable.",
        "1:49 OneOf input field By.b cannot have a default value.",
        "1:98 @oneOf is not allowed on an extension."
    )]
    [InlineData(
        "type Query { a: Int } input A { b: B! } input B { c: C! a: A } input C { b: B! }",
        "1:51 1:74 Invalid circular reference. Input Objects refer to each other through non-null fields: \"c.b\"."
    )]
    [InlineData(
        "type Query { a: Int } input A { b: B = {} c: A = {c: null} } input B { a: A = {} }",
        "1:72 1:33 Default values contain each other: \"a, b\".",
        "1:72 1:43 1:33 Default values contain each other: \"a, c, b\"."
    )]
    [InlineData(
        "type Query { a: Int } directive @a(x: In) on INPUT_FIELD_DEFINITION input In { b: Int @a }",
        "1:23 Directive @a must not refer to itself."
    )]
    [InlineData("type Query { a: Int @deprecated(reason: 1) }", "1:41 Argument \"reason\" has invalid value 1.")]
    public void Type_systems_make_sense(string sdl, params string[] errors) => SchemaShouldGive("TypeSystem", sdl, errors);
}
