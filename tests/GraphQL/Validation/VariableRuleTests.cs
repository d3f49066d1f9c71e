using Xunit;
using static AltProvision.Tests.GraphQL.Validation.Validating;

namespace AltProvision.Tests.GraphQL.Validation;

public sealed class VariableRuleTests
{
    [Theory]
    [InlineData("query ($a: Int, $b: Int) { a } query ($a: Int) { a }")]
    [InlineData("query ($a: Int, $b: Int, $a: Int, $a: Int) { a }", "1:9 1:27 1:36 There can be only one variable named \"$a\".")]
    public void UniqueVariableNames(string document, params string[] errors) => ShouldGive("UniqueVariableNames", document, errors);

    [Theory]
    [InlineData("query ($a: Int, $b: [Filter!]!, $c: Nope) { a }")]
    [InlineData(
        "query ($a: Dog, $b: [Any!]!) { a }",
        "1:12 Variable \"$a\" cannot be non-input type \"Dog\".",
        "1:21 Variable \"$b\" cannot be non-input type \"[Any!]!\"."
    )]
    public void VariablesAreInputTypes(string document, params string[] errors) => ShouldGive("VariablesAreInputTypes", document, errors);

    [Theory]
    [InlineData("query ($a: Int) { g(i: $a) nope(x: [{y: $a}]) @nope(z: $a) ...F } fragment F on Query { g(i: $a) }")]
    [InlineData("{ g(i: $a) }", "1:8 1:1 Variable \"$a\" is not defined.")]
    [InlineData(
        "query A { ...F } query B($a: Int) { ...F } query C { ...G } fragment F on Query { g(i: $a) ...G } fragment G on Query { g(l: [$a]) }",
        "1:88 1:1 Variable \"$a\" is not defined by operation \"A\".",
        "1:127 1:1 Variable \"$a\" is not defined by operation \"A\".",
        "1:127 1:44 Variable \"$a\" is not defined by operation \"C\"."
    )]
    public void NoUndefinedVariables(string document, params string[] errors) => ShouldGive("NoUndefinedVariables", document, errors);

    [Theory]
    [InlineData("query ($a: Int) { ...F } fragment F on Query { ...G ...F } fragment G on Query { g(i: $a) }")]
    [InlineData("query A($a: Int, \"d\" $b: Int) { g(i: $a) }", "1:18 Variable \"$b\" is never used in operation \"A\".")]
    public void NoUnusedVariables(string document, params string[] errors) => ShouldGive("NoUnusedVariables", document, errors);

    [Theory]
    [InlineData(
        "query ($a: Int!, $b: [Int!]!, $c: Int) { g(i: $a, l: $b) g(l: [$a]) g(r: $c) need(a: $c) }",
        "1:31 1:86 Variable \"$c\" of type \"Int\" used in position expecting type \"Int!\"."
    )]
    [InlineData(
        "query ($a: Int = 1, $n: Int = null) { need(a: $a) x: need(a: $n) }",
        "1:21 1:62 Variable \"$n\" of type \"Int\" used in position expecting type \"Int!\"."
    )]
    [InlineData(
        "query ($a: String) { g(i: $a) f(filter: {name: $a, age: $a}) }",
        "1:8 1:27 Variable \"$a\" of type \"String\" used in position expecting type \"Int\".",
        "1:8 1:57 Variable \"$a\" of type \"String\" used in position expecting type \"Int!\"."
    )]
    [InlineData("query ($a: [Int]) { g(l: $a) }", "1:8 1:26 Variable \"$a\" of type \"[Int]\" used in position expecting type \"[Int!]\".")]
    [InlineData("query ($a: Int) { g(l: $a) }", "1:8 1:24 Variable \"$a\" of type \"Int\" used in position expecting type \"[Int!]\".")]
    [InlineData("query ($a: Nope, $b: Int) { g(i: $a, nope: $b) nope(x: $b) g(o: {x: [$b]}) }")]
    [InlineData(
        "query ($a: ID!, $b: String = \"x\") { by(by: {id: $a}) x: by(by: {name: $b}) }",
        "1:17 1:71 Variable \"$b\" of type \"String\" must be non-nullable to be used for OneOf Input Object \"By\"."
    )]
    [InlineData(
        "query ($b: String) { byRequired(by: {name: $b}) }",
        "1:8 1:44 Variable \"$b\" of type \"String\" must be non-nullable to be used for OneOf Input Object \"By\"."
    )]
    [InlineData("query ($b: By) { by(by: $b) }")]
    public void VariablesInAllowedPosition(string document, params string[] errors) =>
        ShouldGive("VariablesInAllowedPosition", document, errors);
}
