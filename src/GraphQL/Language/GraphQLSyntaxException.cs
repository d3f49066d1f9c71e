using System.Text;

namespace AltProvision.GraphQL.Language;

/// <summary>A text that is no GraphQL. The message and the place reach the client.</summary>
public sealed class GraphQLSyntaxException(Source source, int offset, string message)
    : Exception($"Syntax Error: {WithoutLoneSurrogates(message)}")
{
    /// <summary>Where, counted in UTF-16 code units from the start of the source text.</summary>
    public int Offset { get; } = offset;

    /// <summary>The same as <see cref="Offset"/>, as line and column.</summary>
    public SourceLocation Location { get; } = source.LocationOf(offset);

    // A quoted piece of the text may hold half of a surrogate pair, which no JSON writer accepts.
    private static string WithoutLoneSurrogates(string message)
    {
        var builder = new StringBuilder(message.Length);
        foreach (var rune in message.EnumerateRunes())
        {
            builder.Append(rune);
        }

        return builder.ToString();
    }
}
