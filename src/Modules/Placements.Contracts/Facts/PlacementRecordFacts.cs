using AltProvision.Kernel;

namespace AltProvision.Placements.Contracts;

/// <summary>Is everything recorded that the census asks of a placement? The event date is the planned start.</summary>
/// <param name="IsArrangedBySchool">A school arranged the placement; else the authority did.</param>
public sealed record CensusItemsFacts(bool IsArrangedBySchool)
{
    /// <summary>The provision is on the school's own site, which is not returned.</summary>
    public bool IsOnSite { get; init; }

    /// <summary>Number of the establishment.</summary>
    public string? Urn { get; init; }

    /// <summary>Number of the registered provider.</summary>
    public string? Ukprn { get; init; }

    /// <summary>Code of the kind of setting, where there is no number.</summary>
    public string? SettingType { get; init; }

    /// <summary>Main reason of the placement.</summary>
    public string? Reason { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? EntryDate { get; init; }

    /// <summary>Full-time or part-time.</summary>
    public string? AttendancePattern { get; init; }

    /// <summary>Half-days a week.</summary>
    public int? SessionsPerWeek { get; init; }

    /// <summary>The placement has ended.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Last day of a placement that has ended.</summary>
    public DateOnly? LeavingDate { get; init; }
}

/// <summary>Does the child belong in the authority's register of children not in school? The event date is the day of the absence from school.</summary>
/// <param name="IsCompulsorySchoolAge">The child is of compulsory school age.</param>
/// <param name="IsRegisteredPupil">The child is registered at a school whose proprietor arranged the education.</param>
/// <param name="IsElsewhereThanRelevantSchool">The education is arranged elsewhere than at a relevant school.</param>
/// <param name="IsAbsentInSchoolTime">So the child is away from school for some or all of school time.</param>
public sealed record ChildrenNotInSchoolFacts(
    bool IsCompulsorySchoolAge,
    bool IsRegisteredPupil,
    bool IsElsewhereThanRelevantSchool,
    bool IsAbsentInSchoolTime
)
{
    /// <summary>The parents' names and addresses are on file.</summary>
    public bool HasParents { get; init; }

    /// <summary>Who provides the education, of which type, is on file.</summary>
    public bool HasProvider { get; init; }

    /// <summary>An address or web contact of the provider is on file.</summary>
    public bool HasAddress { get; init; }

    /// <summary>The total time is on file.</summary>
    public bool HasTotalTime { get; init; }

    /// <summary>The time without a parent is on file.</summary>
    public bool HasTimeWithoutParent { get; init; }
}

/// <summary>Is the home school in touch? The event date is the day on which is asked.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="Start">First day of the placement.</param>
/// <param name="AsOf">Day on which is asked.</param>
public sealed record KeepingInTouchFacts(SchoolCalendar Calendar, DateOnly Start, DateOnly AsOf) : ICalendarFacts
{
    /// <summary>Day of the last contact with the child; null when there was none since the start.</summary>
    public DateOnly? LastContactWithChild { get; init; }

    /// <summary>The child does not want contact.</summary>
    public bool ChildRefusesContact { get; init; }

    /// <summary>Day of the last contact with the provider; null when there was none since the start.</summary>
    public DateOnly? LastContactWithProvider { get; init; }

    /// <summary>Day of the last visit to the site; null when there was none since the start.</summary>
    public DateOnly? LastSiteVisit { get; init; }

    DateOnly ICalendarFacts.CountedFrom => AsOf;
}

/// <summary>May a placement be closed? The event date is its last day.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="LastDay">Last day of the placement.</param>
public sealed record PlacementClosureFacts(SchoolCalendar Calendar, DateOnly LastDay) : ICalendarFacts
{
    /// <summary>Whether it did what it was for is recorded.</summary>
    public bool HasOutcome { get; init; }

    /// <summary>The attendance is recorded.</summary>
    public bool HasAttendance { get; init; }

    /// <summary>The progress is recorded.</summary>
    public bool HasProgress { get; init; }

    /// <summary>Where the child goes next is recorded.</summary>
    public bool HasNextSetting { get; init; }

    /// <summary>Day on which the child starts there; null when none is agreed.</summary>
    public DateOnly? NextSettingOn { get; init; }

    /// <summary>A named person answers for the next step.</summary>
    public bool HasNextStepOwner { get; init; }

    /// <summary>Records have been returned to the home school.</summary>
    public bool AreRecordsReturned { get; init; }

    /// <summary>Day on which the provider ended the placement; null when it did not.</summary>
    public DateOnly? EndedByProviderOn { get; init; }

    /// <summary>The commissioner has been told that the provider ended it.</summary>
    public bool IsCommissionerTold { get; init; }

    DateOnly ICalendarFacts.CountedFrom => LastDay;
}
