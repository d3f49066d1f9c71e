using Microsoft.Extensions.Configuration;

namespace AltProvision.Access;

/// <summary>The identity providers whose tokens the product believes: a grant or a revocation that names another would do nothing.</summary>
internal sealed class TrustedIssuers(IReadOnlyList<string> names)
{
    public static TrustedIssuers Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("AltProvision:SignIn");
        IReadOnlyList<string> configured =
        [
            .. section
                .GetSection("Issuers")
                .GetChildren()
                .Select(issuer => (issuer["Issuer"] ?? issuer["Authority"] ?? "").TrimEnd('/'))
                .Where(name => name.Length > 0),
        ];
        return new(
            configured.Count == 0 || section.GetValue("Development", false) ? [.. configured, SignInLimits.DevelopmentIssuer] : configured
        );
    }

    /// <summary>The named one, or the only one when none is named.</summary>
    public Refusal? Find(string? named, out string issuer)
    {
        issuer = named?.Trim().TrimEnd('/') ?? names[0];
        if (named is null)
        {
            return names.Count == 1
                ? null
                : Refusal.Of("access.issuer-needed", $"Say which identity provider knows it: {string.Join(", ", names)}.", "issuer");
        }

        return names.Contains(issuer)
            ? null
            : Refusal.Of(
                "access.issuer-unknown",
                $"This product does not believe that identity provider. It believes: {string.Join(", ", names)}.",
                "issuer"
            );
    }
}
