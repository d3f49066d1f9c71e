using System.Security.Claims;
using Microsoft.Extensions.Caching.Memory;

namespace AltProvision.Host;

/// <summary>
/// Remembers for a minute whose a token is, because a school system sends the same one with every request and its signature costs more than
/// a small query. Whether it was revoked meanwhile is asked each time.
/// </summary>
internal sealed class RememberedTokens(TimeProvider time) : IDisposable
{
    private const int MostTokens = 10_000;

    /// <summary>How long a token is believed without a new look.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostTokens });

    private sealed record Bearer(ClaimsPrincipal Principal, DateTimeOffset Until);

    public ClaimsPrincipal? Recall(string token) =>
        cache.TryGetValue(token, out Bearer? bearer) && time.GetUtcNow() < bearer!.Until ? bearer.Principal : null;

    /// <param name="end">When the token ends.</param>
    public void Remember(string token, ClaimsPrincipal principal, DateTimeOffset end)
    {
        var now = time.GetUtcNow();
        var until = end < now + Longest ? end : now + Longest;
        if (until > now)
        {
            cache.Set(
                token,
                new Bearer(principal, until),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest }
            );
        }
    }

    /// <summary>An issuer changed its keys: tokens are looked at anew.</summary>
    public void Forget() => cache.Clear();

    public void Dispose() => cache.Dispose();
}
