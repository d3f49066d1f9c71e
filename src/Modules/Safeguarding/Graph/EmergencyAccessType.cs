using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Safeguarding;

[ObjectType<EmergencyAccessView>, Node]
internal static class EmergencyAccessType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<EmergencyAccessId, EmergencyAccessView>> GetEmergencyAccessesAsync(
        IReadOnlyList<EmergencyAccessId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetEmergencyAccessesById(ids), cancellationToken);

    /// <summary>The pupil; null when you may not see the pupil.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<PupilId, PupilView>> GetPupilAsync(
        [Parent(nameof(EmergencyAccessView.PupilId))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPupilsById(ids), cancellationToken);

    /// <summary>School acted for; null when it was no school.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(EmergencyAccessView.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>Provider acted for; null when it was no provider.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetProviderAsync(
        [Parent(nameof(EmergencyAccessView.ProviderId))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);

    /// <summary>Authority acted for; null when it was none.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(EmergencyAccessView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>Why it was opened, and what was found afterwards.</summary>
    [BatchResolver, PerPerson]
    public static Task<IReadOnlyDictionary<EmergencyAccessId, EmergencyAccessAccount>> GetAccountAsync(
        [Parent(nameof(EmergencyAccessView.Id))] IReadOnlyList<EmergencyAccessId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ReadEmergencyAccounts(ids), cancellationToken);
}

[ObjectType<EmergencyNotice>]
internal static class EmergencyNoticeType
{
    /// <summary>The emergency access itself; null when you may not see it any more.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<EmergencyAccessId, EmergencyAccessView>> GetEmergencyAccessAsync(
        [Parent(nameof(EmergencyNotice.EmergencyAccessId))] IReadOnlyList<EmergencyAccessId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetEmergencyAccessesById(ids), cancellationToken);
}

[SubscriptionType]
internal static class EmergencyAccessSubscription
{
    /// <summary>
    /// Each emergency access to the concerns about children of your authority: first those that nobody has reviewed yet, then each as it is opened. For
    /// safeguarding leads.
    /// </summary>
    [Subscribe(With = nameof(FollowAsync))]
    [AskedBy(Role.SafeguardingLead)]
    public static EmergencyNotice EmergencyAccessOpened(
        [EventMessage] EmergencyNotice notice,
        ViewerContext context,
        AccessDenials denials
    ) =>
        context.Viewer.IsIn(Role.SafeguardingLead) && context.Viewer.Organisation == notice.Responsible
            ? notice
            : throw denials.Deny(context, nameof(EmergencyAccessOpened), nameof(Role.SafeguardingLead));

    public static IAsyncEnumerable<EmergencyNotice> FollowAsync(
        ViewerContext context,
        AccessDenials denials,
        EmergencyNotices notices,
        CancellationToken cancellationToken
    ) =>
        context.Viewer.IsIn(Role.SafeguardingLead)
            ? notices.FollowAsync(context.Viewer, cancellationToken)
            : throw denials.Deny(context, nameof(EmergencyAccessOpened), nameof(Role.SafeguardingLead));
}
