using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Referrals.Contracts;

/// <summary>Why the child needs the provision. It decides who must arrange it.</summary>
public enum ProvisionReason
{
    /// <summary>Permanent exclusion.</summary>
    PermanentExclusion,

    /// <summary>Suspension of more than five school days.</summary>
    Suspension,

    /// <summary>Illness or another medical need.</summary>
    Medical,

    /// <summary>Direction off site to improve behaviour.</summary>
    OffSiteDirection,

    /// <summary>Early intervention that a school chooses with the parents' agreement.</summary>
    EarlyIntervention,

    /// <summary>Any other reason for which the child would not get suitable education.</summary>
    Otherwise,

    /// <summary>Provision in section F of an EHCP, at a school.</summary>
    EhcpSectionF,

    /// <summary>Education otherwise than at school, written into an EHCP. Not alternative provision.</summary>
    Eotas,

    /// <summary>Parents educate the child. Not alternative provision.</summary>
    ElectiveHomeEducation,
}

/// <summary>What a direction off site is for.</summary>
public enum DirectionPurpose
{
    /// <summary>To improve behaviour: the only lawful purpose.</summary>
    Behaviour,

    /// <summary>A medical need.</summary>
    Medical,

    /// <summary>Special educational needs.</summary>
    SpecialEducationalNeeds,

    /// <summary>Waiting for another placement.</summary>
    AwaitingPlacement,

    /// <summary>A sanction.</summary>
    Sanction,
}

/// <summary>The body that must arrange, or may use, the provision.</summary>
public enum ResponsibleBody
{
    /// <summary>Local authority in whose area the child lives.</summary>
    HomeLa,

    /// <summary>Authority that maintains the pupil referral unit.</summary>
    MaintainingLa,

    /// <summary>Authority that maintains the EHCP.</summary>
    EhcpLa,

    /// <summary>Governing body of a maintained school.</summary>
    GoverningBody,

    /// <summary>Academy trust.</summary>
    AcademyTrust,

    /// <summary>Management committee of a pupil referral unit.</summary>
    ManagementCommittee,

    /// <summary>The parents.</summary>
    Parents,
}

/// <summary>
/// Who must arrange this provision, and may it be used? The event date is the determination of a direction, else the day on which
/// the need arose.
/// </summary>
/// <param name="Reason">Primary reason of the referral.</param>
public sealed record ResponsibleBodyFacts(ProvisionReason Reason)
{
    /// <summary>Kind of the home or excluding school; null when the child is on no roll.</summary>
    public SchoolKind? SchoolKind { get; init; }

    /// <summary>The child is on the roll of a school.</summary>
    public bool IsOnRoll { get; init; } = true;

    /// <summary>Authority in whose area the child lives; null when not known.</summary>
    public LocalAuthorityFact? HomeLa { get; init; }

    /// <summary>Authority of the school; null when not known.</summary>
    public LocalAuthorityFact? SchoolLa { get; init; }

    /// <summary>Length of the suspension run in school days; null when there is none.</summary>
    public int? ConsecutiveSchoolDays { get; init; }

    /// <summary>Purpose of a direction off site; null for other reasons.</summary>
    public DirectionPurpose? Purpose { get; init; }

    /// <summary>Body that proposes to arrange the provision; null before one is named. Another than the responsible one is blocked.</summary>
    public ResponsibleBody? ProposedBy { get; init; }
}
