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

/// <summary>
/// Whose safeguarding leads may see a concern, and whose are told at once: ENG-SAF-002, 003, 005, 006, 011 and 012. Nobody is not an answer:
/// where the rules would leave nobody, the authorities are told.
/// </summary>
internal static class ConcernRecipients
{
    public static IReadOnlyList<Recipient> Of(RecipientFacts facts)
    {
        var recipients = facts switch
        {
            { Kind: ConcernKind.LowLevelAdult } => Alerted(Authorities(facts)),
            { ConcernsAdult: true } => OfAllegation(facts),
            _ => OfConcernAboutChild(facts),
        };
        return recipients is [] ? Alerted(Authorities(facts)) : recipients;
    }

    // Both leads, at the setting and at the home school. The authority stands in for a missing school, is told of danger now and of an
    // unsafe setting, and may see all in its area.
    private static IReadOnlyList<Recipient> OfConcernAboutChild(RecipientFacts facts)
    {
        var isAuthorityAlerted =
            facts.HomeSchool is null || facts.Severity is ConcernSeverity.Immediate || facts.Kind is ConcernKind.SettingUnsafe;
        var authorities = facts.Kind is ConcernKind.SettingUnsafe ? Authorities(facts) : [Organisations.OfAuthority(facts.HomeLaCode)];
        return
        [
            .. Alerted([.. Settings(facts), .. HomeSchool(facts)]),
            .. authorities.Select(authority => new Recipient(authority, isAuthorityAlerted)),
        ];
    }

    // The designated officer (LADO) of the setting's authority, the child's authority, and both leads, but for the adult's own.
    private static IReadOnlyList<Recipient> OfAllegation(RecipientFacts facts)
    {
        var keptOut = KeptOut(facts);
        string[] all = [.. Settings(facts), .. HomeSchool(facts), .. Authorities(facts)];
        return Alerted(all.Except(keptOut));
    }

    /// <summary>
    /// Organisations whose leads are, or may be, the subject or depend on the subject. What was not said counts as the worst that it may be:
    /// a lead at the setting.
    /// </summary>
    private static IEnumerable<string> KeptOut(RecipientFacts facts) =>
        facts.AdultPosition is AdultPosition.Staff
            ? []
            : facts.AdultWorkplace switch
            {
                AdultWorkplace.Setting => Settings(facts),
                AdultWorkplace.HomeSchool => HomeSchool(facts),
                AdultWorkplace.LocalAuthority => Authorities(facts),
                AdultWorkplace.Elsewhere => [],
                _ => facts.Settings.Count > 0 ? Settings(facts) : HomeSchool(facts),
            };

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

    private static IReadOnlyList<Recipient> Alerted(IEnumerable<string> organisations) =>
        [.. organisations.Select(organisation => new Recipient(organisation, IsAlerted: true))];
}
