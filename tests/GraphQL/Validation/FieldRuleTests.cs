using Xunit;
using static AltProvision.Tests.GraphQL.Validation.Validating;

namespace AltProvision.Tests.GraphQL.Validation;

public sealed class FieldRuleTests
{
    [Theory]
    [InlineData("{ dog { name __typename } any { __typename } __schema { types { name } } __type(name: \"A\") { name } }")]
    [InlineData("{ nope { nope } }", "1:3 Cannot query field \"nope\" on type \"Query\".")]
    [InlineData(
        "{ dog { nam x: barkz } }",
        "1:9 Cannot query field \"nam\" on type \"Dog\". Did you mean \"name\"?",
        "1:13 Cannot query field \"barkz\" on type \"Dog\". Did you mean \"barks\"?"
    )]
    [InlineData(
        "{ dog { nmae NAME } }",
        "1:9 Cannot query field \"nmae\" on type \"Dog\". Did you mean \"name\"?",
        "1:14 Cannot query field \"NAME\" on type \"Dog\". Did you mean \"name\" or \"age\"?"
    )]
    [InlineData(
        "{ animal { barks } }",
        "1:12 Cannot query field \"barks\" on type \"Animal\". Did you mean to use an inline fragment on \"Dog\"?"
    )]
    [InlineData(
        "{ any { name } }",
        "1:9 Cannot query field \"name\" on type \"Any\". Did you mean to use an inline fragment on \"Dog\" or \"Person\"?"
    )]
    [InlineData("{ dog { __schema { x } } }", "1:9 Cannot query field \"__schema\" on type \"Dog\".")]
    [InlineData("{ ... on Nope { x } ...F } fragment F on Trick { x }")]
    [InlineData("mutation { x }")]
    public void FieldsOnCorrectType(string document, params string[] errors) => ShouldGive("FieldsOnCorrectType", document, errors);

    [Theory]
    [InlineData("{ dog { name } nope { x } nopes }")]
    [InlineData("{ dog }", "1:3 Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"?")]
    [InlineData(
        "{ f { x } dog { barks { y } } }",
        "1:5 Field \"f\" must not have a selection since type \"Int\" has no subfields.",
        "1:23 Field \"barks\" must not have a selection since type \"Boolean!\" has no subfields."
    )]
    public void ScalarLeafs(string document, params string[] errors) => ShouldGive("ScalarLeafs", document, errors);

    [Theory]
    [InlineData("{ dog { name(loud: true) knows } nope(x: 1) @nope(y: 1) }")]
    [InlineData("{ dog { name(load: true) } }", "1:14 Unknown argument \"load\" on field \"Dog.name\". Did you mean \"loud\"?")]
    [InlineData("{ dog @skip(unless: true) { name } }", "1:13 Unknown argument \"unless\" on directive \"@skip\".")]
    public void KnownArgumentNames(string document, params string[] errors) => ShouldGive("KnownArgumentNames", document, errors);

    [Theory]
    [InlineData("{ g(i: 1, s: \"\") }")]
    [InlineData("{ g(i: 1, s: \"\", i: 2, i: 3) }", "1:5 1:18 1:24 There can be only one argument named \"i\".")]
    [InlineData("{ dog @skip(if: true, if: true) { name } }", "1:13 1:23 There can be only one argument named \"if\".")]
    public void UniqueArgumentNames(string document, params string[] errors) => ShouldGive("UniqueArgumentNames", document, errors);

    [Theory]
    [InlineData("{ need(a: 1) g need(a: null) }")]
    [InlineData("{ need(b: 1) }", "1:3 Field \"need\" argument \"a\" of type \"Int!\" is required, but it was not provided.")]
    [InlineData(
        "query @once { dog @skip { name } }",
        "1:7 Directive \"@once\" argument \"a\" of type \"Int!\" is required, but it was not provided.",
        "1:19 Directive \"@skip\" argument \"if\" of type \"Boolean!\" is required, but it was not provided."
    )]
    public void ProvidedRequiredArguments(string document, params string[] errors) =>
        ShouldGive("ProvidedRequiredArguments", document, errors);

    [Theory]
    [InlineData("{ g(i: 1) g(i: 1) dog { name } dog { barks } }")]
    [InlineData("{ g(i: 1, s: \"a\") g(s: \"a\", i: 1) f(filter: {age: 1, name: \"x\"}) f(filter: {name: \"x\", age: 1}) }")]
    [InlineData(
        "{ animal { ... on Dog { x: barks } ... on Cat { x: meows } } }",
        "1:25 1:49 Fields \"x\" conflict because they return conflicting types \"Boolean!\" and \"Boolean\". Use different aliases on the fields to fetch both if this was intentional."
    )]
    [InlineData("{ animal { ... on Dog { x: name } ... on Cat { x: name(loud: true) } } }")]
    [InlineData(
        "{ x: g x: f }",
        "1:3 1:8 Fields \"x\" conflict because \"g\" and \"f\" are different fields. Use different aliases on the fields to fetch both if this was intentional."
    )]
    [InlineData(
        "{ g(i: 1) g(i: 2) }",
        "1:3 1:11 Fields \"g\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional."
    )]
    [InlineData(
        "{ g(i: 1) g }",
        "1:3 1:11 Fields \"g\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional."
    )]
    [InlineData(
        "{ g(s: \"a\") g(s: \"\"\"a\"\"\") }",
        "1:3 1:13 Fields \"g\" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional."
    )]
    [InlineData(
        "{ dog { x: name y: age } dog { x: barks y: barks } }",
        "1:3 1:9 1:17 1:26 1:32 1:41 Fields \"dog\" conflict because subfields \"x\" conflict because \"name\" and \"barks\" are different fields and subfields \"y\" conflict because \"age\" and \"barks\" are different fields. Use different aliases on the fields to fetch both if this was intentional."
    )]
    [InlineData(
        "{ dog { ...F x: name } } fragment F on Dog { x: barks ...F ...G } fragment G on Dog { x: age ...F }",
        "1:14 1:46 Fields \"x\" conflict because \"name\" and \"barks\" are different fields. Use different aliases on the fields to fetch both if this was intentional.",
        "1:14 1:87 Fields \"x\" conflict because \"name\" and \"age\" are different fields. Use different aliases on the fields to fetch both if this was intentional.",
        "1:46 1:87 Fields \"x\" conflict because \"barks\" and \"age\" are different fields. Use different aliases on the fields to fetch both if this was intentional.",
        "1:46 1:87 Fields \"x\" conflict because \"barks\" and \"age\" are different fields. Use different aliases on the fields to fetch both if this was intentional.",
        "1:87 1:46 Fields \"x\" conflict because \"age\" and \"barks\" are different fields. Use different aliases on the fields to fetch both if this was intentional."
    )]
    [InlineData("{ any { ... on Dog { owner { x: name } } ... on Person { owner: any { ... on Person { x: age } } } } }")]
    public void OverlappingFieldsCanBeMerged(string document, params string[] errors) =>
        ShouldGive("OverlappingFieldsCanBeMerged", document, errors);
}
