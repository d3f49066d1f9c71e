using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Safeguarding.Contracts;

/// <summary>Who an adult is that a concern is about, as far as it decides who may hear of it.</summary>
public enum ConcernedAdult
{
    /// <summary>Member of staff or volunteer at the provider, agency staff among them, without a lead in safeguarding.</summary>
    ProviderStaff,

    /// <summary>Designated safeguarding lead or deputy of the provider.</summary>
    ProviderDsl,

    /// <summary>Head or manager of the provider.</summary>
    ProviderHead,

    /// <summary>Proprietor or sole trader: nobody at the provider stands above.</summary>
    ProviderProprietor,

    /// <summary>Member of staff or volunteer at the home school without a lead in safeguarding.</summary>
    HomeSchoolStaff,

    /// <summary>Designated safeguarding lead or deputy of the home school.</summary>
    HomeSchoolDsl,

    /// <summary>Head of the home school.</summary>
    HomeSchoolHead,

    /// <summary>Safeguarding lead of the local authority.</summary>
    LaDsl,

    /// <summary>Somebody who works elsewhere with children.</summary>
    Elsewhere,
}

/// <summary>A concern is raised: who is told, what is due, and may the child be sent there? The event date is the local date of raising.</summary>
/// <param name="Kind">What it is mainly about.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="Moment">When it was raised.</param>
/// <param name="BankHolidays">Bank holidays in England and Wales around that day.</param>
/// <param name="IsOnRoll">The child is on the roll of a home school; without one the authority stands in.</param>
public sealed record ConcernFacts(
    ConcernKind Kind,
    ConcernSeverity Severity,
    DateTimeOffset Moment,
    IReadOnlyList<DateOnly> BankHolidays,
    bool IsOnRoll
) : IMomentFacts
{
    /// <summary>Somebody suspects that the child suffers or is likely to suffer significant harm.</summary>
    public bool IsSignificantHarmSuspected { get; init; }

    /// <summary>It is about an adult who works with children. An allegation and a low-level concern are anyway.</summary>
    public bool IsAboutAdult { get; init; }

    /// <summary>Who that adult is; null when not said or when it is about no adult. Not said, it may be a lead at the provider.</summary>
    public ConcernedAdult? Adult { get; init; }

    /// <summary>It is about what happens at the provider, though its kind does not say so: children there among themselves, for example.</summary>
    public bool IsAboutSetting { get; init; }

    /// <summary>A named decision maker has recorded that it is safe to continue.</summary>
    public bool IsSafeToContinue { get; init; }

    /// <summary>The other child of a concern between children attends the same provider.</summary>
    public bool IsOtherChildAtSameProvider { get; init; }

    /// <summary>Female genital mutilation was discovered and is not only suspected.</summary>
    public bool IsFgmDiscovered { get; init; }

    /// <summary>The child has a social worker.</summary>
    public bool HasSocialWorker { get; init; }

    /// <summary>The child is looked after.</summary>
    public bool IsLookedAfter { get; init; }

    /// <summary>The child has a youth offending team worker.</summary>
    public bool HasYotWorker { get; init; }

    /// <summary>The home school is on holiday.</summary>
    public bool IsSchoolHoliday { get; init; }

    /// <summary>Authority in whose area the setting lies; null when not known.</summary>
    public LocalAuthorityFact? SettingAuthority { get; init; }

    /// <summary>Authority of the child, where it is another; null when it is the same or not known.</summary>
    public LocalAuthorityFact? ChildsAuthority { get; init; }
}
