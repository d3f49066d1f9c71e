using AltProvision.GraphQL;
using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Host;

/// <summary>Who the token says you are.</summary>
/// <param name="Organisation">The organisation that you act for: la:…, school:… or provider:….</param>
/// <param name="LaCode">The authority, three digits, for people of one.</param>
/// <param name="Roles">What you may do there.</param>
/// <param name="Now">Which moment it is here: by it days and deadlines are counted, whatever the clock of your own machine says.</param>
internal sealed record ViewerView(string Organisation, string? LaCode, IReadOnlyList<Role> Roles, DateTimeOffset Now);

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
            new ViewerView(context.Viewer.Organisation, context.Viewer.LaCode, [.. context.Viewer.Roles.Order()], time.GetUtcNow())
        );
}
