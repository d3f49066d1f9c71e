using System.Text.Json;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;

namespace AltProvision.GraphQL.Checking;

/// <summary>An error, and the text that its locations belong to: <c>document</c> or <c>schema</c>.</summary>
internal sealed record CheckError(string Message, IReadOnlyList<SourceLocation> Locations, string Rule, string Source);

/// <summary>A schema of a request: read, or refused.</summary>
internal sealed record CheckedSchema(Schema? Schema, IReadOnlyList<CheckError> Errors);

/// <summary>The steps that the offline checker goes through, one after the other; the first that finds errors is the last.</summary>
internal static class Checker
{
    // Limits of the server do not hold here. This one keeps the recursion of parser and rules within the stack of GraphQLCheck.
    private static readonly ParserOptions ParserOptions = new() { MaxDepth = 2000 };

    public static CheckedSchema CheckSchema(string text, IReadOnlySet<string>? rules = null)
    {
        if (!TryParse(text, "schema", out var document, out var syntaxError))
        {
            return new(null, [syntaxError]);
        }

        var errors = SchemaValidator.Validate(document, rules, maxErrors: int.MaxValue).Select(error => Convert(error, "schema")).ToList();
        if (errors.Count > 0 || rules is not null)
        {
            return new(null, errors);
        }

        try
        {
            return new(SchemaBuilder.FromDocument(document), []);
        }
        catch (SchemaException failure)
        {
            return new(null, [new(failure.Message, [], "TypeSystem", "schema")]);
        }
    }

    public static IReadOnlyList<CheckError> CheckDocument(
        Schema? schema,
        string text,
        IReadOnlySet<string>? rules = null,
        JsonElement? variables = null,
        string? operationName = null
    )
    {
        if (!TryParse(text, "document", out var document, out var syntaxError))
        {
            return [syntaxError];
        }

        if (schema is null)
        {
            return [];
        }

        var errors = DocumentValidator.Validate(schema, document, rules, maxErrors: int.MaxValue);
        return errors.Count > 0 || variables is null
            ? [.. errors.Select(error => Convert(error, "document"))]
            : CheckVariables(schema, document, variables, operationName);
    }

    /// <summary>The tokens of a text before the first error, or all.</summary>
    public static (IReadOnlyList<(Token Token, SourceLocation Location)> Tokens, IReadOnlyList<CheckError> Errors) Split(string text)
    {
        var source = new Source(text);
        var lexer = new Lexer(source);
        List<(Token, SourceLocation)> tokens = [];
        try
        {
            for (var token = lexer.Next(); token.Kind is not TokenKind.EndOfText; token = lexer.Next())
            {
                tokens.Add((token, source.LocationOf(token.Start)));
            }

            return (tokens, []);
        }
        catch (GraphQLSyntaxException failure)
        {
            return (tokens, [Convert(failure, "document")]);
        }
    }

    private static List<CheckError> CheckVariables(Schema schema, Document document, JsonElement? variables, string? operationName)
    {
        var operations = document.Definitions.OfType<OperationDefinitionNode>().ToList();
        var operation = operationName is null
            ? operations is [var only]
                ? only
                : null
            : operations.Find(candidate => candidate.Name?.Value == operationName);
        return operation is null
            ? [new("The operation cannot be determined.", [], "Operation", "document")]
            :
            [
                .. VariableCoercion
                    .Coerce(schema, document, operation, variables)
                    .Errors.Select(e => Convert(e with { Rule = "Variables" }, "document")),
            ];
    }

    private static bool TryParse(string text, string source, out Document document, out CheckError error)
    {
        (document, error) = (null!, null!);
        try
        {
            document = Parser.ParseExecutable(new(text), ParserOptions);
            return true;
        }
        catch (GraphQLSyntaxException failure)
        {
            error = Convert(failure, source);
            return false;
        }
    }

    private static CheckError Convert(GraphQLSyntaxException failure, string source) =>
        new(failure.Message, [failure.Location], "Syntax", source);

    private static CheckError Convert(GraphQLError error, string source) => new(error.Message, error.Locations, error.Rule ?? "", source);
}
