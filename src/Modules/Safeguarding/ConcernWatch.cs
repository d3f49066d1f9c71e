using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AltProvision.Safeguarding;

/// <summary>
/// The net under the outbox: looks from time to time for concerns that somebody should have been told of and was not, whatever the cause, and tells those who
/// stand by when nobody acknowledges in time (ENG-SAF-003).
/// </summary>
internal sealed class ConcernWatch(IServiceScopeFactory scopes, TimeProvider time, ILogger<ConcernWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateScopeOf(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SafeguardingDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var told = await scope.ServiceProvider.GetRequiredService<ConcernDelivery>().DeliverDueAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return told;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await LookAsync(stoppingToken) is > 0 and var told)
                {
                    logger.LogWarning("Told {Count} recipients of concerns late: not delivered before, or not acknowledged in time.", told);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away; concerns wait in it.
                logger.LogWarning("Concerns could not be watched ({Kind}); trying again.", exception.GetType().Name);
            }
        }
    }
}
