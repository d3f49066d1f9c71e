namespace AltProvision.Host;

/// <summary>The configured identity providers with what they publish, and what a page in a browser has to know of them.</summary>
internal sealed class IssuerDirectory : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }
    )
    {
        Timeout = patience,
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    private readonly IReadOnlyList<(IssuerSettings Settings, IssuerKeys Keys)> entries;

    /// <param name="keysChanged">One of them signs with other keys than before.</param>
    public IssuerDirectory(SignInSettings settings, Action keysChanged, ILogger<IssuerDirectory> logger) =>
        entries = [.. settings.Issuers.Select(issuer => (issuer, new IssuerKeys(issuer, http, keysChanged, TimeProvider.System, logger)))];

    public IEnumerable<TrustedIssuer> Trusted => entries.Select(entry => TrustedIssuer.Configured(entry.Settings, entry.Keys));

    /// <summary>How people sign in in a browser. A provider that cannot be reached is left out.</summary>
    public async Task<IReadOnlyList<BrowserSignIn>> ForBrowsersAsync(CancellationToken cancellationToken)
    {
        List<BrowserSignIn> found = [];
        foreach (var (settings, keys) in entries)
        {
            if (settings.Browser is { } browser && await keys.GetAsync(cancellationToken) is { } published)
            {
                found.Add(
                    new(
                        published.Issuer,
                        browser.ClientId,
                        browser.Scopes,
                        browser.Parameters,
                        published.AuthorizationEndpoint,
                        published.TokenEndpoint,
                        published.EndSessionEndpoint
                    )
                );
            }
        }

        return found;
    }

    public void Dispose()
    {
        foreach (var (_, keys) in entries)
        {
            keys.Dispose();
        }

        http.Dispose();
    }
}

/// <summary>What a page needs for the authorization code flow with PKCE (RFC 7636, S256).</summary>
/// <param name="Parameters">Further parameters of the authorization request.</param>
/// <param name="EndSessionEndpoint">Where a sign-out ends the session of the provider itself; null when it has no such place.</param>
internal sealed record BrowserSignIn(
    string Issuer,
    string ClientId,
    IReadOnlyList<string> Scopes,
    IReadOnlyDictionary<string, string> Parameters,
    string AuthorizationEndpoint,
    string TokenEndpoint,
    string? EndSessionEndpoint
);

internal static class SignInConfigurationEndpoint
{
    /// <summary>
    /// <c>GET /sign-in/configuration</c>, for everybody: there is nothing secret in it. With development sign-in also <c>GET
    /// /sign-in/development</c>, the demo's people, and <c>POST /sign-in/development/{key}</c>, a token of one of them.
    /// </summary>
    public static void MapSignInConfiguration(this WebApplication app, DevelopmentSignIn? development)
    {
        app.MapGet(
                "/sign-in/configuration",
                async (IssuerDirectory directory, CancellationToken cancellationToken) =>
                    Results.Ok(
                        new { issuers = await directory.ForBrowsersAsync(cancellationToken), hasDevelopment = development is not null }
                    )
            )
            .AllowAnonymous();
        if (development is not null)
        {
            app.MapGet("/sign-in/development", () => DemoPeople.All.Select(static person => new { person.Key, person.Title }))
                .AllowAnonymous();
            app.MapPost("/sign-in/development/{key}", (string key) => IssueAs(key, development)).AllowAnonymous();
        }
    }

    private static IResult IssueAs(string key, DevelopmentSignIn development) =>
        DemoPeople.All.FirstOrDefault(person => person.Key == key) is { } person
            ? Results.Ok(new { token = development.Issue(person.Viewer, TimeProvider.System) })
            : Results.NotFound();
}
