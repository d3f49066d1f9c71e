using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>Who is told something.</summary>
/// <param name="Subject">The person or client.</param>
/// <param name="Origin">From where they asked.</param>
public readonly record struct AuditedReader(string Subject, RequestOrigin Origin);

/// <summary>Records of one kind that somebody is told of.</summary>
public readonly record struct AuditedRecords(string Type, IReadOnlyCollection<Guid> Ids);

/// <summary>Puts on record who is told what: one statement for each answer, whatever it holds, before the answer is sent.</summary>
public sealed class AuditedReads(NpgsqlDataSource dataSource, TimeProvider time)
{
    /// <summary>What wrote entries of reads: no module, but the graph, where the answer is known as a whole.</summary>
    public const string Source = "graph";

    private const int MostActionLength = 200;

    // One text for each number of kinds, so that each is prepared once.
    private readonly ConcurrentDictionary<int, string> statements = [];

    /// <param name="viewer">One of the readers, or any with the same organisation: for which all of them act.</param>
    /// <param name="action">What was asked: fields at the root.</param>
    /// <param name="dataClass">The strictest class in the answer. It holds for all of it: what is read beside a concern tells of the concern.</param>
    public async Task WriteAsync(
        IReadOnlyList<AuditedReader> readers,
        Viewer viewer,
        string action,
        DataClass dataClass,
        IReadOnlyList<AuditedRecords> records,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(readers);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(records);
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(RowSecurity.NameInBatch(viewer, time));
        var command = new NpgsqlBatchCommand(statements.GetOrAdd(records.Count, Statement));
        batch.BatchCommands.Add(command);
        command.Parameters.Add(Sql.Value(time.GetUtcNow()));
        command.Parameters.Add(Sql.Value(viewer.Organisation));
        command.Parameters.Add(Sql.Value(action.Length <= MostActionLength ? action : action[..MostActionLength]));
        command.Parameters.Add(Sql.Value(dataClass.ToString()));
        command.Parameters.Add(Sql.Value(Column(readers, reader => reader.Subject)));
        command.Parameters.Add(Sql.Value(Column(readers, reader => reader.Origin.Address)));
        command.Parameters.Add(Sql.Value(Column(readers, reader => reader.Origin.RequestId)));
        command.Parameters.Add(Sql.Value(Column(readers, reader => reader.Origin.Reason)));
        foreach (var (type, ids) in records)
        {
            command.Parameters.Add(Sql.Value(type));
            command.Parameters.Add(Sql.Value(ids.ToArray()));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string?[] Column(IReadOnlyList<AuditedReader> readers, Func<AuditedReader, string?> value) => [.. readers.Select(value)];

    private static string Statement(int kinds)
    {
        const int Before = 8;
        var rows = Enumerable
            .Range(0, kinds)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"(${Before + 1 + (2 * i)}, ${Before + 2 + (2 * i)}::uuid[])"));
        return "insert into audit.entry "
            + "(at, kind, subject, organisation, source, action, record_type, data_class, records, reason, address, request_id) "
            + $"select $1, '{nameof(AuditKind.Read)}', r.subject, $2, '{Source}', $3, v.type, $4, v.ids, r.reason, r.address, r.request "
            + "from unnest($5::text[], $6::text[], $7::text[], $8::text[]) r (subject, address, request, reason) "
            + $"cross join (values {string.Join(", ", rows)}) v (type, ids)";
    }
}
