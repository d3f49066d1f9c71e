using System.Globalization;
using System.Text;

namespace AltProvision.GraphQL.Language;

/// <summary>Writes values and types as GraphQL text that means the same.</summary>
public static class Printer
{
    private const int MaxSingleLine = 70;

    /// <summary>On one line, except a block string, which stays one.</summary>
    public static string Print(ValueNode value)
    {
        var builder = new StringBuilder();
        Append(builder, value);
        return builder.ToString();
    }

    /// <summary>With its wrappers, such as <c>[Int!]!</c>.</summary>
    public static string Print(TypeNode type) =>
        type switch
        {
            NonNullTypeNode nonNull => $"{Print(nonNull.Type)}!",
            ListTypeNode list => $"[{Print(list.Type)}]",
            _ => ((NamedTypeNode)type).Name.Value,
        };

    /// <summary>With its <c>@</c>, and its arguments if it has any.</summary>
    public static string Print(DirectiveNode directive)
    {
        var builder = new StringBuilder().Append('@').Append(directive.Name);
        if (directive.Arguments.Count > 0)
        {
            builder.Append('(');
            AppendJoined(builder, directive.Arguments, static (b, argument) => AppendPair(b, argument.Name, argument.Value));
            builder.Append(')');
        }

        return builder.ToString();
    }

    /// <summary>A string in double quotes.</summary>
    public static string PrintString(string value)
    {
        var builder = new StringBuilder();
        AppendString(builder, value);
        return builder.ToString();
    }

    /// <summary>A string in triple quotes where these can carry it, in double quotes elsewhere.</summary>
    public static string PrintDescription(string value) => CanBeBlockString(value) ? PrintBlockString(value) : PrintString(value);

    private static void Append(StringBuilder builder, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                builder.Append('$').Append(variable.Name);
                break;
            case IntValueNode integer:
                builder.Append(integer.Value);
                break;
            case FloatValueNode number:
                builder.Append(number.Value);
                break;
            case StringValueNode { IsBlock: true } text when CanBeBlockString(text.Value):
                builder.Append(PrintBlockString(text.Value));
                break;
            case StringValueNode text:
                AppendString(builder, text.Value);
                break;
            case BooleanValueNode boolean:
                builder.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                builder.Append("null");
                break;
            case EnumValueNode enumValue:
                builder.Append(enumValue.Value);
                break;
            case ListValueNode list:
                builder.Append('[');
                AppendJoined(builder, list.Values, Append);
                builder.Append(']');
                break;
            case ObjectValueNode map:
                builder.Append('{');
                AppendJoined(builder, map.Fields, static (b, field) => AppendPair(b, field.Name, field.Value));
                builder.Append('}');
                break;
        }
    }

    private static void AppendPair(StringBuilder builder, NameNode name, ValueNode value) =>
        Append(builder.Append(name).Append(": "), value);

    private static void AppendJoined<T>(StringBuilder builder, IReadOnlyList<T> items, Action<StringBuilder, T> append)
    {
        for (var i = 0; i < items.Count; i++)
        {
            append(i == 0 ? builder : builder.Append(", "), items[i]);
        }
    }

    private static void AppendString(StringBuilder builder, string value)
    {
        builder.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\b' => builder.Append("\\b"),
                '\f' => builder.Append("\\f"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                _ when char.IsControl(c) => builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => builder.Append(c),
            };
        }

        builder.Append('"');
    }

    /// <summary>Whether the value survives BlockStringValue(): no edge that it would cut off, no character that it would change.</summary>
    private static bool CanBeBlockString(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        if (value.Any(static c => char.IsControl(c) && c is not ('\n' or '\t') and < '\u0080'))
        {
            return false;
        }

        var lines = value.Split('\n');
        return !IsBlank(lines[0]) && !IsBlank(lines[^1]) && (lines.Length == 1 || !lines.Where(static l => !IsBlank(l)).All(IsIndented));
    }

    private static string PrintBlockString(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        // A value whose further lines are all indented keeps its indentation only when its first line stands with them.
        var needsLeadingLine = lines.Length > 1 && lines.Skip(1).All(static l => l.Length == 0 || IsIndented(l));
        var endsInEscapedQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var needsTrailingLine = value.EndsWith('\\') || (value.EndsWith('"') && !endsInEscapedQuotes);
        var isTall = lines.Length > 1 || value.Length > MaxSingleLine || needsTrailingLine || needsLeadingLine || endsInEscapedQuotes;
        var hasLeadingLine = needsLeadingLine || (isTall && !(lines.Length == 1 && IsIndented(value)));
        return $"\"\"\"{(hasLeadingLine ? "\n" : "")}{escaped}{(isTall ? "\n" : "")}\"\"\"";
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;

    private static bool IsIndented(string line) => line is [' ' or '\t', ..];
}
