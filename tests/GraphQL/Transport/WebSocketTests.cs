using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using AltProvision.GraphQL;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

public sealed class WebSocketTests
{
    private const string Init = """{"type":"connection_init"}""";

    private sealed class Connection : IDisposable
    {
        private readonly ClientWebSocket _socket = new();
        private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(10));

        public int? CloseCode => (int?)_socket.CloseStatus;

        public string? CloseReason => _socket.CloseStatusDescription;

        public static async Task<Connection> OpenAsync(TestServer server, bool init = true, string? protocol = "graphql-transport-ws")
        {
            var connection = new Connection();
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

    [Fact]
    public async Task Each_event_is_executed_as_an_operation_and_complete_ends_the_source()
    {
        await using var server = await TestServer.StartAsync();
        using var connection = await Connection.OpenAsync(server);

        await connection.SubscribeAsync("a", "subscription { onCount(above: 1) { count bookId } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);
        server.Library.Publish();
        server.Library.Publish();
        var message = await connection.ReceiveAsync();
        await connection.SendAsync("""{"id":"a","type":"complete"}""");

        message.ShouldNotBeNull().ShouldStartWith("""{"id":"a","type":"next","payload":{"data":{"onCount":{"count":2,"bookId":""");
        await Waiting.ForAsync(() => server.Library.Listeners == 0);
    }

    [Fact]
    public async Task A_source_that_ends_completes_the_operation()
    {
        await using var server = await TestServer.StartAsync();
        using var connection = await Connection.OpenAsync(server);

        await connection.SubscribeAsync("a", "subscription { onCountdown }");

        foreach (var count in new[] { 3, 2, 1 })
        {
            (await connection.ReceiveAsync()).ShouldBe(
                "{\"id\":\"a\",\"type\":\"next\",\"payload\":{\"data\":{\"onCountdown\":" + count + "}}}"
            );
        }

        (await connection.ReceiveAsync()).ShouldBe("""{"id":"a","type":"complete"}""");
    }

    [Fact]
    public async Task A_lost_connection_ends_its_subscriptions()
    {
        await using var server = await TestServer.StartAsync();
        var connection = await Connection.OpenAsync(server);
        await connection.SubscribeAsync("a", "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);

        connection.Dispose();

        await Waiting.ForAsync(() => server.Library.Listeners == 0);
    }

    [Theory]
    [InlineData(4400, "nonsense")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"a"}""")]
    [InlineData(4401, """{"type":"subscribe","id":"a","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4403, """{"type":"connection_init","payload":{"refused":true}}""")]
    [InlineData(4408)]
    [InlineData(
        4409,
        Init,
        """{"type":"subscribe","id":"a","payload":{"query":"subscription { onCount { count } }"}}""",
        """{"type":"subscribe","id":"a","payload":{"query":"{ __typename }"}}"""
    )]
    [InlineData(4429, Init, Init)]
    public async Task What_breaks_the_protocol_closes_with_its_code(int expected, params string[] messages)
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.InitTimeout = TimeSpan.FromMilliseconds(500));
        using var connection = await Connection.OpenAsync(server, init: false);

        foreach (var message in messages)
        {
            await connection.SendAsync(message);
        }

        while (await connection.ReceiveAsync() is not null) { }
        connection.CloseCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Another_sub_protocol_closes_with_4406()
    {
        await using var server = await TestServer.StartAsync();
        using var connection = await Connection.OpenAsync(server, init: false, protocol: null);

        (await connection.ReceiveAsync()).ShouldBeNull();
        connection.CloseCode.ShouldBe(4406);
    }

    [Fact]
    public async Task An_expired_token_closes_the_connection()
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            var expiry = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 2);
            options.AuthenticateConnection = (_, _) =>
                Task.FromResult<ClaimsPrincipal?>(new(new ClaimsIdentity([new("exp", $"{expiry.ToUnixTimeSeconds()}")], "test")));
        });
        using var connection = await Connection.OpenAsync(server);

        (await connection.ReceiveAsync()).ShouldBeNull();
        connection.CloseCode.ShouldBe(4403);
        connection.CloseReason.ShouldBe("The token has expired; connect again with a new one.");
    }

    [Fact]
    public async Task The_principal_of_the_connection_reaches_the_scopes()
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            options.AuthenticateConnection = (_, payload) =>
                Task.FromResult<ClaimsPrincipal?>(
                    new(new ClaimsIdentity([new("name", payload!.Value.GetProperty("authorization").GetString()!)], "test"))
                );
            options.ConfigureScope = static (services, user) =>
                ((Library)services.GetService(typeof(Library))!).Users.Add(user.FindFirst("name")!.Value);
        });
        using var connection = await Connection.OpenAsync(server, init: false);
        await connection.SendAsync("""{"type":"connection_init","payload":{"authorization":"Bearer x"}}""");
        await connection.ReceiveAsync();

        await connection.SubscribeAsync("a", "{ listeners }");
        await connection.ReceiveAsync();

        server.Library.Users.ShouldBe(["Bearer x"]);
    }

    [Fact]
    public async Task Subscriptions_of_a_connection_are_limited()
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.MaxSubscriptions = 1);
        using var connection = await Connection.OpenAsync(server);

        await connection.SubscribeAsync("a", "subscription { onCount { count } }");
        await connection.SubscribeAsync("b", "subscription { onCount { count } }");

        (await connection.ReceiveAsync()).ShouldNotBeNull().ShouldContain("1 subscriptions, which is the limit");
    }

    [Fact]
    public async Task A_shutdown_says_goodbye()
    {
        await using var server = await TestServer.StartAsync();
        using var connection = await Connection.OpenAsync(server);
        await connection.SubscribeAsync("a", "subscription { onCount { count } }");

        var stopping = server.StopAsync();

        (await connection.ReceiveAsync()).ShouldBeNull();
        connection.CloseCode.ShouldBe(1001);
        await stopping;
    }

    [Fact]
    public async Task A_page_of_another_origin_may_not_connect()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", "https://evil.example");

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, default));
    }
}
