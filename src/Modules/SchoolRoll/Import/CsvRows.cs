using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace AltProvision.SchoolRoll;

/// <summary>What is wrong with one row, or worth knowing of it.</summary>
/// <param name="Line">Line of the file on which the row begins; 1 is the header.</param>
/// <param name="Column">Header of the column to blame.</param>
/// <param name="Reason">What is wrong and what was expected.</param>
/// <param name="LeavesRowOut">Whether the row was left out; else it went in without the value.</param>
internal sealed record RowProblem(int Line, string Column, string Reason, bool LeavesRowOut = true);

/// <summary>Rows of a CSV file with a header, read as a stream: only one is in memory at a time.</summary>
internal sealed class CsvRows : IAsyncDisposable
{
    // A quote that is never closed would swallow the rest of the file.
    private const int LongestRow = 100_000;

    private readonly CsvReader _reader;
    private readonly string _path;
    private Dictionary<string, int> _columns = [];
    private long _malformedLine;

    private CsvRows(SourceFile file)
    {
        _path = file.Path;
        _reader = CsvReader.Create(
            file.OpenUnpacked(),
            new()
            {
                Separator = ',',
                Encoding = file.Encoding,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRow,
                OnMalformedRecord = record => _malformedLine = record.LineNumber,
            }
        );
    }

    /// <exception cref="UnusableFileException">A column that cannot be done without is missing.</exception>
    public static async Task<CsvRows> OpenAsync(SourceFile file, IReadOnlyList<string> required, CancellationToken cancellationToken)
    {
        var rows = new CsvRows(file);
        try
        {
            await rows.ReadHeaderAsync(required, cancellationToken);
            return rows;
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    public async IAsyncEnumerable<RowReader> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken))
        {
            var row = new RowReader((int)_reader.LineNumber, ValuesOf(_reader), _columns);
            if (_malformedLine == _reader.LineNumber)
            {
                row.Refuse("row", "has a quote where none should be, or one that is not closed");
            }
            else if (_reader.FieldCount != _reader.Headers.Count)
            {
                row.Refuse("row", $"has {_reader.FieldCount} values, the header has {_reader.Headers.Count}");
            }

            yield return row;
        }
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private static string[] ValuesOf(CsvReader reader)
    {
        var values = new string[reader.FieldCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.GetString(i);
        }

        return values;
    }

    private async Task ReadHeaderAsync(IReadOnlyList<string> required, CancellationToken cancellationToken)
    {
        await TellingAsync(async () =>
        {
            await _reader.ReadHeaderAsync(cancellationToken);
            return true;
        });
        _columns = _reader
            .Headers.Select((name, index) => (Name: name.Trim(), Index: index))
            .GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Index, StringComparer.OrdinalIgnoreCase);
        var missing = required.Where(column => !Has(column)).ToList();
        if (missing.Count > 0)
        {
            throw new UnusableFileException(
                $"{_path} lacks the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}. "
                    + "Import the file as it was downloaded, with its header."
            );
        }
    }

    private Task<bool> NextAsync(CancellationToken cancellationToken) => TellingAsync(() => _reader.ReadAsync(cancellationToken).AsTask());

    private async Task<bool> TellingAsync(Func<Task<bool>> read)
    {
        try
        {
            return await read();
        }
        catch (CsvFormatException exception)
        {
            throw new UnusableFileException(
                $"{_path} has a row of more than {LongestRow} characters from line {exception.LineNumber} on: a quote is not closed. Download it again."
            );
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException($"{_path} is broken off or damaged after line {_reader.LineNumber}. Download it again.");
        }
    }
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
