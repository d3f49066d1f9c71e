using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Types;

/// <summary>What every schema has without saying so. Shared by all schemas of the process.</summary>
public static class BuiltIns
{
    /// <summary>Default value of the argument <c>reason</c>: https://spec.graphql.org/September2025/#sec--deprecated</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    private const int MaxQuotedLength = 100;

    // https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars

    /// <summary>32 bits with a sign, as C# <c>int</c>: https://spec.graphql.org/September2025/#sec-Int</summary>
    public static ScalarType Int { get; } =
        new("Int")
        {
            Description = "A whole number between -(2^31) and 2^31 - 1.",
            ParseValue = static value =>
                !IsWhole(value, out var number)
                    ? throw new ValueCoercionException($"Int cannot represent non-integer value: {Quote(value)}")
                : number is < int.MinValue or > int.MaxValue
                    ? throw new ValueCoercionException($"Int cannot represent non 32-bit signed integer value: {Quote(value)}")
                : (int)number,
            ParseLiteral = static literal =>
                literal is not IntValueNode node
                    ? throw new ValueCoercionException($"Int cannot represent non-integer value: {Quote(literal)}")
                : int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
                : throw new ValueCoercionException($"Int cannot represent non 32-bit signed integer value: {Quote(literal)}"),
            Write = static (writer, value) => writer.WriteNumberValue(ToInt32(value)),
            IsWritable = static value => value is int,
        };

    /// <summary>A finite number, as C# <c>double</c>: https://spec.graphql.org/September2025/#sec-Float</summary>
    public static ScalarType Float { get; } =
        new("Float")
        {
            Description = "A number of double precision, as IEEE 754 has it.",
            ParseValue = static value =>
                value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
                    ? number
                    : throw new ValueCoercionException($"Float cannot represent non numeric value: {Quote(value)}"),
            ParseLiteral = static literal =>
                literal switch
                {
                    IntValueNode integer => ParseDouble(literal, integer.Value),
                    FloatValueNode number => ParseDouble(literal, number.Value),
                    _ => throw new ValueCoercionException($"Float cannot represent non numeric value: {Quote(literal)}"),
                },
            Write = WriteFloat,
            IsWritable = static value => value is double number && double.IsFinite(number),
        };

    /// <summary>Well-formed Unicode, as C# <c>string</c>: https://spec.graphql.org/September2025/#sec-String</summary>
    public static ScalarType String { get; } =
        new("String")
        {
            Description = "Text.",
            ParseValue = static value =>
                value.ValueKind is JsonValueKind.String
                    ? ReadText(value)
                    : throw new ValueCoercionException($"String cannot represent a non string value: {Quote(value)}"),
            ParseLiteral = static literal =>
                literal is StringValueNode text
                    ? text.Value
                    : throw new ValueCoercionException($"String cannot represent a non string value: {Quote(literal)}"),
            Write = static (writer, value) =>
                writer.WriteStringValue(
                    value as string ?? throw new ValueCoercionException($"String cannot represent a {value.GetType().Name}.")
                ),
            IsWritable = static value => value is string,
        };

    /// <summary>As C# <c>bool</c>: https://spec.graphql.org/September2025/#sec-Boolean</summary>
    public static ScalarType Boolean { get; } =
        new("Boolean")
        {
            Description = "`true` or `false`.",
            ParseValue = static value =>
                value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? value.GetBoolean()
                    : throw new ValueCoercionException($"Boolean cannot represent a non boolean value: {Quote(value)}"),
            ParseLiteral = static literal =>
                literal is BooleanValueNode boolean
                    ? boolean.Value
                    : throw new ValueCoercionException($"Boolean cannot represent a non boolean value: {Quote(literal)}"),
            Write = static (writer, value) =>
                writer.WriteBooleanValue(
                    value as bool? ?? throw new ValueCoercionException($"Boolean cannot represent a {value.GetType().Name}.")
                ),
            IsWritable = static value => value is bool,
        };

    /// <summary>Written as a string; whole numbers are accepted too, and read as strings: https://spec.graphql.org/September2025/#sec-ID</summary>
    public static ScalarType Id { get; } =
        new("ID")
        {
            Description = "A unique identifier. It is written as a string, and not meant to be read by people.",
            ParseValue = static value =>
                value.ValueKind is JsonValueKind.String ? ReadText(value)
                : IsWhole(value, out var number) ? number.ToString("F0", CultureInfo.InvariantCulture)
                : throw new ValueCoercionException($"ID cannot represent value: {Quote(value)}"),
            ParseLiteral = static literal =>
                literal switch
                {
                    StringValueNode text => text.Value,
                    IntValueNode integer => integer.Value,
                    _ => throw new ValueCoercionException($"ID cannot represent a non-string and non-integer value: {Quote(literal)}"),
                },
            Write = static (writer, value) =>
                writer.WriteStringValue(
                    value switch
                    {
                        string text => text,
                        int or long or short or byte => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
                        _ => throw new ValueCoercionException($"ID cannot represent a {value.GetType().Name}."),
                    }
                ),
            IsWritable = static value => value is string,
        };

