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

/// <summary>Who came to a review (Arranging alternative provision, DfE 2025).</summary>
public enum ReviewAttendee
{
    /// <summary>The home school.</summary>
    HomeSchool,

    /// <summary>The provider.</summary>
    Provider,

    /// <summary>A parent or carer.</summary>
    ParentOrCarer,

    /// <summary>The child.</summary>
    Pupil,

    /// <summary>The child's social worker.</summary>
    SocialWorker,

    /// <summary>The virtual school, for a looked-after child.</summary>
    VirtualSchool,

    /// <summary>The authority's SEND caseworker, for a child with an EHC plan.</summary>
    SendCaseworker,

    /// <summary>The authority that commissions the placement.</summary>
    LaCommissioner,

    /// <summary>A health professional.</summary>
    HealthProfessional,

    /// <summary>Somebody else who works with the child.</summary>
    Other,
}

/// <summary>A review that was held. It is never changed afterwards. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="PlacementId">The placement reviewed.</param>
/// <param name="HeldOn">Day on which it was held.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="DecisionReason">Why.</param>
/// <param name="Attendees">Who came, by role.</param>
/// <param name="Progress">Progress against each goal, behaviour and wellbeing.</param>
/// <param name="PupilVoice">What the child said, in the child's words; null when not given.</param>
/// <param name="ParentView">What the parent or carer said; null when not given.</param>
/// <param name="IsAttending">Whether the child attends as planned.</param>
/// <param name="IsSafe">Whether the review found the child safe there.</param>
/// <param name="IsMeetingNeed">Whether the placement meets the need.</param>
/// <param name="NextReviewDue">
/// Last day for the next review, unless the placement has ended by then; null when none falls due before its agreed end.
/// </param>
[Holds(DataClass.SpecialCategory)]
public sealed record ReviewView(
    ReviewId Id,
    PlacementId PlacementId,
    DateOnly HeldOn,
    ReviewDecision Decision,
    string DecisionReason,
    IReadOnlyList<ReviewAttendee> Attendees,
    string Progress,
    string? PupilVoice,
    string? ParentView,
    bool IsAttending,
    bool IsSafe,
    bool IsMeetingNeed,
    DateOnly? NextReviewDue
)
{
    /// <summary>Whether the child was asked and chose to say nothing.</summary>
    public bool IsPupilVoiceDeclined { get; init; }

    /// <summary>Whether the parent or carer was asked and could not be reached.</summary>
    public bool IsParentUnreached { get; init; }

    /// <summary>Whether the risk assessment was looked at again.</summary>
    public bool IsRiskReviewed { get; init; }

    /// <summary>Whether the outcomes of the EHCP were looked at.</summary>
    public bool AreEhcpOutcomesReviewed { get; init; }
}

/// <summary>Reviews that the viewer may see; others are absent, as if unknown.</summary>
[Allow]
public sealed record GetReviewsById(IReadOnlyCollection<ReviewId> Ids) : IRequest<IReadOnlyDictionary<ReviewId, ReviewView>>;

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
