using System.Security.Claims;
using System.Text.Json;
using AltProvision.GraphQL;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace AltProvision.Host;

internal static class SignInServices
{
    /// <summary>Bearer tokens of an OpenID Connect issuer, or, in Development and where none is configured, the host's own.</summary>
    /// <exception cref="HostException">There is no issuer and this is no development.</exception>
    public static void AddSignIn(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment,
        HostPaths paths
    )
    {
        var authority = configuration["AltProvision:SignIn:Authority"];
        if (string.IsNullOrEmpty(authority) && !environment.IsDevelopment())
        {
            throw new HostException(
                $"No identity provider is configured, and development sign-in is refused in {environment.EnvironmentName}. "
                    + "Set AltProvision:SignIn:Authority and AltProvision:SignIn:Audience, or start with ASPNETCORE_ENVIRONMENT=Development."
            );
        }

        services.AddAuthorization();
        services
            .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(options =>
            {
                options.MapInboundClaims = false;
                if (string.IsNullOrEmpty(authority))
                {
                    options.TokenValidationParameters = DevelopmentSignIn.Open(paths).Validation;
                }
                else
                {
                    options.Authority = authority;
                    options.Audience = configuration["AltProvision:SignIn:Audience"];
                }
            });
        services.AddSingleton(_ => new RememberedTokens(TimeProvider.System));
        services
            .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<RememberedTokens>((options, remembered) => options.Events = remembered.Events);
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, TellWhyRefused>();
        services.AddSingleton<IStartupFilter, SocketSignIn>();
    }

    /// <summary>A token that is not believed ends the request: an anonymous answer would hide the cause.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(
            (context, next) =>
                context.Request.Headers.ContainsKey("Authorization") && context.User.Identity is not { IsAuthenticated: true }
                    ? RefuseAsync(context)
                    : next(context)
        );
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return context.Response.WriteAsJsonAsync(
            new
            {
                errors = new[]
                {
                    new
                    {
                        message = "The bearer token is not valid: it has expired, or another system issued it. Sign in again.",
                        extensions = new { code = "UNAUTHENTICATED" },
                    },
                },
            },
            options: null,
            contentType: "application/graphql-response+json; charset=utf-8",
            context.RequestAborted
        );
    }

    private sealed class TellWhyRefused : IPostConfigureOptions<JwtBearerOptions>
    {
        // The library would log the token's claims at Information level in its exceptions.
        public void PostConfigure(string? name, JwtBearerOptions options) => options.IncludeErrorDetails = false;
    }

    /// <summary>A browser cannot set headers on a WebSocket: the token comes in the payload of connection_init.</summary>
    private sealed class SocketSignIn(GraphQLOptions graph, IOptionsMonitor<JwtBearerOptions> bearer) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
        {
            graph.AuthenticateConnection = AuthenticateAsync;
            return next;
        }

        private async Task<ClaimsPrincipal?> AuthenticateAsync(HttpContext context, JsonElement? payload)
        {
            if (ReadToken(payload) is not { } token)
            {
                return context.User;
            }

            var options = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
            var parameters = options.TokenValidationParameters.Clone();
            if (options.ConfigurationManager is { } manager)
            {
                var configuration = await manager.GetConfigurationAsync(context.RequestAborted);
                parameters.ValidIssuers = [configuration.Issuer];
                parameters.IssuerSigningKeys = configuration.SigningKeys;
            }

            var result = await options.TokenHandlers[0].ValidateTokenAsync(token, parameters);
            return result.IsValid ? ViewerClaims.Keep(result.ClaimsIdentity) : null;
        }

        private static string? ReadToken(JsonElement? payload)
        {
            if (payload is not { ValueKind: JsonValueKind.Object } values)
            {
                return null;
            }

            var entry = values.EnumerateObject().FirstOrDefault(e => e.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase));
            var text = entry.Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
            return text?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) is true ? text["Bearer ".Length..].Trim() : text;
        }
    }
}
