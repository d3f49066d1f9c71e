using System.Security.Claims;

namespace AltProvision.GraphQL.Transport;

/// <summary>Ends what a token let in when the token ends, or when whoever watches its user says so.</summary>
internal sealed class Expiry : IAsyncDisposable
{
    // Timers take no more than about 49 days, and a token that lives longer will not see its end here.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly ITimer? _timer;
    private readonly IDisposable? _watch;

    /// <param name="expired">The token has ended.</param>
    /// <param name="refused">The user may stay no longer, for this reason.</param>
    public Expiry(GraphQLOptions options, ClaimsPrincipal user, TimeProvider time, Action expired, Action<string> refused)
    {
        if (options.WebSockets.ExpiresAt(user) is { } moment)
        {
            var left = TimeSpan.FromTicks(Math.Clamp((moment - time.GetUtcNow()).Ticks, 0, Longest.Ticks));
            _timer = time.CreateTimer(_ => expired(), null, left, Timeout.InfiniteTimeSpan);
        }

        _watch = options.Watch?.Invoke(user, refused);
    }

    /// <summary>After it neither is called.</summary>
    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }
}
