using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Reviews.Contracts;

/// <summary>When a placement has to be reviewed: at least once every half term (rule ENG-REV-001).</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The home school, whose calendar counts; null for a child on no roll.</param>
/// <param name="LaCode">Authority in whose area the child lives, three digits.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="StartDate">First day of the placement.</param>
/// <param name="PlannedEndDate">Agreed last day of the placement.</param>
/// <param name="EndedOn">Real last day of the placement; null while it lasts.</param>
/// <param name="LastReviewOn">Day on which the last review was held; null before the first.</param>
/// <param name="LastDecision">What the last review decided; null before the first.</param>
/// <param name="NextReviewDue">Last day for the next review; null when none is due, as after the end.</param>
[Holds(DataClass.Personal, Of = nameof(ReviewScheduleView.PlacementId))]
public sealed record ReviewScheduleView(
    PlacementId PlacementId,
    int Version,
    PupilId PupilId,
    SchoolId? SchoolId,
    string LaCode,
    ProviderId ProviderId,
    DateOnly StartDate,
    DateOnly PlannedEndDate,
    DateOnly? EndedOn,
    DateOnly? LastReviewOn,
    ReviewDecision? LastDecision,
    DateOnly? NextReviewDue
);

/// <summary>Review schedules of placements that the viewer may see. A placement that has not started is absent.</summary>
[Allow]
public sealed record GetReviewSchedules(IReadOnlyCollection<PlacementId> Ids)
    : IRequest<IReadOnlyDictionary<PlacementId, ReviewScheduleView>>;
