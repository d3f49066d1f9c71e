using Microsoft.EntityFrameworkCore;

namespace AltProvision.SchoolRoll;

/// <summary>
/// What is known about a deletion beside the register itself (SI 2024/208 reg 9). Leave out what is not known: a ground that is not shown to
/// be met is refused.
/// </summary>
/// <param name="LaConsent">The authority that placed the child at a special school consents, or the Secretary of State has directed.</param>
/// <param name="SpecialSchoolPlacedByLa">The authority placed the child at this special school. Taken as said for a child with a plan at one.</param>
/// <param name="RegisteredAtAnotherSchool">Registered at another school. Taken as said when another register here shows it.</param>
/// <param name="AttendanceOrderNamesThisSchool">A school attendance order names this school.</param>
/// <param name="IsMainSchoolOfMobileChild">This is the main school of a child whose parent travels for work.</param>
/// <param name="DualRegistrationAgreed">The schools have agreed that the child is registered at both.</param>
/// <param name="OtherSchoolsConsent">The other schools consent to the deletion here.</param>
/// <param name="WillNotAttendAgain">The child will not attend this school again.</param>
/// <param name="AttendanceOrderChanged">The attendance order was changed or revoked as the ground says.</param>
/// <param name="WrittenNoticeFromParent">The parent has given notice in writing.</param>
/// <param name="LastDayAtSchoolPerNotice">Last day at school by that notice.</param>
/// <param name="LivesBeyondReasonableDistance">No longer lives within reasonable distance of the school.</param>
/// <param name="LeaveEndedOn">Last day of the leave of absence from which the child did not return.</param>
/// <param name="FirstAbsentDay">First day of the unbroken absence.</param>
/// <param name="IsUnauthorised">The absence is unauthorised.</param>
/// <param name="NoReasonToThinkIllOrUnavoidable">Nothing suggests illness or an unavoidable cause.</param>
/// <param name="JointEnquiriesMade">School and authority together have made reasonable enquiries.</param>
/// <param name="WhereaboutsUnknown">Nobody knows where the child is.</param>
/// <param name="DetainedAndNotExpectedBack">Detained under a final order of at least four months and not expected back.</param>
/// <param name="GroundConfirmed">The nursery, boarding or age ground is met.</param>
/// <param name="ExclusionNoticeGiven">Day on which the parents got notice of the decision not to reinstate an excluded child.</param>
/// <param name="ReviewWaivedOn">Day on which they wrote that they will not ask for a review.</param>
/// <param name="ReviewAppliedOn">Day on which they applied for an independent review panel.</param>
/// <param name="ExclusionProcessEndedOn">Day on which panel and any reconsideration were finished.</param>
internal sealed record DeletionCircumstances(
    bool LaConsent = false,
    bool SpecialSchoolPlacedByLa = false,
    bool RegisteredAtAnotherSchool = false,
    bool AttendanceOrderNamesThisSchool = false,
    bool IsMainSchoolOfMobileChild = false,
    bool DualRegistrationAgreed = false,
    bool OtherSchoolsConsent = false,
    bool WillNotAttendAgain = false,
    bool AttendanceOrderChanged = false,
    bool WrittenNoticeFromParent = false,
    DateOnly? LastDayAtSchoolPerNotice = null,
    bool LivesBeyondReasonableDistance = false,
    DateOnly? LeaveEndedOn = null,
    DateOnly? FirstAbsentDay = null,
    bool IsUnauthorised = false,
    bool NoReasonToThinkIllOrUnavoidable = false,
    bool JointEnquiriesMade = false,
    bool WhereaboutsUnknown = false,
    bool DetainedAndNotExpectedBack = false,
    bool GroundConfirmed = false,
    DateOnly? ExclusionNoticeGiven = null,
    DateOnly? ReviewWaivedOn = null,
    DateOnly? ReviewAppliedOn = null,
    DateOnly? ExclusionProcessEndedOn = null
);

