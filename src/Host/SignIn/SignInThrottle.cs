using System.Net;
using System.Threading.RateLimiting;
using AltProvision.GraphQL;

namespace AltProvision.Host;

/// <summary>
/// Slows those down who send one bad token after the other. It counts by address, and refused tokens only: a good one is never held up, for a
/// school's whole building may come from one address.
/// </summary>
internal sealed class SignInThrottle(SignInSettings settings) : IDisposable
{
    // Below it nobody notices; who tries thousands does.
    private static readonly TimeSpan longestDelay = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<IPAddress?> refusals = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(
            CallerKey.NetworkOf(address),
            _ =>
                new()
                {
                    TokenLimit = settings.MostRefusals,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = settings.RefusalBackEvery,
                    QueueLimit = 0,
                    AutoReplenishment = false,
                }
        )
    );

    /// <summary>Counts a refusal, and waits for longer and longer once half of them are used up.</summary>
    /// <returns>Seconds for which the address is told to stay away; null: it may be told that the token is bad.</returns>
    public async Task<int?> RefusedAsync(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        using var lease = refusals.AttemptAcquire(address);
        if (!lease.IsAcquired)
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : settings.RefusalBackEvery;
            return (int)Math.Ceiling(wait.TotalSeconds);
        }

        await Task.Delay(longestDelay * UsedOfSecondHalf(address), context.RequestAborted);
        return null;
    }

    public void Dispose() => refusals.Dispose();

    private double UsedOfSecondHalf(IPAddress? address) =>
        Math.Max(0, 1 - (2.0 * refusals.GetStatistics(address)!.CurrentAvailablePermits / settings.MostRefusals));
}
