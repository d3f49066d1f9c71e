using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AltProvision.Kernel;

/// <summary>Follows the schedule once a day, if it is told to destroy what is due; otherwise it says so once and does nothing.</summary>
internal sealed class RetentionJob(RetentionSchedule schedule, RetentionOptions options, TimeProvider time, ILogger<RetentionJob> logger)
    : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromHours(1);

    /// <summary>Unless this day has had its run.</summary>
    public async Task RunOnceADayAsync(CancellationToken cancellationToken)
    {
        if (!await schedule.HasRunAsync(LondonTime.Today(time), cancellationToken))
        {
            var report = await schedule.RunAsync(enforce: true, $"{RetentionOptions.Section}:{nameof(options.Enforce)}", cancellationToken);
            logger.LogInformation("The retention schedule has destroyed {Destroyed} records.", report.Sum(count => count.Destroyed));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Enforce)
        {
            logger.LogInformation(
                "Nothing is destroyed when its time has passed: {Setting} is not set. The command 'retention --dry-run' says what is due.",
                $"{RetentionOptions.Section}:{nameof(options.Enforce)}"
            );
            return;
        }

        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceADayAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("The retention schedule failed ({Kind}); trying again in an hour.", exception.GetType().Name);
            }
        }
    }
}
