namespace AltProvision.Providers;

internal sealed class Provider : IVersioned
{
    private Provider() { }

    public ProviderId Id { get; private set; }

    public int Version { get; private set; }

    public string Name { get; private set; } = "";

    public ProviderType Type { get; private set; }

    public bool IsRegisteredSchool { get; private set; }

    public string LaCode { get; private set; } = "";

    public Urn? Urn { get; private set; }

    public Ukprn? Ukprn { get; private set; }

    public bool HasEmployees { get; private set; }

    public bool IsSelfInsured { get; private set; }

    public DateTimeOffset RegisteredAt { get; private set; }

    public static Provider Register(ProviderId id, ProviderContent content, DateTimeOffset now)
    {
        var provider = new Provider
        {
            Id = id,
            Version = 1,
            RegisteredAt = now,
        };
        provider.Change(content);
        return provider;
    }

    public void Change(ProviderContent content)
    {
        (Name, Type, IsRegisteredSchool) = (content.Name.Trim(), content.Type, content.IsRegisteredSchool);
        (LaCode, Urn, Ukprn) = (content.LaCode, content.Urn, content.Ukprn);
        (HasEmployees, IsSelfInsured) = (content.HasEmployees, content.IsSelfInsured);
    }

    /// <summary>The authority of the area looks after the file, and the provider after its own.</summary>
    public Refusal? RefuseChangeBy(Viewer viewer) => viewer.MayActFor(LaCode) || viewer.Manages(Id) ? null : Access.NotYours("providerId");

    public ProviderView ToView() => new(Id, Version, Name, Type, IsRegisteredSchool, LaCode, Urn, Ukprn, HasEmployees, IsSelfInsured);
}

internal static class Access
{
    public static bool MayActFor(this Viewer viewer, string laCode) =>
        viewer.IsSystem || (viewer.LaCode == laCode && viewer.IsInAny([Role.LaQualityOfficer, Role.LaCommissioner]));

    public static bool Manages(this Viewer viewer, ProviderId provider) =>
        viewer.IsSystem || (viewer.ProviderId == provider.Value && viewer.IsIn(Role.ProviderManager));

    // What a provider is, everybody may see: there is nothing to hide behind "not found".
    public static Refusal NotYours(params IReadOnlyList<string> field) =>
        Refusal.Of(
            "provider.not-yours",
            "Only a manager of the provider and officers of the authority in whose area it lies may change this. Ask one of them.",
            field
        );

    public static RecordedBy Recorder(this Viewer viewer) =>
        viewer switch
        {
            { IsSystem: true } => RecordedBy.Product,
            { ProviderId: not null } => RecordedBy.Provider,
            _ => RecordedBy.Authority,
        };
}
