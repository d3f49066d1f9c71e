using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Checking;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Validation;

/// <summary>Documents that are written to cost a server as much as possible: each has to be refused at little cost.</summary>
public sealed class HostileDocumentTests(ITestOutputHelper output)
{
    private const int Million = 1_000_000;
    private const long MaxBytes = 50 * 1024 * 1024;

    // Ten times what a host allows, so that the rules are seen to hold by themselves.
    private static readonly ParserOptions Raised = new() { MaxTokens = 20_000 };

    // The aim is 50 ms. A busy machine may take many times that, a quadratic algorithm takes minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // Without limits a document of a million tokens is read and checked to its end.
    private static readonly TimeSpan PatienceWithoutLimits = TimeSpan.FromSeconds(30);

    private const string Sdl = """
        interface Being { being(x: Int): Being self: Being name: String }
        type Query implements Being {
          a(x: In, y: [Int]): Query b: Query i(x: Int): Int being(x: Int): Being self: Query name: String any: Any size(of: Size): Int
          fieldNumberOne: Int fieldNumberTwo: Int fieldNumberThree: Int fieldNumberFour: Int fieldNumberFive: Int
        }
        type Other implements Being { being(x: Int): Being self: Other name: String i: String }
        union Any = Query | Other
        enum Size { SMALL_ENOUGH LARGE_ENOUGH }
        input In { in: In x: Int s: String }
        type Subscription { a: Int b: Int }
        """;

    private static readonly Schema Recursive = SchemaBuilder.FromSdl(Sdl);

    private static readonly GraphQLExecutor Executor = TestExecutor.Create(Recursive);

    private static readonly GraphQLExecutor Generous = TestExecutor.Create(
        Recursive,
        limits =>
        {
            limits.MaxTokens = 20_000;
            limits.MaxDocumentLength = int.MaxValue;
        }
    );

