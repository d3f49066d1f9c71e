using AltProvision.GraphQL.Checking;
using AltProvision.GraphQL.Types;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Checking;

public sealed class GraphQLCheckTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(
        """{"id":"1","schema":"type Query { a: Int }","document":"{ a nope }"}""",
        """{"id":"1","errors":[{"message":"Cannot query field \"nope\" on type \"Query\".","locations":[{"line":1,"column":5}],"rule":"FieldsOnCorrectType","source":"document"}]}"""
    )]
    [InlineData(
        """{"id":"2","schema":null,"document":"{ a"}""",
        """{"id":"2","errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":4}],"rule":"Syntax","source":"document"}]}"""
    )]
    [InlineData(
        """{"id":"3","schema":"type Query { a: Foo }"}""",
        """{"id":"3","errors":[{"message":"Unknown type \"Foo\".","locations":[{"line":1,"column":17}],"rule":"KnownTypeNames","source":"schema"}]}"""
    )]
    [InlineData(
        """{"id":"4","schema":"type Query { a(b: Int): Int }","document":"query ($b: Int) { a(b: $b) }","variables":{"b":"1"}}""",
        """{"id":"4","errors":[{"message":"Variable \"$b\" got invalid value \"1\"; Int cannot represent non-integer value: \"1\"","locations":[{"line":1,"column":8}],"rule":"Variables","source":"document"}]}"""
    )]
    [InlineData(
        """{"id":"5","document":"{ f(a: \"\\u0041\") }","tokens":true}""",
        """{"id":"5","tokens":[{"kind":"{","line":1,"column":1},{"kind":"Name","line":1,"column":3,"value":"f"},{"kind":"(","line":1,"column":4},{"kind":"Name","line":1,"column":5,"value":"a"},{"kind":":","line":1,"column":6},{"kind":"String","line":1,"column":8,"value":"A"},{"kind":")","line":1,"column":16},{"kind":"}","line":1,"column":18}],"errors":[]}"""
    )]
    [InlineData("""{"id":"6","document":"{ product }"}""", """{"id":"6","errors":[]}""")]
    [InlineData("""{"id":"7","document":"{ nope }","rules":["ScalarLeafs"]}""", """{"id":"7","errors":[]}""")]
    [InlineData("""{"id":"8","schema":"type A { a: Int }","rules":["KnownTypeNames"]}""", """{"id":"8","errors":[]}""")]
    [InlineData(
        """{"id":"9","schema":"type A { a: Int }","rules":["TypeSystem"]}""",
        """{"id":"9","errors":[{"message":"Query root type must be provided.","locations":[],"rule":"TypeSystem","source":"schema"}]}"""
    )]
    [InlineData(
        """{"id":"10","document":"query A { product } query B { product }","variables":{}}""",
        """{"id":"10","errors":[{"message":"The operation cannot be determined.","locations":[],"rule":"Operation","source":"document"}]}"""
    )]
    [InlineData(
        """{"id":"11","document":"query A { product } query B { product }","variables":{},"operationName":"B"}""",
        """{"id":"11","errors":[]}"""
    )]
    [InlineData(
        """{"id":"12","schema":null,"document":"\uD83D"}""",
        """{"id":"12","errors":[{"message":"Syntax Error: Invalid character: U+D83D.","locations":[{"line":1,"column":1}],"rule":"Syntax","source":"document"}]}"""
    )]
    public async Task A_batch_answers_each_line(string request, string expected)
    {
        var (status, output, _) = await RunAsync(["--batch"], $"{request}\n\n{request}\n");

        status.ShouldBe(0);
        output.ShouldBe($"{expected}\n{expected}\n");
    }

    [Fact]
    public async Task A_document_that_is_too_deep_does_not_end_a_batch()
    {
        var deep = string.Concat(Enumerable.Repeat("{a", 1_000_000));
        var allowed = string.Concat(Enumerable.Repeat("{a", 1999)) + "{i}" + new string('}', 1999);
        const string schema = "type Query { a: Query i: Int }";

        var (status, output, _) = await RunAsync(
            ["--batch"],
            $$"""{"id":"1","schema":"{{schema}}","document":"{{deep}}"}"""
                + "\n"
                + $$"""{"id":"2","schema":"{{schema}}","document":"{{allowed}}"}"""
        );

        status.ShouldBe(0);
        output.Split('\n')[0].ShouldContain("\"rule\":\"Syntax\"");
        output.Split('\n')[1].ShouldBe("""{"id":"2","errors":[]}""");
    }

    [Fact]
    public async Task Files_are_checked_against_the_schema_of_the_product()
    {
        var good = Write("good.graphql", "{ product }");
        var bad = Write("bad.graphql", "{\n  nope\n}");

        (await RunAsync(["--document", good], "")).ShouldBe((0, "", ""));
        (await RunAsync(["--document", good, "--document", bad], "")).ShouldBe(
            (1, $"{bad}:2:3: Cannot query field \"nope\" on type \"Query\". (FieldsOnCorrectType)\n", "")
        );
    }

    [Fact]
    public async Task Files_of_a_schema_and_of_variables_can_be_given()
    {
        var schema = Write("schema.graphql", "type Query { a(b: Int): Int }");
        var document = Write("document.graphql", "query A { a } query B($b: Int!) { a(b: $b) }");
        var variables = Write("variables.json", "{\"b\": 1}");

        (await RunAsync(["--schema", schema, "--document", document, "--variables", variables, "--operation", "B", "--json"], "")).ShouldBe(
            (0, "{\"errors\":[]}\n", "")
        );
    }

    [Theory]
    [InlineData("--nope")]
    [InlineData("--document")]
    [InlineData("--document", "/there/is/no/such/file")]
    public async Task What_cannot_be_done_has_a_status_of_its_own(params string[] args)
    {
        var (status, output, error) = await RunAsync(args, "");

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldNotBeEmpty();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(string[] args, string input)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await GraphQLCheck.RunAsync(
            args,
            () => SchemaBuilder.FromSdl("type Query { product: Int }"),
            new StringReader(input),
            output,
            error
        );
        return (status, output.ToString(), error.ToString());
    }
}
