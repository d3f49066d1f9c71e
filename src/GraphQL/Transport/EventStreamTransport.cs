using System.Runtime.CompilerServices;
using System.Threading.Channels;
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
    SubscriptionGroups groups,
    GraphQLOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<EventStreamTransport> logger
)
{
    /// <summary>One result, and the end.</summary>
    public async Task SendAsync(HttpContext context, ExecutionResult result, BudgetState? left)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        await SendAsync(context, SingleAsync(() => Task.FromResult(result), left), ended);
    }

    /// <summary>One result for a query or a mutation, one for each event of a subscription.</summary>
    /// <param name="left">What is left to the caller, told with the single result.</param>
    public async Task RunAsync(HttpContext context, CompiledOperation operation, GraphQLRequest request, BudgetState? left = null)
    {
        var requestContext = GraphQLExecutor.NewContext(
            context.RequestServices,
            context.User,
            HttpTransport.AddressOf(context),
            request.Reason
        );
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        if (operation.Definition.Operation is not OperationType.Subscription)
        {
            await SendAsync(
                context,
                SingleAsync(() => executor.ExecuteAsync(operation, request.Variables, requestContext, ended.Token), left),
                ended
            );
            return;
        }

        using var shutdown = lifetime.ApplicationStopping.Register(ended.Cancel);
        string? refusal = null;
        await using var expiry = new Expiry(
            options,
            context.User,
            time,
            expired: ended.Cancel,
            refused: reason =>
            {
                Volatile.Write(ref refusal, reason);
                ended.Cancel();
            }
        );
        await SendAsync(context, EventsAsync(operation, request, requestContext, ended.Token), ended, () => Volatile.Read(ref refusal));
    }

    /// <param name="whyRefused">Why the user may stay no longer, when that ended the stream.</param>
    private async Task SendAsync(
        HttpContext context,
        IAsyncEnumerable<ReadOnlyMemory<byte>> results,
        CancellationTokenSource ended,
        Func<string?>? whyRefused = null
    )
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
            if (whyRefused?.Invoke() is { } reason && !context.RequestAborted.IsCancellationRequested)
            {
                await SendRefusalAsync(stream, reason);
            }
        }
    }

    // Whoever was signed out does not connect again: the operation is done.
    private async Task SendRefusalAsync(EventStream stream, string reason)
    {
        try
        {
            await stream.NextAsync(
                HttpTransport.ToUtf8(ExecutionResult.RequestError(new GraphQLError(reason, ErrorCodes.Unauthenticated, [])))
            );
            await stream.CompleteAsync();
        }
        catch (Exception exception) when (exception is SlowClientException or OperationCanceledException)
        {
            logger.LogInformation("An event stream ended before its client had read why.");
        }
    }

    /// <summary>Waits for the next result, with a comment whenever the silence is long.</summary>
    private async Task<bool> NextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> source, EventStream stream, CancellationTokenSource ended)
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

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> SingleAsync(Func<Task<ExecutionResult>> execute, BudgetState? left)
    {
        yield return HttpTransport.ToUtf8(await execute(), left);
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> EventsAsync(
        CompiledOperation operation,
        GraphQLRequest request,
        RequestContext requestContext,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (errors, subscription) = executor.PrepareSubscription(operation, request.Variables, requestContext.User);
        if (subscription is null)
        {
            yield return HttpTransport.ToUtf8(ExecutionResult.RequestError(errors));
            yield break;
        }

        executor.Metrics.SubscriptionsChanged(1);
        try
        {
            var member = new Member(requestContext.Caller, options.EventStreams.MaxQueuedEvents);
            var shared = groups.UserToShareAs(subscription, requestContext.User);
            using var membership = shared is null ? null : groups.Join(subscription, request.Variables, shared, member);
            var events = shared is null
                ? OwnEventsAsync(subscription, requestContext, cancellationToken)
                : member.ReadAllAsync(cancellationToken);
            await foreach (var result in events)
            {
                yield return result;
            }
        }
        finally
        {
            executor.Metrics.SubscriptionsChanged(-1);
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> OwnEventsAsync(
        Subscription subscription,
        RequestContext requestContext,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var source = executor
            .EventsAsync(subscription, requestContext, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
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

            yield return HttpTransport.ToUtf8(failure ?? source.Current);
        }
    }

    /// <summary>One of those who share a subscription. What its client has not read yet waits in a queue of its own.</summary>
    private sealed class Member(Caller caller, int capacity) : ISubscriber
    {
        private readonly Channel<ReadOnlyMemory<byte>> _events = Channel.CreateBounded<ReadOnlyMemory<byte>>(capacity);

        public Caller Caller => caller;

        public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAllAsync(CancellationToken cancellationToken) =>
            _events.Reader.ReadAllAsync(cancellationToken);

        public void Next(ReadOnlyMemory<byte> result)
        {
            if (!_events.Writer.TryWrite(result))
            {
                _events.Writer.TryComplete(new SlowClientException($"The client left {capacity} events unread, which is the limit."));
            }
        }

        public void End(IReadOnlyList<GraphQLError> errors)
        {
            if (errors.Count > 0)
            {
                Next(HttpTransport.ToUtf8(ExecutionResult.RequestError(errors)));
            }

            _events.Writer.TryComplete();
        }
    }
}