    private static readonly Dictionary<string, (Func<string> Make, string Error)> Documents = new()
    {
        // Nesting.
        ["selections"] = (() => Repeat("{a", Million), "nested more than 200 levels deep"),
        ["inline fragments"] = (() => "{" + Repeat("...{", Million), "nested more than 200 levels deep"),
        ["inline fragments with arguments"] = (() => "{" + Repeat("...on Query@a(b:[1]){", Million), "nested more than 200 levels deep"),
        ["objects"] = (() => "{a(x:" + Repeat("{in:", Million), "nested more than 200 levels deep"),
        ["lists"] = (() => "{a(y:" + Repeat("[", Million), "nested more than 200 levels deep"),
        ["lists of objects"] = (() => "{a @a(b: " + Repeat("[{c:", Million), "nested more than 200 levels deep"),
        ["types of variables"] = (() => "query($a:" + Repeat("[", Million), "nested more than 200 levels deep"),
        ["default values"] = (() => "query($a:In=" + Repeat("{in:", Million), "nested more than 200 levels deep"),
        ["types of fields"] = (() => "type A {a:" + Repeat("[", Million), "nested more than 200 levels deep"),
        ["default values of arguments"] = (() => "type A {a(b:C=" + Repeat("[", Million), "nested more than 200 levels deep"),
        ["closing brackets"] = (() => "{a" + Repeat("}", Million), "Unexpected \"}\""),
        ["non-null marks"] = (() => "query($a:Int" + Repeat("!", Million), "Expected \"$\", found \"!\""),

        // Numbers of parts.
        ["aliases"] = (() => "{" + Each(Million, n => $"a{n}:i ") + "}", "more than 20000 tokens"),
        ["fields"] = (() => "{" + Repeat("i ", Million / 5) + "}", "more than 20000 tokens"),
        ["operations"] = (() => Each(Million / 5, n => $"query A{n}{{i}}"), "more than 20000 tokens"),
        ["fragments"] = (() => "{i}" + Repeat("fragment F on Query{i}", Million / 5), "more than 20000 tokens"),
        ["spreads"] = (() => "{" + Repeat("...F ", Million / 5) + "}fragment F on Query{i}", "more than 20000 tokens"),
        ["variables"] = (() => "query(" + Repeat("$a:Int ", Million / 5) + "){i}", "more than 20000 tokens"),
        ["arguments"] = (() => "{a(" + Repeat("y:1 ", Million / 5) + "){i}}", "more than 20000 tokens"),
        ["directives"] = (() => "{i" + Repeat("@skip(if:true)", Million / 5) + "}", "more than 20000 tokens"),
        ["items"] = (() => "{a(y:[" + Repeat("1 ", Million / 5) + "]){i}}", "more than 20000 tokens"),
        ["fields of an object"] = (() => "{a(x:{" + Repeat("x:1 ", Million / 5) + "}){i}}", "more than 20000 tokens"),
        ["types"] = (() => Each(Million / 5, n => $"type T{n}{{a:Int}}"), "more than 20000 tokens"),

        // Lengths of tokens.
        ["a string without an end"] = (() => "{i(x:\"" + Repeat("x", 5 * Million), "Unterminated string"),
        ["a block string without an end"] = (() => "{i(x:\"\"\"" + Repeat("\n\"\"", Million), "Unterminated string"),
        ["a long string"] = (() => "{i(x:\"" + Repeat("x", 2 * Million) + "\")}", "Int cannot represent non-integer value: \"xxx"),
        ["escapes"] = (() => "{i(x:\"" + Repeat("\\n\\u{1F600}", Million / 4) + "\")}", "Int cannot represent non-integer value"),
        ["lines of a block string"] = (
            () => "{i(x:\"\"\"" + Repeat("\n  x", Million / 2) + "\"\"\")}",
            "Int cannot represent non-integer value"
        ),
        ["escaped quotes"] = (() => "{i(x:\"\"\"" + Repeat("\\\"\"\"", Million / 2) + "\"\"\")}", "Int cannot represent non-integer value"),
        ["a description"] = (() => "\"\"\"" + Repeat("\n\"\"", Million / 2) + "\n\"\"\"query A{nope}", "Cannot query field \"nope\""),
        ["a long number"] = (() => "{i(x:" + Repeat("9", Million) + ")}", "Int cannot represent non 32-bit signed integer value"),
        ["a long fraction"] = (
            () => "{i(x:0." + Repeat("9", Million) + "e" + Repeat("9", Million) + ")}",
            "Int cannot represent non-integer"
        ),
        ["a long name"] = (() => "{" + Repeat("x", Million) + "}", "Cannot query field \"xxx"),
        ["comments"] = (() => "{nope}" + Repeat("#\n", Million), "Cannot query field \"nope\""),
        ["a long comment"] = (() => "{nope #" + Repeat("\"", 5 * Million) + "\n}", "Cannot query field \"nope\""),
        ["ignored characters"] = (() => "{nope}" + Repeat(",\uFEFF\r\n", 2 * Million), "Cannot query field \"nope\""),
        ["lines before an error"] = (() => Repeat("\r", 5 * Million) + "{", "Expected Name, found <EOF>"),

        // Surrogates.
        ["half a pair"] = (() => "{i(x:\"" + Repeat("x", Million) + "\uD83D\")}", "Invalid character within String: U+D83D"),
        ["halves of pairs"] = (() => Repeat("\uDE00\uD83D", Million), "Invalid character: U+DE00"),
        ["half a pair in a comment"] = (() => "#" + Repeat("x", Million) + "\uD83D", "Invalid character: U+D83D"),
        ["half a pair in a block string"] = (() => "{i(x:\"\"\"\uDE00\"\"\")}", "Invalid character within String: U+DE00"),
        ["half a pair, escaped"] = (() => "{i(x:\"\\uD83D\\u0041\")}", "Invalid Unicode escape sequence: \"\\uD83D\""),
        ["half a pair, escaped with braces"] = (() => "{i(x:\"\\u{D83D}\")}", "Invalid Unicode escape sequence: \"\\u{D83D}\""),
        ["a long escape"] = (() => "{i(x:\"\\u{" + Repeat("0", Million) + "41}\")}", "Invalid Unicode escape sequence: \"\\u{00000000"),

        // Fragments.
        ["a power of two of spreads"] = (
            () => "{...F0}" + Fragments(1000, n => $"...F{n + 1} ...F{n + 1}") + "fragment F1000 on Query{nope}",
            "Cannot query field \"nope\""
        ),
        ["a power of two of fields"] = (
            () => "{...F0}" + Fragments(1000, n => $"...F{n + 1} a{{...F{n + 1}}} ...F{n + 1}") + "fragment F1000 on Query{nope}",
            "Cannot query field \"nope\""
        ),
        ["a power of two of aliases"] = (
            () => "{...F0}" + Fragments(800, n => $"x:a{{...F{n + 1}}} y:a{{...F{n + 1}}}") + "fragment F800 on Query{nope}",
            "Cannot query field \"nope\""
        ),
        ["a chain"] = (
            () => "{...F0}" + Fragments(2000, n => $"...F{n + 1}") + "fragment F2000 on Query{nope}",
            "Cannot query field \"nope\""
        ),
        ["a chain below a subscription"] = (
            () => "subscription{...F0 a}" + Fragments(2000, n => $"...F{n + 1}", "Subscription") + "fragment F2000 on Subscription{a nope}",
            "Anonymous Subscription must select only one top level field."
        ),
        ["a circle"] = (() => "{...F0}" + Fragments(2000, n => $"...F{(n + 1) % 2000}"), "Cannot spread fragment \"F0\" within itself via"),
        ["circles"] = (
            () => "{...F0}" + Fragments(1200, n => $"...F0 ...F{(n + 1) % 1200}"),
            "Cannot spread fragment \"F0\" within itself"
        ),
        ["circles through each other"] = (
            () => "{...F0 a{...F1}}" + Fragments(400, n => $"...F{(n + 1) % 400} ...F{(n + 7) % 400} a{{...F{n} ...F{(n + 3) % 400}}} i"),
            "Cannot spread fragment"
        ),
        ["fragments of themselves"] = (() => "{...F0}" + Fragments(2000, n => $"...F{n}"), "Cannot spread fragment \"F0\" within itself."),
        ["fragments for each operation"] = (
            () =>
                Each(900, n => $"query Q{n}($a:Int){{...F0}}")
                + Fragments(500, n => $"...F{n + 1} i(x:$a)")
                + "fragment F500 on Query{b{i}}",
            "too complex to be validated"
        ),
        ["fragments for each subscription"] = (
            () =>
                Each(900, n => $"subscription Q{n}{{...F0}}")
                + Fragments(900, n => $"...F{n + 1}", "Subscription")
                + "fragment F900 on Subscription{a}",
            "too complex to be validated"
        ),
        ["variables for each operation"] = (
            () => Each(900, n => $"query Q{n}{{...F}}") + "fragment F on Query{a(y:[" + Repeat("$a ", 4000) + "]){i}}",
            "Variable \"$a\" is not defined by operation \"Q0\"."
        ),

        // Fields that overlap.
        ["one field with other arguments each time"] = (() => "{" + Each(1900, n => $"i(x:{n}) ") + "}", "too complex to be validated"),
        ["fields that conflict"] = (() => "{" + Each(250, n => $"i(x:{n}) ") + "}", "they have differing arguments"),
        ["fields that repeat"] = (() => "{" + Repeat("i ", 15_000) + "}", "too complex to be validated"),
        ["fields that repeat with fields below"] = (() => "{" + Repeat("a{a{a{i}}}", 1800) + "}", "too complex to be validated"),
        ["fields that repeat on each level"] = (
            () => Repeat("{a{i} a{i} a", 150) + "{nope}" + Repeat("}", 150),
            "Cannot query field \"nope\""
        ),
        ["fields with large arguments"] = (
            () => "{" + Repeat("a(y:[" + Repeat("1 ", 90) + "]){i}", 190) + " nope}",
            "Cannot query field \"nope\""
        ),
        ["fields with long arguments"] = (
            () => "{" + Each(250, n => $"a(x:{{s:\"{Repeat("x", 2000)}{n}\"}}){{i}}") + "}",
            "they have differing arguments"
        ),
        ["fields with many arguments"] = (
            () => "{" + Repeat("a(" + Each(90, n => $"a{n}:1 ") + "){i}", 70) + "}",
            "Unknown argument \"a0\""
        ),
        ["conflicts below conflicts"] = (
            () => "{" + Each(20, n => Repeat("a{", 50) + $"x:i(x:{n})" + Repeat("}", 50)) + "}",
            "conflict because subfields \"a\" conflict because subfields"
        ),
        ["names that conflict"] = (
            () => "{" + Each(150, n => $"x:a{{y:{(n % 2 == 0 ? "i" : "name")} z{n}:i}} ") + "}",
            "are different fields"
        ),
        ["pairs of fragments"] = (
            () => "{" + Each(900, n => $"...F{n} ") + "}" + Fragments(900, n => $"i(x:{n})"),
            "too complex to be validated"
        ),
        ["pairs of fragments in pairs"] = (
            () => "{...F0}" + Fragments(300, n => $"a{{...F{n + 1}}} a{{...F{n + 1} i}} b{{...F{n + 1}}}") + "fragment F300 on Query{nope}",
            "Cannot query field \"nope\""
        ),
        ["all fragments in all fragments"] = (
            () => "{...F0}" + Fragments(90, n => Each(90, m => m == n ? "" : $"...F{m} ")),
            "Cannot spread fragment"
        ),
        ["exclusive types"] = (
            () => "{any{" + Each(150, n => $"...on {(n % 2 == 0 ? "Query" : "Other")}{{being(x:{n}){{name}}}}") + "}}",
            "they have differing arguments"
        ),
        ["one selection set of many types"] = (
            () =>
                "{being{"
                + Repeat("...on Query{self{...F}} ...on Other{self{...F}} ...on Being{self{...F}}", 300)
                + "}}fragment F on Being{name nope}",
            "Cannot query field \"nope\""
        ),
        ["shapes of exclusive types"] = (
            () => "{any{" + Repeat("...on Query{x:i}...on Other{x:i}", 150) + "}}",
            "they return conflicting types \"Int\" and \"String\""
        ),

        // Errors.
        ["unknown fields"] = (() => "{" + Each(9000, n => $"fieldNumberOn{n} ") + "}", "Did you mean \"fieldNumberOne\""),
        ["unknown fields with long names"] = (() => "{" + Each(200, n => $"{Repeat("fieldNumber", 5)}{n} ") + "}", "Cannot query field"),
        ["unknown types"] = (() => Each(1500, n => $"query Q{n}($a:Quer{n}){{i}}"), "Unknown type \"Quer0\". Did you mean \"Query\"?"),
        ["unknown values"] = (() => "{" + Each(2000, n => $"a{n}:size(of:SMALL_ENOUG{n})") + "}", "Did you mean the enum value"),
        ["unknown arguments"] = (() => "{i(" + Each(4000, n => $"x{n}:1 ") + ")}", "Unknown argument \"x0\""),
        ["unknown input fields"] = (() => "{a(x:{" + Each(4000, n => $"x{n}:1 ") + "}){i}}", "Field \"x0\" is not defined by type \"In\""),
        ["unknown directives"] = (() => "{i" + Each(6000, n => $"@d{n}") + "}", "Unknown directive \"@d0\""),
        ["unknown fragments"] = (() => "{" + Each(6000, n => $"...F{n} ") + "}", "Unknown fragment \"F0\""),
        ["wrong values"] = (() => "{a(y:[" + Repeat("\"x\" ", 15_000) + "]){i}}", "Int cannot represent non-integer value"),
        ["variables that nobody uses"] = (() => "query(" + Each(4000, n => $"$a{n}:Int ") + "){i}", "Variable \"$a0\" is never used."),
        ["variables that nobody defines"] = (() => "{a(y:[" + Each(8000, n => $"$a{n} ") + "]){i}}", "Variable \"$a0\" is not defined."),
        ["many variables with many uses"] = (
            () => "query(" + Each(1500, n => $"$a{n}:String ") + "){a(y:[" + Each(6000, n => $"$a{n % 1500} ") + "]){i}}",
            "used in position expecting type \"Int\""
        ),
        ["repeated operations"] = (() => Repeat("query A{i}", 3500), "There can be only one operation named \"A\"."),
        ["anonymous operations"] = (() => Repeat("{i}", 6000), "This anonymous operation must be the only defined operation."),
        ["repeated fragments"] = (() => "{...F}" + Repeat("fragment F on Query{i}", 2500), "There can be only one fragment named \"F\"."),
        ["repeated variables"] = (() => "query(" + Repeat("$a:Int ", 4500) + "){i}", "There can be only one variable named \"$a\"."),
        ["repeated arguments"] = (() => "{i(" + Repeat("x:1 ", 6000) + ")}", "There can be only one argument named \"x\"."),
        ["repeated input fields"] = (() => "{a(x:{" + Repeat("x:1 ", 6000) + "}){i}}", "There can be only one input field named \"x\"."),
        ["repeated directives"] = (
            () => "{i" + Repeat("@skip(if:true)", 2500) + "}",
            "The directive \"@skip\" can only be used once at this location."
        ),
        ["unused fragments"] = (() => "{i}" + Fragments(2500, _ => "i"), "Fragment \"F0\" is never used."),
        ["definitions of types"] = (() => "{i}" + Each(2800, n => $"type T{n}{{a:Int}}"), "The \"T0\" definition is not executable."),
        ["selections of leaves"] = (() => "{" + Each(2000, n => $"a{n}:i{{x}}") + "}", "must not have a selection"),
        ["leaves of composite types"] = (() => "{" + Each(6000, n => $"a{n}:a ") + "}", "must have a selection of subfields"),
        ["impossible spreads"] = (() => "{" + Repeat("...on Other{i}", 2500) + "}", "can never be of type \"Other\""),
    };

