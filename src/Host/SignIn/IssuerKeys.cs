using System.Security.Cryptography;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AltProvision.Host;

/// <summary>
/// What an identity provider says of itself: its keys and addresses, fetched anew every few minutes, and at once when a token names a key
/// that is not known, so that a change of keys needs no restart. A key that it no longer shows is no longer believed.
/// </summary>
internal sealed class IssuerKeys(IssuerSettings settings, HttpClient http, Action changed, TimeProvider time, ILogger logger) : IDisposable
{
    // While it is away its keys of before are believed, but not for ever: one of them may have been stolen.
    private static readonly TimeSpan longestWithoutAnswer = TimeSpan.FromHours(24);

    // The library believes half of that.
    private const int LeastBitsOfRsa = 2048;

    private readonly SemaphoreSlim loading = new(1);
    private volatile Loaded? current;
    private DateTimeOffset triedAt = DateTimeOffset.MinValue;

    private sealed record Loaded(OpenIdConnectConfiguration Published, DateTimeOffset At);

    /// <summary>Null while it has never been reached, or not for a day.</summary>
    public async Task<OpenIdConnectConfiguration?> GetAsync(CancellationToken cancellationToken)
    {
        if (current is not { } known)
        {
            await LoadAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        else if (time.GetUtcNow() - known.At >= settings.KeysEvery)
        {
            // One goes and looks; the others do not wait for a provider that may be slow.
            await LoadAsync(TimeSpan.Zero, cancellationToken);
        }

        return current is { } latest && time.GetUtcNow() - latest.At < longestWithoutAnswer ? latest.Published : null;
    }

    /// <summary>What is newer than that in which a key was not found; null when there is nothing newer.</summary>
    public async Task<OpenIdConnectConfiguration?> GetNewerAsync(OpenIdConnectConfiguration seen, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(current?.Published, seen))
        {
            await LoadAsync(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return current is { } latest && !ReferenceEquals(latest.Published, seen) ? latest.Published : null;
    }

    public void Dispose() => loading.Dispose();

    private static string NamesOf(OpenIdConnectConfiguration published) =>
        string.Join(' ', published.SigningKeys.Select(key => key.KeyId).Order(StringComparer.Ordinal));

    private void LeaveShortOnes(ICollection<SecurityKey> published)
    {
        foreach (var key in published.Where(IsShort).ToList())
        {
            logger.LogError(
                "A key of the identity provider {Issuer} has {Bits} bits of RSA, and tokens that it signed are refused: let it sign with {Least} or more.",
                settings.Name,
                key.KeySize,
                LeastBitsOfRsa
            );
            published.Remove(key);
        }
    }

    private static bool IsShort(SecurityKey key) =>
        key is RsaSecurityKey or X509SecurityKey { PublicKey: RSA } && key.KeySize < LeastBitsOfRsa;

    private async Task LoadAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!await loading.WaitAsync(patience, cancellationToken))
        {
            return;
        }

        try
        {
            var now = time.GetUtcNow();
            if (now - triedAt < settings.KeysAtMostEvery)
            {
                return;
            }

            triedAt = now;
            // Not stopped with the request that happens to ask: others wait for the same.
            var loaded = await OpenIdConnectConfigurationRetriever.GetAsync(
                settings.Authority.TrimEnd('/') + "/.well-known/openid-configuration",
                new HttpDocumentRetriever(http)
                {
                    RequireHttps = settings.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
                },
                CancellationToken.None
            );
            if (loaded.Issuer?.TrimEnd('/') != settings.Name)
            {
                logger.LogError("The identity provider {Issuer} calls itself otherwise; see AltProvision:SignIn:Issuers.", settings.Name);
                return;
            }

            LeaveShortOnes(loaded.SigningKeys);
            var hasChanged = current is { } before && NamesOf(before.Published) != NamesOf(loaded);
            current = new(loaded, now);
            if (hasChanged)
            {
                changed();
            }
        }
#pragma warning disable CA1031 // Whatever it answers instead of its keys: those of before stay, and it is asked again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogWarning(
                "The keys of the identity provider {Issuer} cannot be fetched ({Kind}).",
                settings.Name,
                exception.GetType().Name
            );
        }
        finally
        {
            loading.Release();
        }
    }
}
