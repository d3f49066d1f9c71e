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

    /// <summary>Checked later: it broke down.</summary>
    BrokenDown,
}

/// <summary>A planned way back or on. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="PlacementId">The placement that it leads out of.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="Kind">Where the pupil goes.</param>
/// <param name="DestinationSchoolId">The school that receives the pupil; null after 16.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="TargetDate">Day on which the last stage is to be reached.</param>
/// <param name="CompletedOn">Day on which it was complete; null before.</param>
/// <param name="SustainedCheckDue">When to check whether it lasted: 12 weeks after completion; null before.</param>
/// <param name="CheckedOn">Day of the last check; null before.</param>
public sealed record TransitionView(
    TransitionId Id,
    int Version,
    PlacementId PlacementId,
    PupilId PupilId,
    TransitionKind Kind,
    SchoolId? DestinationSchoolId,
    TransitionStatus Status,
    DateOnly TargetDate,
    DateOnly? CompletedOn,
    DateOnly? SustainedCheckDue,
    DateOnly? CheckedOn
);

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

/// <summary>A return did not last.</summary>
public sealed record ReturnBrokeDown(Guid EventId, TransitionId TransitionId, PlacementId PlacementId, PupilId PupilId) : IIntegrationEvent;
