using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AltProvision.Kernel;

/// <summary>
/// Removes, once an hour, what a module keeps for a time only: idempotency keys for 7 days, delivered events and the notes that they were
/// handled for 90. Audit rows and decisions stay.
/// </summary>
internal sealed class Housekeeping<TContext>(IServiceScopeFactory scopes, TimeProvider time, ILogger<Housekeeping<TContext>> logger)
    : BackgroundService
    where TContext : ModuleDbContext
{
    private static readonly TimeSpan every = TimeSpan.FromHours(1);
    private static readonly TimeSpan keysAreKept = TimeSpan.FromDays(7);
    private static readonly TimeSpan eventsAreKept = TimeSpan.FromDays(90);

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateScopeOf(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        var (keys, events) = (time.GetUtcNow() - keysAreKept, time.GetUtcNow() - eventsAreKept);
        await db.Idempotency.Where(entry => entry.At < keys).ExecuteDeleteAsync(cancellationToken);
        await db.Outbox.Where(message => message.DeliveredAt < events).ExecuteDeleteAsync(cancellationToken);

        // A message that is not delivered yet is in an outbox still, and its note is younger than its last attempt.
        await db.Inbox.Where(entry => entry.HandledAt < events).ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(
                    "Housekeeping of {Context} failed ({Kind}); trying again in an hour.",
                    typeof(TContext).Name,
                    exception.GetType().Name
                );
            }
        }
    }
}
