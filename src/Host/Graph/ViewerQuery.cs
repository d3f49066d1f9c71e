using AltProvision.GraphQL;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Host;

/// <summary>Who the token says you are.</summary>
/// <param name="Organisation">The organisation that you act for: la:…, school:… or provider:….</param>
/// <param name="LaCode">The authority, three digits, for people of one.</param>
/// <param name="SchoolId">The school, for people of one.</param>
/// <param name="ProviderId">The provider, for people of one.</param>
/// <param name="Roles">What you may do there.</param>
/// <param name="Now">Which moment it is here: by it days and deadlines are counted, whatever the clock of your own machine says.</param>
internal sealed record ViewerView(
    string Organisation,
    string? LaCode,
    SchoolId? SchoolId,
    ProviderId? ProviderId,
    IReadOnlyList<Role> Roles,
    DateTimeOffset Now
);

[ObjectType<ViewerView>]
internal static class ViewerType
{
    /// <summary>The authority, for people of one.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(ViewerView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>The school, for people of one.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(ViewerView.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>The provider, for people of one.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetProviderAsync(
        [Parent(nameof(ViewerView.ProviderId))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);
}

[Allow]
internal sealed record GetViewer : IRequest<ViewerView>;

[QueryType]
internal static class ViewerQuery
{
    /// <summary>Who you are to this product, by your token.</summary>
    [Holds(DataClass.Personal)]
    public static Task<ViewerView> GetViewerAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new GetViewer(), cancellationToken);
}

internal sealed class GetViewerHandler(ViewerContext context, TimeProvider time) : IRequestHandler<GetViewer, ViewerView>
{
    public Task<ViewerView> Handle(GetViewer request, CancellationToken cancellationToken) =>
        Task.FromResult(
            new ViewerView(
                context.Viewer.Organisation,
                context.Viewer.LaCode,
                context.Viewer.SchoolId is { } school ? new(school) : null,
                context.Viewer.ProviderId is { } provider ? new(provider) : null,
                [.. context.Viewer.Roles.Order()],
                time.GetUtcNow()
            )
        );
}
