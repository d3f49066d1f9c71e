using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Transitions.Contracts;

/// <summary>Writes a transition for the demo, or rewrites the one with this ID. Tells nobody.</summary>
/// <param name="Id">ID that the transition gets.</param>
/// <param name="PlacementId">The placement that it leads out of.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The home school; null for a child on no roll.</param>
/// <param name="LaCode">Authority in whose area the child lives, three digits.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="Kind">Where the pupil goes.</param>
/// <param name="DestinationSchoolId">The school that receives the pupil; may be null after 16.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="TargetDate">Day on which the last stage is to be reached.</param>
/// <param name="Stages">The steps in order, with the days on which they were reached.</param>
/// <param name="Support">Support that the child gets on the way.</param>
/// <param name="NamedContact">Adult at the destination whom the child can turn to. Personal data.</param>
/// <param name="CompletedOn">Day on which it was complete; null before.</param>
/// <param name="CheckedOn">Day of the last check; null before.</param>
/// <param name="BreakdownReason">Why it did not last; null otherwise.</param>
[AllowSystem]
public sealed record SeedTransition(
    TransitionId Id,
    PlacementId PlacementId,
    PupilId PupilId,
    SchoolId? SchoolId,
    string LaCode,
    ProviderId ProviderId,
    TransitionKind Kind,
    SchoolId? DestinationSchoolId,
    TransitionStatus Status,
    DateOnly TargetDate,
    IReadOnlyList<TransitionStageView> Stages,
    string Support,
    string NamedContact,
    DateOnly? CompletedOn = null,
    DateOnly? CheckedOn = null,
    string? BreakdownReason = null
) : ICommand<TransitionView>;
