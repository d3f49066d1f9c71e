using Xunit;
using static AltProvision.Tests.GraphQL.Validation.Validating;

namespace AltProvision.Tests.GraphQL.Validation;

public sealed class ValueRuleTests
{
    [Theory]
    [InlineData("{ g(i: 1, s: \"a\", b: true, d: 1, id: 5, l: 1, t: SIT, o: {any: [thing]}) nope(x: {}) }")]
    [InlineData("{ g(i: null, l: [1, 2], d: 1.5, id: \"x\", o: $v, l: null) f(filter: {age: 1, not: {age: 2}, tags: \"one\"}) }")]
    [InlineData("{ g(i: \"1\") }", "1:8 Int cannot represent non-integer value: \"1\"")]
    [InlineData("{ g(i: 2147483648) }", "1:8 Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData(
        "{ g(i: 1.0, s: 1, b: 1, d: \"1\", id: 1.5) }",
        "1:8 Int cannot represent non-integer value: 1.0",
        "1:16 String cannot represent a non string value: 1",
        "1:22 Boolean cannot represent a non boolean value: 1",
        "1:28 Float cannot represent non numeric value: \"1\"",
        "1:37 ID cannot represent a non-string and non-integer value: 1.5"
    )]
    [InlineData(
        "{ g(t: \"SIT\") x: g(t: SITT) }",
        "1:8 Enum \"Trick\" cannot represent non-enum value: \"SIT\".",
        "1:23 Value \"SITT\" does not exist in \"Trick\" enum. Did you mean the enum value \"SIT\"?"
    )]
    [InlineData(
        "{ g(l: [1, null, \"x\"]) }",
        "1:12 Expected value of type \"Int!\", found null.",
        "1:18 Int cannot represent non-integer value: \"x\""
    )]
    [InlineData(
        "{ g(i: [1]) x: g(i: {a: 1}) }",
        "1:8 Int cannot represent non-integer value: [1]",
        "1:21 Int cannot represent non-integer value: {a: 1}"
    )]
    [InlineData("{ f(filter: 1) }", "1:13 Expected value of type \"Filter\", found 1.")]
    [InlineData(
        "{ f(filter: {nam: \"x\"}) }",
        "1:13 Field \"Filter.age\" of required type \"Int!\" was not provided.",
        "1:14 Field \"nam\" is not defined by type \"Filter\". Did you mean \"name\" or \"not\"?"
    )]
    [InlineData(
        "{ f(filter: {age: null, not: {age: \"x\"}}) }",
        "1:19 Expected value of type \"Int!\", found null.",
        "1:36 Int cannot represent non-integer value: \"x\""
    )]
    [InlineData(
        "query ($a: Int = \"x\", $b: Filter = {}) { a }",
        "1:18 Int cannot represent non-integer value: \"x\"",
        "1:36 Field \"Filter.age\" of required type \"Int!\" was not provided."
    )]
    [InlineData(
        "{ by(by: {}) b: by(by: {id: 1, name: \"x\"}) c: by(by: {id: null}) d: by(by: {id: $x}) e: by(by: {id: 1}) }",
        "1:10 OneOf Input Object \"By\" must specify exactly one key.",
        "1:24 OneOf Input Object \"By\" must specify exactly one key.",
        "1:54 Field \"By.id\" must be non-null."
    )]
    [InlineData("{ dog @skip(if: 1) { name } }", "1:17 Boolean cannot represent a non boolean value: 1")]
    public void ValuesOfCorrectType(string document, params string[] errors) => ShouldGive("ValuesOfCorrectType", document, errors);

    [Theory]
    [InlineData("{ f(filter: {age: 1, not: {age: 1}}) }")]
    [InlineData(
        "{ f(filter: {age: 1, age: 2, not: {age: 1, age: 2}, age: 3}) }",
        "1:14 1:22 There can be only one input field named \"age\".",
        "1:36 1:44 There can be only one input field named \"age\".",
        "1:14 1:53 There can be only one input field named \"age\"."
    )]
    [InlineData("{ nope(x: [{a: 1, a: 2}]) }", "1:13 1:19 There can be only one input field named \"a\".")]
    public void UniqueInputFieldNames(string document, params string[] errors) => ShouldGive("UniqueInputFieldNames", document, errors);

    [Theory]
    [InlineData("query ($a: Int @once(a: 1)) @once(a: 1) { dog @skip(if: true) { name @often } ...F @include(if: true) }")]
    [InlineData(
        "query @skip(if: true) { a @nope } fragment F on Dog @once { a }",
        "1:7 Directive \"@skip\" may not be used on QUERY.",
        "1:27 Unknown directive \"@nope\".",
        "1:53 Directive \"@once\" may not be used on FRAGMENT_DEFINITION."
    )]
    [InlineData(
        "query ($a: Int @skip(if: true)) { ...F @once ... @once { a } }",
        "1:16 Directive \"@skip\" may not be used on VARIABLE_DEFINITION.",
        "1:40 Directive \"@once\" may not be used on FRAGMENT_SPREAD.",
        "1:50 Directive \"@once\" may not be used on INLINE_FRAGMENT."
    )]
    [InlineData("type A @deprecated { a: Int @deprecated } { a }", "1:8 Directive \"@deprecated\" may not be used on OBJECT.")]
    public void KnownDirectives(string document, params string[] errors) => ShouldGive("KnownDirectives", document, errors);

    [Theory]
    [InlineData("{ a @often @often @nope @nope b @once c @once }")]
    [InlineData(
        "{ a @once @often @once @once }",
        "1:5 1:18 The directive \"@once\" can only be used once at this location.",
        "1:5 1:24 The directive \"@once\" can only be used once at this location."
    )]
    public void UniqueDirectivesPerLocation(string document, params string[] errors) =>
        ShouldGive("UniqueDirectivesPerLocation", document, errors);
}
