using System.Text.RegularExpressions;

namespace AltProvision.GraphQL.Validation;

/// <summary>"Did you mean …?"</summary>
internal static partial class Suggestions
{
    private const int MaxSuggestions = 5;

    // Longer names are not compared: the distance costs the product of the lengths.
    private const int MaxLength = 60;

    private const string Opening = " Did you mean";

    /// <summary>The message as it was before something was suggested.</summary>
    public static string Without(string message) =>
        message.LastIndexOf(Opening, StringComparison.Ordinal) is >= 0 and var end ? message[..end] : message;

    public static string Of(IEnumerable<string> names, string what = "")
    {
        string[] quoted = [.. names.Take(MaxSuggestions).Select(name => $"\"{name}\"")];
        return quoted switch
        {
            [] => "",
            [var one] => $"{Opening}{what} {one}?",
            [var one, var other] => $"{Opening}{what} {one} or {other}?",
            [.. var some, var last] => $"{Opening}{what} {string.Join(", ", some)}, or {last}?",
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
                .Select(option => (option, distance: Distance(name, option)))
                .Where(candidate => candidate.distance <= threshold)
                .OrderBy(candidate => candidate.distance)
                .ThenBy(candidate => NaturalOrder(candidate.option), StringComparer.Ordinal)
                .Select(candidate => candidate.option),
            what
        );
    }

    // As graphql-js measures: edits are insertions, deletions, substitutions and swaps of neighbours, and all of the case is one.
    private static int Distance(string name, string option)
    {
        var (one, other) = (name.ToUpperInvariant(), option.ToUpperInvariant());
        if (one == other)
        {
            return name == option ? 0 : 1;
        }

        Span<int> beforeLast = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 0; i < one.Length; i++)
        {
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var substituted = last[j] + (one[i] == other[j] ? 0 : 1);
                row[j + 1] = Math.Min(substituted, Math.Min(row[j], last[j + 1]) + 1);
                if (i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j])
                {
                    row[j + 1] = Math.Min(row[j + 1], beforeLast[j - 1] + 1);
                }
            }

            var done = beforeLast;
            beforeLast = last;
            last = row;
            row = done;
        }

        return last[other.Length];
    }

    // Digits compare as the numbers that they make: a9 comes before a10.
    private static string NaturalOrder(string option) => Digits().Replace(option, number => number.Value.PadLeft(2 * MaxLength, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
