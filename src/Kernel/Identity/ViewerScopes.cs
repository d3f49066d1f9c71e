using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Kernel;

/// <summary>Scopes in which somebody acts: what is resolved and sent in one is of its viewer.</summary>
public static class ViewerScopes
{
    public static AsyncServiceScope CreateScopeOf(this IServiceScopeFactory scopes, Viewer viewer)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = viewer;
        return scope;
    }

    public static AsyncServiceScope CreateScopeOf(this IServiceProvider services, Viewer viewer) =>
        services.GetRequiredService<IServiceScopeFactory>().CreateScopeOf(viewer);

    /// <summary>Asks as the viewer, in a scope of its own.</summary>
    public static async Task<TAnswer> AskAsync<TAnswer>(
        this IServiceScopeFactory scopes,
        Viewer viewer,
        IRequest<TAnswer> request,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateScopeOf(viewer);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
