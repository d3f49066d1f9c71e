using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Transitions.Contracts;

/// <summary>Where the pupil goes.</summary>
public enum TransitionKind
{
    /// <summary>Back to the home school.</summary>
    ReturnToHomeSchool,

    /// <summary>To another mainstream school.</summary>
    NewMainstreamSchool,

    /// <summary>To a special school.</summary>
    SpecialSchool,

    /// <summary>To education or training after 16.</summary>
    Post16,
}

/// <summary>Where a transition stands.</summary>
public enum TransitionStatus
{
    /// <summary>Planned, stages not begun.</summary>
    Planned,

    /// <summary>A stage has begun.</summary>
    InProgress,

    /// <summary>All stages done: the child attends the destination.</summary>
    Completed,

    /// <summary>Checked later: it lasted.</summary>
    Sustained,

    /// <summary>It did not come about, or did not last.</summary>
    BrokenDown,
}

/// <summary>A step of the way to the destination.</summary>
/// <param name="Number">Counts from 1; stages are reached in this order.</param>
/// <param name="StartsOn">Day on which the stage is to begin.</param>
/// <param name="HalfDaysPerWeek">Half-days a week at the destination from then on, 1 to 10; 10 is full time.</param>
/// <param name="ReachedOn">Day on which the stage really began; null before.</param>
public sealed record TransitionStageView(int Number, DateOnly StartsOn, int HalfDaysPerWeek, DateOnly? ReachedOn);

/// <summary>A planned way back or on. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="PlacementId">The placement that it leads out of.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="Kind">Where the pupil goes.</param>
/// <param name="DestinationSchoolId">The school that receives the pupil; may be null after 16.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="TargetDate">Day on which the last stage is to be reached.</param>
/// <param name="Stages">The steps in order, at most 12.</param>
/// <param name="Support">Support that the child gets on the way.</param>
/// <param name="NamedContact">Adult at the destination whom the child can turn to. Personal data.</param>
/// <param name="CompletedOn">Day on which it was complete; null before.</param>
/// <param name="SustainedCheckDue">When to check whether it lasted: 12 school weeks after completion, or as local policy says (ENG-TRN-015); null before.</param>
/// <param name="CheckedOn">Day of the last check; null before.</param>
/// <param name="BreakdownReason">Why it did not last; null otherwise.</param>
[Holds(DataClass.Personal)]
public sealed record TransitionView(
    TransitionId Id,
    int Version,
    PlacementId PlacementId,
    PupilId PupilId,
    TransitionKind Kind,
    SchoolId? DestinationSchoolId,
    TransitionStatus Status,
    DateOnly TargetDate,
    IReadOnlyList<TransitionStageView> Stages,
    [property: Holds(DataClass.SpecialCategory)] string Support,
    string NamedContact,
    DateOnly? CompletedOn,
    DateOnly? SustainedCheckDue,
    DateOnly? CheckedOn,
    [property: Holds(DataClass.SpecialCategory)] string? BreakdownReason
)
{
    /// <summary>By what is told that a stage has worked; null when not written down.</summary>
    public string? SuccessMeasures { get; init; }

    /// <summary>What happens when a stage does not hold; null when not written down.</summary>
    public string? Fallback { get; init; }

    /// <summary>Whether a parent has agreed to the plan.</summary>
    public bool IsParentAgreed { get; init; }

    /// <summary>Whether the child has agreed to the plan.</summary>
    public bool IsChildAgreed { get; init; }

    /// <summary>Rules whose warnings the planner has taken on, by id.</summary>
    public IReadOnlyList<string> AcknowledgedWarnings { get; init; } = [];

    /// <summary>Why the plan is right in spite of these warnings; null when there were none.</summary>
    public string? AcknowledgementReason { get; init; }
}

/// <summary>Transitions that the viewer may see; others are absent, as if unknown.</summary>
[Allow]
public sealed record GetTransitionsById(IReadOnlyCollection<TransitionId> Ids)
    : IRequest<IReadOnlyDictionary<TransitionId, TransitionView>>;

/// <summary>The pupil has arrived at the destination.</summary>
public sealed record TransitionCompleted(
    Guid EventId,
    TransitionId TransitionId,
    PlacementId PlacementId,
    PupilId PupilId,
    DateOnly CompletedOn
) : IIntegrationEvent;

/// <summary>A return, or another move, did not last.</summary>
public sealed record ReturnBrokeDown(Guid EventId, TransitionId TransitionId, PlacementId PlacementId, PupilId PupilId) : IIntegrationEvent;
