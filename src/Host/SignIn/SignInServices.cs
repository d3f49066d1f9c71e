using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using AltProvision.GraphQL;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AltProvision.Host;

internal static class SignInServices
{
    private const string Prefix = "Bearer ";

    /// <summary>Bearer tokens of OpenID Connect issuers, and, in Development where none is configured, the host's own.</summary>
    public static void AddSignIn(this IServiceCollection services, SignInSettings settings, HostPaths paths)
    {
        services.AddAuthorization();
        services.AddAuthentication(ViewerClaims.Scheme).AddScheme<AuthenticationSchemeOptions, BearerHandler>(ViewerClaims.Scheme, null);
        services.AddSingleton(settings);
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton(provider => new IssuerDirectory(
            settings,
            provider.GetRequiredService<RememberedTokens>().Forget,
            provider.GetRequiredService<ILogger<IssuerDirectory>>()
        ));
        services.AddSingleton(_ => new RememberedTokens(TimeProvider.System));
        services.AddSingleton<ClientSchools>();
        services.AddSingleton<SignInWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInWatch>());
        // Tokens are issued and believed by real time, also where the product's clock is ahead.
        services.AddSingleton(provider => new TokenCheck(
            [
                .. provider.GetRequiredService<IssuerDirectory>().Trusted,
                .. settings.HasDevelopment ? [TrustedIssuer.Development(DevelopmentSignIn.Open(paths))] : Array.Empty<TrustedIssuer>(),
            ],
            provider.GetRequiredService<RememberedTokens>(),
            provider.GetRequiredService<SignInWatch>(),
            provider.GetRequiredService<IServiceScopeFactory>(),
            TimeProvider.System,
            provider.GetRequiredService<ILogger<TokenCheck>>()
        ));
        services.AddSingleton<IStartupFilter, ConnectionSignIn>();
    }

    /// <summary>A token that is not believed ends the request: an anonymous answer would hide the cause.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        var throttle = app.Services.GetRequiredService<SignInThrottle>();
        app.UseAuthentication();
        app.Use(
            (context, next) =>
                context.Request.Headers.ContainsKey(HeaderNames.Authorization) && context.User.Identity is not { IsAuthenticated: true }
                    ? RefuseTokenAsync(context, throttle)
                : context.User.HasClaim(static claim => claim.Type is ViewerClaims.Client) ? ActForSchoolAsync(context, next)
                : next(context)
        );
    }

    private static async Task RefuseTokenAsync(HttpContext context, SignInThrottle throttle) =>
        await (
            await throttle.RefusedAsync(context) is { } seconds
                ? SignInRefusals.RefuseAddressAsync(context, seconds)
                : SignInRefusals.RefuseTokenAsync(context)
        );

    private static async Task ActForSchoolAsync(HttpContext context, RequestDelegate next)
    {
        // Whoever opens a WebSocket may name the school in connection_init; until then the client is nobody.
        if (!context.Request.Headers.ContainsKey(HeaderNames.Upgrade))
        {
            var schools = context.RequestServices.GetRequiredService<ClientSchools>();
            var (client, refusal) = await schools.ActForAsync(context.User, SchoolIn(context.Request), context.RequestAborted);
            if (client is null)
            {
                await SignInRefusals.RefuseClientAsync(context, refusal);
                return;
            }

            context.User = client;
        }

        await next(context);
    }

    private static string? SchoolIn(HttpRequest request) =>
        request.Headers[ClientSchools.Header] is [{ Length: > 0 } school] ? school : null;

    private static string? TokenIn(string? authorization) =>
        authorization?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) is true ? authorization[Prefix.Length..].Trim() : null;

    private sealed class BearerHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logger,
        UrlEncoder encoder,
        TokenCheck check
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers.Authorization is not [{ } header] || TokenIn(header) is not { } token)
            {
                return AuthenticateResult.NoResult();
            }

            return await check.BelieveAsync(token, Context.RequestAborted) is { } bearer
                ? AuthenticateResult.Success(new AuthenticationTicket(bearer, Scheme.Name))
                : AuthenticateResult.Fail("The token is not valid.");
        }
    }

    /// <summary>
    /// A browser cannot set headers on a WebSocket: the token comes in the payload of connection_init. While it is open, and event streams
    /// too, its user is watched.
    /// </summary>
    private sealed class ConnectionSignIn(
        GraphQLOptions graph,
        TokenCheck check,
        SignInThrottle throttle,
        ClientSchools schools,
        SignInWatch watch
    ) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
        {
            graph.AuthenticateConnection = AuthenticateAsync;
            graph.Watch = watch.Watch;
            return next;
        }

        private async Task<ClaimsPrincipal?> AuthenticateAsync(HttpContext context, JsonElement? payload)
        {
            var user = Read(payload, "authorization") is { } text
                ? await check.BelieveAsync(TokenIn(text) ?? text, context.RequestAborted)
                : context.User;
            if (user is null && await throttle.RefusedAsync(context) is { } seconds)
            {
                throw new ConnectionRefusedException(SignInRefusals.SocketReason(seconds));
            }

            if (user is null || !user.HasClaim(static claim => claim.Type is ViewerClaims.Client))
            {
                return user;
            }

            var school = Read(payload, "school") ?? SchoolIn(context.Request);
            var (client, refusal) = await schools.ActForAsync(user, school, context.RequestAborted);
            return client ?? throw new ConnectionRefusedException(SignInRefusals.SocketReason(refusal));
        }

        private static string? Read(JsonElement? payload, string name)
        {
            if (payload is not { ValueKind: JsonValueKind.Object } values)
            {
                return null;
            }

            var entry = values.EnumerateObject().FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            return entry.Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
    }
}

/// <summary>What those are told who are not let in. Every bad token is answered alike, and so is every school that has granted nothing.</summary>
internal static class SignInRefusals
{
    public static Task RefuseTokenAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return RefuseAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "The bearer token is not valid: it has expired, or another system issued it. Sign in again.",
            "UNAUTHENTICATED"
        );
    }

    /// <summary>The same for every kind of bad token; a good one from the same address still works.</summary>
    public static Task RefuseAddressAsync(HttpContext context, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return RefuseAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            $"Too many bearer tokens from this address were not valid. Sign in again, and wait {seconds} s.",
            "THROTTLED"
        );
    }

    public static Task RefuseClientAsync(HttpContext context, ClientRefusal refusal) =>
        refusal is ClientRefusal.SchoolNeeded
            ? RefuseAsync(
                context,
                StatusCodes.Status403Forbidden,
                $"This client acts for several schools. Say for which, by its ID or URN, in the header {ClientSchools.Header}.",
                "SCHOOL_NEEDED"
            )
            : RefuseAsync(
                context,
                StatusCodes.Status403Forbidden,
                "This client may not act for that school. A leader of the school permits it with grantClientAccess.",
                "SCHOOL_NOT_GRANTED"
            );

    public static string SocketReason(int seconds) =>
        $"Too many tokens from this address were not valid. Sign in again, and wait {seconds} s.";

    public static string SocketReason(ClientRefusal refusal) =>
        refusal is ClientRefusal.SchoolNeeded
            ? "This client acts for several schools. Say for which in the payload, by ID or URN: school."
            : "This client may not act for that school.";

    private static Task RefuseAsync(HttpContext context, int status, string message, string code)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new { errors = new[] { new { message, extensions = new { code } } } },
            options: null,
            contentType: "application/graphql-response+json; charset=utf-8",
            context.RequestAborted
        );
    }
}
