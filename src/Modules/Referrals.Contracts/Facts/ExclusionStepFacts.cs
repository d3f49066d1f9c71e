using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Referrals.Contracts;

/// <summary>A suspension or a permanent exclusion.</summary>
public enum ExclusionKind
{
    /// <summary>Permanent exclusion.</summary>
    Permanent,

    /// <summary>Suspension.</summary>
    Suspension,
}

/// <summary>Who must be told of an exclusion without delay? The event date is the day of the decision.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="DecisionDate">Local day of the decision.</param>
public sealed record ExclusionNotificationFacts(ExclusionKind Kind, DateOnly DecisionDate)
{
    /// <summary>Authority in whose area the child lives; null when it is the school's.</summary>
    public LocalAuthorityFact? HomeLa { get; init; }

    /// <summary>Authority of the school.</summary>
    public LocalAuthorityFact? SchoolLa { get; init; }

    /// <summary>School days of suspension in this term, this one among them.</summary>
    public decimal TermTotalDays { get; init; }

    /// <summary>Lunchtimes of suspension in this term, these among them.</summary>
    public int TermTotalLunchtimes { get; init; }

    /// <summary>The child has a social worker.</summary>
    public bool HasSocialWorker { get; init; }

    /// <summary>The child is looked after.</summary>
    public bool IsLookedAfter { get; init; }

    /// <summary>A public examination or national test would be missed.</summary>
    public bool MissesPublicExam { get; init; }

    /// <summary>The exclusion is cancelled before the governors meet: the same people are told, with the reason.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>How many days of suspension in the school year? The event date is the first day of the proposed suspension.</summary>
/// <param name="PriorDays">School days of each suspension of this school year, at all schools; half a day or a lunchtime is 0.5.</param>
/// <param name="ProposedDays">School days of the proposed one.</param>
public sealed record SuspensionTotalFacts(IReadOnlyList<decimal> PriorDays, decimal ProposedDays)
{
    /// <summary>School days of suspension in this term before the proposed one; null when not counted.</summary>
    public decimal? PriorDaysThisTerm { get; init; }
}

/// <summary>By when must the governing board meet on an exclusion? The event date is the receipt of the notice.</summary>
/// <param name="Calendar">Calendar of the excluding school.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="NoticeReceived">Day on which the board received notice.</param>
/// <param name="TermTotalDays">School days of suspension in the term, this one among them.</param>
public sealed record GovernorsMeetingFacts(SchoolCalendar Calendar, ExclusionKind Kind, DateOnly NoticeReceived, decimal TermTotalDays)
    : ICalendarFacts
{
    /// <summary>The parents have made representations.</summary>
    public bool HasParentRepresentations { get; init; }

    /// <summary>A public examination or national test would be missed.</summary>
    public bool MissesPublicExam { get; init; }

    /// <summary>Day of that examination; null when not known.</summary>
    public DateOnly? ExamDate { get; init; }

    DateOnly ICalendarFacts.CountedFrom => NoticeReceived;
}

/// <summary>Which days run after a decision not to reinstate? The event date is the notice of the decision.</summary>
/// <param name="Calendar">Calendar of the excluding school.</param>
/// <param name="NoticeGiven">Day on which the parents got notice of the decision.</param>
public sealed record ReviewPanelFacts(SchoolCalendar Calendar, DateOnly NoticeGiven) : ICalendarFacts
{
    /// <summary>Day on which the parents applied for a panel; null when they have not.</summary>
    public DateOnly? AppliedOn { get; init; }

    /// <summary>Day on which the panel directed or recommended to think again; null when it did not.</summary>
    public DateOnly? ReconsiderationAskedOn { get; init; }

    DateOnly ICalendarFacts.CountedFrom => NoticeGiven;
}
