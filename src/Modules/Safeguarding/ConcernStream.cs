using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AltProvision.Safeguarding;

/// <summary>
/// The feed of one organisation as an endless stream: at least once, in order, without a gap. What stands in the table is read, never what a
/// signal says; the signal only ends the wait.
/// </summary>
internal sealed class ConcernStream(IServiceScopeFactory scopes, DatabaseSignals signals, ILogger<ConcernStream> logger)
{
    private const int PageLength = 100;

    // Signals are not promised, but ConcernFeedWatch makes good the lost ones for all streams at once: this is a second net under it.
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    // While the database is away.
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(3);

    /// <param name="viewer">Who listens. Whether the viewer may is asked again for each page, and by the subscription for each event.</param>
    /// <param name="after">Cursor behind which to begin; null for what comes from now on.</param>
    public async IAsyncEnumerable<ConcernNotice> FollowAsync(
        Viewer viewer,
        string? after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var position = await scopes.AskAsync(viewer, new FindFeedPosition(after), cancellationToken);
        while (true)
        {
            // Taken before the look, so that what commits between look and wait ends the wait at once.
            var next = signals.Next(ConcernDelivery.TopicOf(viewer.Organisation));
            IReadOnlyList<ConcernNotice>? notices;
            do
            {
                notices = await ReadAsync(viewer, position, cancellationToken);
                foreach (var notice in notices ?? [])
                {
                    yield return notice;
                    position = notice.Position;
                }
            } while (notices is { Count: PageLength });

            await signals.WaitAsync(next, notices is null ? TryAgainAfter : LookEvery, cancellationToken);
        }
    }

    /// <summary>Null when the database is away for a moment, which delays the stream and does not end it.</summary>
    private async Task<IReadOnlyList<ConcernNotice>?> ReadAsync(Viewer viewer, long after, CancellationToken cancellationToken)
    {
        try
        {
            return await scopes.AskAsync(viewer, new ReadConcernFeed(after, PageLength), cancellationToken);
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            logger.LogWarning("The feed of concerns cannot be read ({Kind}); trying again.", exception.GetType().Name);
            return null;
        }
    }

    private static bool IsPassing(Exception? exception) =>
        exception is NpgsqlException { IsTransient: true } || (exception is not null && IsPassing(exception.InnerException));
}
