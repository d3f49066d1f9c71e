using AltProvision.GraphQL.Authoring;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Referrals;

[ObjectType<ReferralView>, Node]
internal static class ReferralType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ReferralId, ReferralView>> GetReferralsAsync(
        IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReferralsById(ids), cancellationToken);

    /// <summary>The pupil; null when you may not see the pupil.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PupilId, PupilView>> GetPupilAsync(
        [Parent(nameof(ReferralView.PupilId))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPupilsById(ids), cancellationToken);

    /// <summary>The referring school; null when the authority refers a child on no roll.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(ReferralView.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>The authority of <c>laCode</c>; null when its code is unknown.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(ReferralView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>What the referrer said of the legal event beside its date.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReferralId, ReferralCircumstances>> GetCircumstancesAsync(
        [Parent(nameof(ReferralView.Id))] IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReferralCircumstances(ids), cancellationToken);

    /// <summary>What the rules said when the referral was submitted, each with version and source; empty for a draft.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<RuleFinding>>> GetFindingsAsync(
        [Parent(nameof(ReferralView.Id))] IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReferralFindings(ids), cancellationToken);

    /// <summary>What the authority asked of the referring school before it decides, and the answers; the newest first, at most 50.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<InformationRequest>>> GetInformationRequestsAsync(
        [Parent(nameof(ReferralView.Id))] IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetInformationRequests(ids), cancellationToken);

    /// <summary>
    /// Documents that came with it, the first first, removed ones among them. <c>POST /referrals/{id}/documents?kind=…</c> attaches one:
    /// docs/adr/0020.
    /// </summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<ReferralDocumentView>>> GetDocumentsAsync(
        [Parent(nameof(ReferralView.Id))] IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReferralDocuments(ids), cancellationToken);

    /// <summary>Whether the statutory date has passed and no placement has started.</summary>
    public static bool IsOverdue([Parent] ReferralView referral, TimeProvider time) =>
        referral.DueDate < LondonTime.Today(time) && referral.Status is ReferralStatus.Submitted or ReferralStatus.Accepted;

    /// <summary>How its due date was counted anew when calendars changed, the newest first, at most 50. One may wait to be confirmed.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<DateMoveView>>> GetDueDateMovesAsync(
        [Parent(nameof(ReferralView.Id))] IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetDueDateMoves(ids), cancellationToken);

    /// <summary>What the rules decided on it and what they were told, the newest first, at most 50. For leaders and officers.</summary>
    [BatchResolver, AskedBy(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
    public static Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<StoredDecisionView>>> GetDecisionsAsync(
        [Parent(nameof(ReferralView.Id))] IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.DecisionsOfAsync(ReferralsModule.Name, ids, id => id.Value, cancellationToken);
}

[ObjectType<ReferralDocumentView>, Node]
internal static class ReferralDocumentType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ReferralDocumentId, ReferralDocumentView>> GetDocumentsAsync(
        IReadOnlyList<ReferralDocumentId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReferralDocumentsById(ids), cancellationToken);

    /// <summary>Where its content is: a path of this host, to be asked with the same token. Null once it is removed.</summary>
    public static string? GetContentPath([Parent] ReferralDocumentView document) =>
        document.RemovedAt is null ? $"/documents/{NodeId.Write("ReferralDocument", document.Id.Value)}" : null;
}

[ObjectType<InformationRequest>]
internal static class InformationRequestType
{
    /// <summary>Whether the day has passed by which it was to be answered, and it is not.</summary>
    public static bool IsOverdue([Parent] InformationRequest request, TimeProvider time) =>
        request.State is InformationState.Waiting && request.DueDate < LondonTime.Today(time);
}

// The module that holds the key adds both ends of the edge.
[ObjectType<PupilView>]
internal static class PupilReferrals
{
    /// <summary>The pupil's referrals that you may see, the newest first, at most 100.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PupilId, IReadOnlyList<ReferralView>>> GetReferralsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetReferralsByPupil(ids), cancellationToken);
}

[QueryType]
internal static class ReferralQuery
{
    /// <summary>One referral; null when there is none with this ID that you may see.</summary>
    /// <param name="id">The referral.</param>
    public static async Task<ReferralView?> GetReferralAsync(ReferralId id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetReferralsById([id]), cancellationToken)).GetValueOrDefault(id);
}
