using Npgsql;

namespace AltProvision.Kernel;

/// <summary>Who is told something.</summary>
/// <param name="Subject">The person or client.</param>
/// <param name="Origin">From where they asked.</param>
public readonly record struct AuditedReader(string Subject, RequestOrigin Origin);

/// <summary>Records of one kind that somebody is told of.</summary>
public readonly record struct AuditedRecords(string Type, IReadOnlyCollection<Guid> Ids);

/// <summary>
/// Puts on record who is told what, before the answer is sent. Answers that are ready while others are being written leave together, in one
/// statement: an answer alone waits for nothing.
/// </summary>
public sealed class AuditedReads(NpgsqlDataSource dataSource, TimeProvider time)
{
    /// <summary>What wrote entries of reads: no module, but the graph, where the answer is known as a whole.</summary>
    public const string Source = "graph";

    private const int MostActionLength = 200;
    private const int MostTogether = 100;

    private const string Insert = $"""
        insert into {AuditEntry.SchemaName}.entry
          (at, kind, subject, organisation, source, action, record_type, data_class, records, reason, address, request_id)
        select r.at, '{nameof(
            AuditKind.Read
        )}', r.subject, r.organisation, '{Source}', r.action, r.type, r.class, ($1)[r.first:r.last], r.reason, r.address, r.request
        from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) r (at, subject, organisation, action, type, class, first, last, reason, address, request)
        """;

    private readonly Lock access = new();
    private Queue<Answer> waiting = [];
    private bool isWriting;

    /// <param name="viewer">One of the readers, or any with the same organisation: for which all of them act.</param>
    /// <param name="action">What was asked: fields at the root.</param>
    /// <param name="dataClass">The strictest class in the answer. It holds for all of it: what is read beside a concern tells of the concern.</param>
    /// <param name="cancellationToken">Ends the waiting. What is to be written is written all the same.</param>
    public Task WriteAsync(
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
        var answer = new Answer(
            time.GetUtcNow(),
            readers,
            viewer.Organisation,
            action.Length <= MostActionLength ? action : action[..MostActionLength],
            dataClass,
            records
        );
        lock (access)
        {
            waiting.Enqueue(answer);
            if (isWriting)
            {
                return answer.Written.Task.WaitAsync(cancellationToken);
            }

            isWriting = true;
        }

        _ = WriteWaitingAsync();
        return answer.Written.Task.WaitAsync(cancellationToken);
    }

    // Its outcome, good or bad, is in the promises of the answers.
    private async Task WriteWaitingAsync()
    {
        List<Answer> answers = [];
        while (true)
        {
            answers.Clear();
            lock (access)
            {
                while (answers.Count < MostTogether && waiting.TryDequeue(out var next))
                {
                    answers.Add(next);
                }

                if (answers.Count == 0)
                {
                    isWriting = false;
                    return;
                }
            }

            await WriteAsync(answers);
        }
    }

    private async Task WriteAsync(List<Answer> answers)
    {
        try
        {
            await InsertAsync(answers);
            answers.ForEach(answer => answer.Written.SetResult());
        }
        catch (PostgresException) when (answers.Count > 1)
        {
            // One that cannot be written fails the whole statement. Alone, each has its own outcome.
            foreach (var answer in answers)
            {
                await WriteAsync([answer]);
            }
        }
#pragma warning disable CA1031 // The promises carry it to those who wait, whose answers are not sent.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            answers.ForEach(answer => answer.Written.SetException(exception));
        }
    }

    private async Task InsertAsync(List<Answer> answers)
    {
        var rows = new Rows();
        answers.ForEach(rows.Add);
        await using var batch = dataSource.CreateBatch();
        // As the product itself: the answers are of several organisations.
        batch.BatchCommands.Add(RowSecurity.NameInBatch(Viewer.System, time));
        if (answers.TrueForAll(answer => answer.DataClass < DataClass.Safeguarding))
        {
            // Not waiting for the disk: what a crash of the server can lose is the last half-second of such reads, never of those of concerns.
            batch.BatchCommands.Add(new("set local synchronous_commit = off"));
        }

        batch.BatchCommands.Add(rows.ToCommand());
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private sealed record Answer(
        DateTimeOffset At,
        IReadOnlyList<AuditedReader> Readers,
        string Organisation,
        string Action,
        DataClass DataClass,
        IReadOnlyList<AuditedRecords> Records
    )
    {
        // Continued elsewhere: the next answers are not kept waiting by what is sent after these.
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>One row for each reader and kind of record, column by column; the records of all of them in one array.</summary>
    private sealed class Rows
    {
        private readonly List<Guid> records = [];
        private readonly List<DateTimeOffset> at = [];
        private readonly List<string> subject = [];
        private readonly List<string> organisation = [];
        private readonly List<string> action = [];
        private readonly List<string> type = [];
        private readonly List<string> dataClass = [];
        private readonly List<int> first = [];
        private readonly List<int> last = [];
        private readonly List<string?> reason = [];
        private readonly List<string?> address = [];
        private readonly List<string?> request = [];

        public void Add(Answer answer)
        {
            foreach (var (kind, ids) in answer.Records)
            {
                var before = records.Count;
                records.AddRange(ids);
                foreach (var reader in answer.Readers)
                {
                    at.Add(answer.At);
                    subject.Add(reader.Subject);
                    organisation.Add(answer.Organisation);
                    action.Add(answer.Action);
                    type.Add(kind);
                    dataClass.Add(answer.DataClass.ToString());
                    // As PostgreSQL counts, from 1.
                    first.Add(before + 1);
                    last.Add(records.Count);
                    reason.Add(reader.Origin.Reason);
                    address.Add(reader.Origin.Address);
                    request.Add(reader.Origin.RequestId);
                }
            }
        }

        public NpgsqlBatchCommand ToCommand() =>
            new(Insert)
            {
                Parameters =
                {
                    Sql.Value(records.ToArray()),
                    Sql.Value(at.ToArray()),
                    Sql.Value(subject.ToArray()),
                    Sql.Value(organisation.ToArray()),
                    Sql.Value(action.ToArray()),
                    Sql.Value(type.ToArray()),
                    Sql.Value(dataClass.ToArray()),
                    Sql.Value(first.ToArray()),
                    Sql.Value(last.ToArray()),
                    Sql.Value(reason.ToArray()),
                    Sql.Value(address.ToArray()),
                    Sql.Value(request.ToArray()),
                },
            };
    }
}
