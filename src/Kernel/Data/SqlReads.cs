using Npgsql;

namespace AltProvision.Kernel;

/// <summary>One statement that reads, and how its rows become the answer.</summary>
/// <param name="Text">SQL with positional parameters; few different texts, for each is prepared once and kept.</param>
/// <param name="ReadAsync">Reads all rows of this statement and no others.</param>
/// <param name="Parameters">In the order of their positions, each with its type.</param>
public sealed record SqlRead<TAnswer>(
    string Text,
    Func<NpgsqlDataReader, CancellationToken, Task<TAnswer>> ReadAsync,
    params IReadOnlyList<NpgsqlParameter> Parameters
)
{
    /// <summary>Reads past the viewer's scope, where the law counts what no single viewer may see. Only counts and findings may come out.</summary>
    public bool IsOfProduct { get; init; }
}

/// <summary>
/// Runs statements that read: at once, or, for the fields of one level of an operation, all of them in one round trip (docs/adr/0011).
/// Whatever a transaction of the scope has changed and not committed is not seen.
/// </summary>
public sealed class SqlReads(DataSources dataSources, ViewerContext context, TimeProvider time)
{
    /// <summary>The round trip that this scope shares with others; null: none.</summary>
    public SqlReadBatch? Batch { get; set; }

    /// <summary>What is begun before this is disposed of leaves in one round trip; await it after.</summary>
    public IDisposable Together()
    {
        Batch ??= new SqlReadBatch(dataSources, time);
        Batch.Hold();
        return new Releaser(Batch);
    }

    public Task<TAnswer> ReadAsync<TAnswer>(SqlRead<TAnswer> read, CancellationToken cancellationToken) =>
        (Batch ?? new SqlReadBatch(dataSources, time)).ReadAsync(
            read.IsOfProduct ? Viewer.System : context.Viewer,
            read,
            cancellationToken
        );

    private sealed class Releaser(SqlReadBatch batch) : IDisposable
    {
        public void Dispose() => batch.Release();
    }
}

/// <summary>Gathers statements while it is held and sends them together when it is let go; otherwise it sends each at once.</summary>
public sealed class SqlReadBatch(DataSources dataSources, TimeProvider time)
{
    private readonly Lock access = new();
    private List<IPending> waiting = [];
    private int holds;

    public void Hold()
    {
        lock (access)
        {
            holds++;
        }
    }

    /// <summary>Sends what waits, unless somebody else holds it still.</summary>
    public void Release()
    {
        List<IPending> reads;
        lock (access)
        {
            if (--holds > 0)
            {
                return;
            }

            reads = waiting;
            waiting = [];
        }

        if (reads.Count > 0)
        {
            _ = SendAsync(reads);
        }
    }

    public Task<TAnswer> ReadAsync<TAnswer>(Viewer viewer, SqlRead<TAnswer> read, CancellationToken cancellationToken)
    {
        var pending = new Pending<TAnswer>(viewer, read, cancellationToken);
        lock (access)
        {
            if (holds > 0)
            {
                waiting.Add(pending);
                return pending.Answer;
            }
        }

        _ = SendAsync([pending]);
        return pending.Answer;
    }

    // Its outcome, good or bad, is in the promises of the reads.
    private async Task SendAsync(List<IPending> reads)
    {
        try
        {
            await RunAsync(reads);
        }
        catch (PostgresException) when (reads.Count > 1)
        {
            // One wrong statement fails the whole round trip. Alone, each has its own outcome.
            await Task.WhenAll(reads.Select(read => SendAsync([read])));
            return;
        }
#pragma warning disable CA1031 // The promises carry it to those who wait.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            reads.ForEach(read => read.Fail(exception));
            return;
        }

        // Only now, when the connection is back in its pool.
        reads.ForEach(read => read.Complete());
    }

    private async Task RunAsync(List<IPending> reads)
    {
        await using var batch = dataSources.Reads.CreateBatch();
        foreach (var (index, read) in reads.Index())
        {
            if (IsOfAnother(index))
            {
                batch.BatchCommands.Add(RowSecurity.NameInBatch(read.Viewer, time));
            }

            batch.BatchCommands.Add(read.ToCommand());
        }

        var cancellationToken = reads[0].CancellationToken;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var (index, read) in reads.Index())
        {
            if (IsOfAnother(index))
            {
                await reader.NextResultAsync(cancellationToken);
            }

            await read.ReadAsync(reader);
            await reader.NextResultAsync(cancellationToken);
        }

        // Its viewer is named before it.
        bool IsOfAnother(int index) => index == 0 || reads[index].Viewer != reads[index - 1].Viewer;
    }

    private interface IPending
    {
        Viewer Viewer { get; }

        CancellationToken CancellationToken { get; }

        NpgsqlBatchCommand ToCommand();

        Task ReadAsync(NpgsqlDataReader reader);

        void Complete();

        void Fail(Exception exception);
    }

    private sealed class Pending<TAnswer>(Viewer viewer, SqlRead<TAnswer> read, CancellationToken cancellationToken) : IPending
    {
        // Continued where it is completed: what waits for a level is short, and a thread less changes hands.
        private readonly TaskCompletionSource<TAnswer> promise = new();
        private TAnswer answer = default!;
        private bool wasSent;

        public Task<TAnswer> Answer => promise.Task;

        public Viewer Viewer => viewer;

        public CancellationToken CancellationToken => cancellationToken;

        public NpgsqlBatchCommand ToCommand()
        {
            var command = new NpgsqlBatchCommand(read.Text);
            foreach (var parameter in read.Parameters)
            {
                // A parameter belongs to one command; a statement that is repeated alone is another.
                command.Parameters.Add(wasSent ? parameter.Clone() : parameter);
            }

            wasSent = true;
            return command;
        }

        public async Task ReadAsync(NpgsqlDataReader reader) => answer = await read.ReadAsync(reader, cancellationToken);

        public void Complete() => promise.SetResult(answer);

        public void Fail(Exception exception)
        {
            if (exception is OperationCanceledException)
            {
                promise.SetCanceled(cancellationToken);
            }
            else
            {
                promise.SetException(exception);
            }
        }
    }
}
