namespace AltProvision.Placements.Contracts;

/// <summary>What a party has said to purpose, goals and timescale.</summary>
public enum PartyAnswer
{
    /// <summary>Not asked yet.</summary>
    NotAsked,

    /// <summary>Agreed.</summary>
    Agreed,

    /// <summary>Did not agree; the views are recorded.</summary>
    Disagreed,

    /// <summary>Informed, and the views are recorded.</summary>
    InformedViewsRecorded,

    /// <summary>Could not be reached; the attempts are recorded.</summary>
    NotReachable,

    /// <summary>Asking would not be appropriate; the reason is recorded. For the child only.</summary>
    NotAppropriate,
}

/// <summary>Which parts of the personalised plan are there.</summary>
public sealed record PlanFacts
{
    public bool HasPurpose { get; init; }

    public bool HasMeasurableGoal { get; init; }

    public bool HasEndDate { get; init; }

    public bool HasFirstReviewDate { get; init; }

    /// <summary>Intended next step with criteria and date.</summary>
    public bool HasNextStep { get; init; }

    /// <summary>Day by which a next step that is not known yet will be decided; null when no day is set.</summary>
    public DateOnly? NextStepDecidedBy { get; init; }

    public bool HasRiskAssessment { get; init; }

    public bool HasTravelPlan { get; init; }

    /// <summary>Curriculum and timetable by session and site.</summary>
    public bool HasTimetable { get; init; }

    /// <summary>Safeguarding contacts of provider and school.</summary>
    public bool HasSafeguardingContacts { get; init; }
}

/// <summary>Is everything agreed that has to be agreed before the placement starts? The event date is the date of the agreement.</summary>
/// <param name="HomeSchool">Answer of the home school.</param>
/// <param name="Provider">Answer of the provider.</param>
/// <param name="Parent">Answer of the parent or carer.</param>
/// <param name="Child">Answer of the child.</param>
/// <param name="Plan">What the plan holds.</param>
public sealed record ActivationFacts(PartyAnswer HomeSchool, PartyAnswer Provider, PartyAnswer Parent, PartyAnswer Child, PlanFacts Plan)
{
    /// <summary>The authority is a party: it commissions, or there is an EHCP, a looked-after child or a border between authorities.</summary>
    public bool IsLaNeeded { get; init; }

    /// <summary>Answer of the authority, where it is needed.</summary>
    public PartyAnswer La { get; init; } = PartyAnswer.NotAsked;

    /// <summary>The placement is a direction off site, which needs no consent.</summary>
    public bool IsOffSiteDirection { get; init; }

    /// <summary>The placement meets a sixth-day duty, which needs no consent.</summary>
    public bool MeetsExclusionDuty { get; init; }
}
