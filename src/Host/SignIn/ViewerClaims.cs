using System.Runtime.CompilerServices;
using System.Security.Claims;
using AltProvision.GraphQL.Execution;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>How a token says who its bearer is: <c>sub</c>, one <c>role</c> each, and <c>la</c>, <c>school</c> or <c>provider</c>.</summary>
internal static class ViewerClaims
{
    public const string Role = "role";
    public const string Authority = "la";
    public const string School = "school";
    public const string Provider = "provider";

    // Each field of an operation asks, and tokens are remembered.
    private static readonly ConditionalWeakTable<ClaimsPrincipal, Viewer> viewers = [];

    /// <summary>Anonymous when the token is missing, names no person or no organisation, or names more than one.</summary>
    public static Viewer ViewerOf(ClaimsPrincipal user) => viewers.GetValue(user, ReadViewer);

    private static Viewer ReadViewer(ClaimsPrincipal user)
    {
        var subject = user.FindFirst("sub")?.Value;
        if (user.Identity is not { IsAuthenticated: true } || (string.IsNullOrEmpty(subject) && !SharedUser.IsShared(user)))
        {
            return Viewer.Anonymous;
        }

        var la = user.FindFirst(Authority)?.Value;
        var school = ReadGuid(user, School);
        var provider = ReadGuid(user, Provider);
        var organisations = (la is null ? 0 : 1) + (school is null ? 0 : 1) + (provider is null ? 0 : 1);
        return organisations == 1 ? new Viewer(subject, ReadRoles(user), la, school, provider) : Viewer.Anonymous;
    }

    /// <summary>All that makes a viewer but the person: what authorisation looks at. Null for the anonymous, who share nothing.</summary>
    public static IEnumerable<Claim>? ReadPermissions(ClaimsPrincipal user) =>
        ViewerOf(user).IsAuthenticated ? user.FindAll(static claim => claim.Type is Role or Authority or School or Provider) : null;

    /// <summary>
    /// The user with no more of the token than is read of it: the rest would take some kilobytes for as long as a socket is open.
    /// </summary>
    public static ClaimsPrincipal Keep(ClaimsIdentity token)
    {
        string[] read = ["sub", "exp", Role, Authority, School, Provider];
        return new(
            new ClaimsIdentity(
                read.SelectMany(type => token.FindAll(type).Select(claim => new Claim(type, claim.Value))),
                token.AuthenticationType
            )
        );
    }

    public static Dictionary<string, object> Write(Viewer viewer)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = viewer.Subject,
            [Role] = viewer.Roles.Select(role => role.ToString()).Order(StringComparer.Ordinal).ToArray(),
        };
        Add(claims, Authority, viewer.LaCode);
        Add(claims, School, viewer.SchoolId?.ToString());
        Add(claims, Provider, viewer.ProviderId?.ToString());
        return claims;
    }

    // Unknown roles are those of another product that trusts the same issuer.
    private static HashSet<Role> ReadRoles(ClaimsPrincipal user) =>
        [.. user.FindAll(Role).Where(claim => Enum.IsDefined(typeof(Role), claim.Value)).Select(claim => Enum.Parse<Role>(claim.Value))];

    private static Guid? ReadGuid(ClaimsPrincipal user, string type) => Guid.TryParse(user.FindFirst(type)?.Value, out var id) ? id : null;

    private static void Add(Dictionary<string, object> claims, string type, string? value)
    {
        if (value is not null)
        {
            claims[type] = value;
        }
    }
}
