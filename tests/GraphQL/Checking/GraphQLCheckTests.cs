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
        var answers = output.Split('\n').Order().ToArray();
        answers[1].ShouldContain("\"rule\":\"Syntax\"");
        answers[2].ShouldBe("""{"id":"2","errors":[]}""");
    }

    [Fact]
    public async Task Variables_that_are_too_deep_do_not_end_a_batch()
    {
        const string schema = "type Query { a(x: In, y: [Int]): Int } input In { in: In }";
        const int depth = 1900;
        var maps = string.Concat(Enumerable.Repeat("{\"in\":", depth)) + "null" + new string('}', depth);
        var lists = new string('[', depth) + new string(']', depth);

        var (status, output, _) = await RunAsync(
            ["--batch"],
            $$$"""
            {"id":"1","schema":"{{{schema}}}","document":"query ($x: In) { a(x: $x) }","variables":{"x":{{{maps}}}}}
            {"id":"2","schema":"{{{schema}}}","document":"query ($y: [Int]) { a(y: $y) }","variables":{"y":{{{lists}}}}}
            {"id":"3","document":"{ product }","unknown":{{{lists}}}}
            """
        );

        status.ShouldBe(0);
        var answers = output.Split('\n').Order().ToArray();
        answers[1].ShouldContain("nested more than 500 levels deep, which is the limit.");
        answers[2].ShouldContain("Int cannot represent non-integer value: [[[");
        answers[3].ShouldBe("""{"id":"3","errors":[]}""");
    }

    [Fact]
    public async Task Halves_of_surrogate_pairs_do_not_end_a_batch()
    {
        var half = "\\uD83D";

        var (status, output, _) = await RunAsync(
            ["--batch"],
            $$"""{"id":"{{half}}","document":"query ($a: Int) { product }","operationName":"{{half}}","variables":{"{{half}}":"{{half}}"},"rules":["{{half}}",1]}"""
        );

        status.ShouldBe(0);
        output.ShouldStartWith($$"""{"id":"{{half}}","errors":[""");
    }

    [Fact]
    public async Task A_batch_answers_every_line_whatever_the_number_of_workers()
    {
        var requests = Enumerable
            .Range(0, 2000)
            .Select(n => $$"""{"id":"{{n}}","schema":"type Query { a{{n % 70}}: Int }","document":"{ a{{n % 70}} }"}""");

        var (status, output, _) = await RunAsync(["--batch"], string.Join('\n', requests));

        status.ShouldBe(0);
        output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(Enumerable.Range(0, 2000).Select(n => $$"""{"id":"{{n}}","errors":[]}"""), ignoreOrder: true);
    }

    public static TheoryData<string> TooDeep => new("""{"id":"1","variables":""" + new string('[', 1_000_000));

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"\uD83D":"1","id":"1"}""")]
    [MemberData(nameof(TooDeep))]
    public async Task A_line_that_is_no_request_ends_a_batch(string line)
    {
        var (status, _, error) = await RunAsync(["--batch"], line);

        status.ShouldBe(2);
        error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_batch_checks_against_the_schema_of_a_file_and_ends_when_that_is_not_valid()
    {
        const string request = """{"id":"1","document":"{ other }"}""";

        (await RunAsync(["--batch", "--schema", Write("good.graphql", "type Query { other: Int }")], request)).ShouldBe(
            (0, """{"id":"1","errors":[]}""" + "\n", "")
        );
        var (status, output, error) = await RunAsync(["--batch", "--schema", Write("bad.graphql", "type Query { a: Nope }")], request);
        (status, output).ShouldBe((2, ""));
        error.ShouldContain("Unknown type \"Nope\".");
    }

    [Fact]
    public async Task A_schema_alone_is_checked()
    {
        var schema = Write("schema.graphql", "type Query {\n  a: Nope\n}");

        (await RunAsync(["--schema", schema], "")).ShouldBe((1, $"{schema}:2:6: Unknown type \"Nope\". (KnownTypeNames)\n", ""));
    }

    [Fact]
    public async Task An_error_takes_one_line_whatever_it_quotes()
    {
        var schema = Write("schema.graphql", "type Query { a(b: Int): Int }");
        var document = Write("document.graphql", "{ a(b: \"\"\"\n  x\n  y\n\"\"\") }");

        var (status, output, _) = await RunAsync(["--schema", schema, "--document", document], "");

        status.ShouldBe(1);
        output.ShouldBe($"{document}:1:8: Int cannot represent non-integer value: \"\"\" x y \"\"\" (ValuesOfCorrectType)\n");
    }

    [Fact]
    public async Task Help_is_on_standard_output()
    {
        var (status, output, error) = await RunAsync(["--help"], "");

        (status, error).ShouldBe((0, ""));
        output.ShouldStartWith("usage: graphql check [--schema FILE]");
        output.ShouldContain("--batch");
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
