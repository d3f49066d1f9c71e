using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Reviews.Contracts;

/// <summary>
/// Writes a review for the demo, or rewrites the one with this ID, and opens the placement's schedule where there is none yet, so that it
/// may run before the start of the placement was told. Tells nobody.
/// </summary>
/// <param name="Id">ID that the review gets.</param>
/// <param name="PlacementId">The placement reviewed.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The home school; null for a child on no roll.</param>
/// <param name="LaCode">Authority in whose area the child lives, three digits.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="StartDate">First day of the placement.</param>
/// <param name="PlannedEndDate">Agreed last day of the placement.</param>
/// <param name="HeldOn">Day on which the review was held.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="DecisionReason">Why.</param>
/// <param name="Attendees">Who came, by role.</param>
/// <param name="Progress">Progress against each goal, behaviour and wellbeing.</param>
/// <param name="PupilVoice">What the child said; null when not given.</param>
/// <param name="ParentView">What the parent or carer said; null when not given.</param>
/// <param name="IsAttending">Whether the child attends as planned.</param>
/// <param name="IsSafe">Whether the review found the child safe there.</param>
/// <param name="IsMeetingNeed">Whether the placement meets the need.</param>
/// <param name="NextReviewDate">Date agreed for the next review; null for the one that the rule gives.</param>
[AllowSystem]
public sealed record SeedReview(
    ReviewId Id,
    PlacementId PlacementId,
    PupilId PupilId,
    SchoolId? SchoolId,
    string LaCode,
    ProviderId ProviderId,
    DateOnly StartDate,
    DateOnly PlannedEndDate,
    DateOnly HeldOn,
    ReviewDecision Decision,
    string DecisionReason,
    IReadOnlyList<ReviewAttendee> Attendees,
    string Progress,
    string? PupilVoice = null,
    string? ParentView = null,
    bool IsAttending = true,
    bool IsSafe = true,
    bool IsMeetingNeed = true,
    DateOnly? NextReviewDate = null
) : ICommand<ReviewView>;
