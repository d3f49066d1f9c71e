using AltProvision.Kernel;

namespace AltProvision.Providers.Contracts;

/// <summary>Is one child full-time at a provider? The event date is the day from which the hours hold.</summary>
/// <param name="TaughtHours">Taught and supervised hours a week.</param>
/// <param name="BreakHours">Hours of breaks through which education runs.</param>
/// <param name="IsSubstantiallyAllEducation">It is substantially all of the child's education.</param>
public sealed record FullTimeFacts(decimal TaughtHours, decimal BreakHours, bool IsSubstantiallyAllEducation);

/// <summary>Does the system know the whole load of a provider? The event date is the day on which is asked.</summary>
/// <param name="Calendar">Default calendar of the provider's authority.</param>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="KnownFullTime">Full-time children known here, of all commissioners.</param>
/// <param name="IsRegisteredSchool">The provider is a registered school.</param>
public sealed record ProviderLoadFacts(SchoolCalendar Calendar, DateOnly AsOf, int KnownFullTime, bool IsRegisteredSchool) : ICalendarFacts
{
    /// <summary>Full-time children by the provider's own declaration; null when it has declared nothing.</summary>
    public int? DeclaredFullTime { get; init; }

    /// <summary>Day of that declaration.</summary>
    public DateOnly? DeclaredOn { get; init; }

    /// <summary>The provider has refused to declare its load.</summary>
    public bool HasRefusedToDeclare { get; init; }

    /// <summary>A new full-time place is asked for.</summary>
    public bool IsFullTimePlaceProposed { get; init; }

    DateOnly ICalendarFacts.CountedFrom => AsOf;
}

/// <summary>Has the safeguarding confirmation been renewed after a change at the provider? The event date is the day of the declaration.</summary>
/// <param name="Calendar">Calendar of the commissioner.</param>
/// <param name="ChangedOn">Day on which the change was declared, or found by a visit.</param>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="IsNewStart">A new placement is to start; else a live one is looked at.</param>
public sealed record ProviderChangeFacts(SchoolCalendar Calendar, DateOnly ChangedOn, DateOnly AsOf, bool IsNewStart) : ICalendarFacts
{
    /// <summary>The change was not declared; a visit found it.</summary>
    public bool WasFoundByVisit { get; init; }

    /// <summary>Day on which the provider confirmed anew; null while it has not.</summary>
    public DateOnly? ConfirmedAnewOn { get; init; }

    DateOnly ICalendarFacts.CountedFrom => ChangedOn;
}

/// <summary>How a place is used for a session.</summary>
public enum SiteUse
{
    /// <summary>A site of the provider, or of a sub-contractor.</summary>
    Site,

    /// <summary>Mobile or outdoor activity.</summary>
    Mobile,

    /// <summary>Tuition at the child's home or in a library.</summary>
    Tuition,
}

/// <summary>Is it known where the child would be? The event date is the session.</summary>
/// <param name="AsOf">Day of the session.</param>
/// <param name="Use">How the place is used.</param>
public sealed record SiteFacts(DateOnly AsOf, SiteUse Use)
{
    /// <summary>The address is on file.</summary>
    public bool HasAddress { get; init; }

    /// <summary>The property number or the coordinates are on file.</summary>
    public bool HasPosition { get; init; }

    /// <summary>Day of the site risk assessment; for tuition, of the lone-working assessment. Null when there is none.</summary>
    public DateOnly? RiskAssessedOn { get; init; }

    /// <summary>A person is responsible for the place.</summary>
    public bool HasResponsiblePerson { get; init; }

    /// <summary>There is a plan of route and venue for the session.</summary>
    public bool HasRoutePlan { get; init; }
}

/// <summary>Can absence be told the same day? The event date is the planned start.</summary>
/// <param name="HasProviderContact">An attendance contact is named at the provider.</param>
/// <param name="HasSchoolContact">An attendance contact is named at the school.</param>
/// <param name="IsSameDayReportingAgreed">Same-day reporting is agreed.</param>
public sealed record AttendanceContactsFacts(bool HasProviderContact, bool HasSchoolContact, bool IsSameDayReportingAgreed);
