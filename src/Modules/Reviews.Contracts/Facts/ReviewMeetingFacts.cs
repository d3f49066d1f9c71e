using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Reviews.Contracts;

/// <summary>Does a review say what it has to? The event date is the day on which it was held.</summary>
public sealed record ReviewContentFacts
{
    /// <summary>Whether the child attends; null while not answered.</summary>
    public bool? IsAttending { get; init; }

    /// <summary>Whether the child is safe; null while not answered.</summary>
    public bool? IsSafe { get; init; }

    /// <summary>Whether the placement meets the need; null while not answered.</summary>
    public bool? MeetsNeed { get; init; }

    /// <summary>Progress against each goal is recorded.</summary>
    public bool HasProgress { get; init; }

    /// <summary>The child's view is recorded, or that the child declined to give one.</summary>
    public bool HasChildView { get; init; }

    /// <summary>The view of the parents is recorded, or that they could not be reached.</summary>
    public bool HasParentView { get; init; }

    /// <summary>The risk assessment was looked at.</summary>
    public bool IsRiskReviewed { get; init; }

    /// <summary>The child has an EHCP.</summary>
    public bool HasEhcp { get; init; }

    /// <summary>The outcomes of the EHCP were looked at.</summary>
    public bool AreEhcpOutcomesReviewed { get; init; }

    /// <summary>Continue, change, end or return is decided.</summary>
    public bool HasDecision { get; init; }

    /// <summary>The next date is set, or the placement ends.</summary>
    public bool HasNextDate { get; init; }
}

/// <summary>Somebody who may be invited to a review.</summary>
public enum ReviewGuest
{
    /// <summary>The home school.</summary>
    HomeSchool,

    /// <summary>The provider.</summary>
    Provider,

    /// <summary>Parent or carer.</summary>
    Parent,

    /// <summary>The child.</summary>
    Child,

    /// <summary>Social worker.</summary>
    SocialWorker,

    /// <summary>Virtual school head.</summary>
    VirtualSchoolHead,

    /// <summary>SEND caseworker.</summary>
    SendCaseworker,

    /// <summary>Commissioner of the authority.</summary>
    LaCommissioner,

    /// <summary>Health professional.</summary>
    Health,
}

/// <summary>Is everybody invited? The event date is the day of the review.</summary>
/// <param name="Invited">Those who are.</param>
public sealed record ReviewInvitationFacts(IReadOnlyList<ReviewGuest> Invited)
{
    /// <summary>The child is on the roll of a home school.</summary>
    public bool IsOnRoll { get; init; } = true;

    /// <summary>The child is looked after.</summary>
    public bool IsLookedAfter { get; init; }

    /// <summary>The child has a social worker.</summary>
    public bool HasSocialWorker { get; init; }

    /// <summary>The child has an EHCP.</summary>
    public bool HasEhcp { get; init; }

    /// <summary>The authority commissions.</summary>
    public bool IsLaCommissioned { get; init; }

    /// <summary>It is a placement for reasons of health.</summary>
    public bool IsForHealth { get; init; }
}

/// <summary>Which letters frame the review of a direction off site? The event date is the determination of the direction, else the review.</summary>
/// <param name="SchoolKind">Kind of the directing school.</param>
/// <param name="ReviewDate">Day of the review.</param>
public sealed record DirectionReviewFacts(SchoolKind SchoolKind, DateOnly ReviewDate)
{
    /// <summary>Day on which the invitations went out; null while they have not.</summary>
    public DateOnly? InvitedOn { get; init; }

    /// <summary>Day on which the written decision went out; null while it has not.</summary>
    public DateOnly? LetterSentOn { get; init; }

    /// <summary>Day on which is asked; null when only the dates are wanted.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>Must a review that somebody asks for be held? The event date is the request.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="RequestDate">Day of the request.</param>
/// <param name="IsByAuthority">The authority asks; else a parent.</param>
/// <param name="IsInWriting">It is in writing.</param>
public sealed record ReviewRequestFacts(SchoolCalendar Calendar, DateOnly RequestDate, bool IsByAuthority, bool IsInWriting)
    : ICalendarFacts
{
    /// <summary>Day of the last review; null when there was none.</summary>
    public DateOnly? LastReview { get; init; }

    /// <summary>The child has an EHCP, without which the authority cannot ask.</summary>
    public bool HasEhcp { get; init; }

    DateOnly ICalendarFacts.CountedFrom => RequestDate;
}

/// <summary>When is a placement for reasons of health looked at next? The event date is the last look, or the start.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="LastLook">Day of the last review with health, or the start.</param>
/// <param name="AsOf">Day on which is asked.</param>
public sealed record HealthReviewFacts(SchoolCalendar Calendar, DateOnly LastLook, DateOnly AsOf) : ICalendarFacts
{
    DateOnly ICalendarFacts.CountedFrom => LastLook;
}

/// <summary>Which dates run from an EHCP, its review and its amendment? The event date is the latest of what is given.</summary>
public sealed record EhcpClockFacts
{
    /// <summary>Date of the last review, or of the plan; null when not asked.</summary>
    public DateOnly? LastReviewOrPlan { get; init; }

    /// <summary>Day of the review meeting; null when there was none.</summary>
    public DateOnly? MeetingDate { get; init; }

    /// <summary>Date of the notice of proposed amendments; null when there is none.</summary>
    public DateOnly? AmendmentNotice { get; init; }

    /// <summary>The child is under five, whose plan should be looked at more often.</summary>
    public bool IsUnderFive { get; init; }
}
