using AltProvision.Kernel;

namespace AltProvision.Placements.Contracts;

/// <summary>Were the registers of a day called as they must be? The event date is the day.</summary>
/// <param name="Calendar">Calendar of the school that keeps the register.</param>
/// <param name="Day">The day.</param>
public sealed record RegisterDayFacts(SchoolCalendar Calendar, DateOnly Day) : ICalendarFacts
{
    /// <summary>The morning is marked; null while it need not be yet, or where there is no morning session.</summary>
    public bool? IsMorningMarked { get; init; }

    /// <summary>The afternoon is marked; null while it need not be yet, or where there is no afternoon session.</summary>
    public bool? IsAfternoonMarked { get; init; }

    /// <summary>Minutes for which a register was open, the longer of the two; null when not known.</summary>
    public int? MinutesOpen { get; init; }

    /// <summary>Entries were not made electronically.</summary>
    public bool IsOnPaper { get; init; }

    /// <summary>A provider's mark would take the place of the school's own entry.</summary>
    public bool WouldReplaceSchoolEntry { get; init; }

    DateOnly ICalendarFacts.CountedFrom => Day;
}

/// <summary>Where does the marking of a provider's session stand? The event date is the day of the session.</summary>
/// <param name="SessionStart">Moment at which the session began.</param>
/// <param name="AsOf">Moment at which is asked.</param>
public sealed record SessionMarkFacts(DateTimeOffset SessionStart, DateTimeOffset AsOf) : IMomentFacts
{
    /// <summary>Expected children who are not marked.</summary>
    public int NotMarked { get; init; }

    /// <summary>Children marked absent without a known reason.</summary>
    public int AbsentWithoutReason { get; init; }

    /// <summary>The authority commissions a placement among them.</summary>
    public bool IsLaCommissioned { get; init; }

    /// <summary>The provider cannot mark online.</summary>
    public bool IsProviderOffline { get; init; }

    DateTimeOffset IMomentFacts.Moment => SessionStart;
}

/// <summary>Until when may an absence stand as unexplained (code N)? The event date is the day of the session.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="SessionDate">Day of the session.</param>
public sealed record UnresolvedAbsenceFacts(SchoolCalendar Calendar, DateOnly SessionDate) : ICalendarFacts
{
    /// <summary>Day on which is asked; null when only the date is wanted.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Day on which the reason became known; null while it is not.</summary>
    public DateOnly? ReasonKnownOn { get; init; }

    DateOnly ICalendarFacts.CountedFrom => SessionDate;
}

/// <summary>May an entry in a register be changed so? The event date is the day of the session.</summary>
/// <param name="OriginalCode">Code that stood.</param>
/// <param name="AmendedCode">Code that is to stand.</param>
/// <param name="AmendedOn">Day of the amendment.</param>
public sealed record RegisterAmendmentFacts(string OriginalCode, string AmendedCode, DateOnly AmendedOn)
{
    /// <summary>Why; each entry of a bulk correction has its own.</summary>
    public string? Reason { get; init; }

    /// <summary>Who amends.</summary>
    public string? AmendedBy { get; init; }
}

/// <summary>What the provider says of a session.</summary>
public enum ProviderSays
{
    /// <summary>Nothing yet.</summary>
    Nothing,

    /// <summary>The child was there.</summary>
    Present,

    /// <summary>The child was not there.</summary>
    Absent,
}

/// <summary>Do the provider's mark and the school's code of a session agree? The event date is the day of the session.</summary>
/// <param name="SessionDate">Day of the session.</param>
/// <param name="Provider">What the provider says.</param>
/// <param name="SchoolCode">The school's code; null when it has entered none.</param>
public sealed record RegisterComparisonFacts(DateOnly SessionDate, ProviderSays Provider, string? SchoolCode)
{
    /// <summary>School and provider have sessions at different times.</summary>
    public bool HaveDifferentTimes { get; init; }
}

/// <summary>Is the site of a mark on file? The event date is the day of the session.</summary>
/// <param name="SessionDate">Day of the session.</param>
/// <param name="Site">Key of the site where the child was marked.</param>
/// <param name="KnownSites">Keys of the provider's sites on file.</param>
public sealed record MarkedSiteFacts(DateOnly SessionDate, string Site, IReadOnlyList<string> KnownSites)
{
    /// <summary>The session was moved there in an emergency.</summary>
    public bool IsEmergency { get; init; }
}
