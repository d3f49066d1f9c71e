namespace AltProvision.Placements.Contracts;

/// <summary>One part of a child's week: the home school or a provider.</summary>
/// <param name="Where">Key of the place.</param>
/// <param name="HoursPerWeek">Hours of education a week there.</param>
/// <param name="Subjects">Subjects taught there: "English", "Mathematics".</param>
public sealed record WeekElement(string Where, decimal HoursPerWeek, IReadOnlyList<string> Subjects)
{
    /// <summary>Taught one to one, which a person may let count for more.</summary>
    public bool IsOneToOne { get; init; }
}

/// <summary>A lawful reason for fewer hours than the yardstick.</summary>
public enum FewerHoursReason
{
    /// <summary>The child's health.</summary>
    Health,

    /// <summary>The EHCP sets fewer hours.</summary>
    Ehcp,

    /// <summary>A part-time timetable is agreed (ENG-PLC-009).</summary>
    PartTimeTimetable,
}

/// <summary>One examination that the child works for.</summary>
/// <param name="Subject">Subject or qualification.</param>
/// <param name="HasCentre">The centre at which it is sat is named.</param>
/// <param name="HasCourseworkOwner">Somebody answers for coursework.</param>
public sealed record ExamEntryFact(string Subject, bool HasCentre, bool HasCourseworkOwner);

/// <summary>Do the qualifications of a child in key stage 4 go on? The event date is the day on which is asked.</summary>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="Entries">Examinations that the child works for.</param>
public sealed record ExamEntriesFacts(DateOnly AsOf, IReadOnlyList<ExamEntryFact> Entries)
{
    /// <summary>Examinations are sat this academic year.</summary>
    public bool IsExamYear { get; init; }

    /// <summary>The child has been entered for all of them.</summary>
    public bool AreEntered { get; init; }
}

/// <summary>Is the child educated full-time, and in what, across the whole week? The event date is the day from which the week holds.</summary>
/// <param name="KeyStage">Key stage of the child: "KS3".</param>
/// <param name="Elements">The home school and every provider, of all commissioners.</param>
public sealed record WeeklyHoursFacts(string KeyStage, IReadOnlyList<WeekElement> Elements)
{
    /// <summary>Lawful reason for fewer hours; null when there is none.</summary>
    public FewerHoursReason? LawfulPartTimeReason { get; init; }

    /// <summary>The provision meets a sixth-day duty after an exclusion.</summary>
    public bool MeetsExclusionDuty { get; init; }

    /// <summary>The pupil is disapplied from English or mathematics, or the EHCP sets another curriculum.</summary>
    public bool HasOtherCurriculum { get; init; }
}

/// <summary>Why a timetable is part-time.</summary>
public enum PartTimeReason
{
    /// <summary>Health.</summary>
    Health,

    /// <summary>Coming back to school step by step.</summary>
    Reintegration,

    /// <summary>Another exceptional reason in the child's interest.</summary>
    Other,

    /// <summary>Behaviour: never a lawful reason.</summary>
    Behaviour,
}

/// <summary>Is a part-time timetable acceptable? The event date is its first day.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="Reason">Why; null when not said.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Proposed last day; null when there is none.</param>
public sealed record PartTimeTimetableFacts(Kernel.SchoolCalendar Calendar, PartTimeReason? Reason, DateOnly Start, DateOnly? End)
    : Kernel.ICalendarFacts
{
    /// <summary>A parent has agreed.</summary>
    public bool IsParentAgreed { get; init; }

    /// <summary>Dates on which it is reviewed.</summary>
    public IReadOnlyList<DateOnly> ReviewDates { get; init; } = [];

    /// <summary>The child has an EHCP.</summary>
    public bool HasEhcp { get; init; }

    /// <summary>The authority's caseworker has been consulted.</summary>
    public bool IsCaseworkerConsulted { get; init; }

    /// <summary>The child has a social worker.</summary>
    public bool HasSocialWorker { get; init; }

    /// <summary>The social worker has been told.</summary>
    public bool IsSocialWorkerTold { get; init; }

    /// <summary>Part-time periods that went straight before this one.</summary>
    public int PeriodsBefore { get; init; }

    /// <summary>The period before was reviewed before this one was agreed.</summary>
    public bool IsRenewedAfterReview { get; init; }

    DateOnly Kernel.ICalendarFacts.CountedFrom => Start;
}
