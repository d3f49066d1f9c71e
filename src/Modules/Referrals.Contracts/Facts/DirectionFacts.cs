using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Referrals.Contracts;

/// <summary>Something that the written notice of a direction has to say.</summary>
public enum NoticeItem
{
    /// <summary>Address of the place.</summary>
    Address,

    /// <summary>Person to report to.</summary>
    ReportTo,

    /// <summary>Number of days.</summary>
    NumberOfDays,

    /// <summary>Reasons and objectives.</summary>
    ReasonsAndObjectives,

    /// <summary>Times of the sessions and of the break between.</summary>
    SessionTimes,
}

/// <summary>Is the written notice of a direction off site in time and complete? The event date is the determination of the direction.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="SchoolKind">Kind of the directing school.</param>
/// <param name="NoticeGiven">Day on which the notice was given; null while it is not.</param>
/// <param name="FirstDayOffSite">First day off site.</param>
/// <param name="Contents">What the notice says.</param>
public sealed record OffSiteNoticeFacts(
    SchoolCalendar Calendar,
    SchoolKind SchoolKind,
    DateOnly? NoticeGiven,
    DateOnly FirstDayOffSite,
    IReadOnlyList<NoticeItem> Contents
) : ICalendarFacts
{
    /// <summary>The child has an EHCP, so the authority gets notice too.</summary>
    public bool HasEhcp { get; init; }

    /// <summary>The authority has been given notice.</summary>
    public bool IsLaGivenNotice { get; init; }

    /// <summary>The address has changed since the notice, which then needs a new one.</summary>
    public bool HasAddressChanged { get; init; }

    DateOnly ICalendarFacts.CountedFrom => FirstDayOffSite;
}

/// <summary>Was less tried first, and is the longest time planned? The event date is the determination of the direction.</summary>
/// <param name="Interventions">What was tried in school or by outreach.</param>
/// <param name="HasMaximumPeriod">The longest period is agreed in planning.</param>
public sealed record DirectionPlanFacts(IReadOnlyList<string> Interventions, bool HasMaximumPeriod)
{
    /// <summary>It follows a single serious incident, with the reason recorded.</summary>
    public bool HasReasonForDirectReferral { get; init; }

    /// <summary>It is meant as a sanction.</summary>
    public bool IsSanction { get; init; }
}
