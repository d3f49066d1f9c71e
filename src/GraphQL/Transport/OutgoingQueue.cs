using System.Buffers;
using System.Net.WebSockets;

namespace AltProvision.GraphQL.Transport;

/// <summary>A message, or what comes before and after a response whose bytes go to others as well.</summary>
internal readonly record struct OutgoingMessage(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Result = default);

/// <summary>
/// What goes out on a connection, one message after the other. It is sent by whoever adds it while nothing else is being sent: a connection at
/// rest has no task, no timer and no buffer here.
/// </summary>
internal sealed class OutgoingQueue(WebSocket socket, GraphQLWebSocketOptions options)
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly Queue<OutgoingMessage> _waiting = [];
    private readonly TaskCompletionSource _isOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _space;
    private bool _isSending;
    private (WebSocketCloseStatus Code, string Reason)? _last;

    /// <summary>All is sent, or the client does not read it.</summary>
    public Task IsOver => _isOver.Task;

    /// <summary>False when the queue is full. A message that comes after the end is left.</summary>
    /// <param name="turns">How many times the limit may wait.</param>
    /// <param name="isLate">Whether the message is one too many for the limit itself.</param>
    public bool TryAdd(OutgoingMessage message, int turns, out bool isLate)
    {
        lock (_waiting)
        {
            isLate = _waiting.Count >= options.MaxQueuedMessages;
            if (_last is not null)
            {
                return true;
            }

            if (_waiting.Count >= options.MaxQueuedMessages * turns)
            {
                return false;
            }

            _waiting.Enqueue(message);
        }

        Start();
        return true;
    }

    /// <summary>Waits until a message would not be too many.</summary>
    /// <returns>False when the client took too long to read.</returns>
    public async Task<bool> WaitForSpaceAsync(CancellationToken cancellationToken)
    {
        Task space;
        lock (_waiting)
        {
            if (_waiting.Count < options.MaxQueuedMessages || _last is not null)
            {
                return true;
            }

            _space ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            space = _space.Task;
        }

        try
        {
            await space.WaitAsync(options.SlowClientTimeout, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Says goodbye once all that waits is sent. Nothing is added after it; the first one counts.</summary>
    public void End(WebSocketCloseStatus code, string reason)
    {
        lock (_waiting)
        {
            _last ??= (code, reason);
        }

        Start();
    }

    private void Start()
    {
        lock (_waiting)
        {
            if (_isSending)
            {
                return;
            }

            _isSending = true;
        }

        _ = SendAllAsync();
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (TryTake(out var message))
            {
                await SendAsync(message);
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // The other end is gone, or reads nothing any more. Reading from it ends too, and with it the connection.
            Abort();
            _isOver.TrySetResult();
        }
#pragma warning disable CA1031 // Whoever waits for the end gets it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Abort();
            _isOver.TrySetException(exception);
        }
    }

    private void Abort()
    {
        socket.Abort();
        lock (_waiting)
        {
            _last ??= (WebSocketCloseStatus.Empty, "");
            _waiting.Clear();
        }
    }

    /// <summary>The next message; at the end the goodbye instead, and then no more.</summary>
    private bool TryTake(out OutgoingMessage? message)
    {
        lock (_waiting)
        {
            message = _waiting.TryDequeue(out var next) ? next : null;
            _space?.TrySetResult();
            _space = null;
            _isSending = message is not null || _last is not null;
            return _isSending && !_isOver.Task.IsCompleted;
        }
    }

    private async Task SendAsync(OutgoingMessage? message)
    {
        if (message is { } next)
        {
            await SendAsync(next);
            return;
        }

        var (code, reason) = _last!.Value;
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var closing = new CancellationTokenSource(CloseTimeout);
            await socket.CloseOutputAsync(code, reason, closing.Token);
        }

        _isOver.TrySetResult();
    }

    // The parts are put together in one buffer, which is borrowed for this long only.
    private async ValueTask SendAsync(OutgoingMessage message)
    {
        if (message.Result.IsEmpty)
        {
            await SendAsync(message.Head);
            return;
        }

        var length = message.Head.Length + message.Result.Length + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        message.Head.CopyTo(buffer);
        message.Result.CopyTo(buffer.AsMemory(message.Head.Length));
        buffer[length - 1] = (byte)'}';
        await SendAsync(buffer.AsMemory(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> utf8)
    {
        var sending = socket.SendAsync(utf8, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        // A client that reads needs no timer.
        return sending.IsCompletedSuccessfully ? sending : new(sending.AsTask().WaitAsync(options.SlowClientTimeout + CloseTimeout));
    }
}
