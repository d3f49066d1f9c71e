using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Safeguarding;

[ObjectType<ConcernView>, Node]
internal static class ConcernType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ConcernId, ConcernView>> GetConcernsAsync(
        IReadOnlyList<ConcernId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetConcernsById(ids), cancellationToken);

    /// <summary>The pupil; null when you may not see the pupil.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PupilId, PupilView>> GetPupilAsync(
        [Parent(nameof(ConcernView.PupilId))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPupilsById(ids), cancellationToken);

    /// <summary>The placement; null when it has to do with none, or you may not see it.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PlacementId, PlacementView>> GetPlacementAsync(
        [Parent(nameof(ConcernView.PlacementId))] IReadOnlyList<PlacementId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPlacementsById(ids), cancellationToken);

    /// <summary>School for which it was raised; null when no school raised it.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetRaisedBySchoolAsync(
        [Parent(nameof(ConcernView.RaisedBySchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>Provider for which it was raised; null when no provider raised it.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetRaisedByProviderAsync(
        [Parent(nameof(ConcernView.RaisedByProviderId))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);

    /// <summary>Authority for which it was raised; null when no authority raised it.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetRaisedByLocalAuthorityAsync(
        [Parent(nameof(ConcernView.RaisedByLaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>What the raiser told, for the safeguarding leads who must act and for the raiser. Each reading is put on record.</summary>
    [BatchResolver, PerPerson]
    public static Task<IReadOnlyDictionary<ConcernId, ConcernNarrativeView>> GetNarrativeAsync(
        [Parent(nameof(ConcernView.Id))] IReadOnlyList<ConcernId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ReadNarratives(ids), cancellationToken);

    /// <summary>Who has taken note of it, the oldest first, at most 100. Empty for the raiser, who sees the status only.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ConcernId, IReadOnlyList<ConcernAcknowledgementView>>> GetAcknowledgementsAsync(
        [Parent(nameof(ConcernView.Id))] IReadOnlyList<ConcernId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetAcknowledgements(ids), cancellationToken);

    /// <summary>What the rules said when it was raised, each with version and source: by when the designated officer has to hear of an allegation.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ConcernId, IReadOnlyList<RuleFinding>>> GetFindingsAsync(
        [Parent(nameof(ConcernView.Id))] IReadOnlyList<ConcernId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetConcernFindings(ids), cancellationToken);

    /// <summary>Whether the time to acknowledge it has passed and nobody has.</summary>
    public static bool IsOverdue([Parent] ConcernView concern, TimeProvider time) =>
        concern.AcknowledgedAt is null && concern.AcknowledgeBy < time.GetUtcNow();

    /// <summary>
    /// Whether you are told how far it has come. You are not where an emergency access alone opens it to you: then it stands as raised, and
    /// without acknowledgements.
    /// </summary>
    [BatchResolver, PerPerson]
    public static Task<IReadOnlyDictionary<ConcernId, bool>> GetIsProgressToldAsync(
        [Parent(nameof(ConcernView.Id))] IReadOnlyList<ConcernId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetWhetherProgressIsTold(ids), cancellationToken);

    /// <summary>What the rules decided on it and what they were told, the newest first, at most 50. For leaders and officers.</summary>
    [BatchResolver, AskedBy(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
    public static Task<IReadOnlyDictionary<ConcernId, IReadOnlyList<StoredDecisionView>>> GetDecisionsAsync(
        [Parent(nameof(ConcernView.Id))] IReadOnlyList<ConcernId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.DecisionsOfAsync(SafeguardingModule.Name, ids, id => id.Value, cancellationToken);
}

[ObjectType<ConcernNotice>]
internal static class ConcernNoticeType
{
    /// <summary>The concern itself; null when you may not see it any more.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ConcernId, ConcernView>> GetConcernAsync(
        [Parent(nameof(ConcernNotice.ConcernId))] IReadOnlyList<ConcernId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetConcernsById(ids), cancellationToken);
}

[ObjectType<ConcernAcknowledgementView>]
internal static class ConcernAcknowledgementType
{
    /// <summary>School acted for; null when it was no school.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(ConcernAcknowledgementView.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>Provider acted for; null when it was no provider.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetProviderAsync(
        [Parent(nameof(ConcernAcknowledgementView.ProviderId))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);

    /// <summary>Authority acted for; null when it was none.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(ConcernAcknowledgementView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);
}

// The module that holds the key adds both ends of the edge.
[ObjectType<PupilView>]
internal static class PupilConcerns
{
    /// <summary>
    /// Concerns about the pupil that are addressed to your organisation, the newest first, at most 100; <c>concerns</c> has all. Empty unless
    /// you are a safeguarding lead.
    /// </summary>
    [BatchResolver, PerPerson]
    public static Task<IReadOnlyDictionary<PupilId, IReadOnlyList<ConcernView>>> GetConcernsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetConcernsByPupil(ids), cancellationToken);
}

[QueryType]
internal static class ConcernQuery
{
    /// <summary>One concern; null when there is none with this ID that you may see.</summary>
    /// <param name="id">The concern.</param>
    public static async Task<ConcernView?> GetConcernAsync(ConcernId id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetConcernsById([id]), cancellationToken)).GetValueOrDefault(id);
}
