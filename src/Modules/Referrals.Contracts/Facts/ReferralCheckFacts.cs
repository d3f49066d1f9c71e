using AltProvision.Kernel;

namespace AltProvision.Referrals.Contracts;

/// <summary>Has sickness reached, or will it reach, fifteen school days? The event date is the day on which is asked.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="SessionsCodedI">Sessions coded I in this school year.</param>
/// <param name="ExpectedFurtherSchoolDays">School days that the child is reasonably expected to miss yet.</param>
public sealed record SicknessForecastFacts(SchoolCalendar Calendar, DateOnly AsOf, int SessionsCodedI, decimal ExpectedFurtherSchoolDays)
    : ICalendarFacts
{
    /// <summary>The child is of compulsory school age.</summary>
    public bool IsCompulsorySchoolAge { get; init; } = true;

    /// <summary>The school itself gives suitable education meanwhile, and the authority has recorded why it need not act.</summary>
    public bool IsEducatedBySchool { get; init; }

    DateOnly ICalendarFacts.CountedFrom => AsOf;
}

/// <summary>May a referral for medical reasons be refused for want of evidence? The event date is the day of the decision.</summary>
/// <param name="IsRefusalForMissingConsultant">It is to be refused because no consultant has written.</param>
/// <param name="HasOtherEvidence">There is evidence of a GP or another professional.</param>
public sealed record MedicalEvidenceFacts(bool IsRefusalForMissingConsultant, bool HasOtherEvidence)
{
    /// <summary>That other evidence was considered.</summary>
    public bool IsOtherEvidenceConsidered { get; init; }

    /// <summary>A senior officer decides, because there is no medical evidence of any kind.</summary>
    public bool IsSeniorDecision { get; init; }
}

/// <summary>Must the authority decide under s.19 for another reason? The event date is the day on which it heard.</summary>
/// <param name="Calendar">Default calendar of the authority.</param>
/// <param name="HeardOn">Day on which the authority heard of the child.</param>
/// <param name="AsOf">Day on which is asked.</param>
public sealed record OtherwiseFacts(SchoolCalendar Calendar, DateOnly HeardOn, DateOnly AsOf) : ICalendarFacts
{
    /// <summary>There is suitable education that it is reasonably practicable for this child to use.</summary>
    public bool IsEducationAccessible { get; init; }

    /// <summary>Decision and reason are recorded; needed for a refusal too.</summary>
    public bool IsDecisionRecorded { get; init; }

    /// <summary>The child is on no roll.</summary>
    public bool IsOnNoRoll { get; init; }

    DateOnly ICalendarFacts.CountedFrom => HeardOn;
}

/// <summary>Does an EHCP change the route? The event date is the submission.</summary>
/// <param name="HasEhcp">The child has an EHCP.</param>
/// <param name="IsEotas">Education otherwise than at school under the plan is asked for.</param>
/// <param name="HasCaseworkerContact">The SEND caseworker is named as a contact.</param>
public sealed record EhcpRouteFacts(bool HasEhcp, bool IsEotas, bool HasCaseworkerContact)
{
    /// <summary>The plan is in draft or under appeal.</summary>
    public bool IsPlanUnsettled { get; init; }
}

/// <summary>Does the authority know of a placement that a school commissions? The event date is the planned start.</summary>
/// <param name="Start">Planned first day.</param>
/// <param name="IsSchoolCommissioned">A school commissions it.</param>
public sealed record AuthorityNoticeFacts(DateOnly Start, bool IsSchoolCommissioned)
{
    /// <summary>The home authority is another than the school's: both are told.</summary>
    public bool CrossesBorder { get; init; }

    /// <summary>Day on which the authority was told; null while it is not.</summary>
    public DateOnly? ToldOn { get; init; }
}

/// <summary>A section of a referral.</summary>
public enum ReferralSection
{
    /// <summary>Name, date of birth, UPN or the reason for none, address.</summary>
    Identity,

    /// <summary>Home school and year group.</summary>
    HomeSchool,

    /// <summary>Reason and legal basis.</summary>
    Reason,

    /// <summary>SEN status.</summary>
    SenStatus,

    /// <summary>Vulnerability flags.</summary>
    Vulnerability,

    /// <summary>Contacts: safeguarding lead, SENCO, social worker where there is one.</summary>
    Contacts,

    /// <summary>Risk information.</summary>
    Risk,

    /// <summary>Attendance of the last twelve months.</summary>
    Attendance,

    /// <summary>Exclusions of this year.</summary>
    Exclusions,

    /// <summary>Attainment baseline.</summary>
    Attainment,

    /// <summary>Interventions tried.</summary>
    Interventions,

    /// <summary>View of parents or carers.</summary>
    ParentView,

    /// <summary>View of the child.</summary>
    ChildView,

    /// <summary>Outcomes that are wanted.</summary>
    Outcomes,

