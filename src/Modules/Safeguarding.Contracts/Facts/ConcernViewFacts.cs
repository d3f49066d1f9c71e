namespace AltProvision.Safeguarding.Contracts;

/// <summary>In which role somebody wants to see a concern.</summary>
public enum ConcernViewer
{
    /// <summary>Who raised it.</summary>
    Reporter,

    /// <summary>Designated safeguarding lead or deputy of the provider.</summary>
    ProviderDsl,

    /// <summary>Head or manager of the provider.</summary>
    ProviderHead,

    /// <summary>Designated safeguarding lead or deputy of the home school.</summary>
    HomeSchoolDsl,

    /// <summary>Head of the home school.</summary>
    HomeSchoolHead,

    /// <summary>Special educational needs coordinator.</summary>
    Senco,

    /// <summary>Attendance officer.</summary>
    AttendanceOfficer,

    /// <summary>Tutor or teacher.</summary>
    Tutor,

    /// <summary>Safeguarding lead of the local authority.</summary>
    LaSafeguardingLead,

    /// <summary>Designated officer of the local authority (LADO).</summary>
    Lado,

    /// <summary>Commissioner at the local authority.</summary>
    LaCommissioner,

    /// <summary>Quality-assurance officer of the local authority.</summary>
    LaQualityOfficer,

    /// <summary>SEND caseworker.</summary>
    SendCaseworker,

    /// <summary>Virtual school head.</summary>
    VirtualSchoolHead,

    /// <summary>Social worker.</summary>
    SocialWorker,

    /// <summary>Another commissioner with children at the same provider.</summary>
    OtherCommissioner,

    /// <summary>Parent or carer.</summary>
    Parent,

    /// <summary>The child.</summary>
    Child,

    /// <summary>Administrator at the local authority.</summary>
    LaAdmin,

    /// <summary>Administrator of the system.</summary>
    SystemAdmin,
}

/// <summary>What is to be seen, as far as it decides who may.</summary>
public enum ConcernRecord
{
    /// <summary>A concern about a child.</summary>
    ConcernAboutChild,

    /// <summary>An allegation about an adult.</summary>
    Allegation,

    /// <summary>A low-level concern about an adult.</summary>
    LowLevel,
}

/// <summary>How much somebody may see.</summary>
public enum ConcernVisibility
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The own entry, and later that it was acknowledged.</summary>
    Own,

    /// <summary>How many, how severe, where they stand.</summary>
    Counts,

    /// <summary>What support needs, without narrative.</summary>
    Metadata,

    /// <summary>That there is one, and where it stands.</summary>
    Status,

    /// <summary>A summary.</summary>
    Summary,

    /// <summary>What touches the child, and the outcome.</summary>
    Facts,

    /// <summary>All of it.</summary>
    Full,
}

/// <summary>May this person see this concern, and how much of it? The event date is the day of looking.</summary>
/// <param name="Viewer">The role.</param>
/// <param name="Record">What is to be seen.</param>
/// <param name="IsRelatedToChild">The child is the viewer's own: on the roll, in the sessions, on the caseload.</param>
public sealed record ConcernViewFacts(ConcernViewer Viewer, ConcernRecord Record, bool IsRelatedToChild)
{
    /// <summary>The viewer is the subject.</summary>
    public bool IsSubject { get; init; }

    /// <summary>The viewer is family of the subject, or managed by the subject.</summary>
    public bool IsConflicted { get; init; }

    /// <summary>The record is in the viewer's area; for leads and officers of an authority.</summary>
    public bool IsInArea { get; init; } = true;

    /// <summary>The designated safeguarding lead has released it to this viewer.</summary>
    public bool IsReleasedByDsl { get; init; }

    /// <summary>The viewer stands in for the safeguarding lead of the provider, who is the subject or conflicted.</summary>
    public bool StandsInForDsl { get; init; }

    /// <summary>The viewer breaks the glass: asks to see all in an emergency.</summary>
    public bool IsBreakingGlass { get; init; }

    /// <summary>A reason for that is recorded.</summary>
    public bool HasBreakGlassReason { get; init; }
}
