using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AltProvision.Host;

/// <summary>Somebody whose tokens are believed.</summary>
/// <param name="Name">As the product calls it: its <c>iss</c> without a slash at the end.</param>
/// <param name="LongestToken">Tokens that live longer are refused.</param>
/// <param name="Rules">How its tokens are checked; keys come on top where it publishes them.</param>
/// <param name="Keys">The keys that it publishes; null where the rules have them.</param>
/// <param name="Read">What a token that is believed says, in the product's own claims; null when it lacks what is required.</param>
internal sealed record TrustedIssuer(
    string Name,
    TimeSpan LongestToken,
    TokenValidationParameters Rules,
    IssuerKeys? Keys,
    Func<JsonWebToken, ClaimsIdentity?> Read
)
{
    // A token that says by which key, or from where, it is to be checked is nobody's but its writer's (RFC 7515, 4.1).
    private static readonly string[] namesOfOwnKeys = ["jwk", "jku", "x5c", "x5u"];
    private static readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    public static TrustedIssuer Configured(IssuerSettings settings, IssuerKeys keys) =>
        new(
            settings.Name,
            settings.LongestToken,
            new()
            {
                ValidAudience = settings.Audience,
                ValidAlgorithms = settings.AlgorithmsOrDefault,
                ValidTypes = settings.TypesOrDefault,
                ClockSkew = settings.ClockSkew,
            },
            keys,
            new ClaimReader(settings).Read
        );

    public static TrustedIssuer Development(DevelopmentSignIn signIn) =>
        new(DevelopmentSignIn.Issuer, DevelopmentSignIn.Lifetime, signIn.Validation, Keys: null, ViewerClaims.ReadOwn);

    /// <summary>Checks signature, issuer, audience and times.</summary>
    /// <returns>Null when it is valid; else what was wrong, in a word that names nobody.</returns>
    public async Task<string?> WhatIsWrongAsync(JsonWebToken token, TimeProvider time, CancellationToken cancellationToken)
    {
        if (namesOfOwnKeys.Any(name => token.TryGetHeaderValue<object>(name, out _)))
        {
            return "BringsItsKey";
        }

        var result = Keys is null ? await handler.ValidateTokenAsync(token, Rules) : await ValidateAsync(token, Keys, cancellationToken);
        return result is null ? "NoKeys"
            : result.IsValid ? WhatIsWrongWithTimes(token, time.GetUtcNow())
            : result.Exception.GetType().Name;
    }

    private async Task<TokenValidationResult?> ValidateAsync(JsonWebToken token, IssuerKeys keys, CancellationToken cancellationToken)
    {
        if (await keys.GetAsync(cancellationToken) is not { } known)
        {
            return null;
        }

        var result = await handler.ValidateTokenAsync(token, With(known));
        return
            result.Exception is SecurityTokenSignatureKeyNotFoundException
            && await keys.GetNewerAsync(known, cancellationToken) is { } newer
            ? await handler.ValidateTokenAsync(token, With(newer))
            : result;
    }

    private TokenValidationParameters With(OpenIdConnectConfiguration published)
    {
        var rules = Rules.Clone();
        rules.ValidIssuer = published.Issuer;
        rules.IssuerSigningKeys = published.SigningKeys;
        return rules;
    }

    // The library looks at nbf and exp. Without iat nobody could say whether a token is older than a sign-out.
    private string? WhatIsWrongWithTimes(JsonWebToken token, DateTimeOffset now) =>
        !token.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Iat, out _) ? "NoTimeOfIssue"
        : token.IssuedAt > now.UtcDateTime + Rules.ClockSkew ? "IssuedInTheFuture"
        : token.ValidTo - token.IssuedAt > LongestToken ? "LivesTooLong"
        : null;
}
