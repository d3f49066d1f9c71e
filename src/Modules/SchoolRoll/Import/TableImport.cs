using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AltProvision.SchoolRoll;

/// <summary>A change that the merge makes, and how it is told: <c>12 added</c>.</summary>
/// <param name="Word">What happened to the rows.</param>
/// <param name="Sql">A statement that answers how many there were.</param>
internal sealed record MergeStep(string Word, string Sql);

/// <summary>How one kind of file becomes rows of one table.</summary>
internal abstract class TableImport
{
    /// <summary>What the file holds, as the command and its messages call it.</summary>
    public abstract string Kind { get; }

    public abstract IReadOnlyList<string> RequiredColumns { get; }

    /// <summary>The column that tells rows apart.</summary>
    public abstract string KeyColumn { get; }

    /// <summary>Columns of the staging table with their types.</summary>
    public abstract IReadOnlyList<(string Name, string Type)> Staging { get; }

    /// <summary>The row's key and its values in the order of the staging columns; what is wrong goes to the reader.</summary>
    public abstract (object Key, object?[] Values) Read(RowReader row);

    /// <summary>The statements that bring the staged rows into the table, in order.</summary>
    public abstract IEnumerable<MergeStep> Merge(Func<string, bool> hasColumn);

    protected static string Counted(string change) => $"with changed as ({change} returning 1) select count(*) from changed";
}

/// <summary>
/// Reads a file row by row into a staging table (binary COPY) and merges it in SQL, all in one transaction: whatever goes wrong, nothing is
/// half done. The same file again changes nothing.
/// </summary>
internal sealed class ImportRun(SchoolRollDbContext db, TimeProvider time, TextWriter output)
{
    public const int Done = 0;
    public const int SomeRowsFailed = 1;
    public const int Unusable = 2;

    private const int MostProblemsShown = 1000;

