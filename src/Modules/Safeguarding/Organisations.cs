using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Safeguarding;

/// <summary>Keys of organisations, spelt as <see cref="Viewer.Organisation"/> spells them.</summary>
internal static class Organisations
{
    private const string School = "school:";
    private const string Provider = "provider:";
    private const string Authority = "la:";

    public static string Of(SchoolId school) => $"{School}{school.Value}";

    public static string Of(ProviderId provider) => $"{Provider}{provider.Value}";

    public static string OfAuthority(string laCode) => $"{Authority}{laCode}";

    public static SchoolId? SchoolIn(string key) => IdIn(key, School) is { } id ? new(id) : null;

    public static ProviderId? ProviderIn(string key) => IdIn(key, Provider) is { } id ? new(id) : null;

    public static string? LaCodeIn(string key) => key.StartsWith(Authority, StringComparison.Ordinal) ? key[Authority.Length..] : null;

    private static Guid? IdIn(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(key.AsSpan(prefix.Length), out var id) ? id : null;
}
