namespace AltProvision.GraphQL.Validation;

/// <summary>"Did you mean …?"</summary>
internal static class Suggestions
{
    private const int MaxSuggestions = 5;

    // Longer names are not compared: the distance costs the product of the lengths.
    private const int MaxLength = 60;

    public static string Of(IEnumerable<string> names, string what = "")
    {
        string[] quoted = [.. names.Take(MaxSuggestions).Select(name => $"\"{name}\"")];
        return quoted switch
        {
            [] => "",
            [var one] => $" Did you mean{what} {one}?",
            [.. var some, var last] => $" Did you mean{what} {string.Join(", ", some)} or {last}?",
        };
    }

    /// <summary>Of the options those that look like a misspelt name, the nearest first.</summary>
    public static string Similar(string name, IEnumerable<string> options, string what = "")
    {
        if (name.Length > MaxLength)
        {
            return "";
        }

        var threshold = name.Length * 2 / 5 + 1;
        return Of(
            options
                .Where(option => Math.Abs(option.Length - name.Length) <= threshold)
                .Select(option => (option, distance: Distance(name.ToUpperInvariant(), option.ToUpperInvariant())))
                .Where(candidate => candidate.distance <= threshold)
                .OrderBy(candidate => candidate.distance)
                .ThenBy(candidate => candidate.option, StringComparer.Ordinal)
                .Select(candidate => candidate.option),
            what
        );
    }

    // Levenshtein, row by row.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var substituted = diagonal + (one[i] == other[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(substituted, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
