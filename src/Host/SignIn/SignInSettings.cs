using AltProvision.Access.Contracts;
using AltProvision.Kernel;
using Microsoft.IdentityModel.Tokens;

namespace AltProvision.Host;

/// <summary><c>AltProvision:SignIn</c>: whose tokens are believed, and what they say.</summary>
internal sealed class SignInSettings
{
    private const string Key = "AltProvision:SignIn";

    /// <summary>A revocation counts within a minute, wherever it was made: open connections are looked at this often, and signals only speed it up.</summary>
    public static readonly TimeSpan LongestCheckEvery = TimeSpan.FromSeconds(20);

    private SignInSettings(IReadOnlyList<IssuerSettings> issuers, bool hasDevelopment, TimeSpan checkEvery) =>
        (Issuers, HasDevelopment, CheckEvery) = (issuers, hasDevelopment, checkEvery);

    /// <summary>
    /// Tokens of one address that are refused at once. Many, for browsers of a school's whole building may come with the tokens of yesterday.
    /// </summary>
    public int MostRefusals { get; private init; }

    /// <summary>How long until one more is.</summary>
    public TimeSpan RefusalBackEvery { get; private init; }

    public IReadOnlyList<IssuerSettings> Issuers { get; }

    /// <summary>Whether the host also believes tokens of its own.</summary>
    public bool HasDevelopment { get; }

    /// <summary>How often open connections are looked at.</summary>
    public TimeSpan CheckEvery { get; }

    /// <exception cref="HostException">A setting cannot be meant so. The message says which, and what to do.</exception>
    public static SignInSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Key);
        IReadOnlyList<IssuerSettings> issuers =
        [
            .. section.GetSection("Issuers").GetChildren().Select(child => IssuerSettings.Read(child, environment)),
        ];
        if (issuers.GroupBy(issuer => issuer.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new HostException($"{Key}:Issuers names {twice.Key} twice. One entry is enough for all its tokens.");
        }

        var checkEvery = section.GetValue("CheckEvery", TimeSpan.FromSeconds(15));
        if (checkEvery <= TimeSpan.Zero || checkEvery > LongestCheckEvery)
        {
            throw new HostException($"{Key}:CheckEvery is {checkEvery}; it has to be more than nothing and at most {LongestCheckEvery}.");
        }

        var most = section.GetValue("MostRefusals", 100);
        var backEvery = section.GetValue("RefusalBackEvery", TimeSpan.FromSeconds(1));
        return most > 0 && backEvery > TimeSpan.Zero
            ? new(issuers, MayBeDevelopment(section, environment, issuers), checkEvery)
            {
                MostRefusals = most,
                RefusalBackEvery = backEvery,
            }
            : throw new HostException(
                $"{Key}:MostRefusals is {most} and RefusalBackEvery is {backEvery}; both have to be more than nothing."
            );
    }

    private static bool MayBeDevelopment(IConfigurationSection section, IHostEnvironment environment, IReadOnlyList<IssuerSettings> issuers)
    {
        var asked = section.GetValue<bool?>("Development");
        if (environment.IsProduction() && asked is true)
        {
            throw new HostException(
                $"{Key}:Development is true, and development sign-in is refused in Production: its key lies in a file and opens everything. "
                    + $"Take the setting away, and configure {Key}:Issuers:0:Authority and {Key}:Issuers:0:Audience."
            );
        }

        if (issuers.Count == 0 && asked is not true && !environment.IsDevelopment())
        {
            throw new HostException(
                $"No identity provider is configured, and development sign-in is refused in {environment.EnvironmentName}. "
                    + $"Set {Key}:Issuers:0:Authority and {Key}:Issuers:0:Audience, or start with ASPNETCORE_ENVIRONMENT=Development."
            );
        }

        return asked ?? (issuers.Count == 0 && environment.IsDevelopment());
    }
}

