using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>
/// Wakes readers when something committed, on any host (LISTEN/NOTIFY). It carries no data and may miss or repeat: what happened stands in
/// tables, and every reader also looks by the clock.
/// </summary>
public sealed class DatabaseSignals(NpgsqlDataSource dataSource, TimeProvider time, ILogger<DatabaseSignals> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _topics = [];
    private readonly Channel<string> _announced = Channel.CreateUnbounded<string>(new() { SingleReader = true });

    /// <summary>A promise that is kept at the next signal of the topic. Take it before you look, so that nothing falls between.</summary>
    public Task Next(string topic) =>
        _topics.GetOrAdd(topic, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Waits for <paramref name="next"/>, but not longer than told.</summary>
    public async Task WaitAsync(Task next, TimeSpan most, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(most, time, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Signals this host's own readers.</summary>
    public void Signal(string topic)
    {
        if (_topics.TryRemove(topic, out var waiting))
        {
            waiting.TrySetResult();
        }
    }

    /// <summary>Signals the readers of every host, this one's at once.</summary>
    public void Announce(string topic)
    {
        Signal(topic);
        _announced.Writer.TryWrite(topic);
    }

    /// <summary>Signals all of this host's readers: somebody does not know what was missed.</summary>
    public void SignalAll()
    {
        foreach (var topic in _topics.Keys)
        {
            Signal(topic);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            KeepOnAsync(ListenAsync, "Listening for database signals", stoppingToken),
            KeepOnAsync(TellAsync, "Sending database signals", stoppingToken)
        );

    private async Task KeepOnAsync(Func<CancellationToken, Task> work, string name, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("{Work} broke off ({Kind}); trying again.", name, exception.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
            }
        }
    }

    // What gathers while one statement is under way goes with the next, each topic once.
    private async Task TellAsync(CancellationToken cancellationToken)
    {
        while (await _announced.Reader.WaitToReadAsync(cancellationToken))
        {
            HashSet<string> topics = [];
            while (_announced.Reader.TryRead(out var topic))
            {
                topics.Add(topic);
            }

            await using var tell = dataSource.CreateCommand("select pg_notify('altprovision', topic) from unnest($1) topic");
            tell.Parameters.Add(Sql.Value(topics.ToArray()));
            await tell.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) => Signal(notification.Payload);
        await using (var listen = new NpgsqlCommand("listen altprovision", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }
}
