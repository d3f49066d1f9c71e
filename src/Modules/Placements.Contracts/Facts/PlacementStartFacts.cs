using AltProvision.Kernel;

namespace AltProvision.Placements.Contracts;

/// <summary>Has the commissioner checked the provider for this child? The event date is the planned start.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="Start">Planned first day.</param>
/// <param name="IsRecorded">The commissioner has recorded a check of its own; the authority's approval is none.</param>
public sealed record OwnCheckFacts(SchoolCalendar Calendar, DateOnly Start, bool IsRecorded) : ICalendarFacts
{
    /// <summary>The check was made for this child; one made for a brother or sister does not count.</summary>
    public bool IsForThisChild { get; init; }

    /// <summary>The provider's written safeguarding confirmation was seen.</summary>
    public bool HasSeenConfirmation { get; init; }

    /// <summary>It is recorded why the provider suits this child.</summary>
    public bool IsSuitabilityRecorded { get; init; }

    /// <summary>Day of the visit to the site; null while there was none.</summary>
    public DateOnly? SiteVisitedOn { get; init; }

    /// <summary>Why no visit is needed is recorded.</summary>
    public bool HasReasonForNoVisit { get; init; }

    /// <summary>The placement starts at short notice to meet a sixth-day duty.</summary>
    public bool IsSixthDayStart { get; init; }

    DateOnly ICalendarFacts.CountedFrom => Start;
}

/// <summary>Is a place kept for the child while the offer stands? The event date is the day of the offer.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="OfferedOn">Day of the offer.</param>
/// <param name="IsPlaceHeld">A place is held in each session of the offer.</param>
public sealed record OfferHoldFacts(SchoolCalendar Calendar, DateOnly OfferedOn, bool IsPlaceHeld) : ICalendarFacts
{
    /// <summary>The place meets a sixth-day duty, so the answer is wanted sooner.</summary>
    public bool MeetsExclusionDuty { get; init; }

    /// <summary>Other offers for the same child that hold places too.</summary>
    public int OtherOpenOffers { get; init; }

    DateOnly ICalendarFacts.CountedFrom => OfferedOn;
}

/// <summary>Was the registration threshold judged again when the placement became active? The event date is that day.</summary>
/// <param name="ActivatedOn">Day on which the placement becomes active.</param>
/// <param name="JudgedOn">Day on which the provider's load was last judged (ENG-PRV-002); null when it never was.</param>
/// <param name="WasBlocked">That judgement was that the provider would have to be a registered school.</param>
public sealed record ThresholdAtActivationFacts(DateOnly ActivatedOn, DateOnly? JudgedOn, bool WasBlocked);

/// <summary>Has the child really started? The event date is the planned start.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="PlannedStart">Agreed first day.</param>
/// <param name="AsOf">Day on which is asked.</param>
public sealed record FirstAttendanceFacts(SchoolCalendar Calendar, DateOnly PlannedStart, DateOnly AsOf) : ICalendarFacts
{
    /// <summary>Day of the first session that the child attended; null while there is none.</summary>
    public DateOnly? FirstAttendedOn { get; init; }

    /// <summary>The placement is to meet a sixth-day duty.</summary>
    public bool MeetsExclusionDuty { get; init; }

    /// <summary>The child starts with fewer hours than full-time.</summary>
    public bool StartsPartTime { get; init; }

    DateOnly ICalendarFacts.CountedFrom => PlannedStart;
}
