using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Checking;

/// <summary>Answers requests that are JSON lines: one map in, one map out.</summary>
internal sealed class BatchCheck(Func<Schema> productSchema)
{
    private const int MaxCachedSchemas = 50;

    // Variables may be nested as deep as documents. Not deeper: the reader takes time by the square of the depth.
    private static readonly JsonDocumentOptions ReaderOptions = new() { MaxDepth = 2000 };

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<Schema> _productSchema = new(productSchema);
    private readonly ConcurrentDictionary<string, Lazy<CheckedSchema>> _schemas = [];

    /// <exception cref="JsonException">The line is no request.</exception>
    public string Answer(string line)
    {
        using var json = JsonDocument.Parse(line, ReaderOptions);
        var request = json.RootElement;
        if (!IsMap(request) || !request.TryGetProperty("id", out var id) || id.ValueKind is not JsonValueKind.String)
        {
            throw new JsonException("A request is a map with an id.");
        }

        return Write(writer =>
        {
            writer.WritePropertyName("id");
            // As it came: an id with half of a surrogate pair could not be written.
            writer.WriteRawValue(id.GetRawText());
            if (request.TryGetProperty("tokens", out var tokens) && tokens.ValueKind is JsonValueKind.True)
            {
                var (found, errors) = Checker.Split(TextOf(request, "document") ?? "");
                WriteTokens(writer, found);
                WriteErrors(writer, errors);
            }
            else
            {
                WriteErrors(writer, Check(request));
            }
        });
    }

    // A name that holds half of a surrogate pair could be compared with no other.
    private static bool IsMap(JsonElement request) =>
        request.ValueKind is JsonValueKind.Object
        && request.EnumerateObject().All(entry => !JsonMarshal.GetRawUtf8PropertyName(entry).Contains((byte)'\\'));

    public static string Write(IReadOnlyList<CheckError> errors) => Write(writer => WriteErrors(writer, errors));

    private IReadOnlyList<CheckError> Check(JsonElement request)
    {
        var rules =
            request.TryGetProperty("rules", out var names) && names.ValueKind is JsonValueKind.Array
                ? names.EnumerateArray().Select(TextOf).OfType<string>().ToHashSet()
                : null;
        var document = TextOf(request, "document");
        var schemaText = TextOf(request, "schema");
        Schema? schema = null;
        if (schemaText is not null)
        {
            var read = document is null ? Checker.CheckSchema(schemaText, rules) : ReadSchema(schemaText);
            if (read.Errors.Count > 0)
            {
                return read.Errors;
            }

            schema = read.Schema;
        }
        else if (!request.TryGetProperty("schema", out _))
        {
            schema = _productSchema.Value;
        }

        JsonElement? variables = request.TryGetProperty("variables", out var map) ? map : null;
        return document is null ? [] : Checker.CheckDocument(schema, document, rules, variables, TextOf(request, "operationName"));
    }

    private CheckedSchema ReadSchema(string text)
    {
        if (_schemas.Count >= MaxCachedSchemas)
        {
            _schemas.Clear();
        }

        return _schemas.GetOrAdd(text, static t => new(() => Checker.CheckSchema(t))).Value;
    }

    private static string? TextOf(JsonElement map, string name) => map.TryGetProperty(name, out var value) ? TextOf(value) : null;

    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText().AsSpan()[1..^1]);
        }
    }

    // System.Text.Json refuses halves of surrogate pairs, about which the lexer has something better to say.
    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var builder = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] is not '\\')
            {
                builder.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] is 'u')
            {
                builder.Append((char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            builder.Append(
                raw[i] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    var c => c,
                }
            );
        }

        return builder.ToString();
    }

    private static string Write(Action<Utf8JsonWriter> writeEntries)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writeEntries(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteTokens(Utf8JsonWriter writer, IReadOnlyList<(Token Token, SourceLocation Location)> tokens)
    {
        writer.WriteStartArray("tokens");
        foreach (var (token, location) in tokens)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", Token.NameOf(token.Kind));
            WriteLocation(writer, location);
            if (token.Value is not null)
            {
                writer.WriteString("value", token.Value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<CheckError> errors)
    {
        writer.WriteStartArray("errors");
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("message", error.Message);
            writer.WriteStartArray("locations");
            foreach (var location in error.Locations)
            {
                writer.WriteStartObject();
                WriteLocation(writer, location);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("rule", error.Rule);
            writer.WriteString("source", error.Source);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter writer, SourceLocation location)
    {
        writer.WriteNumber("line", location.Line);
        writer.WriteNumber("column", location.Column);
    }
}
