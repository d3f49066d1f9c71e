using AltProvision.Kernel;
using MediatR;

namespace AltProvision.SchoolRoll.Contracts;

/// <summary>A pupil, as those may see who have the pupil on roll, in their area or placed with them. Personal data throughout.</summary>
/// <param name="Id">Opaque identifier; never the UPN.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="Upn">Unique pupil number; null for a child on no roll.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="HomeLaCode">Authority in whose area the child lives, three digits.</param>
/// <param name="HomeSchoolId">School of the current single or main registration; null for a child on no roll.</param>
/// <param name="HasEhcp">Has an education, health and care plan today.</param>
/// <param name="HasSenSupport">Gets SEN support today.</param>
/// <param name="IsLookedAfter">Is looked after by a local authority today.</param>
/// <param name="HasFreeSchoolMeals">Is eligible for free school meals today.</param>
[Holds(DataClass.Personal)]
public sealed record PupilView(
    PupilId Id,
    int Version,
    Upn? Upn,
    string GivenName,
    string FamilyName,
    DateOnly BirthDate,
    string HomeLaCode,
    SchoolId? HomeSchoolId,
    [property: Holds(DataClass.SpecialCategory)] bool HasEhcp,
    [property: Holds(DataClass.SpecialCategory)] bool HasSenSupport,
    [property: Holds(DataClass.SpecialCategory)] bool IsLookedAfter,
    [property: Holds(DataClass.SpecialCategory)] bool HasFreeSchoolMeals
)
{
    /// <summary>Sex as the school census records it; null when not recorded. Personal data.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Postcode of the home; null when not known. Personal data.</summary>
    public Postcode? HomePostcode { get; init; }
}

/// <summary>Sex as the school census records it.</summary>
public enum Sex
{
    /// <summary>Female (F).</summary>
    Female,

    /// <summary>Male (M).</summary>
    Male,
}

/// <summary>Pupils that the viewer may see; others are absent, as if unknown.</summary>
[Allow]
public sealed record GetPupilsById(IReadOnlyCollection<PupilId> Ids) : IRequest<IReadOnlyDictionary<PupilId, PupilView>>;

/// <summary>How a pupil is registered at a school: codes C, M and S of the school census.</summary>
public enum EnrolmentStatus
{
    /// <summary>Current, single registration (C).</summary>
    Single,

    /// <summary>Current main, dual registration (M).</summary>
    DualMain,

    /// <summary>Current subsidiary, dual registration (S).</summary>
    DualSubsidiary,
}

/// <summary>A registration of a pupil at a school. It is ended, never deleted. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The school that keeps the register.</param>
/// <param name="Status">Single, main or subsidiary today, or on its last day.</param>
/// <param name="From">First day on the register.</param>
/// <param name="Until">Last day on the register; null while no end is known.</param>
/// <param name="Ground">Ground on which the name was deleted; null while it is on the register.</param>
[Holds(DataClass.Personal)]
public sealed record EnrolmentView(
    EnrolmentId Id,
    PupilId PupilId,
    SchoolId SchoolId,
    EnrolmentStatus Status,
    DateOnly From,
    DateOnly? Until,
    [property: Holds(DataClass.SpecialCategory)] DeletionGround? Ground
);

/// <summary>What may be true of a pupil for a time, and changes what the law asks for.</summary>
public enum PupilFactKind
{
    /// <summary>Has an education, health and care plan (SEN provision E).</summary>
    Ehcp,

    /// <summary>Gets SEN support (SEN provision K).</summary>
    SenSupport,

    /// <summary>Is looked after by a local authority (Children Act 1989 s.22).</summary>
    LookedAfter,

    /// <summary>Is eligible for free school meals.</summary>
    FreeSchoolMeals,
}

/// <summary>A fact about a pupil with its dates. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="Kind">What is true.</param>
/// <param name="From">First day on which it is true.</param>
/// <param name="Until">Last day on which it is true; null while no end is known.</param>
[Holds(DataClass.SpecialCategory)]
public sealed record PupilFactView(PupilFactId Id, PupilId PupilId, PupilFactKind Kind, DateOnly From, DateOnly? Until);

/// <summary>Details or dated facts of a pupil were recorded or corrected; what was counted on them may count otherwise now.</summary>
public sealed record PupilCorrected(Guid EventId, PupilId PupilId) : IIntegrationEvent;

/// <summary>A pupil's name came onto an admission register.</summary>
public sealed record PupilAdmitted(Guid EventId, PupilId PupilId, SchoolId SchoolId, DateOnly From) : IIntegrationEvent;

/// <summary>A pupil's name was lawfully deleted from an admission register.</summary>
public sealed record PupilLeftRoll(Guid EventId, PupilId PupilId, SchoolId SchoolId, DateOnly LastDay, DeletionGround Ground)
    : IIntegrationEvent;
