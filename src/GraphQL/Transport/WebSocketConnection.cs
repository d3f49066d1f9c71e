using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using System.Threading.Channels;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AltProvision.GraphQL.Transport;

/// <summary>One connection of graphql-transport-ws. Messages come in one after the other; what goes out passes one queue, so that sends never overlap.</summary>
internal sealed class WebSocketConnection : IAsyncDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly WebSocket _socket;
    private readonly HttpContext _context;
    private readonly IServiceProvider _services;
    private readonly GraphQLExecutor _executor;
    private readonly GraphQLOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SubscriptionGroups _groups;
    private readonly Channel<OutgoingMessage> _outgoing;
    private readonly Queue<OutgoingMessage> _late = [];
    private readonly ConcurrentDictionary<string, RunningOperation> _operations = new(concurrencyLevel: 1, capacity: 1);
    private readonly CancellationTokenSource _ended;
    private readonly Lock _closing = new();
    private (CloseCode Code, string Reason)? _close;
    private ITimer? _initTimer;
    private ITimer? _expiryTimer;
    private bool _isInitialised;
    private volatile bool _isShuttingDown;
    private ClaimsPrincipal? _user;

    public WebSocketConnection(
        WebSocket socket,
        HttpContext context,
        IServiceProvider services,
        GraphQLExecutor executor,
        SubscriptionGroups groups,
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
        _options = options;
        _time = time;
        _logger = logger;
        _outgoing = Channel.CreateBounded<OutgoingMessage>(
            new BoundedChannelOptions(options.WebSockets.MaxQueuedMessages) { SingleReader = true }
        );
        _ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
    }

    /// <summary>A message, or what comes before and after a response whose bytes go to others as well.</summary>
    private readonly record struct OutgoingMessage(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Result = default);

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
    private sealed class SharedSubscription(WebSocketConnection connection, string id) : RunningOperation, ISubscriber
    {
        private readonly byte[] _head = HeadOf(id);
        private IDisposable? _membership;
        private bool _isOver;

        public override bool IsSubscription => true;

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
        var sending = SendAllAsync();
        await ReceiveAllAsync();
        await _ended.CancelAsync();
        CancelAll();
        _outgoing.Writer.TryComplete();
        await sending;
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
        _outgoing.Writer.TryComplete();
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

        if (_expiryTimer is not null)
        {
            await _expiryTimer.DisposeAsync();
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

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(CancellationToken.None))
            {
                using var timeout = new CancellationTokenSource(_options.WebSockets.SlowClientTimeout + CloseTimeout);
                await SendAsync(message, timeout.Token);
            }

            using var closing = new CancellationTokenSource(CloseTimeout);
            var (code, reason) = _close ?? ((CloseCode)WebSocketCloseStatus.NormalClosure, "");
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, closing.Token);
            }

            // A client that does not answer the close is not waited for.
            _ended.CancelAfter(CloseTimeout);
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            _socket.Abort();
        }
    }

    // The parts are put together in one buffer, which is borrowed for this long only.
    private async Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Result.IsEmpty)
        {
            await _socket.SendAsync(message.Head, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            return;
        }

        var length = message.Head.Length + message.Result.Length + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        message.Head.CopyTo(buffer);
        message.Result.CopyTo(buffer.AsMemory(message.Head.Length));
        buffer[length - 1] = (byte)'}';
        await _socket.SendAsync(buffer.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        ArrayPool<byte>.Shared.Return(buffer);
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
        _user = _options.AuthenticateConnection is { } authenticate ? await AuthenticateAsync(authenticate, payload) : _context.User;
        if (_user is null)
        {
            Close(CloseCode.Forbidden, "Forbidden");
            return;
        }

        _expiryTimer = Expiry.Start(
            _options.WebSockets.ExpiresAt(_user),
            _time,
            () => Close(CloseCode.Forbidden, "The token has expired; connect again with a new one.")
        );
        await SendAsync(new("""{"type":"connection_ack"}"""u8.ToArray()));
    }

    private async Task<ClaimsPrincipal?> AuthenticateAsync(
        Func<HttpContext, JsonElement?, Task<ClaimsPrincipal?>> authenticate,
        JsonElement? payload
    )
    {
        try
        {
            return await authenticate(_context, payload);
        }
#pragma warning disable CA1031 // A hook that fails lets nobody in.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.LogError(exception, "A WebSocket connection could not be authenticated");
            return null;
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
        if (errors.Count > 0)
        {
            await SendErrorsAsync(id, errors);
            return;
        }

        if (isSubscription)
        {
            await StartSubscriptionAsync(id, operation!, request!.Variables);
        }
        else
        {
            Run(id, isSubscription, (running, context) => ExecuteAsync(id, running, operation!, request!, context));
        }
    }

    private async Task StartSubscriptionAsync(string id, CompiledOperation operation, JsonElement? variables)
    {
        var (errors, subscription) = _executor.PrepareSubscription(operation, variables);
        if (subscription is null)
        {
            await SendErrorsAsync(id, errors);
            return;
        }

        _executor.Metrics.SubscriptionsChanged(1);
        if (_groups.UserToShareAs(subscription, _user!) is not { } user)
        {
            Run(id, isSubscription: true, (running, context) => SubscribeAsync(id, running, subscription, context));
            return;
        }

        var shared = new SharedSubscription(this, id);
        _operations[id] = shared;
        shared.Join(_groups.Join(subscription, variables, user, shared));
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

    private void Run(string id, bool isSubscription, Func<OwnOperation, RequestContext, Task<IReadOnlyList<GraphQLError>>> run)
    {
        // Disposed with the operation; here it would be too early.
        var running = new OwnOperation(isSubscription, CancellationTokenSource.CreateLinkedTokenSource(_ended.Token));
        _operations[id] = running;
        CancelIfClosing(running);
        _ = Task.Run(() => RunAsync(id, running, run), CancellationToken.None);
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

    private async Task RunAsync(string id, OwnOperation running, Func<OwnOperation, RequestContext, Task<IReadOnlyList<GraphQLError>>> run)
    {
        using var cancellation = running.Cancellation;
        var context = GraphQLExecutor.NewContext(_services, _user!);
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
        RequestContext context
    )
    {
        var result = await _executor.ExecuteAsync(operation, request.Variables, context, running.Cancellation.Token);
        if (!result.IsExecuted)
        {
            return result.Errors;
        }

        await SendNextAsync(id, running, result);
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

    private Task SendNextAsync(string id, RunningOperation running, ExecutionResult result) =>
        IsCurrent(id, running) ? SendAsync(new(Message(id, "next", writer => result.Write(writer, hasCost: true)))) : Task.CompletedTask;

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

    /// <summary>
    /// Queues a message for its client, and does not wait. A client that does not read has its queue waited for as any other, but here, where it
    /// keeps nobody up.
    /// </summary>
    private void Post(OutgoingMessage message)
    {
        if (_close is not null)
        {
            return;
        }

        lock (_late)
        {
            if (_late.Count == 0 && _outgoing.Writer.TryWrite(message))
            {
                return;
            }

            if (_late.Count < _options.WebSockets.MaxQueuedMessages)
            {
                _late.Enqueue(message);
                if (_late.Count == 1)
                {
                    _ = Task.Run(SendLateAsync);
                }

                return;
            }
        }

        CloseSlow();
    }

    private async Task SendLateAsync()
    {
        OutgoingMessage? next;
        lock (_late)
        {
            next = _late.Peek();
        }

        while (next is { } message && _close is null)
        {
            await SendAsync(message);
            lock (_late)
            {
                // Left in the queue until now, so that none that comes later overtakes it.
                _late.Dequeue();
                next = _late.TryPeek(out var waiting) ? waiting : null;
            }
        }
    }

    private async Task SendAsync(OutgoingMessage message)
    {
        if (_outgoing.Writer.TryWrite(message))
        {
            return;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        timeout.CancelAfter(_options.WebSockets.SlowClientTimeout);
        try
        {
            await _outgoing.Writer.WriteAsync(message, timeout.Token);
        }
        catch (ChannelClosedException)
        {
            // The connection is closing; nobody waits for the message.
        }
        catch (OperationCanceledException)
        {
            CloseSlow();
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
