using AltProvision.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AltProvision.GraphQL.Transport;

/// <summary>Accepts WebSocket connections: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</summary>
internal sealed class WebSocketTransport(
    IServiceProvider services,
    GraphQLExecutor executor,
    SubscriptionGroups groups,
    OperationBudget budget,
    GraphQLOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<WebSocketTransport> logger
)
{
    private const string Protocol = "graphql-transport-ws";
    private const string RetryAfterSeconds = "10";

    private int _open;

    public async Task HandleAsync(HttpContext context)
    {
        if (!options.WebSockets.IsOriginAllowed(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > options.WebSockets.MaxConnections)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                return;
            }

            await AcceptAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task AcceptAsync(HttpContext context)
    {
        var isKnown = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(isKnown ? Protocol : null);
        await using var connection = new WebSocketConnection(socket, context, services, executor, groups, budget, options, time, logger);
        if (!isKnown)
        {
            connection.Close(CloseCode.SubprotocolNotAcceptable, $"Use the sub-protocol {Protocol}.");
        }

        using var shutdown = lifetime.ApplicationStopping.Register(connection.ShutDown);
        executor.Metrics.SocketsChanged(1);
        try
        {
            await connection.RunAsync();
        }
        finally
        {
            executor.Metrics.SocketsChanged(-1);
        }
    }
}

/// <summary>Why a connection ends.</summary>
internal enum CloseCode
{
    GoingAway = 1001,
    MessageTooBig = 1009,
    InternalError = 1011,
    TryAgainLater = 1013,
    BadRequest = 4400,
    Unauthorized = 4401,
    Forbidden = 4403,
    SubprotocolNotAcceptable = 4406,
    InitialisationTimeout = 4408,
    SubscriberAlreadyExists = 4409,
    TooManyInitialisationRequests = 4429,
}