    public static TheoryData<string> Names => [.. Documents.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_refused_for_what_it_is(string name)
    {
        var (make, expected) = Documents[name];
        var text = make();
        Refuse(text);

        var errors = Measure(name, Patience, () => Refuse(text), out var bytes);

        errors.ShouldContain(error => error.Contains(expected), string.Join('\n', errors.Take(3)));
        errors.Count.ShouldBeLessThanOrEqualTo(101);
        bytes.ShouldBeLessThan(MaxBytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_host_with_raised_limits_refuses_it_too(string name)
    {
        var text = Documents[name].Make();
        Execute(Generous, "{nope}");

        var errors = Measure(name, Patience, () => Execute(Generous, text), out var bytes);

        errors.ShouldNotBeEmpty();
        bytes.ShouldBeLessThan(MaxBytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_host_refuses_it(string name) => Execute(Executor, Documents[name].Make()).ShouldNotBeEmpty();

    // What the rules allow, and the limits of a host refuse.
    private static readonly Dictionary<string, (Func<string> Make, string Error)> ValidDocuments = new()
    {
        ["a power of two of aliases"] = (
            () => "{...F0}" + Fragments(80, n => $"x:a{{...F{n + 1}}} y:a{{...F{n + 1}}}") + "fragment F80 on Query{i}",
            "the limit is 12."
        ),
        ["a power of two of aliases, not deep"] = (
            () => "{...F0}" + Fragments(10, n => $"x:a{{...F{n + 1}}} y:a{{...F{n + 1}}} z:a{{...F{n + 1}}}") + "fragment F10 on Query{i}",
            "The operation selects more than 10000 fields once its fragments are spread out; the limit is 10000."
        ),
        ["types of types"] = (() => Repeat("{self{self{...on Query{being", 11) + "{name}" + Repeat("}}}}", 11), "the limit is 12."),
        ["conditions"] = (
            () =>
                "query("
                + Each(40, n => $"$a{n}:Boolean!")
                + "){"
                + Each(40, n => $"...@skip(if:$a{n}){{")
                + Each(40, n => $"...F@include(if:$a{n})...G@skip(if:$a{n})")
                + Repeat("}", 40)
                + "}fragment F on Query{...G i}fragment G on Query{a{a{a{a{a{a{a{a{a{a{a{a{i}}}}}}}}}}}}}",
            "the limit is 12."
        ),
        ["aliases"] = (() => "{a{" + Each(21, n => $"a{n}:i ") + "}}", "The field i is selected 21 times in one place; the limit is 20."),
        ["introspection"] = (
            () => "{__schema{types{" + Repeat("fields{type{", 5) + "name" + Repeat("}}", 5) + "}}}",
            "Introspection goes too deep; the limit is 2 lists of fields or types."
        ),
        ["introspection by fragments"] = (
            () =>
                "{__schema{types{...F0}}}"
                + Fragments(20, n => $"fields{{type{{...F{n + 1}}}}}", "__Type")
                + "fragment F20 on __Type{name}",
            "Introspection goes too deep; the limit is 2 lists of fields or types."
        ),
        ["introspection by aliases"] = (
            () =>
                "{"
                + Each(100, n => $"a{n}:__schema{{...S}}")
                + "}fragment S on __Schema{"
                + Each(20, n => $"a{n}:types{{...T}}")
                + "}fragment T on __Type{"
                + Each(20, n => $"a{n}:name ")
                + "}",
            "The operation selects more than 10000 fields once its fragments are spread out; the limit is 10000."
        ),
    };

    public static TheoryData<string> ValidNames => [.. ValidDocuments.Keys];

    [Theory]
    [MemberData(nameof(ValidNames))]
    public void What_is_valid_and_costs_too_much_is_refused_by_a_limit(string name)
    {
        var (make, expected) = ValidDocuments[name];
        var text = make();
        DocumentValidator.Validate(Recursive, Parser.ParseExecutable(new(text))).ShouldBeEmpty();

        var errors = Measure(name, Patience, () => Execute(Executor, text), out var bytes);

        errors.ShouldHaveSingleItem().ShouldEndWith(expected);
        bytes.ShouldBeLessThan(MaxBytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_checker_outlives_it_without_limits(string name)
    {
        var request = JsonSerializer.Serialize(
            new
            {
                id = name,
                schema = Sdl,
                document = Documents[name].Make(),
            }
        );
        using var answer = new StringWriter();
        var start = Stopwatch.GetTimestamp();

        var status = await GraphQLCheck.RunAsync(["--batch"], () => Recursive, new StringReader(request), answer, TextWriter.Null);

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(PatienceWithoutLimits);
        status.ShouldBe(0);
        answer.ToString().ShouldStartWith("{\"id\":\"" + name + "\",\"errors\":[");
    }

    public static TheoryData<string, string, string> Variables =>
        new()
        {
            { "nested maps", Repeat("{\"in\":", 60) + "{\"x\":\"\"}" + Repeat("}", 60), "Int cannot represent" },
            { "nested lists", "{\"x\":" + Repeat("[", 60) + Repeat("]", 60) + "}", "Int cannot represent" },
            { "a long list", "{\"x\":[" + Repeat("1,", 400_000) + "1]}", "A list of the input has 400001 items; the limit is 100." },
            { "unknown fields", "{" + Each(60_000, n => $"\"f{n}\":1,") + "\"x\":1}", "Field \"f0\" is not defined" },
            { "repeated fields", "{" + Repeat("\"x\":\"\",", 100_000) + "\"x\":1}", "Int cannot represent" },
            { "a long string", "{\"x\":\"" + Repeat("x", 900_000) + "\"}", "Int cannot represent non-integer value: \"xxx" },
            { "a long number", "{\"x\":" + Repeat("9", 900_000) + "}", "Int cannot represent" },
            { "escapes", "{\"s\":" + "1" + ",\"x\":\"" + Repeat("\\n", 400_000) + "\"}", "String cannot represent a non string value: 1" },
            { "half a pair", "{\"s\":\"" + Repeat("x", 500_000) + "\\uD83D\"}", "half of a surrogate pair" },
            {
                "wrong values in lists of lists",
                Repeat("{\"in\":", 20) + "{" + Each(5000, n => $"\"x\":\"{n}\",\"in\":{{\"x\":[]}},") + "\"x\":1}" + Repeat("}", 20),
                "Too many errors processing variables, error limit reached."
            },
        };

    [Theory]
    [MemberData(nameof(Variables))]
    public void Variables_are_refused_for_what_they_are(string name, string json, string expected)
    {
        using var variables = JsonDocument.Parse("{\"v\":" + json + "}");
        Execute(Executor, "{nope}");

        var errors = Measure(name, Patience, () => Execute(Executor, "query($v:In){a(x:$v){i}}", variables.RootElement), out var bytes);

        errors.ShouldContain(error => error.Contains(expected), string.Join('\n', errors.Take(3)));
        errors.Count.ShouldBeLessThanOrEqualTo(51);
        errors.ShouldAllBe(error => error.Length < 10_000);
        bytes.ShouldBeLessThan(MaxBytes);
    }

    [Fact]
    public void The_deepest_document_that_is_allowed_validates_on_an_ordinary_stack()
    {
        var depth = ParserOptions.Default.MaxDepth;
        string[] documents =
        [
            Repeat("{a a", depth - 1) + "{i}" + Repeat("}", depth - 1),
            "{" + Repeat("...{", depth - 1) + "i" + Repeat("}", depth),
            "{a(x:" + Repeat("{in:", depth - 1) + "null" + Repeat("}", depth - 1) + "){i}}",
            "{a(y:" + Repeat("[", depth - 1) + Repeat("]", depth - 1) + "){i}}",
        ];
        foreach (var document in documents)
        {
            Should.NotThrow(() => DocumentValidator.Validate(Recursive, Parser.ParseExecutable(new(document))));
        }
    }

    public static TheoryData<string, string> Schemas =>
        new()
        {
            {
                "chains of inputs",
                "type Query{a:Int}"
                    + Each(3000, n => $"input A{n}{{a:A{n + 1}={{}} b:A{n + 1}={{}} c:B{n + 1}!}}")
                    + Each(3000, n => $"input B{n + 1}{{a:B{n + 2}!}}")
                    + "input A3000{a:Int} input B3001{a:Int}"
            },
            { "interfaces of interfaces", "type Query{a:Int}" + Each(150, n => $"interface I{n} {Implements(n)}{{a:Int}}") },
            { "unknown types", "type Query{a:Int}" + Each(3000, n => $"type T{n}{{a:S{n}}} extend type U{n}{{a:Int}}") },
            { "repeated types", "type Query{a:Int}" + Repeat("type T{a:Int a:Int}", 5000) },
            { "extensions", "type Query{a:Int}" + Each(5000, n => $"extend type Query{{a{n}(x:Int=1):Int}}") },
            { "circles of inputs", "type Query{a:Int}" + Each(2000, n => $"input A{n}{{a:A{(n + 1) % 2000}! b:A{n / 2}!}}") },
            {
                "circles of directives",
                "type Query{a:Int}" + Each(2000, n => $"directive @d{n}(a:Int @d{(n + 1) % 2000}) on ARGUMENT_DEFINITION")
            },
            { "members of unions", "type Query{a:Int}" + "union U=" + Each(5000, n => $"|T{n}") + Each(5000, n => $"type T{n}{{a:Int}}") },
        };

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Schemas_are_checked_in_time(string name, string text) =>
        Measure(name, PatienceWithoutLimits, () => Checker.CheckSchema(text), out _).Errors.Count.ShouldBeLessThanOrEqualTo(20_000);

    [Fact]
    public void Errors_are_counted_up_to_a_limit()
    {
        var errors = DocumentValidator.Validate(Recursive, Parser.ParseExecutable(new("{" + Repeat("x ", 500) + "}")), maxErrors: 10);

        errors.Count.ShouldBe(11);
        errors[^1].Message.ShouldBe("Too many validation errors, error limit reached.");
    }

    private static IReadOnlyList<string> Refuse(string text)
    {
        try
        {
            return [.. DocumentValidator.Validate(Recursive, Parser.ParseExecutable(new(text), Raised)).Select(error => error.Message)];
        }
        catch (GraphQLSyntaxException refusal)
        {
            return [refusal.Message];
        }
    }

    private static IReadOnlyList<string> Execute(GraphQLExecutor executor, string text, JsonElement? variables = null)
    {
        var result = executor.ExecuteAsync(text, variables);
        result.IsCompleted.ShouldBeTrue();
        return [.. result.GetAwaiter().GetResult().Errors.Select(error => error.Message)];
    }

    private T Measure<T>(string name, TimeSpan patience, Func<T> action, out long bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = action();
        var (elapsed, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine($"{name}: {elapsed.TotalMilliseconds:F1} ms, CPU {used.TotalMilliseconds:F1} ms, {bytes / 1024.0 / 1024.0:F1} MB");
        elapsed.ShouldBeLessThan(patience);
        return result;
    }

    private static string Implements(int count) =>
        count == 0 ? "" : "implements " + string.Join('&', Enumerable.Range(0, count).Select(n => $"I{n}"));

    private static string Fragments(int count, Func<int, string> selections, string type = "Query") =>
        Each(count, n => $"fragment F{n} on {type}{{{selections(n)}}}");

    private static string Each(int count, Func<int, string> make) => string.Concat(Enumerable.Range(0, count).Select(make));

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
