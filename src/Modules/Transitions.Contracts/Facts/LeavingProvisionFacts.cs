using AltProvision.Kernel;

namespace AltProvision.Transitions.Contracts;

/// <summary>Kind of setting that wants to exclude a child.</summary>
public enum ExcludingBody
{
    /// <summary>A provider that is not a school.</summary>
    NonSchoolProvider,

    /// <summary>A pupil referral unit.</summary>
    PupilReferralUnit,

    /// <summary>An alternative provision academy or free school.</summary>
    ApAcademy,

    /// <summary>Another school.</summary>
    OtherSchool,
}

/// <summary>A setting ends a child's place by excluding the child. The event date is the day on which it takes effect.</summary>
/// <param name="Body">Kind of the setting.</param>
public sealed record ProvisionExclusionFacts(ExcludingBody Body)
{
    /// <summary>The child is registered at two schools.</summary>
    public bool IsDualRegistered { get; init; }
}

/// <summary>A parent takes a child out of alternative provision to educate the child at home. The event date is the day of the notice.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="NotifiedOn">Day of the parent's notice.</param>
public sealed record HomeEducationFacts(SchoolCalendar Calendar, DateOnly NotifiedOn) : ICalendarFacts
{
    /// <summary>The notice is in writing and from the parent.</summary>
    public bool IsWrittenByParent { get; init; }

    /// <summary>The child is at a special school under arrangements of the authority.</summary>
    public bool IsAtSpecialSchoolByAuthority { get; init; }

    /// <summary>The child is subject to child protection enquiries or a child protection plan.</summary>
    public bool IsUnderChildProtection { get; init; }

    /// <summary>The authority consents.</summary>
    public bool AuthorityConsents { get; init; }

    /// <summary>Day on which the parent or the child last refused alternative provision; null when neither did.</summary>
    public DateOnly? ProvisionRefusedOn { get; init; }

    DateOnly ICalendarFacts.CountedFrom => ProvisionRefusedOn ?? NotifiedOn;
}

/// <summary>Nobody knows where a child in alternative provision is. The event date is the day on which that was found.</summary>
/// <param name="NotFoundOn">Day on which the child could not be found.</param>
public sealed record ChildNotFoundFacts(DateOnly NotFoundOn)
{
    /// <summary>Day on which the child was last seen; null when not known.</summary>
    public DateOnly? LastSeenOn { get; init; }

    /// <summary>There is reason to think that the child is at risk.</summary>
    public bool IsAtRisk { get; init; }

    /// <summary>Somebody wants to end the placement because of it.</summary>
    public bool IsPlacementToEnd { get; init; }
}

/// <summary>The school year changes while a placement lasts. The event date is 1 September.</summary>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="StartYear">Calendar year in which the academic year begins.</param>
/// <param name="AgreedEnd">Agreed last day of the placement; null when none is agreed.</param>
public sealed record YearRolloverFacts(DateOnly BirthDate, int StartYear, DateOnly? AgreedEnd)
{
    /// <summary>Year in which the child was taught until now (0 is Reception); null means the year of the child's age.</summary>
    public int? TaughtYear { get; init; }

    /// <summary>Youngest year that the provider takes; null when it sets none.</summary>
    public int? ProviderFromYear { get; init; }

    /// <summary>Oldest year that the provider takes; null when it sets none.</summary>
    public int? ProviderToYear { get; init; }

    /// <summary>The placement is a direction off site.</summary>
    public bool IsOffSiteDirection { get; init; }

    /// <summary>The governing board has decided that the direction goes on in the new year.</summary>
    public bool HasGoverningBoardDecision { get; init; }
}

/// <summary>A child whose place falls away, without identity.</summary>
/// <param name="HasSixthDayDuty">The place met a duty after an exclusion or a long suspension.</param>
/// <param name="HasEhcp">The child has an EHCP.</param>
/// <param name="IsLookedAfter">The child is looked after.</param>
public sealed record AffectedChildFact(bool HasSixthDayDuty, bool HasEhcp = false, bool IsLookedAfter = false);

/// <summary>A provider closes or is suspended. The event date is the day on which that is known.</summary>
/// <param name="Calendar">Calendar of the home school or, for several schools, the authority's default.</param>
/// <param name="KnownOn">Day on which it is known.</param>
/// <param name="FirstDayWithout">First day without provision.</param>
/// <param name="Children">Every child who is placed there.</param>
public sealed record ProviderLostFacts(
    SchoolCalendar Calendar,
    DateOnly KnownOn,
    DateOnly FirstDayWithout,
    IReadOnlyList<AffectedChildFact> Children
) : ICalendarFacts
{
    DateOnly ICalendarFacts.CountedFrom => FirstDayWithout;
}
