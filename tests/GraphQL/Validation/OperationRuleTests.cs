using Xunit;
using static AltProvision.Tests.GraphQL.Validation.Validating;

namespace AltProvision.Tests.GraphQL.Validation;

public sealed class OperationRuleTests
{
    [Theory]
    [InlineData("{ dog { name } } fragment F on Dog { name }")]
    [InlineData(
        "{ dog { name } } type A { a: Int } extend schema @x directive @d on FIELD",
        "1:18 The \"A\" definition is not executable.",
        "1:36 The schema definition is not executable.",
        "1:53 The \"@d\" definition is not executable."
    )]
    public void ExecutableDefinitions(string document, params string[] errors) => ShouldGive("ExecutableDefinitions", document, errors);

    [Theory]
    [InlineData("query { a } subscription { a }")]
    [InlineData("mutation M { a }", "1:1 The schema does not support mutation operations.")]
    public void KnownOperationTypes(string document, params string[] errors) => ShouldGive("KnownOperationTypes", document, errors);

    [Theory]
    [InlineData("query A { a } query B { a } { a } { a }")]
    [InlineData(
        "query A { a } subscription A { a } query A { a }",
        "1:7 1:28 There can be only one operation named \"A\".",
        "1:7 1:42 There can be only one operation named \"A\"."
    )]
    public void UniqueOperationNames(string document, params string[] errors) => ShouldGive("UniqueOperationNames", document, errors);

    [Theory]
    [InlineData("{ a }")]
    [InlineData("{ a } fragment F on Dog { name }")]
    [InlineData("{ a } query B { a }", "1:1 This anonymous operation must be the only defined operation.")]
    public void LoneAnonymousOperation(string document, params string[] errors) => ShouldGive("LoneAnonymousOperation", document, errors);

    [Theory]
    [InlineData("subscription { a }")]
    [InlineData("subscription { a a ... { a } ...F } fragment F on Subscription { a ...F ...Nope }")]
    [InlineData("subscription { a ... on Dog { b } } { a b }")]
    [InlineData("subscription { a x: a b }", "1:18 1:23 Anonymous Subscription must select only one top level field.")]
    [InlineData("subscription { __typename }", "1:16 Anonymous Subscription must not select an introspection top level field.")]
    [InlineData("subscription { ... on Dog { name } }", "1:14 Anonymous Subscription must select one top level field.")]
    [InlineData(
        "subscription { a @skip(if: true) ...F } fragment F on Subscription { b @include(if: $x) }",
        "1:18 1:72 Anonymous Subscription must not use @skip or @include at the top level."
    )]
    public void SingleFieldSubscriptions(string document, params string[] errors) =>
        ShouldGive("SingleFieldSubscriptions", document, errors);
}
