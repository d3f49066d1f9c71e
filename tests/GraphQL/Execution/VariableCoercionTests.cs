using System.Text.Json;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Execution;

public sealed class VariableCoercionTests
{
    private static readonly Schema Schema = SchemaBuilder.FromSdl(
        """
        type Query { a(i: Int, f: Float, s: String, b: Boolean, id: ID): Int }
        enum Size { SMALL, LARGE }
        input In { a: Int!, b: String = "dflt", c: [In!], size: Size }
        input By @oneOf { id: ID, name: String }
        scalar Any
        """
    );

    [Theory]
    [InlineData("\"26/11/2026\"", "Date cannot represent value: \"26/11/2026\"; write it as in \"2026-09-01\".")]
    [InlineData("7", "Date cannot represent value: \"7\"; write it as in \"2026-09-01\".")]
    [InlineData("true", "Date cannot represent value: true; write it as in \"2026-09-01\".")]
    public void A_text_with_a_meaning_says_how_it_is_written(string json, string expected) =>
        Should
            .Throw<ValueCoercionException>(() => TextScalar.Date.ParseValue(JsonDocument.Parse(json).RootElement))
            .Message.ShouldBe(expected);

    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Int", "1.0", "1")]
    [InlineData("Int", "1e2", "100")]
    [InlineData("Int", "-2147483648", "-2147483648")]
    [InlineData("Int", "null", "null")]
    [InlineData("Float", "1", "1")]
    [InlineData("Float", "1.25e2", "125")]
    [InlineData("String", "\"\\uD83D\\uDE00\"", "\"\\uD83D\\uDE00\"")]
    [InlineData("Boolean", "true", "true")]
    [InlineData("ID", "\"x\"", "\"x\"")]
    [InlineData("ID", "5", "\"5\"")]
    [InlineData("ID", "9007199254740992", "\"9007199254740992\"")]
    [InlineData("[Int]", "1", "[1]")]
    [InlineData("[[Int]]", "1", "[[1]]")]
    [InlineData("[[Int]]", "[1,null,[2,null]]", "[[1],null,[2,null]]")]
    [InlineData("Size", "\"LARGE\"", "\"LARGE\"")]
    [InlineData("In", "{\"a\":1}", "{\"a\":1,\"b\":\"dflt\"}")]
    [InlineData("In", "{\"a\":1,\"b\":null,\"c\":{\"a\":2}}", "{\"a\":1,\"b\":null,\"c\":[{\"a\":2,\"b\":\"dflt\"}]}")]
    [InlineData("By", "{\"id\":1}", "{\"id\":\"1\"}")]
    [InlineData("Any", "{\"x\":[1]}", "{\"x\":[1]}")]
    public void Values_are_coerced(string type, string json, string expected)
    {
        var (values, errors) = Coerce($"query ($v: {type}) {{ a }}", $"{{\"v\":{json},\"other\":1}}");

        errors.ShouldBeEmpty();
        JsonSerializer.Serialize(values["v"]).ShouldBe(expected);
        values.Keys.ShouldBe(["v"]);
    }

