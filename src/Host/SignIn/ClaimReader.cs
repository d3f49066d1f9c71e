using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AltProvision.Kernel;
using Microsoft.IdentityModel.JsonWebTokens;

namespace AltProvision.Host;

/// <summary>Translates the claims of an identity provider into those of the product: see <see cref="ViewerClaims"/>.</summary>
internal sealed class ClaimReader(IssuerSettings settings)
{
    private const int MostSubject = 180;

    // Two providers may give the same subject to two people. Its name, not its place in the configuration, keeps them apart.
    private readonly string prefix = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(settings.Name)))[..12];

    /// <returns>Null when the token names nobody, or lacks the scope that is required.</returns>
    public ClaimsIdentity? Read(JsonWebToken token)
    {
        var scopes = Values(token, settings.Claims.Scope)
            .SelectMany(value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (settings.RequiredScope is { } required && !scopes.Contains(required))
        {
            return null;
        }

        var client = Value(token, settings.Claims.Client);
        var subject = Value(token, settings.Claims.Subject) ?? client;
        if (string.IsNullOrEmpty(subject) || subject.Length > MostSubject)
        {
            return null;
        }

        List<Claim> claims =
        [
            new(ViewerClaims.Subject, $"{prefix}:{subject}"),
            .. ViewerClaims.OfToken(settings.Name, subject, Value(token, settings.Claims.Session) ?? NullIfEmpty(token.Id), token),
        ];
        var roles = RolesOf(token, scopes);
        if (subject == client)
        {
            AddClient(claims, client, roles);
        }
        else
        {
            AddPerson(claims, token, roles);
        }

        return new(claims, ViewerClaims.Scheme);
    }

    // For which school it acts is the school's to say, not the token's.
    private static void AddClient(List<Claim> claims, string client, HashSet<Role> roles)
    {
        if (roles.Contains(Role.MisClient))
        {
            claims.Add(new(ViewerClaims.Client, client));
            claims.Add(new(ViewerClaims.Role, nameof(Role.MisClient)));
        }
    }

    // A person never has what schools grant to clients: no grant would stand behind it.
    private void AddPerson(List<Claim> claims, JsonWebToken token, HashSet<Role> roles)
    {
        claims.AddRange(roles.Where(role => role is not Role.MisClient).Select(role => new Claim(ViewerClaims.Role, role.ToString())));
        Add(ViewerClaims.Authority, settings.Claims.La);
        Add(ViewerClaims.School, settings.Claims.School);
        Add(ViewerClaims.Provider, settings.Claims.Provider);

        void Add(string own, string theirs)
        {
            if (Value(token, theirs) is { } value)
            {
                claims.Add(new(own, value));
            }
        }
    }

    private HashSet<Role> RolesOf(JsonWebToken token, IEnumerable<string> scopes)
    {
        // Unknown roles are those of another product that trusts the same issuer.
        var named = Values(token, settings.Claims.Role)
            .Select(value => settings.Roles.Count == 0 ? value : settings.Roles.GetValueOrDefault(value));
        var scoped = scopes.Select(scope => settings.Scopes.GetValueOrDefault(scope));
        return [.. named.Concat(scoped).OfType<string>().Where(name => Enum.IsDefined(typeof(Role), name)).Select(Enum.Parse<Role>)];
    }

    private static string? Value(JsonWebToken token, string type) => NullIfEmpty(Values(token, type).FirstOrDefault());

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static IEnumerable<string> Values(JsonWebToken token, string type) =>
        token.Claims.Where(claim => claim.Type == type).Select(claim => claim.Value);
}
