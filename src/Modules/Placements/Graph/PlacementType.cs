using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using MediatR;

namespace AltProvision.Placements;

[ObjectType<PlacementView>, Node]
internal static class PlacementType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<PlacementId, PlacementView>> GetPlacementsAsync(
        IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsById(ids), cancellationToken);

    /// <summary>The referral that it answers; null when you may not see it.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReferralId, ReferralView>> GetReferralAsync(
        [Parent(nameof(PlacementView.ReferralId))] IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReferralsById(ids), cancellationToken);

    /// <summary>The pupil; null when you may not see the pupil. A provider may once all parties have agreed.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PupilId, PupilView>> GetPupilAsync(
        [Parent(nameof(PlacementView.PupilId))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPupilsById(ids), cancellationToken);

    /// <summary>The home school, on whose roll the pupil stays; null for a child on no roll.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(PlacementView.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>The authority of <c>laCode</c>; null when its code is unknown.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(PlacementView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>The provider; null when it is not on file any more.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetProviderAsync(
        [Parent(nameof(PlacementView.ProviderId))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);

    /// <summary>The site attended; null when it is not on file any more.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SiteId, SiteView>> GetSiteAsync(
        [Parent(nameof(PlacementView.SiteId))] IReadOnlyList<SiteId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSitesById(ids), cancellationToken);

    /// <summary>The personalised plan. Personal data.</summary>
    [BatchResolver, Holds(DataClass.SpecialCategory)]
    public static Task<IReadOnlyDictionary<PlacementId, PlacementPlan>> GetPlanAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementPlans(ids), cancellationToken);

    /// <summary>Where each party stands, all five of them.</summary>
    [BatchResolver, ListSize(AssumedSize = 5)]
    public static Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<PlacementPartyStanding>>> GetPartiesAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementParties(ids), cancellationToken);

    /// <summary>What the rules said at the latest proposal, agreement, change and extension, each with version and source.</summary>
    [BatchResolver, Holds(DataClass.SpecialCategory)]
    public static Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>> GetFindingsAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementFindings(ids), cancellationToken);

    /// <summary>Attendance in sessions and per cent, over the whole placement unless told otherwise.</summary>
    /// <param name="from">First day that counts; the placement's first when absent.</param>
    /// <param name="to">Last day that counts; today when absent.</param>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, AttendanceSummary>> GetAttendanceAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        DateOnly? from,
        DateOnly? to,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetAttendanceSummaries(ids, from, to), cancellationToken);

    /// <summary>What the rules say today of the attendance here, by the marks of this placement: not started, unexplained, low, persistent.</summary>
    [BatchResolver, Holds(DataClass.SpecialCategory)]
    public static Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<RuleFinding>>> GetAttendanceFindingsAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetAttendanceFindings(ids), cancellationToken);

    /// <summary>Whether the agreed end has passed and the placement is neither ended nor extended.</summary>
    public static bool IsPastAgreedEnd([Parent] PlacementView placement, TimeProvider time) =>
        placement.Status is PlacementStatus.Agreed or PlacementStatus.Active && placement.PlannedEndDate < LondonTime.Today(time);

    /// <summary>What the rules decided on it and what they were told, the newest first, at most 50. For leaders and officers.</summary>
    [BatchResolver, AskedBy(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
    public static Task<IReadOnlyDictionary<PlacementId, IReadOnlyList<StoredDecisionView>>> GetDecisionsAsync(
        [Parent(nameof(PlacementView.Id))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.DecisionsOfAsync(PlacementsModule.Name, ids, id => id.Value, cancellationToken);
}

// The module that holds the keys adds both ends of the edges.
[ObjectType<PupilView>]
internal static class PupilPlacements
{
    /// <summary>The pupil's placements that you may see, those that start last first, at most 100.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PupilId, IReadOnlyList<PlacementView>>> GetPlacementsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsByPupil(ids), cancellationToken);
}

[ObjectType<ReferralView>]
internal static class ReferralPlacements
{
    /// <summary>The placements proposed for the referral that you may see, those that start last first, at most 100.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<PlacementView>>> GetPlacementsAsync(
        [Parent(nameof(ReferralView.Id))] IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsByReferral(ids), cancellationToken);
}

[QueryType]
internal static class PlacementQuery
{
    /// <summary>One placement; null when there is none with this ID that you may see.</summary>
    /// <param name="id">The placement.</param>
    public static async Task<PlacementView?> GetPlacementAsync(PlacementId id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetPlacementsById([id]), cancellationToken)).GetValueOrDefault(id);
}
