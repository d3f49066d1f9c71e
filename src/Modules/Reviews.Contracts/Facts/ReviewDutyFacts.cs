using AltProvision.Kernel;

namespace AltProvision.Reviews.Contracts;

/// <summary>What a personal education plan hears of a placement.</summary>
public enum PlacementEvent
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>The placement starts.</summary>
    Start,

    /// <summary>The placement changes.</summary>
    Change,

    /// <summary>The placement ends.</summary>
    End,
}

/// <summary>Is the personal education plan of a looked-after child kept up? The event date is the day on which is asked.</summary>
/// <param name="IsLookedAfter">The child is looked after.</param>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="NextPlanMeeting">Date of the next meeting about the plan; null when none is fixed.</param>
public sealed record EducationPlanMeetingFacts(bool IsLookedAfter, DateOnly AsOf, DateOnly? NextPlanMeeting)
{
    /// <summary>What happens with the placement.</summary>
    public PlacementEvent Event { get; init; }

    /// <summary>The virtual school head is invited.</summary>
    public bool IsVirtualSchoolInvited { get; init; }

    /// <summary>Another authority looks after the child; its virtual school head is the one to invite.</summary>
    public bool IsPlacedByAnotherLa { get; init; }
}

/// <summary>How far is a review overdue, and who has to hear of it? The event date is the day on which it was due.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="DueDate">Day by which the review was due.</param>
/// <param name="AsOf">Day on which is asked.</param>
public sealed record OverdueReviewFacts(SchoolCalendar Calendar, DateOnly DueDate, DateOnly AsOf) : ICalendarFacts
{
    /// <summary>Somebody wants to extend the placement.</summary>
    public bool IsExtensionAsked { get; init; }

    DateOnly ICalendarFacts.CountedFrom => DueDate;
}

/// <summary>What brings a review forward.</summary>
public enum ReviewTrigger
{
    /// <summary>Attendance is low (ENG-ATT-021).</summary>
    LowAttendance,

    /// <summary>Sessions were missed on end (ENG-ATT-021).</summary>
    MissedSessions,

    /// <summary>Somebody held the child.</summary>
    PhysicalIntervention,

    /// <summary>The child has a new plan, or is newly looked after.</summary>
    NewStatus,

    /// <summary>The site or the staff have changed.</summary>
    SiteOrStaffChange,

    /// <summary>A parent asks.</summary>
    ParentRequest,

    /// <summary>The child asks.</summary>
    ChildRequest,
}

/// <summary>Do events bring the next review forward? The event date is the day on which is asked.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="AsOf">Day of the events.</param>
/// <param name="Triggers">What has happened.</param>
public sealed record ReviewTriggerFacts(SchoolCalendar Calendar, DateOnly AsOf, IReadOnlyList<ReviewTrigger> Triggers) : ICalendarFacts
{
    /// <summary>Weeks on end in which the child had fewer hours than planned.</summary>
    public int WeeksBelowPlannedHours { get; init; }

    /// <summary>Date of the next review as it stands; null when none is fixed.</summary>
    public DateOnly? NextReview { get; init; }

    DateOnly ICalendarFacts.CountedFrom => AsOf;
}

/// <summary>May a session be planned on this day? The event date is the day of the session.</summary>
/// <param name="SessionDate">Day of the session.</param>
/// <param name="AgreedEnd">Agreed last day of the placement.</param>
public sealed record SessionAfterEndFacts(DateOnly SessionDate, DateOnly AgreedEnd);

/// <summary>By when does the provider report before a review? The event date is the day of the review.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="ReviewDate">Day of the review.</param>
public sealed record ReportBeforeReviewFacts(SchoolCalendar Calendar, DateOnly ReviewDate) : ICalendarFacts
{
    /// <summary>Day on which the report came; null while it has not.</summary>
    public DateOnly? ReceivedOn { get; init; }

    DateOnly ICalendarFacts.CountedFrom => ReviewDate;
}

/// <summary>Are the parents of a child with SEN support met often enough? The event date is the day of the review.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="ReviewDate">Day of the review.</param>
/// <param name="HasSenSupport">The child has SEN support (code K).</param>
public sealed record SenSupportMeetingFacts(SchoolCalendar Calendar, DateOnly ReviewDate, bool HasSenSupport) : ICalendarFacts
{
    /// <summary>Meetings with the parents in this academic year before this review, those reviews among them that count.</summary>
    public int MeetingsThisYear { get; init; }

    /// <summary>The parents come to this review.</summary>
    public bool AreParentsThere { get; init; }

    /// <summary>The special educational needs co-ordinator comes to this review.</summary>
    public bool IsSencoThere { get; init; }

    DateOnly ICalendarFacts.CountedFrom => ReviewDate;
}
