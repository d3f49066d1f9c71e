using System.Reflection;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Transport;
using AltProvision.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AltProvision.GraphQL;

/// <summary>Adds types to a server.</summary>
public sealed class GraphQLServerBuilder(IServiceCollection services, GraphQLOptions options)
{
    /// <summary>The collection that the server was added to, for what goes with it.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Finds the attributed classes of an assembly, internal ones too.</summary>
    public GraphQLServerBuilder AddTypesFrom(Assembly assembly)
    {
        options.Assemblies.Add(assembly);
        return this;
    }
}

/// <summary>Adds the server to an ASP.NET Core application: services first, then the endpoint.</summary>
public static class GraphQLServer
{
    /// <summary>Registers the server. The schema is built when the endpoint is mapped, or when it is first asked for.</summary>
    public static GraphQLServerBuilder AddGraphQLServer(this IServiceCollection services, Action<GraphQLOptions>? configure = null)
    {
        var options = new GraphQLOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton(options);
        services.AddSingleton<ExecutionOptions>(options);
        services.AddSingleton(provider =>
            SchemaFactory.Create(
                options.Assemblies,
                options.Conventions,
                provider.GetRequiredService<IServiceProviderIsService>().IsService
            )
        );
        services.AddSingleton<GraphQLExecutor>();
        services.AddSingleton<SubscriptionGroups>();
        services.AddSingleton<OperationBudget>();
        services.AddSingleton<HttpTransport>();
        services.AddSingleton<EventStreamTransport>();
        services.AddSingleton<WebSocketTransport>();
        return new(services, options);
    }

    /// <summary>POST, GET, event streams, WebSocket, <c>?sdl</c> and the IDE.</summary>
    /// <exception cref="SchemaException">The attributed classes make no schema.</exception>
    /// <exception cref="TrustedDocumentException">The folder of trusted documents cannot be used.</exception>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        endpoints.ServiceProvider.GetRequiredService<GraphQLExecutor>().LoadTrustedDocuments();
        var http = endpoints.ServiceProvider.GetRequiredService<HttpTransport>();
        var sockets = endpoints.ServiceProvider.GetRequiredService<WebSocketTransport>();
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets(
            new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(30) }
        );
        pipeline.Run(context => context.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(context) : http.HandleAsync(context));
        endpoints.MapGet($"{path}/ide/{{file}}", http.SendIdeFileAsync).AllowAnonymous();
        return endpoints.Map(path, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
