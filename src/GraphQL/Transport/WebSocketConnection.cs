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
    private readonly Channel<ReadOnlyMemory<byte>> _outgoing;
    private readonly ConcurrentDictionary<string, RunningOperation> _operations = [];
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
        GraphQLOptions options,
        TimeProvider time,
        ILogger logger
    )
    {
        _socket = socket;
        _context = context;
        _services = services;
        _executor = executor;
        _options = options;
        _time = time;
        _logger = logger;
        _outgoing = Channel.CreateBounded<ReadOnlyMemory<byte>>(
            new BoundedChannelOptions(options.WebSockets.MaxQueuedMessages) { SingleReader = true }
        );
        _ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
    }

    private sealed record RunningOperation(bool IsSubscription, CancellationTokenSource Cancellation)
    {
        public void Cancel()
        {
            try
            {
                Cancellation.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended in the same moment.
            }
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

        foreach (var operation in _operations.Values)
        {
            operation.Cancel();
        }

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

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(CancellationToken.None))
            {
                using var timeout = new CancellationTokenSource(_options.WebSockets.SlowClientTimeout + CloseTimeout);
                await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
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

    private async Task ReceiveAllAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (await ReceiveAsync(buffer) is { } isText)
            {
                if (_close is null)
                {
                    await HandleAsync(isText, buffer.WrittenMemory);
                }

                buffer.Clear();
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The other end is gone, or does not answer the close.
        }
    }

    /// <summary>Puts a message together from its frames. Null when the other end closes.</summary>
    private async Task<bool?> ReceiveAsync(ArrayBufferWriter<byte> buffer)
    {
        while (true)
        {
            var frame = await _socket.ReceiveAsync(buffer.GetMemory(4096), _ended.Token);
            if (frame.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            if (_close is null)
            {
                buffer.Advance(frame.Count);
            }

            if (buffer.WrittenCount > _options.MaxRequestBytes)
            {
                Close(CloseCode.MessageTooBig, $"A message is longer than {_options.MaxRequestBytes} bytes.");
            }

            if (frame.EndOfMessage)
            {
                return frame.MessageType is WebSocketMessageType.Text;
            }
        }
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
                await SendAsync("""{"type":"pong"}"""u8.ToArray());
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
        _initTimer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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
        await SendAsync("""{"type":"connection_ack"}"""u8.ToArray());
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

        // Disposed with the operation; here it would be too early.
        var running = new RunningOperation(isSubscription, CancellationTokenSource.CreateLinkedTokenSource(_ended.Token));
        _operations[id] = running;
        if (_isShuttingDown && isSubscription)
        {
            running.Cancel();
        }

        _ = Task.Run(() => RunAsync(id, running, operation!, request!), CancellationToken.None);
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

    private async Task RunAsync(string id, RunningOperation running, CompiledOperation operation, GraphQLRequest request)
    {
        using var cancellation = running.Cancellation;
        await RunAsync(id, running, operation, request, GraphQLExecutor.NewContext(_services, _user!));
        CloseWhenIdle();
    }

    private async Task RunAsync(
        string id,
        RunningOperation running,
        CompiledOperation operation,
        GraphQLRequest request,
        RequestContext context
    )
    {
        try
        {
            var errors = running.IsSubscription
                ? await SubscribeAsync(id, running, operation, request, context)
                : await ExecuteAsync(id, running, operation, request, context);
            // The id is free before the client hears of it, because it may use it again at once.
            if (_operations.TryRemove(new(id, running)))
            {
                await (errors.Count > 0 ? SendErrorsAsync(id, errors) : SendAsync(Message(id, "complete", null)));
            }
        }
        catch (OperationCanceledException) when (running.Cancellation.IsCancellationRequested)
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
    }

    private async Task<IReadOnlyList<GraphQLError>> ExecuteAsync(
        string id,
        RunningOperation running,
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
        RunningOperation running,
        CompiledOperation operation,
        GraphQLRequest request,
        RequestContext context
    )
    {
        var (errors, events) = _executor.Subscribe(operation, request.Variables, context, running.Cancellation.Token);
        if (events is not null)
        {
            await foreach (var result in events.WithCancellation(running.Cancellation.Token))
            {
                await SendNextAsync(id, running, result);
            }
        }

        return errors;
    }

    private Task SendNextAsync(string id, RunningOperation running, ExecutionResult result) =>
        _operations.TryGetValue(id, out var current) && current == running
            ? SendAsync(Message(id, "next", writer => result.Write(writer, hasCost: true)))
            : Task.CompletedTask;

    private Task SendErrorsAsync(string id, IReadOnlyList<GraphQLError> errors) =>
        SendAsync(Message(id, "error", writer => ExecutionResult.WriteErrors(writer, errors)));

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

    private async Task SendAsync(ReadOnlyMemory<byte> message)
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
            var limits = _options.WebSockets;
            _logger.LogInformation(
                "A WebSocket connection was closed: its client left {Messages} messages unread for {Seconds} s",
                limits.MaxQueuedMessages,
                limits.SlowClientTimeout.TotalSeconds
            );
            Close(CloseCode.TryAgainLater, $"The client reads too slowly; {limits.MaxQueuedMessages} messages wait, which is the limit.");
        }
    }
}
