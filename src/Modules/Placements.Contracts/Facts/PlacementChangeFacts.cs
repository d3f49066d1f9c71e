using AltProvision.Kernel;

namespace AltProvision.Placements.Contracts;

/// <summary>What changes in a placement that goes on.</summary>
public enum PlacementChange
{
    /// <summary>Another provider.</summary>
    Provider,

    /// <summary>Another site, be it for one day.</summary>
    Site,

    /// <summary>Other hours.</summary>
    Hours,

    /// <summary>Another last day.</summary>
    EndDate,

    /// <summary>Other dates than the last day.</summary>
    OtherDates,

    /// <summary>Another way to travel.</summary>
    Transport,

    /// <summary>Another number of children for each adult.</summary>
    StaffingRatio,

    /// <summary>Another purpose.</summary>
    Purpose,
}

/// <summary>What has to be done again when a placement changes? The event date is the day on which the change is to take effect.</summary>
/// <param name="Changes">What changes.</param>
public sealed record PlacementVariationFacts(IReadOnlyList<PlacementChange> Changes)
{
    /// <summary>The parties have agreed anew.</summary>
    public bool IsAgreedAnew { get; init; }

    /// <summary>The placement is a direction off site.</summary>
    public bool IsOffSiteDirection { get; init; }

    /// <summary>A new notice with the new address has been given.</summary>
    public bool HasNewNotice { get; init; }
}

/// <summary>What a school that receives the child does with the placement.</summary>
public enum ReceivingSchoolDecision
{
    /// <summary>Not decided yet.</summary>
    None,

    /// <summary>Goes on as agreed.</summary>
    Adopt,

    /// <summary>Goes on with changes.</summary>
    Vary,

    /// <summary>Ends.</summary>
    End,
}

/// <summary>Who answers for the placement when the home school changes? The event date is the day of registration.</summary>
/// <param name="Calendar">Calendar of the receiving school.</param>
/// <param name="RegisteredOn">First day on the new school's register.</param>
/// <param name="Decision">What that school has decided.</param>
public sealed record HomeSchoolChangeFacts(SchoolCalendar Calendar, DateOnly RegisteredOn, ReceivingSchoolDecision Decision)
    : ICalendarFacts
{
    /// <summary>The same school under a new number, such as after becoming an academy.</summary>
    public bool IsSameSchool { get; init; }

    DateOnly ICalendarFacts.CountedFrom => RegisteredOn;
}

/// <summary>Is it agreed who pays? The event date is the planned start.</summary>
/// <param name="IsBudgetApproved">The holder of the budget has approved.</param>
public sealed record PlacementFundingFacts(bool IsBudgetApproved)
{
    /// <summary>The rate is agreed.</summary>
    public bool HasRate { get; init; }

    /// <summary>The rate has changed since the budget was approved.</summary>
    public bool HasRateChanged { get; init; }

    /// <summary>The notice to end the placement is agreed.</summary>
    public bool HasNoticeTerms { get; init; }

    /// <summary>What is paid when the child is absent is agreed.</summary>
    public bool HasAbsenceTerms { get; init; }

    /// <summary>Who pays for travel is agreed.</summary>
    public bool HasTravelCost { get; init; }

    /// <summary>The start meets a sixth-day duty.</summary>
    public bool MeetsExclusionDuty { get; init; }

    /// <summary>The child is permanently excluded.</summary>
    public bool IsPermanentlyExcluded { get; init; }
}
