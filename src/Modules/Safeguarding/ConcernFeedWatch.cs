using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AltProvision.Safeguarding;

/// <summary>
/// Makes good the signals of the feed that got lost, for all streams of this host with one look. Positions never appear behind a reader
/// (docs/adr/0008), so that what is new stands behind the last one seen.
/// </summary>
internal sealed class ConcernFeedWatch(
    IServiceScopeFactory scopes,
    DatabaseSignals signals,
    TimeProvider time,
    ILogger<ConcernFeedWatch> logger
) : BackgroundService
{
    // The longest that a concern can wait for a lost signal.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private long? seen;

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateScopeOf(Viewer.System);
        var feed = scope.ServiceProvider.GetRequiredService<SafeguardingDbContext>().Feed;
        if (seen is not { } last)
        {
            seen = await feed.MaxAsync(entry => (long?)entry.Position, cancellationToken) ?? 0;
            // Streams may have begun before, and what they missed lies before this place.
            signals.SignalAll();
            return;
        }

        var told = await feed.Where(entry => entry.Position > last)
            .GroupBy(entry => entry.Recipient)
            .Select(entries => new { Recipient = entries.Key, Last = entries.Max(entry => entry.Position) })
            .ToListAsync(cancellationToken);
        foreach (var recipient in told)
        {
            signals.Signal(ConcernDelivery.TopicOf(recipient.Recipient));
            seen = Math.Max(seen.Value, recipient.Last);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away; the next look finds all that this one missed.
                logger.LogWarning("The feed of concerns could not be watched ({Kind}); trying again.", exception.GetType().Name);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