    [Theory]
    [InlineData("Int", "\"1\"", "Variable \"$v\" got invalid value \"1\"; Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "1.5", "Variable \"$v\" got invalid value 1.5; Int cannot represent non-integer value: 1.5")]
    [InlineData(
        "Int",
        "2147483648",
        "Variable \"$v\" got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648"
    )]
    [InlineData("Int!", "null", "Variable \"$v\" of non-null type \"Int!\" must not be null.")]
    [InlineData("Float", "1e999", "Variable \"$v\" got invalid value 1e999; Float cannot represent non numeric value: 1e999")]
    [InlineData("Float", "\"1\"", "Variable \"$v\" got invalid value \"1\"; Float cannot represent non numeric value: \"1\"")]
    [InlineData("String", "1", "Variable \"$v\" got invalid value 1; String cannot represent a non string value: 1")]
    [InlineData(
        "String",
        "\"\\uD83D\"",
        "Variable \"$v\" got invalid value \"\\uD83D\"; String cannot represent half of a surrogate pair."
    )]
    [InlineData("Boolean", "0", "Variable \"$v\" got invalid value 0; Boolean cannot represent a non boolean value: 0")]
    [InlineData("ID", "1.5", "Variable \"$v\" got invalid value 1.5; ID cannot represent value: 1.5")]
    [InlineData(
        "[Int!]",
        "[1,null]",
        "Variable \"$v\" got invalid value null at \"v[1]\"; Expected non-nullable type \"Int!\" not to be null."
    )]
    [InlineData("Size", "\"BIG\"", "Variable \"$v\" got invalid value \"BIG\"; Value \"BIG\" does not exist in \"Size\" enum.")]
    [InlineData("Size", "1", "Variable \"$v\" got invalid value 1; Enum \"Size\" cannot represent non-string value: 1.")]
    [InlineData("In", "1", "Variable \"$v\" got invalid value 1; Expected type \"In\" to be an object.")]
    [InlineData("In", "{}", "Variable \"$v\" got invalid value {}; Field \"a\" of required type \"Int!\" was not provided.")]
    [InlineData(
        "In",
        "{\"a\":1,\"z\":1}",
        "Variable \"$v\" got invalid value {\"a\":1,\"z\":1}; Field \"z\" is not defined by type \"In\". Did you mean \"a\", \"b\", or \"c\"?"
    )]
    [InlineData(
        "In",
        "{\"a\":1,\"c\":[{\"a\":\"x\"}]}",
        "Variable \"$v\" got invalid value \"x\" at \"v.c[0].a\"; Int cannot represent non-integer value: \"x\""
    )]
    [InlineData("By", "{}", "Variable \"$v\" got invalid value {}; Exactly one key must be specified for OneOf type \"By\".")]
    [InlineData(
        "By",
        "{\"id\":1,\"name\":null}",
        "Variable \"$v\" got invalid value {\"id\":1,\"name\":null}; Exactly one key must be specified for OneOf type \"By\"."
    )]
    [InlineData("In", "{\"\\uD83D\":1}", "Variable \"$v\" got text that is not well-formed Unicode.")]
    [InlineData("Int", "1,\"\\uD83D\":1", "Variable \"$v\" got text that is not well-formed Unicode.")]
    [InlineData("By", "{\"id\":null}", "Variable \"$v\" got invalid value {\"id\":null}; Field \"id\" must be non-null.")]
    [InlineData("Query", "1", "Variable \"$v\" expected value of type \"Query\" which cannot be used as an input type.")]
    public void What_does_not_fit_is_refused_at_the_definition_of_the_variable(string type, string json, string expected)
    {
        var (values, errors) = Coerce($"query ($v: {type}) {{ a }}", $"{{\"v\":{json}}}");

        values.ShouldBeEmpty();
        var error = errors.ShouldHaveSingleItem();
        (error.Message, error.Code, error.Locations.Single()).ShouldBe((expected, ErrorCodes.BadUserInput, new SourceLocation(1, 8)));
    }

    [Theory]
    [InlineData("query ($v: Int) { a }", "{}", "{}")]
    [InlineData("query ($v: Int) { a }", "null", "{}")]
    [InlineData("query ($v: Int) { a }", "{\"v\":null}", "{\"v\":null}")]
    [InlineData("query ($v: Int = 5) { a }", "{}", "{\"v\":5}")]
    [InlineData("query ($v: Int = 5) { a }", "{\"v\":null}", "{\"v\":null}")]
    [InlineData("query ($v: In = {a: 1, c: [{a: 2}]}) { a }", "{}", "{\"v\":{\"a\":1,\"c\":[{\"a\":2,\"b\":\"dflt\"}],\"b\":\"dflt\"}}")]
    public void Absent_is_not_null(string document, string variables, string expected) =>
        JsonSerializer.Serialize(Coerce(document, variables).Values).ShouldBe(expected);

