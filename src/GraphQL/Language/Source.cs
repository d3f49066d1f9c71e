namespace AltProvision.GraphQL.Language;

/// <summary>A line and a column, both counted from 1; the column in UTF-16 code units.</summary>
public readonly record struct SourceLocation(int Line, int Column);

/// <summary>A source text. <c>\n</c>, <c>\r\n</c> and <c>\r</c> end a line; U+2028 and U+2029 do not.</summary>
public sealed class Source(string text)
{
    private int[]? _lineStarts;

    /// <summary>The whole text, unchanged: places in it count its UTF-16 code units.</summary>
    public string Text { get; } = text;

    /// <summary>
    /// Line and column, both from 1; a line ends with <c>\n</c>, <c>\r\n</c> or <c>\r</c>:
    /// https://spec.graphql.org/September2025/#LineTerminator
    /// </summary>
    public SourceLocation LocationOf(int offset)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        var line = Array.BinarySearch(starts, offset);
        line = line < 0 ? ~line - 1 : line;
        return new(line + 1, offset - starts[line] + 1);
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new int[CountLines(text)];
        var line = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (EndsLine(text, i))
            {
                starts[++line] = i + 1;
            }
        }

        return starts;
    }

    private static int CountLines(string text)
    {
        var lines = 1;
        for (var i = 0; i < text.Length; i++)
        {
            lines += EndsLine(text, i) ? 1 : 0;
        }

        return lines;
    }

    private static bool EndsLine(string text, int at) =>
        text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'));
}
