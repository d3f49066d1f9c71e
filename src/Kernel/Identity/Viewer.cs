namespace AltProvision.Kernel;

/// <summary>What a person or client does at its organisation. Roles add up.</summary>
public enum Role
{
    /// <summary>Reads and writes on behalf of a school information system, for the schools of its organisation.</summary>
    MisClient,

    /// <summary>School staff who refer pupils and follow their placements.</summary>
    SchoolStaff,

    /// <summary>Head teacher or delegate: signs referrals and agreements.</summary>
    SchoolLeader,

    /// <summary>Designated safeguarding lead, or deputy, of the organisation: school, provider or authority.</summary>
    SafeguardingLead,

    /// <summary>Local authority officer who decides referrals and finds and buys places.</summary>
    LaCommissioner,

    /// <summary>Local authority officer who checks, approves and visits providers.</summary>
    LaQualityOfficer,

    /// <summary>Runs a provider: offers, agreements, staff.</summary>
    ProviderManager,

    /// <summary>Teaches at a provider and marks attendance.</summary>
    ProviderTutor,
}

/// <summary>Who asks: a person or client at one organisation, or the product itself.</summary>
/// <param name="Subject">
/// Identifier of the person or client, as its identity provider gives it; null for all those at once who have the same permissions. Personal
/// data: never logged.
/// </param>
/// <param name="LaCode">The authority of an LA viewer; null for others.</param>
/// <param name="SchoolId">The school of a school viewer; null for others.</param>
/// <param name="ProviderId">The provider of a provider viewer; null for others.</param>
public sealed record Viewer(
    string? Subject,
    IReadOnlySet<Role> Roles,
    string? LaCode = null,
    Guid? SchoolId = null,
    Guid? ProviderId = null
)
{
    /// <summary>The product itself: event handlers and command-line work.</summary>
    public static readonly Viewer System = new("system", new HashSet<Role>());

    public static readonly Viewer Anonymous = new("anonymous", new HashSet<Role>());

    private readonly string? subject = Subject;

    /// <exception cref="InvalidOperationException">The viewer stands for several people: whoever needs one may not be asked by them together.</exception>
    public string Subject
    {
        get =>
            subject
            ?? throw new InvalidOperationException("Several people ask at once; what depends on the person has to be asked by each.");
        init => subject = value;
    }

    public bool IsOnePerson => subject is not null;

    public bool IsSystem => ReferenceEquals(this, System);

    public bool IsAuthenticated => !ReferenceEquals(this, Anonymous);

    public bool IsIn(Role role) => Roles.Contains(role);

    public bool IsInAny(IReadOnlyList<Role> roles) => roles.Any(Roles.Contains);

    /// <summary>Which organisation the viewer acts for, for audit: <c>school:…</c>, <c>provider:…</c>, <c>la:…</c>.</summary>
    public string Organisation =>
        this switch
        {
            { SchoolId: { } school } => $"school:{school}",
            { ProviderId: { } provider } => $"provider:{provider}",
            { LaCode: { } la } => $"la:{la}",
            _ => Subject,
        };

    /// <summary>Without the person, so that no log can hold it.</summary>
    public override string ToString() => Organisation;
}

/// <summary>The viewer of a service scope. Anonymous until the host, or a dispatcher, says who it is.</summary>
public sealed class ViewerContext
{
    /// <summary>From where the viewer asks; null when nobody asks from outside.</summary>
    public RequestOrigin? Origin { get; set; }

    public Viewer Viewer { get; set; } = Viewer.Anonymous;
}

/// <summary>States who may send a request; a request without it is refused. Which records they reach is a matter of scope, not of this.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowAttribute(params Role[] roles) : Attribute
{
    /// <summary>The roles of which one is needed; empty means anybody who is signed in.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;

    public override string ToString() => Roles.Count == 0 ? "anybody who is signed in" : string.Join(", ", Roles);
}

/// <summary>The request may be sent by the product only, never on behalf of a viewer.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowSystemAttribute : Attribute;

/// <summary>The viewer may not do this, or is not known: see <see cref="AccessDenials"/>.</summary>
public sealed class AccessDeniedException(bool isAuthenticated)
    : Exception(isAuthenticated ? "Your role does not allow this." : "Sign in first: send a bearer token.")
{
    public bool IsAuthenticated { get; } = isAuthenticated;
}
