using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using AltProvision.Access.Contracts;
using AltProvision.GraphQL.Execution;
using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AltProvision.Host;

/// <summary>
/// What the product reads of a token, whoever issued it: <c>sub</c>, one <c>role</c> each, and <c>la</c>, <c>school</c> or <c>provider</c>; and
/// by what it is revoked. Nothing else is kept, for it would take some kilobytes for as long as a socket is open.
/// </summary>
internal static class ViewerClaims
{
    public const string Scheme = "Bearer";
    public const string Subject = "sub";
    public const string Role = "role";
    public const string Authority = "la";
    public const string School = "school";
    public const string Provider = "provider";

    /// <summary>A client that signed in as itself. It is nobody before a school is said for which it acts.</summary>
    public const string Client = "client";

    private const string Issuer = "iss";
    private const string IssuedSubject = "iss_sub";
    private const string IssuedAt = "iat";
    private const string Session = "sid";

    private static readonly string[] read = [Subject, Role, Authority, School, Provider];

    // Each field of an operation asks, and tokens are remembered.
    private static readonly ConditionalWeakTable<ClaimsPrincipal, Viewer> viewers = [];

    /// <summary>The product itself, where it asks the graph. It is this object and no token can make another.</summary>
    public static readonly ClaimsPrincipal Product = new(new ClaimsIdentity());

    /// <summary>Anonymous when the token is missing, names no person or no organisation, or names more than one.</summary>
    public static Viewer ViewerOf(ClaimsPrincipal user) =>
        ReferenceEquals(user, Product) ? Viewer.System : viewers.GetValue(user, ReadViewer);

    private static Viewer ReadViewer(ClaimsPrincipal user)
    {
        var subject = user.FindFirst(Subject)?.Value;
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

    /// <summary>The token by which the user signed in; null for users without one.</summary>
    public static SignInToken? TokenOf(ClaimsPrincipal user) =>
        user.FindFirst(Issuer)?.Value is { } issuer
        && user.FindFirst(IssuedSubject)?.Value is { } subject
        && long.TryParse(user.FindFirst(IssuedAt)?.Value, CultureInfo.InvariantCulture, out var issuedAt)
            ? new(issuer, subject, user.FindFirst(Session)?.Value, DateTimeOffset.FromUnixTimeSeconds(issuedAt))
            : null;

    /// <summary>That the user is a client which acts for a school by that school's permission; null for all others.</summary>
    public static ClientGrantKey? GrantOf(ClaimsPrincipal user) =>
        user.FindFirst(Client)?.Value is { } client && user.FindFirst(Issuer)?.Value is { } issuer && ReadGuid(user, School) is { } school
            ? new(issuer, client, new(school))
            : null;

    /// <summary>The client, acting for the school.</summary>
    public static ClaimsPrincipal ActingFor(ClaimsPrincipal client, SchoolId school) =>
        new(new ClaimsIdentity([.. client.Claims, new Claim(School, school.Value.ToString())], Scheme));

    /// <summary>What is read of a token that the host issued itself.</summary>
    public static ClaimsIdentity ReadOwn(JsonWebToken token) =>
        new(
            token
                .Claims.Where(claim => read.Contains(claim.Type))
                .Select(claim => new Claim(claim.Type, claim.Value))
                .Concat(OfToken(token.Issuer, token.Subject, session: null, token)),
            Scheme
        );

    /// <summary>By what a token is revoked, and when it ends.</summary>
    public static IEnumerable<Claim> OfToken(string issuer, string subject, string? session, JsonWebToken token)
    {
        yield return new(Issuer, issuer);
        yield return new(IssuedSubject, subject);
        yield return new(IssuedAt, EpochTime.GetIntDate(token.IssuedAt).ToString(CultureInfo.InvariantCulture));
        yield return new("exp", EpochTime.GetIntDate(token.ValidTo).ToString(CultureInfo.InvariantCulture));
        if (session is not null)
        {
            yield return new(Session, session);
        }
    }

    public static Dictionary<string, object> Write(Viewer viewer)
    {
        var claims = new Dictionary<string, object>
        {
            [Subject] = viewer.Subject,
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
