using AltProvision.Kernel;

namespace AltProvision.Placements.Contracts;

/// <summary>Has a child been absent without authority for so long that the authority must be told? The event date is the day on which is asked.</summary>
/// <param name="Calendar">Calendar of the school that keeps the register.</param>
/// <param name="FirstUnauthorisedDay">First school day whose possible sessions are all coded G, N, O or U.</param>
/// <param name="AsOf">Day on which is asked.</param>
public sealed record UnauthorisedRunFacts(SchoolCalendar Calendar, DateOnly FirstUnauthorisedDay, DateOnly AsOf) : ICalendarFacts
{
    /// <summary>School days since with a session that is attended or coded otherwise; half a day is enough.</summary>
    public IReadOnlyList<DateOnly> BrokenBy { get; init; } = [];

    /// <summary>The child is of compulsory school age.</summary>
    public bool IsCompulsorySchoolAge { get; init; } = true;

    /// <summary>The child fails to attend regularly, whatever the run.</summary>
    public bool FailsToAttendRegularly { get; init; }

    /// <summary>Day of the last return about this child; null when there was none.</summary>
    public DateOnly? LastReturnOn { get; init; }

    DateOnly ICalendarFacts.CountedFrom => FirstUnauthorisedDay;
}

/// <summary>Has sickness reached the days of which the authority must be told? The event date is the day on which is asked.</summary>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="SessionsCodedI">Sessions coded I in this school year.</param>
/// <param name="ExpectedFurtherSchoolDays">School days that the school reasonably believes the child will miss yet.</param>
public sealed record SicknessCountFacts(DateOnly AsOf, int SessionsCodedI, decimal ExpectedFurtherSchoolDays)
{
    /// <summary>The child is of compulsory school age.</summary>
    public bool IsCompulsorySchoolAge { get; init; } = true;

    /// <summary>The return has been sent.</summary>
    public bool IsReturnSent { get; init; }
}

/// <summary>Would an absence of twenty school days allow a deletion from the register? The event date is the day on which is asked.</summary>
/// <param name="Calendar">Calendar of the school that keeps the register.</param>
/// <param name="FirstAbsentDay">First day of the unbroken absence.</param>
/// <param name="AsOf">Day on which the name would go.</param>
public sealed record TwentyDayAbsenceFacts(SchoolCalendar Calendar, DateOnly FirstAbsentDay, DateOnly AsOf) : ICalendarFacts
{
    /// <summary>The absence is unauthorised throughout.</summary>
    public bool IsUnauthorised { get; init; }

    /// <summary>Nothing suggests sickness or an unavoidable cause.</summary>
    public bool NoReasonToThinkIllOrUnavoidable { get; init; }

    /// <summary>School and authority together have made reasonable enquiries.</summary>
    public bool JointEnquiriesMade { get; init; }

    /// <summary>They have failed to find the child. A child known to be at home is found.</summary>
    public bool WhereaboutsUnknown { get; init; }

    /// <summary>The child attends alternative provision.</summary>
    public bool AttendsProvision { get; init; }

    DateOnly ICalendarFacts.CountedFrom => FirstAbsentDay;
}

/// <summary>How much school has a child missed? The event date is the last day counted.</summary>
/// <param name="PossibleSessions">Sessions counted, without codes D, X, Q, Y1 to Y7, Z and #.</param>
/// <param name="MissedSessions">Those of them that were missed; B, K, P, V and W are attended.</param>
public sealed record AbsenceRateFacts(int PossibleSessions, int MissedSessions);

/// <summary>Is the national threshold for a penalty notice reached? The event date is the last day of the window.</summary>
/// <param name="UnauthorisedSessions">Sessions coded G, N, O or U within ten school weeks on end, of all schools of the child.</param>
public sealed record PenaltyThresholdFacts(int UnauthorisedSessions)
{
    /// <summary>The window crosses two schools.</summary>
    public bool CrossesSchools { get; init; }
}

/// <summary>Who has to do what about an absence that nobody has explained? The event date is its first day.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="FirstAbsentDay">First school day of the absence.</param>
/// <param name="AsOf">Moment at which is asked.</param>
public sealed record UnexplainedAbsenceFacts(SchoolCalendar Calendar, DateOnly FirstAbsentDay, DateTimeOffset AsOf)
    : ICalendarFacts,
        IMomentFacts
{
    /// <summary>The child has a social worker.</summary>
    public bool HasSocialWorker { get; init; }

    /// <summary>The social worker has been told.</summary>
    public bool IsSocialWorkerTold { get; init; }

    /// <summary>The social worker has been told and has not answered.</summary>
    public bool IsSocialWorkerSilent { get; init; }

    /// <summary>The child has a youth justice worker.</summary>
    public bool HasYouthJusticeWorker { get; init; }

    /// <summary>The youth justice worker has been told.</summary>
    public bool IsYouthJusticeWorkerTold { get; init; }

    /// <summary>A responsible adult at home has been reached.</summary>
    public bool IsAdultReached { get; init; }

    /// <summary>The child is vulnerable.</summary>
    public bool IsVulnerable { get; init; }

    /// <summary>Somebody has made sure where the child is.</summary>
    public bool IsLocated { get; init; }

    /// <summary>The designated safeguarding lead has recorded a decision.</summary>
    public bool HasSafeguardingDecision { get; init; }

    /// <summary>Somebody has visited the home.</summary>
    public bool IsHomeVisited { get; init; }

    /// <summary>School and provider have looked at the absence together.</summary>
    public bool IsReviewedWithProvider { get; init; }

    /// <summary>The attendance return is sent, and it is checked whether the child is missing education.</summary>
    public bool IsReturnSent { get; init; }

    /// <summary>The child may be in danger.</summary>
    public bool IsAtRisk { get; init; }

    DateOnly ICalendarFacts.CountedFrom => FirstAbsentDay;

    DateTimeOffset IMomentFacts.Moment => AsOf;
}

/// <summary>Does attendance at a placement call for a review? The event date is the day on which is asked.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="Start">First day of the placement.</param>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="Sessions">Possible sessions of the placement, oldest first: attended or not. Those before the window are left out by the rule.</param>
public sealed record RecentAttendanceFacts(SchoolCalendar Calendar, DateOnly Start, DateOnly AsOf, IReadOnlyList<bool> Sessions)
    : ICalendarFacts
{
    DateOnly ICalendarFacts.CountedFrom => AsOf;
}
