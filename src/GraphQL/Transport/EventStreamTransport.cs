using System.Runtime.CompilerServices;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AltProvision.GraphQL.Transport;

/// <summary>
/// Answers one operation as a stream of events:
/// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode
/// </summary>
internal sealed class EventStreamTransport(
    GraphQLExecutor executor,
    GraphQLOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<EventStreamTransport> logger
)
{
    /// <summary>One result, and the end.</summary>
    public async Task SendAsync(HttpContext context, ExecutionResult result)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        await SendAsync(context, SingleAsync(() => Task.FromResult(result)), ended);
    }

    /// <summary>One result for a query or a mutation, one for each event of a subscription.</summary>
    public async Task RunAsync(HttpContext context, CompiledOperation operation, GraphQLRequest request)
    {
        var requestContext = GraphQLExecutor.NewContext(context.RequestServices, context.User);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        if (operation.Definition.Operation is not OperationType.Subscription)
        {
            await SendAsync(
                context,
                SingleAsync(() => executor.ExecuteAsync(operation, request.Variables, requestContext, ended.Token)),
                ended
            );
            return;
        }

        using var shutdown = lifetime.ApplicationStopping.Register(ended.Cancel);
        await using var expiry = Expiry.Start(options.WebSockets.ExpiresAt(context.User), time, ended.Cancel);
        await SendAsync(context, EventsAsync(operation, request, requestContext, ended.Token), ended);
    }

    private async Task SendAsync(HttpContext context, IAsyncEnumerable<ExecutionResult> results, CancellationTokenSource ended)
    {
        var stream = new EventStream(context, options.EventStreams);
        try
        {
            await stream.OpenAsync();
            await using var source = results.GetAsyncEnumerator(ended.Token);
            while (await NextAsync(source, stream, ended))
            {
                await stream.NextAsync(source.Current);
            }

            await stream.CompleteAsync();
        }
        catch (SlowClientException slow)
        {
            logger.LogInformation("An event stream was cut off: {Reason}", slow.Message);
            context.Abort();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Without complete, by which clients would take the operation as done: they connect again.
        }
    }

    /// <summary>Waits for the next result, with a comment whenever the silence is long.</summary>
    private async Task<bool> NextAsync(IAsyncEnumerator<ExecutionResult> source, EventStream stream, CancellationTokenSource ended)
    {
        var next = source.MoveNextAsync().AsTask();
        Task settled = next;
        try
        {
            while (!next.IsCompleted)
            {
                await settled
                    .WaitAsync(options.EventStreams.KeepAlive, time, CancellationToken.None)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!next.IsCompleted)
                {
                    await stream.CommentAsync();
                }
            }
        }
        finally
        {
            // A source can only be disposed of when it rests.
            if (!next.IsCompleted)
            {
                await ended.CancelAsync();
                await settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return await next;
    }

    private static async IAsyncEnumerable<ExecutionResult> SingleAsync(Func<Task<ExecutionResult>> execute)
    {
        yield return await execute();
    }

    private async IAsyncEnumerable<ExecutionResult> EventsAsync(
        CompiledOperation operation,
        GraphQLRequest request,
        RequestContext requestContext,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (errors, events) = executor.Subscribe(operation, request.Variables, requestContext, cancellationToken);
        if (events is null)
        {
            yield return ExecutionResult.RequestError(errors);
            yield break;
        }

        await using var source = events.GetAsyncEnumerator(cancellationToken);
        ExecutionResult? failure = null;
        while (failure is null)
        {
            try
            {
                if (!await source.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // A source stream may throw anything; it ends its subscription.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExecutionResult.RequestError(ErrorMasking.ToError(exception, options, requestContext, logger, "subscription"));
            }

            yield return failure ?? source.Current;
        }
    }
}
