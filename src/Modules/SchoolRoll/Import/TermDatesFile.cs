using System.Text.Json;

namespace AltProvision.SchoolRoll;

/// <summary>Term dates of one academic year as an authority publishes them: three terms, each with its half-term holiday.</summary>
internal static class TermDatesFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Autumn"] = "AUT",
        ["Spring"] = "SPR",
        ["Summer"] = "SUM",
    };

    /// <summary>The six half terms.</summary>
    /// <exception cref="UnusableFileException">It is no such file.</exception>
    public static IReadOnlyList<HalfTerm> Parse(string json, string path)
    {
        try
        {
            var year = JsonSerializer.Deserialize<Year>(json, Options);
            return year is { AcademicYear.Length: > 0, Terms.Count: > 0 }
                ? [.. year.Terms.SelectMany(term => Split(year.AcademicYear, term, path))]
                : throw new UnusableFileException($"{path} has no academic_year or no terms.");
        }
        catch (JsonException exception)
        {
            throw new UnusableFileException($"{path} is no file of term dates: {exception.Message}");
        }
    }

    /// <summary>The days before the half-term holiday and those after it, without the weekends at either end.</summary>
    private static IEnumerable<HalfTerm> Split(string year, Term term, string path)
    {
        if (!Codes.TryGetValue(term.Name, out var code))
        {
            throw new UnusableFileException($"{path} has a term called {term.Name}; it has to be Autumn, Spring or Summer.");
        }

        if (!(term.Start < term.HalfTerm.Start && term.HalfTerm.Start <= term.HalfTerm.End && term.HalfTerm.End < term.End))
        {
            throw new UnusableFileException($"{path}: the half-term holiday of the {term.Name} term does not lie inside the term.");
        }

        yield return new($"{year}-{code}1", term.Start, Weekday(term.HalfTerm.Start.AddDays(-1), -1));
        yield return new($"{year}-{code}2", Weekday(term.HalfTerm.End.AddDays(1), 1), term.End);
    }

    private static DateOnly Weekday(DateOnly date, int step)
    {
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            date = date.AddDays(step);
        }

        return date;
    }

    private sealed record Year(string AcademicYear, IReadOnlyList<Term> Terms);

    private sealed record Term(string Name, DateOnly Start, DateOnly End, Stretch HalfTerm);

    private sealed record Stretch(DateOnly Start, DateOnly End);
}
