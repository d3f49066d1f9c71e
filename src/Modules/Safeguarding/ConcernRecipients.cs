using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Safeguarding;

/// <summary>Where the adult works whom a concern is about.</summary>
internal enum AdultWorkplace
{
    /// <summary>At the provider that the child attends.</summary>
    Setting,

    /// <summary>At the child's home school.</summary>
    HomeSchool,

    /// <summary>At the local authority.</summary>
    LocalAuthority,

    /// <summary>Elsewhere: another employer, a club, an agency.</summary>
    Elsewhere,
}

/// <summary>What the adult does there whom a concern is about.</summary>
internal enum AdultPosition
{
    /// <summary>Member of staff or volunteer without a say in safeguarding there.</summary>
    Staff,

    /// <summary>Designated safeguarding lead or deputy, or close to one: family, or managed by the adult.</summary>
    SafeguardingLead,

    /// <summary>Head, manager, proprietor or sole trader.</summary>
    Leader,
}

/// <summary>What decides who is told.</summary>
/// <param name="Kind">What it is mainly about.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="HomeSchool">The child's home school; null for a child on no roll.</param>
/// <param name="HomeLaCode">Authority in whose area the child lives.</param>
/// <param name="Settings">Providers that the child attends, each with the authority in whose area it lies; null where that is not known.</param>
internal sealed record RecipientFacts(
    ConcernKind Kind,
    ConcernSeverity Severity,
    SchoolId? HomeSchool,
    string HomeLaCode,
    IReadOnlyList<(ProviderId Provider, string? LaCode)> Settings
)
{
    /// <summary>It is about an adult who works with children.</summary>
    public bool IsAboutAdult { get; init; }

    /// <summary>Where that adult works; null when not said.</summary>
    public AdultWorkplace? AdultWorkplace { get; init; }

    /// <summary>What that adult does there; null when not said.</summary>
    public AdultPosition? AdultPosition { get; init; }

    /// <summary>An adult is concerned, by what was said or by the kind alone.</summary>
    public bool ConcernsAdult => IsAboutAdult || Kind is ConcernKind.AllegationAdult or ConcernKind.LowLevelAdult;
}

/// <summary>An organisation whose safeguarding leads may see a concern.</summary>
/// <param name="Organisation">Its key.</param>
/// <param name="IsAlerted">Whether it is told at once; otherwise it may look, and is told when nobody else acknowledges in time.</param>
internal sealed record Recipient(string Organisation, bool IsAlerted);

/// <summary>Whom the rules tell of a concern and whom they keep out, by their role (ENG-SAF-002, 003, 005, 006, 012 and local rules).</summary>
/// <param name="Told">Who is told at once: "providerDsl", "homeSchoolHead", "lado".</param>
/// <param name="KeptOut">Who is, may be or is managed by the subject.</param>
internal sealed record ConcernRoute(IReadOnlySet<string> Told, IReadOnlySet<string> KeptOut)
{
    private const string ProviderDsl = "providerDsl";
    private const string HomeSchoolDsl = "homeSchoolDsl";
    private const string LaDsl = "laDsl";

    // The authority's own, and those who have no screen here, in whose place it is told.
    private static readonly HashSet<string> AuthoritysBusiness = new HashSet<string>
    {
        LaDsl,
        "lado",
        "directorOfChildrensServices",
        "providerHead",
        "providerChair",
        "homeSchoolHead",
        "homeSchoolChair",
    };

    /// <summary>What the findings say.</summary>
    public static ConcernRoute Of(RuleDecision decision) =>
        new(Names(decision, "notify").Concat(Names(decision, "external")).ToHashSet(), Names(decision, "keptOut").ToHashSet());

    /// <summary>
    /// Where the rules could not be asked: everybody is told, but of an adult the authorities only, for nobody has said whether a lead is the
    /// subject.
    /// </summary>
    public static ConcernRoute Unjudged(bool concernsAdult) =>
        concernsAdult
            ? new(new HashSet<string> { LaDsl }, new HashSet<string> { ProviderDsl, HomeSchoolDsl })
            : new(new HashSet<string> { ProviderDsl, HomeSchoolDsl, LaDsl }, new HashSet<string>());

    public bool TellsProvider => Told.Contains(ProviderDsl);

    public bool TellsHomeSchool => Told.Contains(HomeSchoolDsl);

    public bool TellsAuthority => AuthoritysBusiness.Overlaps(Told);

    public bool KeepsOutProvider => KeptOut.Any(who => who.StartsWith("provider", StringComparison.Ordinal));

    public bool KeepsOutHomeSchool => KeptOut.Any(who => who.StartsWith("homeSchool", StringComparison.Ordinal));

    public bool KeepsOutAuthority => KeptOut.Contains(LaDsl);

    private static IEnumerable<string> Names(RuleDecision decision, string key) =>
        decision.Findings.SelectMany(finding =>
            finding.Data.TryGetValue(key, out var names) ? names.Split(',', StringSplitOptions.RemoveEmptyEntries) : []
        );
}

/// <summary>
/// Whose safeguarding leads may see a concern, and whose are told at once: what the rules say of roles, as organisations. Nobody is not an
/// answer: where the rules would leave nobody, the authorities are told.
/// </summary>
internal static class ConcernRecipients
{
    public static IReadOnlyList<Recipient> Of(RecipientFacts facts, ConcernRoute route)
    {
        List<Recipient> recipients =
        [
            .. route is { TellsProvider: true, KeepsOutProvider: false } ? Alerted(Settings(facts)) : [],
            .. route is { TellsHomeSchool: true, KeepsOutHomeSchool: false } ? Alerted(HomeSchool(facts)) : [],
            .. route.KeepsOutAuthority ? [] : OfAuthorities(facts, route),
        ];
        return recipients is [] ? [.. Alerted(Authorities(facts))] : recipients;
    }

    // The child's authority may see all in its area. An adult or an unsafe setting is a matter for the authority of the setting too.
    private static IEnumerable<Recipient> OfAuthorities(RecipientFacts facts, ConcernRoute route)
    {
        var isAboutSetting = facts.ConcernsAdult || facts.Kind is ConcernKind.SettingUnsafe;
        var isAlerted = isAboutSetting || route.TellsAuthority || facts.HomeSchool is null;
        var authorities = isAboutSetting ? Authorities(facts) : [Organisations.OfAuthority(facts.HomeLaCode)];
        return authorities.Select(authority => new Recipient(authority, isAlerted));
    }

    private static IEnumerable<string> Settings(RecipientFacts facts) =>
        facts.Settings.Select(setting => Organisations.Of(setting.Provider)).Distinct();

    private static IEnumerable<string> HomeSchool(RecipientFacts facts) => facts.HomeSchool is { } school ? [Organisations.Of(school)] : [];

    private static IEnumerable<string> Authorities(RecipientFacts facts) =>
        facts
            .Settings.Select(setting => setting.LaCode)
            .OfType<string>()
            .Prepend(facts.HomeLaCode)
            .Distinct()
            .Select(Organisations.OfAuthority);

    private static IEnumerable<Recipient> Alerted(IEnumerable<string> organisations) =>
        organisations.Select(organisation => new Recipient(organisation, IsAlerted: true));
}