/// <summary>A name to be deleted from an admission register.</summary>
/// <param name="Ground">Ground of regulation 9. Alternative provision is none and is always refused.</param>
/// <param name="DeletionDate">Day on which the name goes; the day before it is the last on the register. Today or later.</param>
/// <param name="Circumstances">What shows that the ground is met.</param>
internal sealed record RollDeletion(DeletionGround Ground, DateOnly DeletionDate, DeletionCircumstances? Circumstances = null);

/// <summary>What the rules say of a deletion.</summary>
internal sealed record DeletionAssessment(RuleDecision Decision)
{
    /// <summary>A date that nobody could count is no permission to delete.</summary>
    public bool IsUncounted => Decision.Findings.Any(finding => finding.Code is "calendarDoesNotReach");

    public bool MayDelete => !Decision.IsBlocked && !IsUncounted;
}

/// <summary>Gathers the facts of a deletion and asks the rules. Writes nothing.</summary>
internal sealed class RollDeletions(
    SchoolRollDbContext db,
    CalendarReader calendars,
    RuleBook<RegisterDeletionFacts> rules,
    TimeProvider time
)
{
    public async Task<DeletionAssessment> AssessAsync(
        Pupil pupil,
        Enrolment enrolment,
        RollDeletion deletion,
        CancellationToken cancellationToken
    )
    {
        var school = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == enrolment.SchoolId, cancellationToken);
        var sheets = await calendars.OfSchoolsAsync([school.Id], cancellationToken);
        var calendar = sheets.GetValueOrDefault(school.Id)?.Calendar ?? new SchoolCalendar(school.Name, false, []);
        var facts = FactsOf(pupil, enrolment, school, calendar, deletion, LondonTime.Today(time));
        return new(rules.Check(deletion.DeletionDate, facts, school.LaCode));
    }

    internal static RegisterDeletionFacts FactsOf(
        Pupil pupil,
        Enrolment enrolment,
        School school,
        SchoolCalendar calendar,
        RollDeletion deletion,
        DateOnly today
    )
    {
        var said = deletion.Circumstances ?? new();
        var isRegisteredElsewhere = pupil.Enrolments.Any(other => other.Id != enrolment.Id && other.IsCurrentOn(deletion.DeletionDate));
        return new(calendar, deletion.Ground, deletion.DeletionDate)
        {
            RequestedOn = today,
            SpecialSchoolPlacedByLa = said.SpecialSchoolPlacedByLa || (school.IsSpecial && pupil.Is(PupilFactKind.Ehcp, today)),
            LaConsent = said.LaConsent,
            RegisteredAtAnotherSchool = said.RegisteredAtAnotherSchool || isRegisteredElsewhere,
            AttendanceOrderNamesThisSchool = said.AttendanceOrderNamesThisSchool,
            IsMainSchoolOfMobileChild = said.IsMainSchoolOfMobileChild,
            // Two registers that both hold the name are there by agreement; it ends by the ground for that.
            DualRegistrationAgreed = said.DualRegistrationAgreed || isRegisteredElsewhere,
            OtherSchoolsConsent = said.OtherSchoolsConsent,
            WillNotAttendAgain = said.WillNotAttendAgain,
            AttendanceOrderChanged = said.AttendanceOrderChanged,
            WrittenNoticeFromParent = said.WrittenNoticeFromParent,
            LastDayAtSchoolPerNotice = said.LastDayAtSchoolPerNotice,
            LivesBeyondReasonableDistance = said.LivesBeyondReasonableDistance,
            LeaveEndedOn = said.LeaveEndedOn,
            FirstAbsentDay = said.FirstAbsentDay,
            IsUnauthorised = said.IsUnauthorised,
            NoReasonToThinkIllOrUnavoidable = said.NoReasonToThinkIllOrUnavoidable,
            JointEnquiriesMade = said.JointEnquiriesMade,
            WhereaboutsUnknown = said.WhereaboutsUnknown,
            DetainedAndNotExpectedBack = said.DetainedAndNotExpectedBack,
            GroundConfirmed = said.GroundConfirmed,
            Exclusion =
                deletion.Ground is DeletionGround.PermanentExclusion
                    ? new(said.ExclusionNoticeGiven, said.ReviewWaivedOn, said.ReviewAppliedOn, said.ExclusionProcessEndedOn)
                    : null,
        };
    }
}
