using System.Text;
using System.Text.Json;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Checking;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;
using AltProvision.Tests.GraphQL.Support;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Validation;

/// <summary>Whatever comes in is read or refused: no other exception, no hang, no stack overflow, which would end the test run.</summary>
public sealed class AnyTextTests
{
    private static readonly GraphQLExecutor Executor = TestExecutor.Create(Validating.Schema);

    private static readonly BatchCheck Checker = new(() => Validating.Schema);

    [Fact]
    public void A_document_is_the_same_tree_after_printing() =>
        ForAny(
            3000,
            text =>
            {
                var document = Parser.ParseExecutable(new(text.Document(Validating.Schema)));

                var again = Parser.ParseExecutable(new(TreeText.Print(document)));

                TreeText.Describe(again).ShouldBe(TreeText.Describe(document));
            }
        );

    [Fact]
    public void A_document_is_validated_or_refused()
    {
        var accepted = 0;

        ForAny(3000, text => accepted += TryAll(text.Document(Validating.Schema)) ? 1 : 0);

        accepted.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_document_with_mistakes_is_validated_or_refused() =>
        ForAny(3000, text => TryAll(text.Mutate(text.Document(Validating.Schema))));

    [Fact]
    public void A_row_of_tokens_is_validated_or_refused() => ForAny(3000, text => TryAll(text.Soup(20)));

    [Fact]
    public void A_row_of_characters_is_validated_or_refused() =>
        ForAny(
            3000,
            text =>
            {
                TryAll(text.Characters(30));
                TryAll($"{{ g(s: \"{text.Characters(10)}\") }}");
                TryAll($"{{ g(s: \"\"\"{text.Characters(10)}\"\"\") }}");
            }
        );

    [Fact]
    public void Any_bytes_are_a_request_or_none() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                bytes =>
                {
                    TryRequest(Encoding.UTF8.GetString(bytes));
                    TryRequest($"{{\"id\":\"{Encoding.UTF8.GetString(bytes)}\",\"document\":\"{Encoding.Unicode.GetString(bytes)}\"}}");
                    TryAll(Encoding.UTF8.GetString(bytes));
                    TryAll(Encoding.Unicode.GetString(bytes));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_variables_are_coerced_or_refused()
    {
        string[] types = ["Filter", "By", "[[Int]]", "Trick!", "Odd", "[ID!]"];
        var accepted = 0;

        ForAny(
            5000,
            text =>
            {
                var document = Parser.ParseExecutable(new($"query ($v: {text.OneOf(types)}) {{ dog {{ name }} }}"));
                using var json = JsonDocument.Parse($"{{\"v\":{text.Json()}}}");

                var coerced = VariableCoercion.Coerce(
                    Validating.Schema,
                    document,
                    (OperationDefinitionNode)document.Definitions[0],
                    json.RootElement
                );

                accepted += coerced.Errors.Count == 0 ? 1 : 0;
                coerced.Errors.ShouldAllBe(error => error.Message.Length < 1000);
                TryRequest(
                    $"{{\"id\":\"1\",\"document\":\"query ($f: Filter) {{ f(filter: $f) }}\",\"variables\":{{\"f\":{text.Json()}}}}}"
                );
            }
        );

        accepted.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void A_schema_is_the_same_text_after_printing() =>
        ForAny(
            1000,
            text =>
            {
                var sdl = text.Schema();
                SchemaValidator.Validate(Parser.ParseTypeSystem(new(sdl))).Select(error => error.Message).ShouldBeEmpty(sdl);

                var printed = SchemaPrinter.Print(SchemaBuilder.FromSdl(sdl));

                SchemaPrinter.Print(SchemaBuilder.FromSdl(printed)).ShouldBe(printed);
            }
        );

    [Fact]
    public void A_schema_with_mistakes_is_built_or_refused() =>
        ForAny(
            2000,
            text =>
            {
                var sdl = text.Mutate(text.Schema());
                var schema = AltProvision.GraphQL.Checking.Checker.CheckSchema(sdl).Schema;
                if (schema is not null)
                {
                    var printed = SchemaPrinter.Print(schema);
                    SchemaPrinter.Print(SchemaBuilder.FromSdl(printed)).ShouldBe(printed);
                }
            }
        );

    private static void ForAny(int count, Action<RandomText> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => check(new(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    // As a request, as a document for the checker, and as a schema. True when it is valid.
    private static bool TryAll(string text)
    {
        var (_, errors) = Executor.Prepare(text);
        errors.ShouldAllBe(error => error.Message.Length > 0);
        TryRequest(JsonSerializer.Serialize(new { id = "1", document = text }));
        TryRequest(
            JsonSerializer.Serialize(
                new
                {
                    id = "1",
                    document = text,
                    tokens = true,
                }
            )
        );
        TryRequest(JsonSerializer.Serialize(new { id = "1", schema = text }));
        return errors.Count == 0;
    }

    private static void TryRequest(string line)
    {
        try
        {
            Checker.Answer(line).ShouldStartWith("{\"id\":");
        }
        catch (JsonException)
        {
            // The one way to refuse a line.
        }
    }
}
