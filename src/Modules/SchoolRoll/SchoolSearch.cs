using System.Text;

namespace AltProvision.SchoolRoll;

/// <summary>Patterns for ILIKE of what a person typed.</summary>
internal static class LikePatterns
{
    /// <summary>Whatever begins with the text; null when there is none.</summary>
    public static string? Beginning(string? text) =>
        text?.Trim() is { Length: > 0 } typed
            ? typed
                .Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace("%", @"\%", StringComparison.Ordinal)
                .Replace("_", @"\_", StringComparison.Ordinal) + "%"
            : null;
}

/// <summary>
/// Names are found by the beginnings of their words, whatever the case, accents and apostrophes: "st mary" and "st marys" find
/// "St Mary's Church of England Primary School".
/// </summary>
internal static class SchoolSearch
{
    private const int MostWords = 10;

    private const string Accented = "ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüŴŵŶŷÝý";
    private const string Plain = "aaaaaaaaaaaacceeeeeeeeiiiiiiiinnoooooooooouuuuuuuuwwyyyy";
    private const string Apostrophes = "'’‘`";

    /// <summary>
    /// The search column of a school, kept by PostgreSQL: translate() drops what has no counterpart, the apostrophes. A literal of SQL
    /// writes an apostrophe twice.
    /// </summary>
    public const string ColumnSql =
        "to_tsvector('simple'::regconfig, translate(lower(name), '" + Accented + "'" + Apostrophes + "', '" + Plain + "'))";

    /// <summary>A text search query for the words; null when there is none in the text.</summary>
    public static string? Query(string text)
    {
        var words = Fold(text)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(MostWords)
            .Select(word => $"{word}:*")
            .ToList();
        return words.Count == 0 ? null : string.Join(" & ", words);
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Apostrophes.Contains(c, StringComparison.Ordinal))
            {
                continue;
            }

            var accented = Accented.IndexOf(c, StringComparison.Ordinal);
            folded.Append(
                accented >= 0 ? Plain[accented]
                : char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c)
                : ' '
            );
        }

        return folded.ToString();
    }
}
