using System.Collections.Concurrent;
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

    /// <summary>Signals all of this host's readers: somebody does not know what was missed.</summary>
    public void SignalAll()
    {
        foreach (var topic in _topics.Keys)
        {
            Signal(topic);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Listening for database signals broke off ({Kind}); trying again.", exception.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
            }
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
