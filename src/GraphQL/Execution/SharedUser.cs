using System.Security.Claims;
using System.Text.Json;

namespace AltProvision.GraphQL.Execution;

/// <summary>All users of the same permissions at once: what authorisation looks at, and no person.</summary>
public sealed class SharedUser
{
    private const string AuthenticationType = "AltProvision.GraphQL.SharedUser";

    private SharedUser(string key, ClaimsPrincipal principal) => (Key, Principal) = (key, principal);

    /// <summary>The permissions as text: equal for equal claims, in whatever order they were given.</summary>
    public string Key { get; }

    /// <summary>As whom the shared execution runs: it has the permissions, and no claim besides them.</summary>
    public ClaimsPrincipal Principal { get; }

    /// <param name="permissions">All that authorisation looks at, in any order.</param>
    public static SharedUser Of(IEnumerable<Claim> permissions)
    {
        Claim[] claims =
        [
            .. permissions.OrderBy(static c => c.Type, StringComparer.Ordinal).ThenBy(static c => c.Value, StringComparer.Ordinal),
        ];
        // Of the claims only what is in the key: nothing else can make a difference.
        var known = claims.Select(static claim => new Claim(claim.Type, claim.Value));
        return new(
            JsonSerializer.Serialize(claims.SelectMany(static claim => (string[])[claim.Type, claim.Value])),
            new(new ClaimsIdentity(known, AuthenticationType))
        );
    }

    /// <summary>Whether a principal stands for all users of the same permissions. No token can make one that does.</summary>
    public static bool IsShared(ClaimsPrincipal principal) => principal.Identity is { AuthenticationType: AuthenticationType };
}
