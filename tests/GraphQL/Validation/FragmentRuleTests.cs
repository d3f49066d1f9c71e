using Xunit;
using static AltProvision.Tests.GraphQL.Validation.Validating;

namespace AltProvision.Tests.GraphQL.Validation;

public sealed class FragmentRuleTests
{
    [Theory]
    [InlineData("query ($a: [Int!]) { ... on Dog { x } } fragment F on Any { x }")]
    [InlineData(
        "query ($a: [Nope!], $b: Float) { ... on Nix { x } } fragment F on Nil { x }",
        "1:13 Unknown type \"Nope\".",
        "1:41 Unknown type \"Nix\". Did you mean \"ID\" or \"Int\"?",
        "1:67 Unknown type \"Nil\". Did you mean \"ID\" or \"Int\"?"
    )]
    [InlineData("{ ... on Own { x } } type Own { a: Int b: Date }", "1:43 Unknown type \"Date\". Did you mean \"Cat\"?")]
    [InlineData(
        "{ ... on dog { x } ... on Qurey { x } }",
        "1:10 Unknown type \"dog\". Did you mean \"Dog\" or \"Odd\"?",
        "1:27 Unknown type \"Qurey\". Did you mean \"Query\"?"
    )]
    public void KnownTypeNames(string document, params string[] errors) => ShouldGive("KnownTypeNames", document, errors);

    [Theory]
    [InlineData("{ ... on Dog { x } ... on Any { x } ... on Animal { x } ... on Nope { x } ... { x } }")]
    [InlineData(
        "{ ... on Trick { x } } fragment F on Filter { x }",
        "1:10 Fragment cannot condition on non composite type \"Trick\".",
        "1:38 Fragment \"F\" cannot condition on non composite type \"Filter\"."
    )]
    public void FragmentsOnCompositeTypes(string document, params string[] errors) =>
        ShouldGive("FragmentsOnCompositeTypes", document, errors);

    [Theory]
    [InlineData("fragment F on Dog { a } fragment G on Dog { a }")]
    [InlineData(
        "fragment F on Dog { a } fragment F on Dog { a } fragment F on Cat { a }",
        "1:10 1:34 There can be only one fragment named \"F\".",
        "1:10 1:58 There can be only one fragment named \"F\"."
    )]
    public void UniqueFragmentNames(string document, params string[] errors) => ShouldGive("UniqueFragmentNames", document, errors);

    [Theory]
    [InlineData("{ ...F } fragment F on Dog { a }")]
    [InlineData("{ ...F ... { ...F } }", "1:6 Unknown fragment \"F\".", "1:17 Unknown fragment \"F\".")]
    public void KnownFragmentNames(string document, params string[] errors) => ShouldGive("KnownFragmentNames", document, errors);

    [Theory]
    [InlineData("{ a { ...F } } fragment F on Dog { ...G } fragment G on Dog { ...F }")]
    [InlineData(
        "{ a } fragment F on Dog { ...G } fragment G on Dog { ...F }",
        "1:7 Fragment \"F\" is never used.",
        "1:34 Fragment \"G\" is never used."
    )]
    public void NoUnusedFragments(string document, params string[] errors) => ShouldGive("NoUnusedFragments", document, errors);

    [Theory]
    [InlineData(
        "{ animal { ... on Dog { a } ... on Any { a } ...F } any { ... on Animal { a } ... on Nope { a } ... on Trick { a } } } fragment F on Cat { a }"
    )]
    [InlineData(
        "{ dog { ... on Cat { a } ...F ...N } } fragment F on Person { a }",
        "1:9 Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".",
        "1:26 Fragment \"F\" cannot be spread here as objects of type \"Dog\" can never be of type \"Person\"."
    )]
    public void PossibleFragmentSpreads(string document, params string[] errors) => ShouldGive("PossibleFragmentSpreads", document, errors);

    [Theory]
    [InlineData("fragment F on Dog { ...G ...G } fragment G on Dog { ...H } fragment H on Dog { a }")]
    [InlineData("fragment F on Dog { ...F }", "1:21 Cannot spread fragment \"F\" within itself.")]
    [InlineData(
        "fragment F on Dog { a { ...G } } fragment G on Dog { ...H } fragment H on Dog { ...F }",
        "1:25 1:54 1:81 Cannot spread fragment \"F\" within itself via \"G\", \"H\"."
    )]
    [InlineData(
        "fragment F on Dog { ...G } fragment G on Dog { ...G ...F ...X }",
        "1:48 Cannot spread fragment \"G\" within itself.",
        "1:21 1:53 Cannot spread fragment \"F\" within itself via \"G\"."
    )]
    [InlineData(
        "fragment F on Dog { ...G ...H } fragment G on Dog { a } fragment H on Dog { ...G ...F }",
        "1:26 1:82 Cannot spread fragment \"F\" within itself via \"H\"."
    )]
    public void NoFragmentCycles(string document, params string[] errors) => ShouldGive("NoFragmentCycles", document, errors);
}