    public async Task<int> RunAsync(TableImport import, string path, CancellationToken cancellationToken)
    {
        var file = await SourceFile.InspectAsync(path, cancellationToken);
        await using var rows = await CsvRows.OpenAsync(file, import.RequiredColumns, cancellationToken);
        await using var transaction = await BeginAsync(cancellationToken);
        var staged = await StageAsync(import, file, rows, cancellationToken);
        Tell(import, staged);
        if (staged.Taken == 0)
        {
            throw new UnusableFileException($"{path} has no row that can be used. Nothing was changed.");
        }

        if (import is EstablishmentImport { IsComplete: true } && staged.LeftOut > 0)
        {
            throw new UnusableFileException(
                "A file with unusable rows cannot say which schools are gone. Mend it, or leave out --complete."
            );
        }

        await MergeAsync(import, rows, cancellationToken);
        await RememberAsync(import.Kind, file, staged.Taken, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return staged.LeftOut == 0 ? Done : SomeRowsFailed;
    }

    /// <summary>Opens the transaction of an import; one import waits for another.</summary>
    public async Task<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('school_roll.import'))", cancellationToken);
        return transaction;
    }

    /// <summary>Who imported what, in the transaction of the import.</summary>
    public async Task RememberAsync(string kind, SourceFile file, int rows, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!await db.ImportedFiles.AnyAsync(f => f.Kind == kind && f.Sha256 == file.Sha256, cancellationToken))
        {
            db.ImportedFiles.Add(new(file.Sha256, kind, file.Name, rows, now));
        }

        db.PutOnRecord(AuditKind.Change, now, $"Import {kind}", AuditedRecord.None);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<StagedRows> StageAsync(TableImport import, SourceFile file, CsvRows rows, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", import.Staging.Select(column => column.Name));
        await ExecuteAsync(
            $"create temp table staged ({string.Join(", ", import.Staging.Select(c => $"{c.Name} {c.Type}"))}) on commit drop",
            cancellationToken
        );
        var staged = new StagedRows();
        var progress = new ImportProgress(import.Kind, file.Lines - 1, output, time);
        await using (
            var writer = await Connection.BeginBinaryImportAsync($"copy staged ({columns}) from stdin (format binary)", cancellationToken)
        )
        {
            await foreach (var row in rows.ReadAsync(cancellationToken))
            {
                if (staged.Accept(import, row) is { } values)
                {
                    await writer.WriteRowAsync(cancellationToken, values);
                }

                progress.Passed(row.Line - 1);
            }

            await writer.CompleteAsync(cancellationToken);
        }

        progress.End(staged.Read);
        return staged;
    }

    private async Task MergeAsync(TableImport import, CsvRows rows, CancellationToken cancellationToken)
    {
        await ExecuteAsync("analyze staged", cancellationToken);
        List<string> changes = [];
        foreach (var step in import.Merge(rows.Has))
        {
            await using var command = new NpgsqlCommand(step.Sql, Connection);
            var count = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            if (count > 0)
            {
                changes.Add(FormattableString.Invariant($"{count:N0} {step.Word}"));
            }
        }

        await output.WriteLineAsync($"{import.Kind}: {(changes.Count == 0 ? "Nothing changed" : string.Join(", ", changes))}.");
    }

    private void Tell(TableImport import, StagedRows staged)
    {
        foreach (var problem in staged.Problems.Take(MostProblemsShown))
        {
            output.WriteLine(
                $"line {problem.Line}, {problem.Column}: {problem.Reason}{(problem.LeavesRowOut ? "" : "; the row went in without it")}."
            );
        }

        if (staged.Problems.Count > MostProblemsShown)
        {
            output.WriteLine(FormattableString.Invariant($"… and {staged.Problems.Count - MostProblemsShown:N0} more of this kind."));
        }

        output.WriteLine(
            FormattableString.Invariant(
                $"{import.Kind}: {staged.Read:N0} rows read, {staged.Taken:N0} taken, {staged.LeftOut:N0} left out."
            )
        );
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>Counts the rows of a file and keeps what is wrong with them.</summary>
internal sealed class StagedRows
{
    private readonly Dictionary<object, int> _lines = [];
    private readonly List<RowProblem> _problems = [];

    public int Read { get; private set; }

    public int Taken { get; private set; }

    public int LeftOut => Read - Taken;

    public IReadOnlyList<RowProblem> Problems => _problems;

    /// <summary>The values to stage; null when the row is left out.</summary>
    public object?[]? Accept(TableImport import, RowReader row)
    {
        Read++;
        var values = ValuesOf(import, row);
        _problems.AddRange(row.Problems);
        Taken += values is null ? 0 : 1;
        return values;
    }

    private object?[]? ValuesOf(TableImport import, RowReader row)
    {
        if (!row.IsUsable)
        {
            return null;
        }

        var (key, values) = import.Read(row);
        if (row.IsUsable && !_lines.TryAdd(key, row.Line))
        {
            row.Refuse(import.KeyColumn, $"stands on line {_lines[key]} already");
        }

        return row.IsUsable ? values : null;
    }
}

/// <summary>Tells once a second how far an import is.</summary>
internal sealed class ImportProgress(string kind, int total, TextWriter output, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly long _start = time.GetTimestamp();
    private TimeSpan _told;

    public void Passed(int rows)
    {
        var elapsed = time.GetElapsedTime(_start);
        if (elapsed - _told < Pause)
        {
            return;
        }

        _told = elapsed;
        var rate = rows / elapsed.TotalSeconds;
        var left = Math.Max(0, total - rows) / Math.Max(rate, 1);
        output.WriteLine(
            FormattableString.Invariant($"{kind}: {rows:N0} of {total:N0} rows, {rate:N0} rows/s, about {Math.Ceiling(left):N0} s left")
        );
    }

    public void End(int rows)
    {
        var seconds = Math.Max(time.GetElapsedTime(_start).TotalSeconds, 0.001);
        output.WriteLine(FormattableString.Invariant($"{kind}: {rows:N0} rows read in {seconds:N1} s, {rows / seconds:N0} rows/s"));
    }
}
