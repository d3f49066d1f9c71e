using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace AltProvision.Tests.EndToEnd.Support;

/// <summary>One subscription over a real WebSocket: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</summary>
public sealed class GraphQLSocket : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<JsonElement> messages = Channel.CreateUnbounded<JsonElement>();
    private Task reading = Task.CompletedTask;

    private GraphQLSocket() => socket.Options.AddSubProtocol("graphql-transport-ws");

    /// <summary>Connects, signs in and subscribes.</summary>
    public static async Task<GraphQLSocket> SubscribeAsync(Uri host, string token, string query, object? variables = null)
    {
        var self = await ConnectAsync(host, new { authorization = "Bearer " + token });
        var answer = await self.NextAsync(TimeSpan.FromSeconds(10));
        if (answer?.GetProperty("type").GetString() is not "connection_ack")
        {
            throw new InvalidOperationException($"Not acknowledged: {answer}");
        }

        await self.SendAsync(
            new
            {
                id = "1",
                type = "subscribe",
                payload = new { query, variables },
            }
        );
        return self;
    }

    /// <summary>Connects and says who it is. Whether it is let in is the first message, or <see cref="ClosedAsync"/>.</summary>
    public static async Task<GraphQLSocket> ConnectAsync(Uri host, object payload)
    {
        var self = new GraphQLSocket();
        var url = new UriBuilder(host) { Scheme = "ws", Path = "/graphql" }.Uri;
        await self.socket.ConnectAsync(url, self.stop.Token);
        self.reading = self.ReadAllAsync();
        await self.SendAsync(new { type = "connection_init", payload });
        return self;
    }

    /// <summary>Waits until the server closes: with which code, and why. Null when it does not in time.</summary>
    public async Task<(int Code, string Reason)?> ClosedAsync(TimeSpan patience)
    {
        await Task.WhenAny(reading, Task.Delay(patience));
        return socket.CloseStatus is { } status ? ((int)status, socket.CloseStatusDescription ?? "") : null;
    }

    /// <summary>The next message of the server, pings left out; null when none comes in time.</summary>
    public async Task<JsonElement?> NextAsync(TimeSpan patience)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        limit.CancelAfter(patience);
        try
        {
            return await messages.Reader.ReadAsync(limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        socket.Abort();
        await reading;
        socket.Dispose();
        stop.Dispose();
    }

    private async Task SendAsync(object message) =>
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, stop.Token);

    private async Task ReadAllAsync()
    {
        var buffer = new byte[64 * 1024];
        using var text = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, stop.Token);
                if (part.MessageType is WebSocketMessageType.Close)
                {
                    break;
                }

                text.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    await TakeAsync(JsonDocument.Parse(Encoding.UTF8.GetString(text.ToArray())).RootElement);
                    text.SetLength(0);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The test is over, or the host went away: whoever waits for a message gets none.
        }
        finally
        {
            messages.Writer.Complete();
        }
    }

    private async Task TakeAsync(JsonElement message)
    {
        if (message.GetProperty("type").GetString() is "ping")
        {
            await SendAsync(new { type = "pong" });
        }
        else
        {
            messages.Writer.TryWrite(message);
        }
    }
}
