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
public sealed record PupilView(
    PupilId Id,
    int Version,
    Upn? Upn,
    string GivenName,
    string FamilyName,
    DateOnly BirthDate,
    string HomeLaCode,
    SchoolId? HomeSchoolId,
    bool HasEhcp,
    bool HasSenSupport,
    bool IsLookedAfter,
    bool HasFreeSchoolMeals
);

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

/// <summary>A pupil's name came onto an admission register.</summary>
public sealed record PupilAdmitted(Guid EventId, PupilId PupilId, SchoolId SchoolId, DateOnly From) : IIntegrationEvent;

/// <summary>A pupil's name was lawfully deleted from an admission register.</summary>
public sealed record PupilLeftRoll(Guid EventId, PupilId PupilId, SchoolId SchoolId, DateOnly LastDay, DeletionGround Ground)
    : IIntegrationEvent;