    /// <summary>Hours and start that are wanted.</summary>
    HoursAndStart,

    /// <summary>Who pays.</summary>
    Funding,
}

/// <summary>Is a referral complete enough to be sent? The event date is the submission.</summary>
/// <param name="Calendar">Calendar of the referring school.</param>
/// <param name="SubmittedOn">Day of the submission.</param>
/// <param name="Present">Sections that are filled in.</param>
/// <param name="IsUrgent">A sixth-day duty or a safeguarding reason makes it urgent.</param>
public sealed record ReferralContentFacts(
    SchoolCalendar Calendar,
    DateOnly SubmittedOn,
    IReadOnlyList<ReferralSection> Present,
    bool IsUrgent
) : ICalendarFacts
{
    DateOnly ICalendarFacts.CountedFrom => SubmittedOn;
}

/// <summary>Is the pupil who he is said to be, and not referred already? The event date is the submission.</summary>
/// <param name="Upn">Unique pupil number as it was written; null when there is none.</param>
public sealed record PupilIdentityFacts(string? Upn)
{
    /// <summary>Why there is no number is recorded.</summary>
    public bool HasReasonForNoUpn { get; init; }

    /// <summary>Day of an open referral with the same number; null when there is none.</summary>
    public DateOnly? SameUpnReferredOn { get; init; }

    /// <summary>Day of an open referral with the same surname and date of birth; null when there is none.</summary>
    public DateOnly? SameNameReferredOn { get; init; }
}

/// <summary>Which people have to be on a referral? The event date is the submission.</summary>
public sealed record VulnerabilityFacts
{
    /// <summary>The child is looked after.</summary>
    public bool IsLookedAfter { get; init; }

    /// <summary>The child was looked after before.</summary>
    public bool WasLookedAfter { get; init; }

    /// <summary>The child is in need or has a protection plan.</summary>
    public bool IsInNeedOrProtected { get; init; }

    /// <summary>A youth offending team works with the child.</summary>
    public bool IsWithYouthOffendingTeam { get; init; }

    /// <summary>The virtual school head is a contact.</summary>
    public bool HasVirtualSchoolHead { get; init; }

    /// <summary>The social worker, or the duty team, is a contact.</summary>
    public bool HasSocialWorkerContact { get; init; }

    /// <summary>The youth offending team worker is a contact.</summary>
    public bool HasYotContact { get; init; }

    /// <summary>Date of the next meeting on the personal education plan; null when not known.</summary>
    public DateOnly? NextPepOn { get; init; }
}

/// <summary>When is a referral looked at, decided and answered? The event date is the submission.</summary>
/// <param name="Calendar">Default calendar of the authority.</param>
/// <param name="SubmittedOn">Day of the submission.</param>
/// <param name="IsUrgent">A sixth-day or safeguarding-urgent case, which skips the panel.</param>
/// <param name="PanelDates">Days of the panel, in any order.</param>
public sealed record PanelTimesFacts(SchoolCalendar Calendar, DateOnly SubmittedOn, bool IsUrgent, IReadOnlyList<DateOnly> PanelDates)
    : ICalendarFacts
{
    /// <summary>Day on which a place was offered by a provider to be answered; null before.</summary>
    public DateOnly? OfferAskedOn { get; init; }

    DateOnly ICalendarFacts.CountedFrom => SubmittedOn;
}

/// <summary>By when does the referring school answer what it was asked for? The event date is the day on which it was asked.</summary>
/// <param name="Calendar">Calendar of the referring school.</param>
/// <param name="AskedOn">Day on which it was asked.</param>
public sealed record InformationAskedFacts(SchoolCalendar Calendar, DateOnly AskedOn) : ICalendarFacts
{
    DateOnly ICalendarFacts.CountedFrom => AskedOn;
}

/// <summary>Is what is asked for alternative provision at all? The event date is the submission.</summary>
/// <param name="IsManagedMove">A managed move is asked for.</param>
/// <param name="IsTrial">A trial at another school is meant.</param>
public sealed record RouteFacts(bool IsManagedMove, bool IsTrial = false);

/// <summary>Would the child be sent home without a suspension? The event date is the day from which.</summary>
/// <param name="IsReducedForBehaviour">Hours are reduced to manage behaviour.</param>
/// <param name="StaysHomeUntilStart">The child is to stay at home until the provision starts.</param>
/// <param name="IsSuspended">A formal suspension covers those days.</param>
public sealed record InformalExclusionFacts(bool IsReducedForBehaviour, bool StaysHomeUntilStart, bool IsSuspended)
{
    /// <summary>A parent asked for it; that does not make it lawful.</summary>
    public bool ParentAsked { get; init; }
}

/// <summary>Does the duty under s.19 reach the child's age? The event date is the day on which it matters.</summary>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="AsOf">Day on which it matters.</param>
public sealed record DutyAgeFacts(DateOnly BirthDate, DateOnly AsOf);
