using System.Diagnostics;
using System.Text;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Validation;

public sealed class HostileDocumentTests
{
    private const int Million = 1_000_000;

    // Far more than any of these needs, and far less than a quadratic algorithm takes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Schema Recursive = SchemaBuilder.FromSdl(
        "type Query { a(x: In, y: [Int]): Query b: Query i: Int } input In { in: In x: Int } type Subscription { a: Int }"
    );

    public static TheoryData<string> Nested =>
        new(
            Repeat("{a", Million),
            "{a" + Repeat("(x:{in:", Million),
            "{a(y:" + Repeat("[", Million),
            "query($a:" + Repeat("[", Million),
            "query($a:In=" + Repeat("{in:", Million),
            "{" + Repeat("...{", Million),
            "{" + Repeat("...on Query@a(b:[", Million),
            "type A {a:" + Repeat("[", Million),
            "{ a @a(b: " + Repeat("[{c:", Million)
        );

    [Theory]
    [MemberData(nameof(Nested))]
    public void Deep_nesting_is_a_syntax_error(string text) =>
        Quickly(() => Should.Throw<GraphQLSyntaxException>(() => Parser.ParseExecutable(new(text))));

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
            Quickly(() => Validate(document));
        }
    }

    public static TheoryData<string> Large =>
        new(
            "{a(x:{x:\"" + Repeat("x", Million) + "\"}){i}}",
            "{i @skip(if:\"" + Repeat("\\n", Million) + "\")}",
            "{i}" + Repeat("#\n", Million),
            "{i}" + Repeat(",\uFEFF\r", Million),
            "{i #" + Repeat("\"", Million) + "\n}",
            "{i " + Repeat("i ", 50_000) + "}",
            "{i" + Repeat("@skip(if:true)", 50_000) + "}",
            "{a(" + Repeat("y:1 ", 50_000) + "){i}}",
            "{a(x:{" + Repeat("x:1 ", 50_000) + "}){i}}",
            "query(" + Repeat("$a:Int ", 50_000) + "){i}",
            string.Concat(Enumerable.Range(0, 20_000).Select(n => $"query A{n}{{i}} fragment F{n} on Query{{i}}")),
            "\"\"\"" + Repeat("\n\"\"", 300_000) + "\n\"\"\"query A{i}"
        );

    [Theory]
    [MemberData(nameof(Large))]
    public void Length_costs_linear_time(string text) => Quickly(() => Validate(text));

    [Fact]
    public void A_power_of_two_of_fragments_costs_no_such_time()
    {
        var text = "{...F0}" + Fragments(1000, n => $"...F{n + 1} a{{...F{n + 1}}} ...F{n + 1}") + "fragment F1000 on Query{i}";

        Quickly(() => Validate(text).ShouldAllBe(error => error.Message.Contains("too complex")));
    }

    [Fact]
    public void A_long_chain_of_fragments_needs_no_stack()
    {
        var text = "subscription{...F0 a}query Q{...F0 i}" + Fragments(20_000, n => $"...F{n + 1} i") + "fragment F20000 on Query{i}";

        Quickly(() => Validate(text).ShouldNotBeEmpty());
    }

    [Fact]
    public void Circles_of_fragments_end()
    {
        var text = "{...F0 a{...F1}}" + Fragments(200, n => $"...F{(n + 1) % 200} ...F{(n + 7) % 200} a{{...F{n} ...F{(n + 3) % 200}}} i");

        Quickly(() => Validate(text).ShouldContain(error => error.Rule == "NoFragmentCycles"));
    }

    [Fact]
    public void Many_operations_times_many_fragments_meet_a_limit()
    {
        var text =
            string.Concat(Enumerable.Range(0, 3000).Select(n => $"query Q{n}($a:Int){{...F0}}"))
            + Fragments(3000, n => $"...F{n + 1} a(y:[$a]){{i}}")
            + "fragment F3000 on Query{i}";

        Quickly(() => Validate(text).ShouldContain(error => error.Rule == "NoUnusedVariables" && error.Message.Contains("too complex")));
    }

    public static TheoryData<string> Overlapping =>
        new(
            "{" + string.Concat(Enumerable.Range(0, 5000).Select(n => $"a(y:{n}){{i}} ")) + "}",
            "{" + Repeat("a{a{a{a{i}}}}", 3000) + "}",
            Repeat("{a{i} a{i} a", 150) + "{i}" + Repeat("}", 150),
            "{" + string.Concat(Enumerable.Range(0, 1000).Select(n => $"...F{n} ")) + "}" + Fragments(1000, n => $"a(y:{n}){{i}}"),
            "{...F0}" + Fragments(300, n => $"a{{...F{n + 1}}} a{{...F{n + 1} i}} b{{...F{n + 1}}}") + "fragment F300 on Query{i}"
        );

    [Theory]
    [MemberData(nameof(Overlapping))]
    public void Overlapping_fields_meet_a_limit(string text) => Quickly(() => Validate(text));

    [Fact]
    public void Schemas_of_long_chains_are_checked()
    {
        const int length = 3000;
        var text =
            "type Query{a:Int}"
            + string.Concat(Enumerable.Range(0, length).Select(n => $"input A{n}{{a:A{n + 1}={{}} b:A{n + 1}={{}} c:B{n + 1}!}}"))
            + string.Concat(Enumerable.Range(0, length).Select(n => $"input B{n + 1}{{a:B{n + 2}!}}"))
            + $"input A{length}{{a:Int}} input B{length + 1}{{a:Int}}";

        Quickly(() => SchemaValidator.Validate(Parser.ParseTypeSystem(new(text))));
    }

    [Fact]
    public void Errors_are_counted_up_to_a_limit()
    {
        var errors = DocumentValidator.Validate(Recursive, Parser.ParseExecutable(new("{" + Repeat("x ", 500) + "}")), maxErrors: 10);

        errors.Count.ShouldBe(11);
        errors[^1].Message.ShouldBe("Too many validation errors, error limit reached.");
    }

    [Fact]
    public void Any_text_is_parsed_or_refused() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<char[]>(),
                characters =>
                {
                    TryValidate(new string(characters));
                    TryValidate($"{{ a(x: \"{new string(characters)}\") }}");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Any_row_of_tokens_is_validated_or_refused() =>
        Prop.ForAll(
                Gen.Elements(
                        "{ } ( ) [ ] : = ! $ @ & | ... a b i x y in Query In Int F G on query fragment type input enum union extend schema true null 1 1.5 \"s\" \"\"\"b\"\"\" $a @skip(if: true)".Split(
                            ' '
                        )
                    )
                    .ListOf()
                    .ToArbitrary(),
                tokens => TryValidate(string.Join(' ', tokens))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Any_document_whose_parts_are_shuffled_is_validated_or_refused() =>
        Prop.ForAll(
                Gen.Elements(
                        "query A($a: Int, $b: In = {x: 1}) { a(x: {in: $b}, y: [$a]) { ...F b { i } } }",
                        "fragment F on Query { ...G a { ...F } }",
                        "fragment G on Query { b { ...F } a(y: $a) { b: i } }",
                        "fragment F on Int { x }",
                        "{ a: b { a { i } } a { ... on Query { i: a { i } } ... { i } } }",
                        "subscription { a ...F ...G }",
                        "type Query { a: Nope @x }",
                        "query A($a: Nope!, $a: [Query]) @skip(if: $a) { __schema { types { name } } __typename { a } }"
                    )
                    .ListOf()
                    .ToArbitrary(),
                definitions => TryValidate(string.Join(' ', definitions))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void TryValidate(string text)
    {
        try
        {
            Validate(text);
            var document = Parser.ParseTypeSystem(new(text));
            if (SchemaValidator.Validate(document).Count == 0)
            {
                var printed = SchemaPrinter.Print(SchemaBuilder.FromDocument(document));
                SchemaPrinter.Print(SchemaBuilder.FromSdl(printed)).ShouldBe(printed);
            }
        }
        catch (GraphQLSyntaxException)
        {
            // The one way to refuse a text.
        }
    }

    private static IReadOnlyList<GraphQLError> Validate(string text) =>
        DocumentValidator.Validate(Recursive, Parser.ParseExecutable(new(text)));

    private static void Quickly(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Patience);
    }

    private static string Fragments(int count, Func<int, string> selections) =>
        string.Concat(Enumerable.Range(0, count).Select(n => $"fragment F{n} on Query{{{selections(n)}}}"));

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
