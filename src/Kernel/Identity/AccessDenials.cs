using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace AltProvision.Kernel;

/// <summary>
/// Puts each refusal for want of rights in the log: what was asked, who may, by whose roles, for which organisation; never who it was, whom the
/// request's ID finds in the audit and at the proxy. Of an organisation that floods it, a line a second.
/// </summary>
public sealed class AccessDenials(ILogger<AccessDenials> logger) : IDisposable
{
    /// <summary>Lines of one organisation that are written at once.</summary>
    internal const int MostAtOnce = 20;

    private static readonly EventId eventId = new(1, "AccessDenied");

    private readonly PartitionedRateLimiter<string> lines = PartitionedRateLimiter.Create<string, string>(static organisation =>
        RateLimitPartition.GetTokenBucketLimiter(
            organisation,
            static _ =>
                new()
                {
                    TokenLimit = MostAtOnce,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                    AutoReplenishment = false,
                }
        )
    );

    private long unwritten;

    /// <param name="request">By the name in the code: nothing that the caller wrote.</param>
    /// <param name="policy">Who may.</param>
    /// <returns>What the caller is told, to be thrown.</returns>
    public AccessDeniedException Deny(ViewerContext context, string request, string policy)
    {
        var viewer = context.Viewer;
        using var line = lines.AttemptAcquire(viewer.Organisation);
        if (line.IsAcquired)
        {
            logger.LogInformation(
                eventId,
                "{Request} was refused: it is for {Policy}, asked by {Roles} of {Organisation} in request {RequestId}; {Unwritten} others were not written",
                request,
                policy,
                viewer.Roles.Count == 0 ? "nobody" : string.Join(", ", viewer.Roles.Order()),
                viewer,
                context.Origin?.RequestId,
                Interlocked.Exchange(ref unwritten, 0)
            );
        }
        else
        {
            Interlocked.Increment(ref unwritten);
        }

        return new(viewer.IsAuthenticated);
    }

    public void Dispose() => lines.Dispose();
}
