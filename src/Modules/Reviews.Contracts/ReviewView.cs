using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using MediatR;

namespace AltProvision.Reviews.Contracts;

/// <summary>What a review decided.</summary>
public enum ReviewDecision
{
    /// <summary>Goes on as agreed.</summary>
    Continue,

    /// <summary>Goes on with changes to the plan.</summary>
    Change,

    /// <summary>Ends.</summary>
    End,

    /// <summary>The pupil returns to the home school by a planned transition.</summary>
    Return,
}

/// <summary>A review that was held. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="PlacementId">The placement reviewed.</param>
/// <param name="HeldOn">Day on which it was held.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="DecisionReason">Why.</param>
/// <param name="Attendees">Who came, by role.</param>
/// <param name="PupilVoice">What the child said, in the child's words; null when not given.</param>
/// <param name="ParentView">What the parent or carer said; null when not given.</param>
/// <param name="IsSafe">Whether the review found the child safe there.</param>
/// <param name="IsMeetingNeed">Whether the placement meets the need.</param>
/// <param name="NextReviewDue">When the next review falls due; null when the placement ends or the child returns.</param>
public sealed record ReviewView(
    ReviewId Id,
    PlacementId PlacementId,
    DateOnly HeldOn,
    ReviewDecision Decision,
    string DecisionReason,
    IReadOnlyList<string> Attendees,
    string? PupilVoice,
    string? ParentView,
    bool IsSafe,
    bool IsMeetingNeed,
    DateOnly? NextReviewDue
);

/// <summary>Day of the last completed review of each placement. A placement without one is absent.</summary>
[Allow]
public sealed record GetLastReviewDates(IReadOnlyCollection<PlacementId> Ids) : IRequest<IReadOnlyDictionary<PlacementId, DateOnly>>;

/// <summary>Decision of the last completed review of each placement. A placement without one is absent.</summary>
[Allow]
public sealed record GetLastReviewDecisions(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, ReviewDecision>>;

/// <summary>A review was held and decided.</summary>
public sealed record ReviewCompleted(Guid EventId, ReviewId ReviewId, PlacementId PlacementId, DateOnly HeldOn, ReviewDecision Decision)
    : IIntegrationEvent;
