using System.Globalization;
using System.Text.Json;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Authoring;

/// <summary>Scalars that are texts with a meaning, and the three that C# types have of themselves.</summary>
internal static class TextScalar
{
    public static ScalarType Date { get; } =
        Create(
            "Date",
            "https://scalars.graphql.org/andimarek/local-date.html",
            "A day without a time, as in ISO 8601: 2026-09-01.",
            static text =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? date
                    : throw new FormatException(),
            static date => date.ToString("O", CultureInfo.InvariantCulture),
            example: "2026-09-01"
        );

    public static ScalarType DateTime { get; } =
        Create(
            "DateTime",
            "https://scalars.graphql.org/andimarek/date-time.html",
            "A moment, as in RFC 3339, with its offset from UTC: 2026-09-01T08:30:00Z.",
            ParseMoment,
            static moment => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            example: "2026-09-01T08:30:00Z"
        );

    public static ScalarType Decimal { get; } =
        new("Decimal")
        {
            Description = "A decimal number, exact to its last digit.",
            SpecifiedByUrl = "https://www.rfc-editor.org/rfc/rfc8259#section-6",
            ParseValue = static json =>
                json.ValueKind is JsonValueKind.Number && json.TryGetDecimal(out var number)
                    ? number
                    : throw new ValueCoercionException($"Decimal cannot represent value: {BuiltIns.Quote(json)}"),
            ParseLiteral = static literal =>
                literal is IntValueNode or FloatValueNode
                && decimal.TryParse(Text(literal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new ValueCoercionException($"Decimal cannot represent value: {BuiltIns.Quote(literal)}"),
            Write = static (writer, value) => writer.WriteNumberValue((decimal)value),
            IsWritable = static value => value is decimal,
        };

    /// <param name="example">What a text has to look like, told whoever sends another.</param>
    public static ScalarType Create<T>(
        string name,
        string url,
        string description,
        Func<string, T> parse,
        Func<T, string> format,
        string? example = null
    )
        where T : notnull =>
        new(name)
        {
            Description = description,
            SpecifiedByUrl = url,
            ParseValue = json =>
                json.ValueKind is JsonValueKind.String or JsonValueKind.Number
                    ? Parse(
                        name,
                        json.ValueKind is JsonValueKind.String ? (string)BuiltIns.String.ParseValue(json)! : json.GetRawText(),
                        parse,
                        example
                    )
                    : throw Refused(name, BuiltIns.Quote(json), example),
            ParseLiteral = literal =>
                Text(literal) is { } text ? Parse(name, text, parse, example) : throw Refused(name, BuiltIns.Quote(literal), example),
            Write = (writer, value) => writer.WriteStringValue(format((T)value)),
            Format = value => format((T)value),
        };

    private static object Parse<T>(string name, string text, Func<string, T> parse, string? example)
        where T : notnull
    {
        try
        {
            return parse(text);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            throw Refused(name, Printer.PrintString(text.Length <= 60 ? text : $"{text[..59]}…"), example);
        }
    }

    // The offset is mandatory: a moment without one means a different moment in summer than in winter.
    private static DateTimeOffset ParseMoment(string text) =>
        text.Length >= 20
        && text[10] is 'T' or 't'
        && (text[^1] is 'Z' or 'z' || (text[^3] is ':' && text[^6] is '+' or '-'))
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new FormatException();

    private static string? Text(ValueNode literal) =>
        literal switch
        {
            StringValueNode text => text.Value,
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            _ => null,
        };

    private static ValueCoercionException Refused(string name, string value, string? example) =>
        new($"{name} cannot represent value: {value}{(example is null ? "" : $"; write it as in \"{example}\".")}");
}
