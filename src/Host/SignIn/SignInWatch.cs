using System.Collections.Concurrent;
using System.Security.Claims;
using AltProvision.Access.Contracts;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>
/// Knows which tokens were revoked, and ends the connections of those whose token or permission was. It looks every few seconds, with one
/// question for all of them, and at once when a host signals.
/// </summary>
internal sealed class SignInWatch(
    SignInSettings settings,
    IServiceScopeFactory scopes,
    ClientSchools schools,
    DatabaseSignals signals,
    ILogger<SignInWatch> logger
) : BackgroundService
{
    public const string SignedOut = "The sign-in was ended; sign in again.";
    public const string GrantRevoked = "The school took back its permission for this client.";

    private readonly RevokedTokens revoked = new();
    private readonly ConcurrentDictionary<Watched, byte> open = [];
    private DateTimeOffset? seen;

    private sealed class Watched(SignInWatch owner, SignInToken token, ClientGrantKey? grant, Action<string> end) : IDisposable
    {
        private readonly Lock access = new();
        private bool isOver;

        public SignInToken Token => token;

        public ClientGrantKey? Grant => grant;

        public void End(string reason)
        {
            lock (access)
            {
                if (!isOver)
                {
                    isOver = true;
                    end(reason);
                }
            }

            owner.open.TryRemove(this, out _);
        }

        public void Dispose()
        {
            lock (access)
            {
                isOver = true;
            }

            owner.open.TryRemove(this, out _);
        }
    }

    public bool IsRevoked(ClaimsPrincipal user) => ViewerClaims.TokenOf(user) is { } token && revoked.Covers(token);

    /// <summary>Calls <paramref name="end"/> when the user's token or permission is revoked.</summary>
    /// <returns>Disposing it ends the watch.</returns>
    public IDisposable Watch(ClaimsPrincipal user, Action<string> end)
    {
        if (ViewerClaims.TokenOf(user) is not { } token)
        {
            return NotWatched.Instance;
        }

        var watched = new Watched(this, token, ViewerClaims.GrantOf(user), end);
        open[watched] = 0;
        if (revoked.Covers(token))
        {
            watched.End(SignedOut);
        }

        return watched;
    }

    /// <summary>Before the first request is answered, what was revoked before the start is known.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var revocations = await scopes.AskAsync(Viewer.System, new ReadRevocations(seen), cancellationToken);
        foreach (var revocation in revocations)
        {
            revoked.Add(revocation);
            seen = revocation.RecordedAt;
        }

        revoked.ForgetThoseBefore(TimeProvider.System.GetUtcNow() - SignInLimits.RevocationsAreKept);
        if (revocations.Count > 0)
        {
            EndAll(open.Keys.Where(watched => revoked.Covers(watched.Token)), SignedOut);
        }

        await LookAtGrantsAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signals.Next(SignInLimits.Topic);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away; the next look finds all that this one missed.
                logger.LogWarning("What was revoked could not be read ({Kind}); trying again.", exception.GetType().Name);
            }

            await signals.WaitAsync(next, settings.CheckEvery, stoppingToken);
            if (next.IsCompleted)
            {
                schools.Forget();
            }
        }
    }

    private async Task LookAtGrantsAsync(CancellationToken cancellationToken)
    {
        var byGrant = open.Keys.Where(watched => watched.Grant is not null).ToLookup(watched => watched.Grant!);
        if (byGrant.Count == 0)
        {
            return;
        }

        var valid = await scopes.AskAsync(Viewer.System, new CheckClientGrants([.. byGrant.Select(group => group.Key)]), cancellationToken);
        EndAll(byGrant.Where(group => !valid.Contains(group.Key)).SelectMany(group => group), GrantRevoked);
    }

    private void EndAll(IEnumerable<Watched> connections, string reason)
    {
        var count = 0;
        foreach (var connection in connections.ToList())
        {
            connection.End(reason);
            count++;
        }

        if (count > 0)
        {
            logger.LogInformation("{Count} open connections were closed: {Reason}", count, reason);
        }
    }

    private sealed class NotWatched : IDisposable
    {
        public static readonly NotWatched Instance = new();

        public void Dispose() { }
    }
}

/// <summary>Tokens that are refused although they have not expired.</summary>
internal sealed class RevokedTokens
{
    private readonly ConcurrentDictionary<(string Issuer, string? Subject, string? Session), DateTimeOffset> issuedUntil = [];

    public void Add(RevocationView revocation) =>
        issuedUntil.AddOrUpdate(
            (revocation.Issuer, revocation.Subject, revocation.Session),
            revocation.IssuedUntil,
            (_, known) => known > revocation.IssuedUntil ? known : revocation.IssuedUntil
        );

    /// <summary>A token of the same second counts as issued before: it bears no fractions.</summary>
    public bool Covers(SignInToken token) =>
        !issuedUntil.IsEmpty
        && (
            IsBefore(token, (token.Issuer, token.Subject, null))
            || (token.Session is { } session && IsBefore(token, (token.Issuer, null, session)))
        );

    public void ForgetThoseBefore(DateTimeOffset moment)
    {
        foreach (var old in issuedUntil.Where(entry => entry.Value < moment))
        {
            issuedUntil.TryRemove(old);
        }
    }

    private bool IsBefore(SignInToken token, (string, string?, string?) key) =>
        issuedUntil.TryGetValue(key, out var until) && token.IssuedAt <= until;
}
