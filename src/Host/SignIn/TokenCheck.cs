using System.Security.Claims;
using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using Microsoft.IdentityModel.JsonWebTokens;

namespace AltProvision.Host;

/// <summary>The one place in which a token is believed or not, by whatever way it came.</summary>
internal sealed class TokenCheck(
    IReadOnlyList<TrustedIssuer> issuers,
    RememberedTokens remembered,
    SignInWatch watch,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<TokenCheck> logger
)
{
    private const int LongestToken = 16 * 1024;

    private readonly Dictionary<string, TrustedIssuer> issuers = issuers.ToDictionary(issuer => issuer.Name);

    /// <summary>The bearer, in the product's claims; null when the token is not believed. Why is logged, in a word.</summary>
    public async Task<ClaimsPrincipal?> BelieveAsync(string token, CancellationToken cancellationToken)
    {
        if (remembered.Recall(token) is not { } bearer)
        {
            var (principal, end, wrong) = await CheckAsync(token, cancellationToken);
            if (principal is null)
            {
                logger.LogInformation("A bearer token was refused: {Reason}", wrong);
                return null;
            }

            bearer = principal;
            remembered.Remember(token, bearer, end);
        }

        if (watch.IsRevoked(bearer))
        {
            logger.LogInformation("A bearer token was refused: {Reason}", "Revoked");
            return null;
        }

        return bearer;
    }

    private async Task<(ClaimsPrincipal? Bearer, DateTimeOffset End, string? Wrong)> CheckAsync(
        string token,
        CancellationToken cancellationToken
    )
    {
        // What it says of itself is not believed yet: it only tells whom to ask.
        if (Parse(token) is not { } jwt)
        {
            return (null, default, "NoToken");
        }

        if (!issuers.TryGetValue(jwt.Issuer?.TrimEnd('/') ?? "", out var issuer))
        {
            return (null, default, "UnknownIssuer");
        }

        if (await issuer.WhatIsWrongAsync(jwt, time, cancellationToken) is { } wrong)
        {
            return (null, default, wrong);
        }

        return issuer.Read(jwt) is { } identity
            ? (new(await WithSchoolAsync(identity, cancellationToken)), new(jwt.ValidTo, TimeSpan.Zero), null)
            : (null, default, "ClaimsAreMissing");
    }

    private static JsonWebToken? Parse(string token)
    {
        try
        {
            return token.Length <= LongestToken ? new(token) : null;
        }
#pragma warning disable CA1031 // Strangers write it; whatever the library makes of it, it is no token.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    // Identity providers know a school by its number on the register.
    private async Task<ClaimsIdentity> WithSchoolAsync(ClaimsIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.FindFirst(ViewerClaims.School) is { } claim && Urn.TryParse(claim.Value, out var urn))
        {
            identity.RemoveClaim(claim);
            if (await scopes.FindSchoolAsync(urn, cancellationToken) is { } school)
            {
                identity.AddClaim(new(ViewerClaims.School, school.Value.ToString()));
            }
        }

        return identity;
    }
}

internal static class SchoolsByUrn
{
    public static async Task<SchoolId?> FindSchoolAsync(this IServiceScopeFactory scopes, Urn urn, CancellationToken cancellationToken) =>
        (await scopes.AskAsync(Viewer.System, new GetSchoolsByUrn([urn]), cancellationToken)).GetValueOrDefault(urn)?.Id;
}
