using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;

namespace AltProvision.Host;

/// <summary>
/// Remembers for a minute whose a token is, because a school system sends the same one with every request and its signature costs more than
/// a small query. A key that its issuer has withdrawn is thereby believed for a minute longer.
/// </summary>
internal sealed class RememberedTokens(TimeProvider time) : IDisposable
{
    private const int MostTokens = 10_000;

    /// <summary>How long a token is believed without a new look.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostTokens });

    private sealed record Bearer(ClaimsPrincipal Principal, DateTimeOffset Until);

    public JwtBearerEvents Events => new() { OnMessageReceived = Recall, OnTokenValidated = Remember };

    public void Dispose() => cache.Dispose();

    private Task Recall(MessageReceivedContext context)
    {
        if (HeaderOf(context) is { } header && cache.TryGetValue(header, out Bearer? bearer) && time.GetUtcNow() < bearer!.Until)
        {
            context.Principal = bearer.Principal;
            context.Success();
        }

        return Task.CompletedTask;
    }

    private Task Remember(TokenValidatedContext context)
    {
        var now = time.GetUtcNow();
        var end = new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero);
        var until = end < now + Longest ? end : now + Longest;
        if (until > now && HeaderOf(context) is { } header)
        {
            cache.Set(
                header,
                new Bearer(context.Principal!, until),
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest }
            );
        }

        return Task.CompletedTask;
    }

    private static string? HeaderOf(BaseContext<JwtBearerOptions> context) =>
        context.Request.Headers.Authorization is [{ } header] ? header : null;
}
