using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AltProvision.Bench;

/// <summary>A message and when its last byte was read.</summary>
internal sealed record Arrival(DateTimeOffset At, string Message);

/// <summary>Many sockets of graphql-transport-ws, each with one subscription.</summary>
internal sealed class SubscriberSockets : IAsyncDisposable
{
    private const int AtOnce = 16;

    private readonly List<Subscriber> subscribers = [];

    private sealed class Subscriber(ClientWebSocket socket) : IDisposable
    {
        private readonly byte[] buffer = new byte[4096];
        private readonly ConcurrentQueue<Arrival> arrivals = [];

        public Task Reading { get; private set; } = Task.CompletedTask;

        public async Task StartAsync(Uri url, string document, string token)
        {
            socket.Options.AddSubProtocol("graphql-transport-ws");
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            await socket.ConnectAsync(url, CancellationToken.None);
            await SendAsync(new { type = "connection_init", payload = new { authorization = $"Bearer {token}" } });
            var answer = await ReceiveAsync();
            if (answer is not """{"type":"connection_ack"}""")
            {
                throw new InvalidOperationException($"Not acknowledged: {answer}");
            }

            await SendAsync(
                new
                {
                    id = "1",
                    type = "subscribe",
                    payload = new { query = document },
                }
            );
            Reading = ReadAllAsync();
        }

        /// <summary>The message that tells of a concern, if it has come; what came before is forgotten.</summary>
        public Arrival? Find(string concern)
        {
            while (arrivals.TryPeek(out var arrival))
            {
                if (arrival.Message.Contains(concern, StringComparison.Ordinal))
                {
                    return arrival;
                }

                arrivals.TryDequeue(out _);
            }

            return null;
        }

        public void Dispose() => socket.Dispose();

        private async Task ReadAllAsync()
        {
            while (true)
            {
                var message = await ReceiveAsync();
                arrivals.Enqueue(new(TimeProvider.System.GetUtcNow(), message));
            }
        }

        private Task SendAsync(object message) =>
            socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

        private async Task<string> ReceiveAsync()
        {
            var count = 0;
            while (true)
            {
                var frame = await socket.ReceiveAsync(buffer.AsMemory(count), CancellationToken.None);
                count += frame.Count;
                if (frame.MessageType is WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException($"The host closed a socket: {socket.CloseStatus} {socket.CloseStatusDescription}");
                }

                if (frame.EndOfMessage)
                {
                    return Encoding.UTF8.GetString(buffer, 0, count);
                }
            }
        }
    }

    public static async Task<SubscriberSockets> OpenAsync(int port, string document, IEnumerable<string> tokens)
    {
        var all = new SubscriberSockets();
        var url = new UriBuilder(HostUnderTest.Url(port)) { Scheme = "ws", Path = "/graphql" }.Uri;
        foreach (var some in tokens.Chunk(AtOnce))
        {
            Subscriber[] opened = [.. some.Select(_ => new Subscriber(new()))];
            all.subscribers.AddRange(opened);
            await Task.WhenAll(opened.Zip(some, (subscriber, token) => subscriber.StartAsync(url, document, token)));
        }

        return all;
    }

    /// <summary>Whether any of them was told of a concern.</summary>
    public bool HaveHeardOf(string concern) => subscribers.Exists(subscriber => subscriber.Find(concern) is not null);

    /// <summary>The message that tells of a concern, of each of them.</summary>
    /// <exception cref="TimeoutException">One did not get it in half a minute.</exception>
    public async Task<IReadOnlyList<Arrival>> WaitForAsync(string concern)
    {
        List<Arrival> found = [];
        var began = TimeProvider.System.GetTimestamp();
        foreach (var subscriber in subscribers)
        {
            Arrival? arrival;
            while ((arrival = subscriber.Find(concern)) is null)
            {
                ThrowIfAnyEnded();
                if (TimeProvider.System.GetElapsedTime(began).TotalSeconds > 30)
                {
                    throw new TimeoutException($"{found.Count} of {subscribers.Count} have heard of {concern}.");
                }

                await Task.Delay(20);
            }

            found.Add(arrival);
        }

        return found;
    }

    public void ThrowIfAnyEnded()
    {
        if (subscribers.FirstOrDefault(subscriber => subscriber.Reading.IsCompleted) is { } ended)
        {
            throw new InvalidOperationException("A socket ended.", ended.Reading.Exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var subscriber in subscribers)
        {
            subscriber.Dispose();
        }

        foreach (var subscriber in subscribers)
        {
            await subscriber.Reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