    /// <summary>The five scalars. A schema lists those that it uses.</summary>
    public static IReadOnlyList<ScalarType> Scalars { get; } = [String, Int, Float, Boolean, Id];

    // https://spec.graphql.org/September2025/#sec-Type-System.Directives.Built-in-Directives

    /// <summary>https://spec.graphql.org/September2025/#sec--skip</summary>
    public static Directive Skip { get; } =
        new("skip")
        {
            Description = "Leaves this field or fragment out when `if` is true.",
            Locations = ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"],
            Arguments = [new("if", new NonNullType(Boolean)) { Description = "Left out when true." }],
        };

    /// <summary>https://spec.graphql.org/September2025/#sec--include</summary>
    public static Directive Include { get; } =
        new("include")
        {
            Description = "Takes this field or fragment in only when `if` is true.",
            Locations = ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"],
            Arguments = [new("if", new NonNullType(Boolean)) { Description = "Taken in when true." }],
        };

    /// <summary>https://spec.graphql.org/September2025/#sec--deprecated</summary>
    public static Directive Deprecated { get; } =
        new("deprecated")
        {
            Description = "Marks a part of the schema as no longer supported.",
            Locations = ["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE"],
            Arguments =
            [
                new("reason", new NonNullType(String))
                {
                    Description = "Why it is deprecated, and what to use instead. Markdown.",
                    DefaultValue = new StringValueNode { Value = DefaultDeprecationReason },
                },
            ],
        };

    /// <summary>https://spec.graphql.org/September2025/#sec--specifiedBy</summary>
    public static Directive SpecifiedBy { get; } =
        new("specifiedBy")
        {
            Description = "Says where the behaviour of this scalar is specified.",
            Locations = ["SCALAR"],
            Arguments = [new("url", new NonNullType(String)) { Description = "Address of the specification." }],
        };

    /// <summary>https://spec.graphql.org/September2025/#sec--oneOf</summary>
    public static Directive OneOf { get; } =
        new("oneOf") { Description = "Exactly one field has to be given, and it must not be null.", Locations = ["INPUT_OBJECT"] };

    /// <summary>The five that every schema has, whether or not it defines them.</summary>
    public static IReadOnlyList<Directive> Directives { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];

    /// <summary>The types of introspection: see <see cref="Introspection"/>.</summary>
    public static IReadOnlyList<NamedType> IntrospectionTypes => Introspection.Types;

    /// <summary>A scalar or a type of introspection; a schema cannot define it anew.</summary>
    public static NamedType? FindType(string name) =>
        Scalars.FirstOrDefault(type => type.Name == name) ?? IntrospectionTypes.FirstOrDefault(type => type.Name == name);

    /// <summary>By the name without <c>@</c>; null when none of the five is called so.</summary>
    public static Directive? FindDirective(string name) => Directives.FirstOrDefault(directive => directive.Name == name);

    /// <summary>A value as it stands in a message: short, whatever came in.</summary>
    internal static string Quote(JsonElement value)
    {
        // Not the whole text: it may be most of the request, and an error for each of its parts would copy it each time.
        var text = JsonMarshal.GetRawUtf8Value(value);
        return Shorten(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * MaxQuotedLength)]));
    }

    internal static string Quote(ValueNode value) =>
        value is StringValueNode { Value.Length: > MaxQuotedLength } text
            ? Shorten(Printer.PrintString(text.Value[..MaxQuotedLength]))
            : Shorten(Printer.Print(value));

    private static string Shorten(string text) =>
        text.Length <= MaxQuotedLength ? text : $"{text.AsSpan(0, MaxQuotedLength - 1).TrimEnd()}…";

    private static string ReadText(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ValueCoercionException("String cannot represent half of a surrogate pair.");
        }
    }

    // A number without a fraction, however it is written: 1, 1.0 and 1e0 are the same in JSON.
    private static bool IsWhole(JsonElement value, out double number)
    {
        number = 0;
        return value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out number) && double.IsInteger(number);
    }

    private static double ParseDouble(ValueNode literal, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new ValueCoercionException($"Float cannot represent value: {Quote(literal)}");

    private static int ToInt32(object value) =>
        value switch
        {
            int number => number,
            short number => number,
            byte number => number,
            long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
            _ => throw new ValueCoercionException($"Int cannot represent a {value.GetType().Name} of this size."),
        };

    private static void WriteFloat(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            default:
                throw new ValueCoercionException($"Float cannot represent this {value.GetType().Name}.");
        }
    }
}
