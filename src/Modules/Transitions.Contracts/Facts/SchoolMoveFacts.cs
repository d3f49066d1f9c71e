using AltProvision.Kernel;

namespace AltProvision.Transitions.Contracts;

/// <summary>A pupil stops being registered at a school: what does that school send? The event date is the leaving date.</summary>
/// <param name="Calendar">Calendar of the school that the pupil leaves.</param>
/// <param name="LeftOn">Day on which the pupil stopped being registered there.</param>
public sealed record SchoolLeavingFacts(SchoolCalendar Calendar, DateOnly LeftOn) : ICalendarFacts
{
    /// <summary>The next school is known.</summary>
    public bool IsDestinationKnown { get; init; } = true;

    /// <summary>The pupil leaves at the end of the school's last year, with the class.</summary>
    public bool IsStandardLeaver { get; init; }

    DateOnly ICalendarFacts.CountedFrom => LeftOn;
}

/// <summary>A child with a child protection file moves: when does the file follow? The event date is the day of the move.</summary>
/// <param name="MovedOn">First day at the new school or college.</param>
/// <param name="BankHolidays">Bank holidays in England and Wales around that day.</param>
public sealed record ChildProtectionFileFacts(DateOnly MovedOn, IReadOnlyList<DateOnly> BankHolidays)
{
    /// <summary>First day at a provider that needs part of the file; null when there is none.</summary>
    public DateOnly? ProvisionStartsOn { get; init; }
}

/// <summary>A name is entered in an admission register. The event date is the day of the entry.</summary>
/// <param name="EnteredOn">Day on which the name was entered.</param>
public sealed record RegisterEntryFacts(DateOnly EnteredOn)
{
    /// <summary>The pupil joins the school's youngest class on the first day of its school year, with the others.</summary>
    public bool JoinsYoungestClassOnFirstDay { get; init; }
}

/// <summary>A child needs a new school in the middle of the year. The event date is the application or, without one, the referral.</summary>
/// <param name="Calendar">Default calendar of the local authority.</param>
public sealed record NewSchoolFacts(SchoolCalendar Calendar) : ICalendarFacts
{
    /// <summary>Day on which an in-year application was received.</summary>
    public DateOnly? AppliedOn { get; init; }

    /// <summary>Day on which the child was referred to the fair access protocol.</summary>
    public DateOnly? FairAccessReferredOn { get; init; }

    /// <summary>The child has an EHCP.</summary>
    public bool HasEhcp { get; init; }

    DateOnly ICalendarFacts.CountedFrom => AppliedOn ?? FairAccessReferredOn ?? Calendar.HalfTerms[0].Start;
}

/// <summary>How a dual registration ends.</summary>
public enum DualRegistrationEnding
{
    /// <summary>The child goes back to the home school for good.</summary>
    ReturnToHomeSchool,

    /// <summary>The child stays at the other school, or goes to a third, for good.</summary>
    PermanentMove,
}

/// <summary>Does a dual registration end as it should? The event date is the last day of dual registration.</summary>
/// <param name="Ending">How it ends.</param>
/// <param name="EndsOn">Last day of dual registration.</param>
public sealed record DualRegistrationEndFacts(DualRegistrationEnding Ending, DateOnly EndsOn)
{
    /// <summary>The home school consents to the deletion at the other school.</summary>
    public bool HomeSchoolConsents { get; init; }

    /// <summary>A ground of the register regulations is recorded for the deletion at the home school.</summary>
    public bool HasDeletionGround { get; init; }

    /// <summary>End date as the home school's system has it; null when not known.</summary>
    public DateOnly? EndInHomeSystem { get; init; }

    /// <summary>End date as the other school's system has it; null when not known.</summary>
    public DateOnly? EndInOtherSystem { get; init; }
}
