using System.Net.WebSockets;
using System.Text;
using Shouldly;

namespace AltProvision.Tests.GraphQL.Support;

/// <summary>A client of graphql-transport-ws that does exactly what it is told.</summary>
internal sealed class TestSocket : IDisposable
{
    public const string Init = """{"type":"connection_init"}""";

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(10));

    public int? CloseCode => (int?)_socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    public static async Task<TestSocket> OpenAsync(TestServer server, bool init = true, string? protocol = "graphql-transport-ws")
    {
        var connection = new TestSocket();
        if (protocol is not null)
        {
            connection._socket.Options.AddSubProtocol(protocol);
        }

        await connection._socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, connection._timeout.Token);
        if (init)
        {
            await connection.SendAsync(Init);
            (await connection.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        }

        return connection;
    }

    public Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, _timeout.Token);

    public Task SubscribeAsync(string id, string query) =>
        SendAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>Says goodbye, as a good client does.</summary>
    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _timeout.Token);

    /// <summary>Null when the server closes.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        var count = 0;
        while (true)
        {
            var frame = await _socket.ReceiveAsync(buffer.AsMemory(count), _timeout.Token);
            count += frame.Count;
            if (frame.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            if (frame.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, count);
            }
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _timeout.Dispose();
    }
}