/// <summary>One identity provider, and how its tokens say what the product has to know.</summary>
internal sealed class IssuerSettings
{
    private static readonly string[] goodAlgorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
    ];

    /// <summary>Where it is found: <c>/.well-known/openid-configuration</c> is added.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What its tokens call it in <c>iss</c>, where that is not the authority.</summary>
    public string? Issuer { get; init; }

    /// <summary>What its tokens call this product in <c>aud</c>.</summary>
    public string Audience { get; init; } = "";

    /// <summary>With what it signs. Never a shared secret, and never nothing.</summary>
    public IReadOnlyList<string> Algorithms { get; init; } = [];

    /// <summary>How far its clock may be off.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What its access tokens call themselves in <c>typ</c>; where there are none, as RFC 9068 says. An issuer that calls all of its tokens
    /// <c>JWT</c> has to be taken at that; then only the audience tells its ID tokens from others.
    /// </summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Tokens that live longer, from issue to end, are refused.</summary>
    public TimeSpan LongestToken { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often its keys are fetched anew.</summary>
    public TimeSpan KeysEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How soon they are fetched again when a token names a key that is not known; less would let strangers make the host ask on and on.</summary>
    public TimeSpan KeysAtMostEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A scope without which a token is refused; null: none.</summary>
    public string? RequiredScope { get; init; }

    /// <summary>How its tokens call things.</summary>
    public ClaimNames Claims { get; init; } = new();

    /// <summary>Its words for roles; where there are any, no others count.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>Roles that come with a scope.</summary>
    public Dictionary<string, string> Scopes { get; init; } = [];

    /// <summary>How a user interface in a browser signs people in with it; null: not at all.</summary>
    public BrowserSettings? Browser { get; init; }

    /// <summary>What the product calls it: as its tokens do, without a slash at the end.</summary>
    public string Name => (Issuer ?? Authority).TrimEnd('/');

    public static IssuerSettings Read(IConfigurationSection section, IHostEnvironment environment)
    {
        var settings = section.Get<IssuerSettings>() ?? new();
        return settings.WhatIsWrong(environment) is { } wrong ? throw new HostException($"{section.Path}:{wrong}") : settings;
    }

    public IReadOnlyList<string> AlgorithmsOrDefault =>
        Algorithms.Count > 0
            ? Algorithms
            : [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    public IReadOnlyList<string> TypesOrDefault => Types.Count > 0 ? Types : ["at+jwt", "application/at+jwt"];

    private string? WhatIsWrong(IHostEnvironment environment) =>
        !Uri.TryCreate(Authority, UriKind.Absolute, out var authority)
            ? "Authority is missing or no address, such as https://identity.example.org."
        : authority.Scheme != Uri.UriSchemeHttps && !(authority is { Scheme: "http", IsLoopback: true } && !environment.IsProduction())
            ? "Authority begins with https; keys that come over an open line could be anybody's."
        : Name.Length > 200 ? "Issuer is longer than 200 characters."
        : string.IsNullOrWhiteSpace(Audience) ? "Audience is missing: without it a token for any other product would do."
        : Algorithms.FirstOrDefault(name => !goodAlgorithms.Contains(name)) is { } algorithm
            ? $"Algorithms names {algorithm}. Possible are {string.Join(", ", goodAlgorithms)}."
        : Types.Any(string.IsNullOrWhiteSpace) ? "Types names nothing: say what access tokens call themselves in typ, such as at+jwt."
        : ClockSkew < TimeSpan.Zero || ClockSkew > SignInLimits.MostClockSkew
            ? $"ClockSkew is {ClockSkew}; it has to be at most {SignInLimits.MostClockSkew}."
        : LongestToken <= TimeSpan.Zero || LongestToken > SignInLimits.LongestToken
            ? $"LongestToken is {LongestToken}; it has to be at most {SignInLimits.LongestToken}, and better below an hour."
        : KeysEvery <= TimeSpan.Zero || KeysAtMostEvery <= TimeSpan.Zero ? "KeysEvery and KeysAtMostEvery have to be more than nothing."
        : Roles.Values.Concat(Scopes.Values).FirstOrDefault(name => !Enum.TryParse<Role>(name, out _) || int.TryParse(name, out _))
            is { } role
            ? $"Roles or Scopes leads to '{role}', which is no role. Roles are {string.Join(", ", Enum.GetNames<Role>())}."
        : Browser is { ClientId.Length: 0 } ? "Browser:ClientId is missing."
        : null;
}

/// <summary>Names of claims.</summary>
internal sealed class ClaimNames
{
    public string Subject { get; init; } = "sub";

    public string Role { get; init; } = "role";

    /// <summary>Three-digit code of an authority.</summary>
    public string La { get; init; } = "la";

    /// <summary>The product's identifier of a school, or its URN.</summary>
    public string School { get; init; } = "school";

    /// <summary>The product's identifier of a provider.</summary>
    public string Provider { get; init; } = "provider";

    public string Scope { get; init; } = "scope";

    /// <summary>
    /// The client to which the token was given. Where there is no subject, or the subject is the client itself, nobody but the client signed in.
    /// </summary>
    public string Client { get; init; } = "client_id";

    /// <summary>The sign-in to which a token belongs.</summary>
    public string Session { get; init; } = "sid";
}

/// <summary>What a page needs for the authorization code flow with PKCE. There is no secret: a page could not keep it.</summary>
internal sealed class BrowserSettings
{
    public string ClientId { get; init; } = "";

    public IReadOnlyList<string> Scopes { get; init; } = ["openid"];

    /// <summary>Further parameters of the authorization request, such as <c>resource</c> or <c>audience</c>.</summary>
    public Dictionary<string, string> Parameters { get; init; } = [];
}
