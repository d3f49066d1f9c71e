using MediatR;

namespace AltProvision.Transitions;

[ObjectType<TransitionView>, Node]
internal static class TransitionType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<TransitionId, TransitionView>> GetTransitionsAsync(
        IReadOnlyList<TransitionId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetTransitionsById(ids), cancellationToken);

    /// <summary>The placement that it leads out of; null when you may not see it.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, PlacementView>> GetPlacementAsync(
        [Parent(nameof(TransitionView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsById(ids), cancellationToken);

    /// <summary>The pupil; null when you may not see the pupil.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PupilId, PupilView>> GetPupilAsync(
        [Parent(nameof(TransitionView.PupilId))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPupilsById(ids), cancellationToken);

    /// <summary>The school that receives the pupil; may be null after 16.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetDestinationSchoolAsync(
        [Parent(nameof(TransitionView.DestinationSchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>Whether the day of the check has passed and nobody has checked whether the transition lasted.</summary>
    public static bool IsSustainedCheckOverdue([Parent] TransitionView transition, TimeProvider time) =>
        transition.Status is TransitionStatus.Completed && transition.SustainedCheckDue < LondonTime.Today(time);

    /// <summary>What the rules decided on it and what they were told, the newest first, at most 50. For leaders and officers.</summary>
    [BatchResolver, AskedBy(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
    public static Task<IReadOnlyDictionary<TransitionId, IReadOnlyList<StoredDecisionView>>> GetDecisionsAsync(
        [Parent(nameof(TransitionView.Id))] IReadOnlyList<TransitionId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.DecisionsOfAsync(TransitionsModule.Name, ids, id => id.Value, cancellationToken);
}

// The module that holds the keys adds both ends of the edges.
[ObjectType<PlacementView>]
internal static class PlacementTransitions
{
    /// <summary>Ways planned out of the placement, the newest first, at most 20.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<TransitionView>>> GetTransitionsAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetTransitionsByPlacement(ids), cancellationToken);
}

[ObjectType<PupilView>]
internal static class PupilTransitions
{
    /// <summary>The pupil's transitions that you may see, the newest first, at most 100.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PupilId, IReadOnlyList<TransitionView>>> GetTransitionsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetTransitionsByPupil(ids), cancellationToken);
}

[QueryType]
internal static class TransitionQuery
{
    /// <summary>One transition; null when there is none with this ID that you may see.</summary>
    /// <param name="id">The transition.</param>
    public static async Task<TransitionView?> GetTransitionAsync(
        TransitionId id,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new GetTransitionsById([id]), cancellationToken)).GetValueOrDefault(id);
}
