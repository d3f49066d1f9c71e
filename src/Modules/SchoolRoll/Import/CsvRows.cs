using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;

namespace AltProvision.SchoolRoll;

/// <summary>What is wrong with one row, or worth knowing of it.</summary>
/// <param name="Line">Line of the file on which the row begins; 1 is the header.</param>
/// <param name="Column">Header of the column to blame.</param>
/// <param name="Reason">What is wrong and what was expected.</param>
/// <param name="LeavesRowOut">Whether the row was left out; else it went in without the value.</param>
internal sealed record RowProblem(int Line, string Column, string Reason, bool LeavesRowOut = true);

/// <summary>Rows of a CSV file with a header, read as a stream: only one is in memory at a time.</summary>
internal sealed class CsvRows : IDisposable
{
    // A quote that is never closed would swallow the rest of the file.
    private const int LongestField = 10_000;

    private readonly CsvParser _parser;
    private readonly Dictionary<string, int> _columns;
    private readonly int _count;
    private bool _isBad;

    private CsvRows(StreamReader reader, string path)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = _ => _isBad = true,
            MaxFieldSize = LongestField,
        };
        _parser = new(reader, configuration);
        var header = _parser.Read() ? _parser.Record! : throw new UnusableFileException($"{path} has no header. Download it again.");
        _count = header.Length;
        _columns = header
            .Select((name, index) => (Name: name.Trim(), Index: index))
            .GroupBy(column => column.Name)
            .ToDictionary(group => group.Key, group => group.First().Index, StringComparer.OrdinalIgnoreCase);
    }

    /// <exception cref="UnusableFileException">A column that cannot be done without is missing.</exception>
    public static CsvRows Open(SourceFile file, IReadOnlyList<string> required)
    {
        CsvRows? rows = null;
        try
        {
            rows = new(file.Open(), file.Path);
            var missing = required.Where(column => !rows.Has(column)).ToList();
            return missing.Count == 0
                ? rows
                : throw new UnusableFileException(
                    $"{file.Path} lacks the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}. "
                        + "Import the file as it was downloaded, with its header."
                );
        }
        catch (Exception exception)
        {
            rows?.Dispose();
            throw exception is MaxFieldSizeException ? TooLong(file.Path, 1) : exception;
        }
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    public async IAsyncEnumerable<RowReader> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = _parser.RawRow + 1;
            _isBad = false;
            if (!await NextAsync(line))
            {
                yield break;
            }

            var row = new RowReader(line, _parser.Record!, _columns);
            if (_isBad)
            {
                row.Refuse("row", "a quote stands where none should be");
            }
            else if (_parser.Count != _count)
            {
                row.Refuse("row", $"has {_parser.Count} values, the header {_count}");
            }

            yield return row;
        }
    }

    public void Dispose() => _parser.Dispose();

    private async Task<bool> NextAsync(int line)
    {
        try
        {
            return await _parser.ReadAsync();
        }
        catch (MaxFieldSizeException)
        {
            throw TooLong("The file", line);
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException($"The file is broken off or damaged after line {line}. Download it again.");
        }
    }

    private static UnusableFileException TooLong(string path, int line) =>
        new($"{path} has a value of more than {LongestField} characters from line {line} on: a quote is not closed. Download it again.");
}

/// <summary>Reads the values of one row and collects all that is wrong with them.</summary>
internal sealed class RowReader(int line, string[] values, IReadOnlyDictionary<string, int> columns)
{
    private static readonly string[] DateFormats = ["dd-MM-yyyy", "dd/MM/yyyy", "yyyy-MM-dd"];

    private readonly List<RowProblem> _problems = [];

    public int Line => line;

    public IReadOnlyList<RowProblem> Problems => _problems;

    public bool IsUsable => !_problems.Exists(problem => problem.LeavesRowOut);

    public void Refuse(string column, string reason) => _problems.Add(new(line, column, reason));

    public void Note(string column, string reason) => _problems.Add(new(line, column, reason, LeavesRowOut: false));

    /// <summary>The text without blanks around it; null when it is empty or the file has no such column.</summary>
    public string? Text(string column, int longest = 200)
    {
        var text = columns.TryGetValue(column, out var index) && index < values.Length ? values[index].Trim() : "";
        if (text.Length > longest)
        {
            Refuse(column, $"is longer than {longest} characters");
        }

        return text.Length == 0 ? null : text;
    }

    public string Required(string column, int longest = 200)
    {
        var text = Text(column, longest);
        if (text is null)
        {
            Refuse(column, "is missing");
        }

        return text ?? "";
    }

    public int? Number(string column, int least, int most)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(column, $"'{Shown(text)}' is no number from {least} to {most}");
        return null;
    }

    public DateOnly? Date(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Refuse(column, $"'{Shown(text)}' is no date; write 31-08-2026");
        return null;
    }

    /// <summary>Two numbers that only mean something together: metres on the British National Grid.</summary>
    public (int? Easting, int? Northing) Place(string eastingColumn, string northingColumn)
    {
        var place = (Easting: Number(eastingColumn, 0, 700_000), Northing: Number(northingColumn, 0, 1_300_000));
        var (hasEasting, hasNorthing) = (Text(eastingColumn) is not null, Text(northingColumn) is not null);
        if (hasEasting != hasNorthing)
        {
            Refuse(hasEasting ? northingColumn : eastingColumn, "is missing beside the other coordinate");
        }

        // The register writes 0, 0 for an establishment without a place.
        return place is (0, 0) ? (null, null) : place;
    }

    public static string Shown(string text) => text.Length <= 40 ? text : $"{text[..39]}…";
}
