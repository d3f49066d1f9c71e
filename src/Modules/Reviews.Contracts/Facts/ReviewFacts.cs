using AltProvision.Kernel;

namespace AltProvision.Reviews.Contracts;

/// <summary>When is the next review due? The event date is the last review, or the start where none was held.</summary>
/// <param name="Calendar">Calendar of the home school; the authority's default for a child on no roll.</param>
/// <param name="Start">First day of the placement.</param>
public sealed record ReviewScheduleFacts(SchoolCalendar Calendar, DateOnly Start) : ICalendarFacts
{
    /// <summary>Day on which the last review was really held; null when none was.</summary>
    public DateOnly? LastReview { get; init; }

    /// <summary>Date agreed for the next review; null when none is.</summary>
    public DateOnly? AgreedReviewDate { get; init; }

    /// <summary>Planned last day of the placement.</summary>
    public DateOnly? PlannedEnd { get; init; }

    /// <summary>Day on which is asked whether the review is overdue; null when only the date is wanted.</summary>
    public DateOnly? AsOf { get; init; }

    DateOnly ICalendarFacts.CountedFrom => LastReview ?? Start;
}

/// <summary>May the placement go on past its agreed end? The event date is the day on which the extension is agreed.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="AgreedOn">Day on which the extension is agreed.</param>
/// <param name="CurrentEnd">Agreed last day as it stands.</param>
/// <param name="ProposedEnd">New last day; null when none is given.</param>
public sealed record ExtensionFacts(SchoolCalendar Calendar, DateOnly AgreedOn, DateOnly CurrentEnd, DateOnly? ProposedEnd) : ICalendarFacts
{
    /// <summary>Day of the last completed review; null when none was held.</summary>
    public DateOnly? LastCompletedReview { get; init; }

    /// <summary>The parties have agreed anew.</summary>
    public bool IsAgreedAnew { get; init; }

    /// <summary>The placement is a direction off site.</summary>
    public bool IsOffSiteDirection { get; init; }

    /// <summary>The governing board has decided to continue the direction.</summary>
    public bool HasGoverningBoardDecision { get; init; }

    DateOnly ICalendarFacts.CountedFrom => AgreedOn;
}