    [Fact]
    public void A_required_variable_has_to_be_given() =>
        Coerce("query ($v: Int!) { a }", "{}")
            .Errors.Single()
            .Message.ShouldBe("Variable \"$v\" of required type \"Int!\" was not provided.");

    [Fact]
    public void All_errors_are_told_but_not_thousands()
    {
        Coerce("query ($v: [Int], $w: Int!) { a }", "{\"v\":[\"a\",\"b\"]}").Errors.Count.ShouldBe(3);
        Coerce("query ($v: [Int]) { a }", $"{{\"v\":[{string.Join(',', Enumerable.Repeat("\"x\"", 1000))}]}}").Errors.Count.ShouldBe(51);
    }

    [Theory]
    [InlineData("[Int]", "[$given, $null, 3]", "[7,null,3]")]
    [InlineData("[Int]", "[$absent]", "[null]")]
    [InlineData("[Int]", "$given", "7")]
    [InlineData("In", "{a: $given, b: $absent}", "{\"a\":7,\"b\":\"dflt\"}")]
    [InlineData("In", "{a: $given, b: $null}", "{\"a\":7,\"b\":null}")]
    [InlineData("By", "{id: 5, name: $absent}", "{\"id\":\"5\"}")]
    public void Literals_take_the_values_of_variables(string type, string literal, string expected) =>
        JsonSerializer.Serialize(FromLiteral(type, literal)).ShouldBe(expected);

    [Theory]
    [InlineData("[Int!]", "[$absent]")]
    [InlineData("Int!", "$null")]
    [InlineData("Int", "$absent")]
    [InlineData("In", "{a: $absent}")]
    [InlineData("By", "{id: $null}")]
    [InlineData("Any", "[$given]")]
    public void Literals_with_variables_that_leave_a_gap_are_refused(string type, string literal) =>
        Should.Throw<ValueCoercionException>(() => FromLiteral(type, literal));

    [Theory]
    [InlineData("Int", "\"secret\"", "Variable \"$v\" got an invalid value; Int cannot represent non-integer value.")]
    [InlineData("Size", "\"secret\"", "Variable \"$v\" got an invalid value; It does not exist in \"Size\" enum.")]
    [InlineData("Size", "[\"secret\"]", "Variable \"$v\" got an invalid value; Enum \"Size\" cannot represent non-string value.")]
    [InlineData(
        "In",
        "{\"b\":\"secret\"}",
        "Variable \"$v\" got an invalid value; Field \"a\" of required type \"Int!\" was not provided."
    )]
    [InlineData(
        "In",
        "{\"a\":1,\"c\":[{\"a\":\"secret\"}]}",
        "Variable \"$v\" got an invalid value at \"v.c[0].a\"; Int cannot represent non-integer value."
    )]
    public void What_was_sent_can_be_left_out_of_errors(string type, string json, string expected)
    {
        var (_, errors) = Coerce($"query ($v: {type}) {{ a }}", $"{{\"v\":{json}}}", hidesValues: true);

        errors.ShouldContain(error => error.Message == expected);
        errors.ShouldAllBe(error => !error.Message.Contains("secret", StringComparison.Ordinal));
    }

    private static object? FromLiteral(string type, string literal) =>
        InputCoercion.ValueFromLiteral(
            Parser.ParseValue(literal),
            Schema.FindType(Parser.ParseType(type))!,
            new Dictionary<string, object?> { ["given"] = 7, ["null"] = null }
        );

    private static VariableValues Coerce(string text, string variables, bool hidesValues = false)
    {
        var document = Parser.ParseExecutable(new(text));
        using var json = JsonDocument.Parse(variables);
        return VariableCoercion.Coerce(Schema, document, (OperationDefinitionNode)document.Definitions[0], json.RootElement, hidesValues);
    }
}
