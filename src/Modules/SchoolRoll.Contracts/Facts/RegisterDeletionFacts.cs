using AltProvision.Kernel;

namespace AltProvision.SchoolRoll.Contracts;

/// <summary>Ground on which a school wants to delete a name from its admission register (SI 2024/208 reg 9).</summary>
public enum DeletionGround
{
    /// <summary>Asked for because the child attends alternative provision. Never lawful.</summary>
    AlternativeProvision,

    /// <summary>Registered at another school.</summary>
    AnotherSchool,

    /// <summary>Nursery pupil who does not continue.</summary>
    NurseryNotContinuing,

    /// <summary>Also registered elsewhere and will not attend here again.</summary>
    DualRegistrationEnds,

    /// <summary>Attendance order changed to another school.</summary>
    AttendanceOrderAmended,

    /// <summary>Attendance order revoked: education is arranged otherwise.</summary>
    AttendanceOrderRevoked,

    /// <summary>The parent has written that the child will be educated otherwise than at school.</summary>
    ElectiveHomeEducation,

    /// <summary>No longer lives within reasonable distance.</summary>
    MovedAway,

    /// <summary>Did not return after a leave of absence.</summary>
    NotReturnedFromLeave,

    /// <summary>Twenty school days of unauthorised absence, whereabouts unknown.</summary>
    TwentySchoolDays,

    /// <summary>Detained under a final order of at least four months.</summary>
    Custody,

    /// <summary>The child has died.</summary>
    Died,

    /// <summary>Over compulsory school age and not returning.</summary>
    OverAge,

    /// <summary>Boarding has ended.</summary>
    BoardingEnded,

    /// <summary>Permanently excluded, and the process has ended.</summary>
    PermanentExclusion,
}

/// <summary>May the name be deleted from the admission register on this ground and date? Leave what is not known at false or null.</summary>
/// <param name="Calendar">Calendar of the school that keeps the register.</param>
/// <param name="Ground">Ground given.</param>
/// <param name="ProposedDeletionDate">Date on which the name would go.</param>
public sealed record RegisterDeletionFacts(SchoolCalendar Calendar, DeletionGround Ground, DateOnly ProposedDeletionDate) : ICalendarFacts
{
    /// <summary>Day on which the deletion was asked for; a register is never changed backwards.</summary>
    public DateOnly? RequestedOn { get; init; }

    /// <summary>The local authority placed the child at this special school.</summary>
    public bool SpecialSchoolPlacedByLa { get; init; }

    /// <summary>That authority consents, or the Secretary of State has directed.</summary>
    public bool LaConsent { get; init; }

    /// <summary>Registered at another school.</summary>
    public bool RegisteredAtAnotherSchool { get; init; }

    /// <summary>A school attendance order names this school.</summary>
    public bool AttendanceOrderNamesThisSchool { get; init; }

    /// <summary>This is the main school of a mobile child.</summary>
    public bool IsMainSchoolOfMobileChild { get; init; }

    /// <summary>The schools have agreed that the child is registered at both.</summary>
    public bool DualRegistrationAgreed { get; init; }

    /// <summary>The other schools consent to the deletion here.</summary>
    public bool OtherSchoolsConsent { get; init; }

    /// <summary>The child will not attend this school again.</summary>
    public bool WillNotAttendAgain { get; init; }

    /// <summary>The attendance order was changed or revoked as the ground says.</summary>
    public bool AttendanceOrderChanged { get; init; }

    /// <summary>The parent has given notice in writing.</summary>
    public bool WrittenNoticeFromParent { get; init; }

    /// <summary>Last day at school by that notice.</summary>
    public DateOnly? LastDayAtSchoolPerNotice { get; init; }

    /// <summary>No longer lives within reasonable distance of the school.</summary>
    public bool LivesBeyondReasonableDistance { get; init; }

    /// <summary>Last day of the leave of absence from which the child did not return.</summary>
    public DateOnly? LeaveEndedOn { get; init; }

    /// <summary>First day of the unbroken absence.</summary>
    public DateOnly? FirstAbsentDay { get; init; }

    /// <summary>The absence is unauthorised.</summary>
    public bool IsUnauthorised { get; init; }

    /// <summary>Nothing suggests illness or an unavoidable cause.</summary>
    public bool NoReasonToThinkIllOrUnavoidable { get; init; }

    /// <summary>School and authority together have made reasonable enquiries.</summary>
    public bool JointEnquiriesMade { get; init; }

    /// <summary>Nobody knows where the child is.</summary>
    public bool WhereaboutsUnknown { get; init; }

    /// <summary>Detained under a final order of at least four months and not expected back.</summary>
    public bool DetainedAndNotExpectedBack { get; init; }

    /// <summary>The nursery, boarding or age ground is met.</summary>
    public bool GroundConfirmed { get; init; }

    /// <summary>Where the permanent exclusion stands; needed for that ground only.</summary>
    public ExclusionProcess? Exclusion { get; init; }

    DateOnly ICalendarFacts.CountedFrom => Exclusion?.NoticeGiven ?? FirstAbsentDay ?? ProposedDeletionDate;
}

/// <summary>Where the process after a permanent exclusion stands.</summary>
/// <param name="NoticeGiven">Day on which parents got notice of the decision not to reinstate; null while there is none.</param>
/// <param name="WaiverInWritingOn">Day on which they wrote that they will not ask for a review.</param>
/// <param name="ReviewAppliedOn">Day on which they applied for an independent review panel.</param>
/// <param name="ProcessEndedOn">Day on which panel and any reconsideration were finished.</param>
public sealed record ExclusionProcess(
    DateOnly? NoticeGiven,
    DateOnly? WaiverInWritingOn = null,
    DateOnly? ReviewAppliedOn = null,
    DateOnly? ProcessEndedOn = null
);
