using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Referrals.Contracts;

/// <summary>When on the day the exclusion took effect.</summary>
public enum ExclusionSession
{
    /// <summary>Before or during the morning session.</summary>
    Morning,

    /// <summary>Before or during the afternoon session.</summary>
    Afternoon,

    /// <summary>After the last session: the pupil is first kept out on the next school day.</summary>
    AfterSchool,
}

/// <summary>From when must full-time education be in place after a permanent exclusion? The event date is the exclusion date.</summary>
/// <param name="Calendar">Calendar of the excluding school.</param>
/// <param name="ExclusionDate">Day on which the exclusion was made.</param>
/// <param name="Session">When on that day it took effect.</param>
/// <param name="IsCompulsorySchoolAge">The child is of compulsory school age.</param>
public sealed record PermanentExclusionFacts(
    SchoolCalendar Calendar,
    DateOnly ExclusionDate,
    ExclusionSession Session,
    bool IsCompulsorySchoolAge
) : ICalendarFacts
{
    /// <summary>Authority in whose area the child lived on the exclusion date; null when not known.</summary>
    public LocalAuthorityFact? HomeLa { get; init; }

    /// <summary>Authority of the excluding school; null means the same as the home authority.</summary>
    public LocalAuthorityFact? SchoolLa { get; init; }

    /// <summary>Authority to which the child has moved since; null when the child has not moved.</summary>
    public LocalAuthorityFact? NewHomeLa { get; init; }

    /// <summary>Day of that move.</summary>
    public DateOnly? MovedHomeLaOn { get; init; }

    /// <summary>National curriculum year.</summary>
    public int? NcYear { get; init; }

    /// <summary>The child is looked after.</summary>
    public bool IsLookedAfter { get; init; }

    /// <summary>The child has a social worker.</summary>
    public bool HasSocialWorker { get; init; }

    /// <summary>All public examinations that the pupil was entered for are taken or missed.</summary>
    public bool AllPublicExamsTaken { get; init; }

    /// <summary>The EHCP asks for fewer hours than normal, and they are being provided.</summary>
    public bool ReducedEhcpHoursProvided { get; init; }

    /// <summary>Day on which the exclusion was cancelled; null while it stands.</summary>
    public DateOnly? CancelledOn { get; init; }

    DateOnly ICalendarFacts.CountedFrom => ExclusionDate;
}

/// <summary>One suspension, both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record SuspensionPeriod(DateOnly From, DateOnly To)
{
    /// <summary>The pupil attended the morning of the first day.</summary>
    public bool StartsPartWay { get; init; }

    /// <summary>The pupil was back for the afternoon of the last day.</summary>
    public bool EndsPartWay { get; init; }

    /// <summary>Suspended from the premises at lunchtime only; joins no run.</summary>
    public bool IsLunchtimeOnly { get; init; }
}

/// <summary>Which suspensions form one run, and from when must education be provided? The event date is the start of the run.</summary>
/// <param name="Calendar">Calendar of the suspending school.</param>
/// <param name="SchoolKind">Kind of that school.</param>
/// <param name="Periods">All suspensions of the pupil that might join, in any order.</param>
public sealed record SuspensionFacts(SchoolCalendar Calendar, SchoolKind SchoolKind, IReadOnlyList<SuspensionPeriod> Periods)
    : ICalendarFacts
{
    /// <summary>The child is of compulsory school age.</summary>
    public bool IsCompulsorySchoolAge { get; init; } = true;

    DateOnly ICalendarFacts.CountedFrom => Periods.Count > 0 ? Periods.Min(period => period.From) : Calendar.HalfTerms[0].Start;
}
