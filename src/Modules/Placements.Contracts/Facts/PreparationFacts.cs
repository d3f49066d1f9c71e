using AltProvision.Kernel;

namespace AltProvision.Placements.Contracts;

/// <summary>Registration of a pupil at one school, as the census tells them apart.</summary>
public enum RegistrationStatus
{
    /// <summary>Single registration.</summary>
    Single,

    /// <summary>Main school of a dual registration.</summary>
    Main,

    /// <summary>Subsidiary school of a dual registration.</summary>
    Subsidiary,

    /// <summary>Guest, not registered.</summary>
    Guest,
}

/// <summary>Is the child on a roll, and rightly at both schools? The event date is the planned start.</summary>
/// <param name="HomeSchool">Registration at the home school; null when the child is on no roll there.</param>
public sealed record RollFacts(RegistrationStatus? HomeSchool)
{
    /// <summary>The child is permanently excluded, and the process has run its course.</summary>
    public bool IsExclusionComplete { get; init; }

    /// <summary>The child is on no roll, and that is the reason of the referral.</summary>
    public bool IsOnNoRollByReason { get; init; }

    /// <summary>The provider is a school.</summary>
    public bool IsProviderSchool { get; init; }

    /// <summary>Registration at the provider; null when there is none.</summary>
    public RegistrationStatus? Provider { get; init; }

    /// <summary>The child is there on trial for a managed move.</summary>
    public bool IsManagedMoveTrial { get; init; }

    /// <summary>The provider offers to take the pupil on its single roll without a lawful ground at the home school.</summary>
    public bool IsSingleRollOffered { get; init; }
}

/// <summary>Is the plan complete? The event date is the start.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="Start">First day of the placement.</param>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="MissingSections">Sections that are still empty.</param>
public sealed record PlanCompletionFacts(SchoolCalendar Calendar, DateOnly Start, DateOnly AsOf, IReadOnlyList<string> MissingSections)
    : ICalendarFacts
{
    DateOnly ICalendarFacts.CountedFrom => Start;
}

/// <summary>Is the individual risk assessment good for the start, or still good? The event date is the day on which is asked.</summary>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="AssessedOn">Day of the assessment; null when there is none.</param>
public sealed record RiskAssessmentFacts(DateOnly AsOf, DateOnly? AssessedOn)
{
    /// <summary>It was made together with the provider.</summary>
    public bool IsWithProvider { get; init; } = true;

    /// <summary>Parts that are left out: travel, peers on site, triggers, physical intervention, online, lone working.</summary>
    public IReadOnlyList<string> MissingParts { get; init; } = [];

    /// <summary>Day of the last incident; null when there was none.</summary>
    public DateOnly? LastIncidentOn { get; init; }

    /// <summary>Day of the last review; null when there was none.</summary>
    public DateOnly? LastReviewOn { get; init; }
}

/// <summary>Something that the provider has to have before day one.</summary>
public enum SharedItem
{
    /// <summary>Education, health and care plan.</summary>
    Ehcp,

    /// <summary>Health plan.</summary>
    HealthPlan,

    /// <summary>Risk assessment.</summary>
    RiskAssessment,

    /// <summary>Safeguarding summary, as far as needed.</summary>
    SafeguardingSummary,

    /// <summary>Contacts.</summary>
    Contacts,

    /// <summary>Attainment.</summary>
    Attainment,

    /// <summary>Behaviour plan.</summary>
    BehaviourPlan,
}

/// <summary>Does the provider know what it has to know before day one? The event date is the planned start.</summary>
/// <param name="Calendar">Calendar of the home school.</param>
/// <param name="Start">Planned first day.</param>
/// <param name="AsOf">Day on which is asked.</param>
/// <param name="Needed">Items that there are for this child.</param>
/// <param name="Received">Items that the provider has acknowledged.</param>
public sealed record InformationSharedFacts(
    SchoolCalendar Calendar,
    DateOnly Start,
    DateOnly AsOf,
    IReadOnlyList<SharedItem> Needed,
    IReadOnlyList<SharedItem> Received
) : ICalendarFacts
{
    /// <summary>Items that the provider may not have, with a recorded reason.</summary>
    public IReadOnlyList<SharedItem> WithheldWithReason { get; init; } = [];

    DateOnly ICalendarFacts.CountedFrom => Start;
}
