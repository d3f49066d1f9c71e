using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AltProvision.GraphQL.Transport;

/// <summary>One connection of graphql-transport-ws. Messages come in one after the other; what goes out passes one queue, so that sends never overlap.</summary>
internal sealed class WebSocketConnection : IAsyncDisposable
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(2);

    private readonly WebSocket _socket;
    private readonly HttpContext _context;
    private readonly IServiceProvider _services;
    private readonly GraphQLExecutor _executor;
    private readonly GraphQLOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SubscriptionGroups _groups;
    private readonly OperationBudget _budget;
    private readonly OutgoingQueue _outgoing;
    private readonly ConcurrentDictionary<string, RunningOperation> _operations = new(concurrencyLevel: 1, capacity: 1);
    private readonly CancellationTokenSource _ended;
    private readonly Lock _closing = new();
    private (CloseCode Code, string Reason)? _close;
    private ITimer? _initTimer;
    private Expiry? _expiry;
    private bool _isInitialised;
    private bool _isWaiting;
    private volatile bool _isShuttingDown;
    private ClaimsPrincipal? _user;

    public WebSocketConnection(
        WebSocket socket,
        HttpContext context,
        IServiceProvider services,
        GraphQLExecutor executor,
        SubscriptionGroups groups,
        OperationBudget budget,
        GraphQLOptions options,
        TimeProvider time,
        ILogger logger
    )
    {
        _socket = socket;
        _context = context;
        _services = services;
        _executor = executor;
        _groups = groups;
        _budget = budget;
        _options = options;
        _time = time;
        _logger = logger;
        _outgoing = new(socket, options.WebSockets);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
    }

    private abstract class RunningOperation
    {
        public abstract bool IsSubscription { get; }

        public abstract void Cancel();
    }

    private sealed class OwnOperation(bool isSubscription, CancellationTokenSource cancellation) : RunningOperation
    {
        public override bool IsSubscription => isSubscription;

        public CancellationTokenSource Cancellation => cancellation;

        public override void Cancel()
        {
            try
            {
                cancellation.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended in the same moment.
            }
        }
    }

    /// <summary>A subscription that others share: no task, no token and no buffer of its own.</summary>
    private sealed class SharedSubscription(WebSocketConnection connection, string id, Caller caller) : RunningOperation, ISubscriber
    {
        private readonly byte[] _head = HeadOf(id);
        private IDisposable? _membership;
        private bool _isOver;

        public override bool IsSubscription => true;

        public Caller Caller => caller;

        public void Join(IDisposable membership)
        {
            lock (_head)
            {
                _membership = membership;
                if (!_isOver)
                {
                    return;
                }
            }

            membership.Dispose();
        }

        public void Next(ReadOnlyMemory<byte> result)
        {
            if (connection.IsCurrent(id, this))
            {
                connection.Post(new(_head, result));
            }
        }

        public void End(IReadOnlyList<GraphQLError> errors)
        {
            // The id is free before the client hears of it, because it may use it again at once.
            if (Leave())
            {
                connection.Post(new(errors.Count > 0 ? ErrorMessage(id, errors) : Message(id, "complete", null)));
                connection.CloseWhenIdle();
            }
        }

        public override void Cancel()
        {
            Leave();
            connection.CloseWhenIdle();
        }

        /// <returns>Whether it is still running for the client, who may have said <c>complete</c>.</returns>
        private bool Leave()
        {
            var wasRunning = connection._operations.TryRemove(new(id, this));
            lock (_head)
            {
                if (!_isOver)
                {
                    _isOver = true;
                    connection._executor.Metrics.SubscriptionsChanged(-1);
                }
            }

            _membership?.Dispose();
            return wasRunning;
        }
    }

    public async Task RunAsync()
    {
        _initTimer = _time.CreateTimer(
            _ => Close(CloseCode.InitialisationTimeout, "Connection initialisation timeout"),
            null,
            _options.WebSockets.InitTimeout,
            Timeout.InfiniteTimeSpan
        );
        await ReceiveAllAsync();
        await _ended.CancelAsync();
        CancelAll();
        _outgoing.End(WebSocketCloseStatus.NormalClosure, "");
        await _outgoing.IsOver;
    }

    /// <summary>Ends the connection with a code; the first one counts.</summary>
    public void Close(CloseCode code, string reason)
    {
        lock (_closing)
        {
            if (_close is not null)
            {
                return;
            }

            _close = (code, reason);
        }

        CancelAll();
        _outgoing.End((WebSocketCloseStatus)code, reason);
        _ = WaitForAnswerAsync();
    }

    /// <summary>
    /// Lets queries and mutations come to their end, and then says goodbye. Subscriptions have no end; their clients take them up elsewhere,
    /// as they do with what they ask for from now on.
    /// </summary>
    public void ShutDown()
    {
        _isShuttingDown = true;
        foreach (var operation in _operations.Values.Where(static operation => operation.IsSubscription))
        {
            operation.Cancel();
        }

        CloseWhenIdle();
    }

    public async ValueTask DisposeAsync()
    {
        if (_initTimer is not null)
        {
            await _initTimer.DisposeAsync();
        }

        if (_expiry is not null)
        {
            await _expiry.DisposeAsync();
        }

        // Not _ended: operations that end late still look at it, and it goes with the request's own token.
    }

    private void CloseWhenIdle()
    {
        if (_isShuttingDown && _operations.IsEmpty)
        {
            Close(CloseCode.GoingAway, "The server shuts down.");
        }
    }

    private void CancelAll()
    {
        foreach (var operation in _operations.Values)
        {
            operation.Cancel();
        }
    }

    private bool IsCurrent(string id, RunningOperation operation) =>
        _operations.TryGetValue(id, out var current) && ReferenceEquals(current, operation);

    // A client that does not answer the close is not waited for.
    private async Task WaitForAnswerAsync()
    {
        await _outgoing.IsOver;
        _ended.CancelAfter(AnswerTimeout);
    }

    private async Task ReceiveAllAsync()
    {
        try
        {
            while (await ReceiveAsync()) { }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The other end is gone, or does not answer the close.
        }
    }

    /// <summary>Waits for the next message and handles it. False when the other end closes.</summary>
    private async Task<bool> ReceiveAsync()
    {
        // Nothing is read into: as long as no message comes, none needs a buffer.
        var frame = await _socket.ReceiveAsync(Memory<byte>.Empty, _ended.Token);
        var buffer = new ReceivedMessage();
        try
        {
            while (frame.MessageType is not WebSocketMessageType.Close && !frame.EndOfMessage)
            {
                frame = await _socket.ReceiveAsync(buffer.GetMemory(), _ended.Token);
                // What comes while the connection closes is read, and left.
                buffer.Advance(_close is null ? frame.Count : 0);
                if (buffer.Length > _options.MaxRequestBytes)
                {
                    Close(CloseCode.MessageTooBig, $"A message is longer than {_options.MaxRequestBytes} bytes.");
                }
            }

            if (_close is null && frame.MessageType is not WebSocketMessageType.Close)
            {
                await HandleAsync(frame.MessageType is WebSocketMessageType.Text, buffer.Written);
            }
        }
        finally
        {
            buffer.Release();
        }

        return frame.MessageType is not WebSocketMessageType.Close;
    }

    private async Task HandleAsync(bool isText, ReadOnlyMemory<byte> utf8)
    {
        JsonElement message;
        try
        {
            // A copy: variables are read while the buffer takes the next message.
            message = isText ? JsonDocument.Parse(utf8.ToArray(), HttpTransport.JsonInput).RootElement : default;
        }
        catch (JsonException)
        {
            message = default;
        }

        if (
            message.ValueKind is not JsonValueKind.Object
            || !GraphQLRequestReader.TryReadText(message, "type", out var type)
            || !GraphQLRequestReader.TryReadText(message, "id", out var id)
        )
        {
            Close(CloseCode.BadRequest, "Invalid message received");
            return;
        }

        await HandleAsync(type, id, message);
    }

    private async Task HandleAsync(string? type, string? id, JsonElement message)
    {
        switch (type)
        {
            case "connection_init" when GraphQLRequestReader.IsMapOrNothing(message, "payload"):
                await InitialiseAsync(
                    message.TryGetProperty("payload", out var payload) && payload.ValueKind is JsonValueKind.Object ? payload : null
                );
                break;
            case "ping" when GraphQLRequestReader.IsMapOrNothing(message, "payload"):
                await SendAsync(new("""{"type":"pong"}"""u8.ToArray()));
                break;
            case "pong" when GraphQLRequestReader.IsMapOrNothing(message, "payload"):
                break;
            case "subscribe" when !string.IsNullOrEmpty(id) && message.TryGetProperty("payload", out var request):
                await StartAsync(id, request);
                break;
            case "complete" when id is not null:
                if (_operations.TryRemove(id, out var stopped))
                {
                    stopped.Cancel();
                }

                break;
            default:
                Close(CloseCode.BadRequest, "Invalid message received");
                break;
        }
    }

    private async Task InitialiseAsync(JsonElement? payload)
    {
        if (_isInitialised)
        {
            Close(CloseCode.TooManyInitialisationRequests, "Too many initialisation requests");
            return;
        }

        _isInitialised = true;
        await _initTimer!.DisposeAsync();
        _initTimer = null;
        (_user, var refusal) = _options.AuthenticateConnection is { } authenticate
            ? await AuthenticateAsync(authenticate, payload)
            : (_context.User, "");
        if (_user is null)
        {
            Close(CloseCode.Forbidden, refusal);
            return;
        }

        _expiry = new(
            _options,
            _user,
            _time,
            expired: () => Close(CloseCode.Forbidden, "The token has expired; connect again with a new one."),
            refused: reason => Close(CloseCode.Forbidden, reason)
        );
        await SendAsync(new("""{"type":"connection_ack"}"""u8.ToArray()));
    }

    private async Task<(ClaimsPrincipal? User, string Refusal)> AuthenticateAsync(
        Func<HttpContext, JsonElement?, Task<ClaimsPrincipal?>> authenticate,
        JsonElement? payload
    )
    {
        try
        {
            return (await authenticate(_context, payload), "Forbidden");
        }
        catch (ConnectionRefusedException refused)
        {
            return (null, refused.Message);
        }
#pragma warning disable CA1031 // A hook that fails lets nobody in.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.LogError(exception, "A WebSocket connection could not be authenticated");
            return (null, "Forbidden");
        }
    }

    private async Task StartAsync(string id, JsonElement payload)
    {
        if (_user is null)
        {
            Close(CloseCode.Unauthorized, "Unauthorized");
            return;
        }

        if (!GraphQLRequestReader.TryRead(payload, out var request, out _))
        {
            Close(CloseCode.BadRequest, "Invalid message received");
            return;
        }

        if (_isShuttingDown)
        {
            return;
        }

        if (_operations.ContainsKey(id))
        {
            // A reason has 123 bytes at most, and an id may be of any length.
            Close(
                CloseCode.SubscriberAlreadyExists,
                id.Length <= 40 && id.All(char.IsAscii) ? $"Subscriber for {id} already exists" : "Subscriber already exists"
            );
            return;
        }

        var (operation, errors) = _executor.Prepare(request!, _user);
        var isSubscription = operation?.Definition.Operation is OperationType.Subscription;
        errors = operation is null ? errors : Refusals(isSubscription);
        var caller = _budget.Find(_context, _user);
        var (left, refusal) = caller?.Take(errors.Count > 0 ? null : operation) ?? default;
        errors = refusal is null ? errors : Throttled(refusal);
        if (errors.Count > 0)
        {
            await SendErrorsAsync(id, errors);
            return;
        }

        if (isSubscription)
        {
            await StartSubscriptionAsync(id, operation!, request!);
        }
        else
        {
            Run(id, isSubscription, request!, (running, context) => ExecuteAsync(id, running, operation!, request!, context, caller, left));
        }
    }

    private GraphQLError[] Throttled(Throttling refusal)
    {
        _executor.Metrics.Answered([refusal.Error]);
        return [refusal.Error];
    }

    private async Task StartSubscriptionAsync(string id, CompiledOperation operation, GraphQLRequest request)
    {
        var (errors, subscription) = _executor.PrepareSubscription(operation, request.Variables, _user!);
        if (subscription is null)
        {
            await SendErrorsAsync(id, errors);
            return;
        }

        _executor.Metrics.SubscriptionsChanged(1);
        if (_groups.UserToShareAs(subscription, _user!) is not { } user)
        {
            Run(id, isSubscription: true, request, (running, context) => SubscribeAsync(id, running, subscription, context));
            return;
        }

        var shared = new SharedSubscription(this, id, GraphQLExecutor.NewCaller(_user!, HttpTransport.AddressOf(_context), request.Reason));
        _operations[id] = shared;
        shared.Join(_groups.Join(subscription, request.Variables, user, shared));
        CancelIfClosing(shared);
    }

    // Whoever closes goes through the operations once, and may have come before this one.
    private void CancelIfClosing(RunningOperation operation)
    {
        if ((_isShuttingDown && operation.IsSubscription) || _close is not null)
        {
            operation.Cancel();
        }
    }

    private void Run(
        string id,
        bool isSubscription,
        GraphQLRequest request,
        Func<OwnOperation, RequestContext, Task<IReadOnlyList<GraphQLError>>> run
    )
    {
        // Disposed with the operation; here it would be too early.
        var running = new OwnOperation(isSubscription, CancellationTokenSource.CreateLinkedTokenSource(_ended.Token));
        _operations[id] = running;
        CancelIfClosing(running);
        var context = GraphQLExecutor.NewContext(_services, _user!, HttpTransport.AddressOf(_context), request.Reason);
        _ = Task.Run(() => RunAsync(id, running, context, run), CancellationToken.None);
    }

    private IReadOnlyList<GraphQLError> Refusals(bool isSubscription)
    {
        var limits = _options.WebSockets;
        return isSubscription && _operations.Values.Count(o => o.IsSubscription) >= limits.MaxSubscriptions
                ?
                [
                    new(
                        $"The connection has {limits.MaxSubscriptions} subscriptions, which is the limit. Stop one first.",
                        ErrorCodes.Throttled,
                        []
                    ),
                ]
            : _operations.Count >= limits.MaxOperations
                ?
                [
                    new(
                        $"The connection runs {limits.MaxOperations} operations, which is the limit. Wait for one to end.",
                        ErrorCodes.Throttled,
                        []
                    ),
                ]
            : [];
    }

    private async Task RunAsync(
        string id,
        OwnOperation running,
        RequestContext context,
        Func<OwnOperation, RequestContext, Task<IReadOnlyList<GraphQLError>>> run
    )
    {
        using var cancellation = running.Cancellation;
        try
        {
            var errors = await run(running, context);
            // The id is free before the client hears of it, because it may use it again at once.
            if (_operations.TryRemove(new(id, running)))
            {
                await (errors.Count > 0 ? SendErrorsAsync(id, errors) : SendAsync(new(Message(id, "complete", null))));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _operations.TryRemove(new(id, running));
        }
#pragma warning disable CA1031 // A source stream may throw anything; it ends its subscription, not the connection.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (_operations.TryRemove(new(id, running)))
            {
                await SendErrorsAsync(id, [ErrorMasking.ToError(exception, _options, context, _logger, "subscription")]);
            }
        }

        CloseWhenIdle();
    }

    private async Task<IReadOnlyList<GraphQLError>> ExecuteAsync(
        string id,
        OwnOperation running,
        CompiledOperation operation,
        GraphQLRequest request,
        RequestContext context,
        Spender? caller,
        BudgetState? left
    )
    {
        var (place, refusal) = await _budget.EnterAsync(caller, operation, running.Cancellation.Token);
        if (refusal is not null)
        {
            return Throttled(refusal);
        }

        ExecutionResult result;
        using (place)
        {
            result = await _executor.ExecuteAsync(operation, request.Variables, context, running.Cancellation.Token);
        }

        if (!result.IsExecuted)
        {
            return result.Errors;
        }

        await SendNextAsync(id, running, result, left);
        return [];
    }

    private async Task<IReadOnlyList<GraphQLError>> SubscribeAsync(
        string id,
        OwnOperation running,
        Subscription subscription,
        RequestContext context
    )
    {
        try
        {
            await foreach (var result in _executor.EventsAsync(subscription, context, running.Cancellation.Token))
            {
                await SendNextAsync(id, running, result);
            }
        }
        finally
        {
            _executor.Metrics.SubscriptionsChanged(-1);
        }

        return [];
    }

    private Task SendNextAsync(string id, RunningOperation running, ExecutionResult result, BudgetState? left = null) =>
        IsCurrent(id, running)
            ? SendAsync(new(Message(id, "next", writer => result.Write(writer, hasCost: true, left))))
            : Task.CompletedTask;

    private Task SendErrorsAsync(string id, IReadOnlyList<GraphQLError> errors) => SendAsync(new(ErrorMessage(id, errors)));

    private static ReadOnlyMemory<byte> ErrorMessage(string id, IReadOnlyList<GraphQLError> errors) =>
        Message(id, "error", writer => ExecutionResult.WriteErrors(writer, errors));

    /// <summary>A message <c>next</c> without its response, and without the bracket that closes it.</summary>
    private static byte[] HeadOf(string id) => [.. Message(id, "next", null).Span[..^1], .. ",\"payload\":"u8];

    private static ReadOnlyMemory<byte> Message(string id, string type, Action<Utf8JsonWriter>? writePayload)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, HttpTransport.JsonOutput);
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        writer.WriteString("type"u8, type);
        if (writePayload is not null)
        {
            writer.WritePropertyName("payload"u8);
            writePayload(writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private async Task SendAsync(OutgoingMessage message)
    {
        while (!_outgoing.TryAdd(message, turns: 1, out _))
        {
            if (!await WaitForSpaceAsync())
            {
                return;
            }
        }
    }

    /// <summary>
    /// Queues a message for its client, and does not wait. A client that does not read has its queue waited for as ever, but where it keeps
    /// nobody up; meanwhile as many messages again may come.
    /// </summary>
    private void Post(OutgoingMessage message)
    {
        if (!_outgoing.TryAdd(message, turns: 2, out var isLate))
        {
            CloseSlow();
        }
        else if (isLate && !Interlocked.Exchange(ref _isWaiting, true))
        {
            _ = Task.Run(WaitForClientAsync);
        }
    }

    private async Task WaitForClientAsync()
    {
        await WaitForSpaceAsync();
        Volatile.Write(ref _isWaiting, false);
    }

    /// <returns>False when the connection is at its end.</returns>
    private async Task<bool> WaitForSpaceAsync()
    {
        try
        {
            if (await _outgoing.WaitForSpaceAsync(_ended.Token))
            {
                return true;
            }

            CloseSlow();
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void CloseSlow()
    {
        var limits = _options.WebSockets;
        _logger.LogInformation(
            "A WebSocket connection was closed: its client left {Messages} messages unread for {Seconds} s",
            limits.MaxQueuedMessages,
            limits.SlowClientTimeout.TotalSeconds
        );
        Close(CloseCode.TryAgainLater, $"The client reads too slowly; {limits.MaxQueuedMessages} messages wait, which is the limit.");
    }
}
