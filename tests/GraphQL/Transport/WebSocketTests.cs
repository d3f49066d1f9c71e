using System.Net.WebSockets;
using System.Security.Claims;
using AltProvision.GraphQL;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

public sealed class WebSocketTests
{
    private static Task<TestServer> StartPatientAsync(Action<GraphQLOptions>? configure = null) =>
        TestServer.StartAsync(options =>
        {
            options.Assemblies.Add(new TypesOnly(typeof(PatientQuery), typeof(PatientSubscription)));
            configure?.Invoke(options);
        });

    [Fact]
    public async Task Each_event_is_executed_as_an_operation_and_complete_ends_the_source()
    {
        await using var server = await TestServer.StartAsync();
        using var connection = await TestSocket.OpenAsync(server);

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
        using var connection = await TestSocket.OpenAsync(server);

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
        var connection = await TestSocket.OpenAsync(server);
        await connection.SubscribeAsync("a", "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);

        connection.Dispose();

        await Waiting.ForAsync(() => server.Library.Listeners == 0);
    }

    [Theory]
    [InlineData(4400, "nonsense")]
    [InlineData(4400, TestSocket.Init, """{"type":"subscribe","id":"a"}""")]
    [InlineData(4401, """{"type":"subscribe","id":"a","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4403, """{"type":"connection_init","payload":{"refused":true}}""")]
    [InlineData(4408)]
    [InlineData(
        4409,
        TestSocket.Init,
        """{"type":"subscribe","id":"a","payload":{"query":"subscription { onCount { count } }"}}""",
        """{"type":"subscribe","id":"a","payload":{"query":"{ __typename }"}}"""
    )]
    [InlineData(4429, TestSocket.Init, TestSocket.Init)]
    public async Task What_breaks_the_protocol_closes_with_its_code(int expected, params string[] messages)
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.InitTimeout = TimeSpan.FromMilliseconds(500));
        using var connection = await TestSocket.OpenAsync(server, init: false);

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
        using var connection = await TestSocket.OpenAsync(server, init: false, protocol: null);

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
        using var connection = await TestSocket.OpenAsync(server);

        (await connection.ReceiveAsync()).ShouldBeNull();
        connection.CloseCode.ShouldBe(4403);
        connection.CloseReason.ShouldBe("The token has expired; connect again with a new one.");
    }

    [Fact]
    public async Task A_user_who_may_stay_no_longer_is_told_why()
    {
        var watch = new Watch();
        await using var server = await TestServer.StartAsync(options => options.Watch = watch.Start);
        using var connection = await TestSocket.OpenAsync(server);
        await connection.SubscribeAsync("a", "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);

        watch.End("You were signed out.");

        (await connection.ReceiveAsync()).ShouldBeNull();
        connection.CloseCode.ShouldBe(4403);
        connection.CloseReason.ShouldBe("You were signed out.");
        await Waiting.ForAsync(() => server.Library.Listeners == 0 && watch.IsDisposed);
    }

    [Fact]
    public async Task A_connection_can_be_refused_with_a_reason()
    {
        await using var server = await TestServer.StartAsync(options =>
            options.AuthenticateConnection = static (_, _) => throw new ConnectionRefusedException("Say for whom you act.")
        );
        using var connection = await TestSocket.OpenAsync(server, init: false);
        await connection.SendAsync("""{"type":"connection_init"}""");

        (await connection.ReceiveAsync()).ShouldBeNull();
        connection.CloseCode.ShouldBe(4403);
        connection.CloseReason.ShouldBe("Say for whom you act.");
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
        using var connection = await TestSocket.OpenAsync(server, init: false);
        await connection.SendAsync("""{"type":"connection_init","payload":{"authorization":"Bearer x"}}""");
        await connection.ReceiveAsync();

        await connection.SubscribeAsync("a", "{ listeners }");
        await connection.ReceiveAsync();

        server.Library.Users.ShouldBe(["Bearer x"]);
    }

    [Fact]
    public async Task Subscriptions_of_a_connection_are_limited()
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.MaxSubscriptions = 2);
        using var connection = await TestSocket.OpenAsync(server);

        await connection.SubscribeAsync("a", "subscription { onCount { count } }");
        await connection.SubscribeAsync("b", "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 2);
        await connection.SubscribeAsync("c", "subscription { onCount { count } }");
        (await connection.ReceiveAsync()).ShouldNotBeNull().ShouldContain("2 subscriptions, which is the limit");

        await connection.SendAsync("""{"id":"a","type":"complete"}""");
        await connection.SubscribeAsync("c", "subscription { onCountdown }");
        (await connection.ReceiveAsync()).ShouldNotBeNull().ShouldContain("""{"onCountdown":3}""");
    }

    [Fact]
    public async Task Operations_of_a_connection_are_limited()
    {
        await using var server = await StartPatientAsync(options => options.WebSockets.MaxOperations = 2);
        using var connection = await TestSocket.OpenAsync(server);

        await connection.SubscribeAsync("a", "{ waiting }");
        await connection.SubscribeAsync("b", "{ waiting }");
        await Waiting.ForAsync(() => server.Library.Calls.GetValueOrDefault(PatientQuery.Started) == 2);
        await connection.SubscribeAsync("c", "{ __typename }");
        (await connection.ReceiveAsync()).ShouldNotBeNull().ShouldContain("2 operations, which is the limit");

        await connection.SendAsync("""{"id":"a","type":"complete"}""");
        await connection.SubscribeAsync("c", "{ __typename }");
        (await connection.ReceiveAsync()).ShouldNotBeNull().ShouldContain("""{"__typename":"Query"}""");
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 1009)]
    public async Task The_length_of_a_message_is_limited(int excess, int? expected)
    {
        await using var server = await TestServer.StartAsync(options => options.MaxRequestBytes = 10_000);
        using var connection = await TestSocket.OpenAsync(server);
        const string Ping = """{"type":"ping"}""";

        await connection.SendAsync(Ping.PadRight(10_000 + excess));

        (await connection.ReceiveAsync()).ShouldBe(expected is null ? """{"type":"pong"}""" : null);
        connection.CloseCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_connection_that_is_initialised_in_time_stays_open()
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.InitTimeout = TimeSpan.FromMilliseconds(300));
        using var connection = await TestSocket.OpenAsync(server);

        await Task.Delay(600, TestContext.Current.CancellationToken);

        await connection.SendAsync("""{"type":"ping"}""");
        (await connection.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    [Fact]
    public async Task A_client_that_reads_too_slowly_is_told_so_and_dropped()
    {
        await using var server = await StartPatientAsync(options =>
        {
            options.WebSockets.MaxQueuedMessages = 4;
            options.WebSockets.SlowClientTimeout = TimeSpan.FromMilliseconds(300);
        });
        using var connection = await TestSocket.OpenAsync(server);

        await connection.SubscribeAsync("a", "subscription { onNoise(size: 50000) }");
        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Stopped));

        while (await connection.ReceiveAsync() is not null) { }
        connection.CloseCode.ShouldBe(1013);
        connection.CloseReason.ShouldBe("The client reads too slowly; 4 messages wait, which is the limit.");
    }

    [Fact]
    public async Task A_client_that_reads_on_in_time_misses_nothing()
    {
        await using var server = await StartPatientAsync(options => options.WebSockets.MaxQueuedMessages = 4);
        using var connection = await TestSocket.OpenAsync(server);
        await connection.SubscribeAsync("a", "subscription { onNoise(size: 50000) }");

        await Task.Delay(500, TestContext.Current.CancellationToken);

        for (var i = 0; i < 500; i++)
        {
            (await connection.ReceiveAsync()).ShouldNotBeNull().Length.ShouldBeGreaterThan(50_000);
        }
    }

    [Fact]
    public async Task A_shutdown_completes_what_runs_and_says_goodbye()
    {
        await using var server = await StartPatientAsync();
        using var connection = await TestSocket.OpenAsync(server);
        await connection.SubscribeAsync("a", "subscription { onCount { count } }");
        await connection.SubscribeAsync("b", "{ after(milliseconds: 700) }");
        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Started) && server.Library.Listeners == 1);

        var stopping = server.StopAsync();
        await Waiting.ForAsync(() => server.Library.Listeners == 0);
        await connection.SubscribeAsync("c", "{ __typename }");

        (await connection.ReceiveAsync()).ShouldBe("""{"id":"b","type":"next","payload":{"data":{"after":700}}}""");
        (await connection.ReceiveAsync()).ShouldBe("""{"id":"b","type":"complete"}""");
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
