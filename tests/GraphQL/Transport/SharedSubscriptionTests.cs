using System.Security.Claims;
using System.Text;
using System.Text.Json;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Execution;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

/// <summary>Subscribers with equal document, variables and permissions share one execution of each event.</summary>
public sealed class SharedSubscriptionTests
{
    private const string Query = "subscription { onShared { count } }";

    private static Task<TestServer> StartAsync(Action<GraphQLOptions>? configure = null) =>
        TestServer.StartAsync(options =>
        {
            options.Assemblies.Add(new TypesOnly(typeof(SharedEvent), typeof(SharedEventType), typeof(SharedSubscription)));
            options.AuthenticateConnection = static (_, payload) => Task.FromResult<ClaimsPrincipal?>(Sign(payload));
            options.PermissionsOf = static user => user.FindAll("role");
            options.ConfigureScope = static (services, user) =>
                ((Library)services.GetService(typeof(Library))!).Users.Add(string.Join(",", user.Claims.Select(claim => claim.Value)));
            configure?.Invoke(options);
        });

    private static ClaimsPrincipal Sign(JsonElement? payload) =>
        new(new ClaimsIdentity(payload?.EnumerateObject().Select(entry => new Claim(entry.Name, entry.Value.ToString())), "test"));

    private static async Task<TestSocket> OpenAsync(TestServer server, object? who = null)
    {
        var connection = await TestSocket.OpenAsync(server, init: false);
        await connection.SendAsync(JsonSerializer.Serialize(new { type = "connection_init", payload = who ?? new { role = "lead" } }));
        (await connection.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        return connection;
    }

    private static Task SubscribeAsync(TestSocket connection, string query, string id = "a", string variables = "{}") =>
        connection.SendAsync(
            $$$"""{"id":{{{JsonSerializer.Serialize(id)}}},"type":"subscribe","payload":{"query":"{{{query}}}","variables":{{{variables}}}}}"""
        );

    /// <summary>Messages come in order: what was sent before has been handled when the answer is here.</summary>
    private static async Task SettleAsync(TestSocket connection)
    {
        await connection.SendAsync("""{"type":"ping"}""");
        (await connection.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    private static string Next(int count, string id = "a") =>
        "{\"id\":\""
        + id
        + "\",\"type\":\"next\",\"payload\":{\"data\":{\"onShared\":{\"count\":"
        + count
        + "}},\"extensions\":{\"cost\":1}}}";

    private static int Calls(TestServer server, string name) => server.Library.Calls.GetValueOrDefault(name);

    private static async Task WaitForListenersAsync(TestServer server, int count) =>
        await Waiting.ForAsync(() => server.Library.Listeners == count);

    [Fact]
    public async Task Equal_subscribers_have_one_source_and_one_execution_of_each_event_that_knows_none_of_them()
    {
        await using var server = await StartAsync();
        TestSocket[] connections =
        [
            .. await Task.WhenAll(Enumerable.Range(0, 10).Select(i => OpenAsync(server, new { role = "lead", sub = $"person {i}" }))),
        ];
        foreach (var connection in connections)
        {
            await SubscribeAsync(connection, Query);
            await SettleAsync(connection);
        }

        await WaitForListenersAsync(server, 1);
        for (var count = 1; count <= 3; count++)
        {
            server.Library.Publish();
            foreach (var connection in connections)
            {
                (await connection.ReceiveAsync()).ShouldBe(Next(count));
            }
        }

        Calls(server, SharedSubscription.Sources).ShouldBe(1);
        Calls(server, SharedSubscription.Executions).ShouldBe(3);
        server.Library.Users.Distinct().ShouldBe(["lead"]);
        Array.ForEach(connections, static connection => connection.Dispose());
    }

    [Fact]
    public async Task An_event_that_cannot_be_put_on_record_reaches_none_of_them()
    {
        await using var server = await StartAsync(static options => options.CreateRecord = static (_, _, _) => new NoRecord());
        TestSocket[] connections = [await OpenAsync(server), await OpenAsync(server)];
        foreach (var connection in connections)
        {
            await SubscribeAsync(connection, Query);
            await SettleAsync(connection);
        }

        await WaitForListenersAsync(server, 1);
        server.Library.Publish();

        foreach (var connection in connections)
        {
            var message = await connection.ReceiveAsync();
            message.ShouldStartWith("{\"id\":\"a\",\"type\":\"error\"");
            message.ShouldNotContain("count\":");
        }

        Array.ForEach(connections, static connection => connection.Dispose());
    }

    [Theory]
    [InlineData(Query, "{}", """{"role":"lead"}""", 1)]
    [InlineData("subscription { onShared { count } } ", "{}", """{"role":"lead"}""", 2)]
    [InlineData("subscription { onShared(above: 0) { count } }", "{}", """{"role":"lead"}""", 2)]
    [InlineData(Query, "{}", """{"role":"other"}""", 2)]
    [InlineData(Query, "{}", """{"role":"lead","sub":"somebody"}""", 1)]
    [InlineData(Query, """{"ignored":1}""", """{"role":"lead"}""", 1)]
    [InlineData("subscription { onShared { count private } }", "{}", """{"role":"lead"}""", 2)]
    [InlineData("subscription { onShared(after: 0) { count } }", "{}", """{"role":"lead"}""", 2)]
    [InlineData("subscription { onCount { count } }", "{}", """{"role":"lead"}""", 2)]
    public async Task A_subscriber_shares_with_another_of_same_document_variables_and_permissions_only(
        string query,
        string variables,
        string who,
        int streams
    )
    {
        await using var server = await StartAsync();
        using var first = await OpenAsync(server);
        using var second = await OpenAsync(server, JsonDocument.Parse(who).RootElement);

        await SubscribeAsync(first, Query);
        await SubscribeAsync(second, query, variables: variables);
        await SettleAsync(second);

        await WaitForListenersAsync(server, streams);
    }

    [Theory]
    [InlineData("""{"above":1}""", """{ "above" : 1 }""", 1)]
    [InlineData("""{"above":1}""", """{"above":2}""", 2)]
    [InlineData("""{"above":1}""", "{}", 2)]
    [InlineData("""{"above":1,"after":null}""", """{"after":null,"above":1}""", 1)]
    [InlineData("""{"above":1,"after":1}""", """{"above":1,"after":1}""", 2)]
    public async Task Variables_are_compared_by_value_and_what_begins_at_an_event_is_never_shared(string one, string other, int streams)
    {
        const string WithVariables = "subscription ($above: Int! = 0, $after: Int) { onShared(above: $above, after: $after) { count } }";
        await using var server = await StartAsync();
        using var connection = await OpenAsync(server);

        await SubscribeAsync(connection, WithVariables, "a", one);
        await SubscribeAsync(connection, WithVariables, "b", other);
        await SettleAsync(connection);

        await WaitForListenersAsync(server, streams);
    }

    [Fact]
    public async Task Two_operations_of_one_document_are_two_groups()
    {
        const string Document = "subscription A { onShared { count } } subscription B { onShared { text } }";
        await using var server = await StartAsync();
        using var connection = await OpenAsync(server);

        foreach (var name in new[] { "A", "B" })
        {
            await connection.SendAsync(
                $$$"""{"id":"{{{name}}}","type":"subscribe","payload":{"query":"{{{Document}}}","operationName":"{{{name}}}"}}"""
            );
        }

        await WaitForListenersAsync(server, 2);
    }

    [Fact]
    public async Task Without_permissions_to_compare_nothing_is_shared()
    {
        await using var server = await StartAsync(options => options.PermissionsOf = static _ => null);
        using var connection = await OpenAsync(server, new { sub = "somebody" });

        await SubscribeAsync(connection, Query, "a");
        await SubscribeAsync(connection, Query, "b");

        await WaitForListenersAsync(server, 2);
        server.Library.Users.Distinct().ShouldBe(["somebody"]);
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("goodbye")]
    [InlineData("lost")]
    public async Task Who_leaves_ends_nothing_for_the_others_and_the_last_one_ends_the_source(string how)
    {
        await using var server = await StartAsync();
        var leaving = await OpenAsync(server);
        using var staying = await OpenAsync(server);
        await SubscribeAsync(leaving, Query);
        await SubscribeAsync(staying, Query);
        await SettleAsync(staying);
        await WaitForListenersAsync(server, 1);

        switch (how)
        {
            case "complete":
                await leaving.SendAsync("""{"id":"a","type":"complete"}""");
                await SettleAsync(leaving);
                break;
            case "goodbye":
                await leaving.CloseAsync();
                (await leaving.ReceiveAsync()).ShouldBeNull();
                break;
            default:
                leaving.Dispose();
                break;
        }

        server.Library.Publish();
        (await staying.ReceiveAsync()).ShouldBe(Next(1));
        server.Library.Listeners.ShouldBe(1);
        if (how == "complete")
        {
            await SettleAsync(leaving);
        }

        await staying.SendAsync("""{"id":"a","type":"complete"}""");
        await WaitForListenersAsync(server, 0);

        await SubscribeAsync(staying, Query);
        await WaitForListenersAsync(server, 1);
        server.Library.Publish();
        (await staying.ReceiveAsync()).ShouldBe(Next(2));
        leaving.Dispose();
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_dropped_alone_and_keeps_nobody_up()
    {
        await using var server = await StartAsync(options =>
        {
            options.WebSockets.MaxQueuedMessages = 4;
            options.WebSockets.SlowClientTimeout = TimeSpan.FromMilliseconds(300);
        });
        using var slow = await OpenAsync(server);
        using var fast = await OpenAsync(server);
        const string Long = "subscription { onShared(size: 60000) { text } }";
        await SubscribeAsync(slow, Long);
        await SubscribeAsync(fast, Long);
        await SettleAsync(fast);
        await WaitForListenersAsync(server, 1);

        for (var i = 0; i < 400; i++)
        {
            server.Library.Publish();
            (await fast.ReceiveAsync()).ShouldNotBeNull().Length.ShouldBeGreaterThan(60_000);
        }

        var received = 0;
        while (await slow.ReceiveAsync() is not null)
        {
            received++;
        }

        received.ShouldBeLessThan(400);
        slow.CloseCode.ShouldBe(1013);
        slow.CloseReason.ShouldBe("The client reads too slowly; 4 messages wait, which is the limit.");
        server.Library.Publish();
        (await fast.ReceiveAsync()).ShouldNotBeNull();
        Calls(server, SharedSubscription.Executions).ShouldBe(401);
    }

    [Fact]
    public async Task A_client_that_reads_on_in_time_misses_nothing()
    {
        await using var server = await StartAsync(options => options.WebSockets.MaxQueuedMessages = 50);
        using var connection = await OpenAsync(server);
        await SubscribeAsync(connection, "subscription { onShared(size: 60000) { count text } }");
        await WaitForListenersAsync(server, 1);

        for (var i = 0; i < 90; i++)
        {
            server.Library.Publish();
        }

        for (var count = 1; count <= 90; count++)
        {
            (await connection.ReceiveAsync()).ShouldNotBeNull().ShouldContain($"\"count\":{count},");
        }
    }

    [Theory]
    [InlineData("subscription { onSharedFailure }", "error", "Something went wrong on our side.")]
    [InlineData("subscription { onSharedOne }", "complete", "")]
    public async Task The_end_of_the_stream_reaches_all_and_whoever_comes_then_gets_a_new_one(string query, string type, string text)
    {
        await using var server = await StartAsync();
        TestSocket[] connections = [await OpenAsync(server), await OpenAsync(server)];
        foreach (var connection in connections)
        {
            await SubscribeAsync(connection, query);
            await SettleAsync(connection);
        }

        for (var round = 0; round < 2; round++)
        {
            await WaitForListenersAsync(server, 1);
            server.Library.Publish();

            foreach (var connection in connections)
            {
                (await connection.ReceiveAsync()).ShouldNotBeNull().ShouldContain("\"type\":\"next\"");
                var end = (await connection.ReceiveAsync()).ShouldNotBeNull();
                end.ShouldStartWith("{\"id\":\"a\",\"type\":\"" + type + "\"");
                end.ShouldContain(text);
                end.ShouldNotContain("secret");
            }

            foreach (var connection in connections)
            {
                await SubscribeAsync(connection, query);
                await SettleAsync(connection);
            }
        }

        Array.ForEach(connections, static connection => connection.Dispose());
    }

    [Theory]
    [InlineData("\"quoted\" \\ and / slashed")]
    [InlineData("line\nend\ttab\u0001\u2028")]
    [InlineData("</script>'&")]
    [InlineData("żółć 🧒🏽")]
    [InlineData("\"},\"payload\":{},\"x\":{\"")]
    public async Task The_id_of_each_operation_is_its_own_whatever_it_is_made_of(string id)
    {
        await using var server = await StartAsync();
        using var connection = await OpenAsync(server);
        await SubscribeAsync(connection, Query, id);
        await SubscribeAsync(connection, Query, "plain");
        await SettleAsync(connection);
        await WaitForListenersAsync(server, 1);

        server.Library.Publish();

        JsonElement[] messages =
        [
            JsonDocument.Parse((await connection.ReceiveAsync())!).RootElement,
            JsonDocument.Parse((await connection.ReceiveAsync())!).RootElement,
        ];
        messages.Select(message => message.GetProperty("id").GetString()).ShouldBe([id, "plain"], ignoreOrder: true);
        messages.ShouldAllBe(message => message.EnumerateObject().Count() == 3);
        messages[0].GetProperty("payload").GetRawText().ShouldBe(messages[1].GetProperty("payload").GetRawText());
    }

    [Fact]
    public async Task A_token_that_expires_takes_its_bearer_out_of_the_group_and_no_other()
    {
        await using var server = await StartAsync();
        var soon = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 2;
        using var expiring = await OpenAsync(server, new { role = "lead", exp = soon });
        using var staying = await OpenAsync(server);
        await SubscribeAsync(expiring, Query);
        await SubscribeAsync(staying, Query);
        await SettleAsync(staying);
        await WaitForListenersAsync(server, 1);

        (await expiring.ReceiveAsync()).ShouldBeNull();

        expiring.CloseCode.ShouldBe(4403);
        server.Library.Publish();
        (await staying.ReceiveAsync()).ShouldBe(Next(1));
        Calls(server, SharedSubscription.Sources).ShouldBe(1);
    }

    [Fact]
    public async Task A_shutdown_ends_shared_subscriptions_and_says_goodbye()
    {
        await using var server = await StartAsync();
        using var connection = await OpenAsync(server);
        await SubscribeAsync(connection, Query);
        await WaitForListenersAsync(server, 1);

        var stopping = server.StopAsync();

        (await connection.ReceiveAsync()).ShouldBeNull();
        connection.CloseCode.ShouldBe(1001);
        await stopping;
        await WaitForListenersAsync(server, 0);
    }

    [Fact]
    public async Task Shared_subscriptions_count_against_the_limit_of_a_connection()
    {
        await using var server = await StartAsync(options => options.WebSockets.MaxSubscriptions = 2);
        using var connection = await OpenAsync(server);

        await SubscribeAsync(connection, Query, "a");
        await SubscribeAsync(connection, Query, "b");
        await SubscribeAsync(connection, Query, "c");
        (await connection.ReceiveAsync()).ShouldNotBeNull().ShouldContain("2 subscriptions, which is the limit");

        await connection.SendAsync("""{"id":"a","type":"complete"}""");
        await SubscribeAsync(connection, Query, "c");
        await SettleAsync(connection);
        await WaitForListenersAsync(server, 1);
        server.Library.Publish();
        string?[] received = [await connection.ReceiveAsync(), await connection.ReceiveAsync()];
        received.ShouldBe([Next(1, "b"), Next(1, "c")], ignoreOrder: true);
    }

    [Fact]
    public async Task Event_streams_and_sockets_share()
    {
        await using var server = await StartAsync(options => options.AuthenticateConnection = null);
        using var connection = await TestSocket.OpenAsync(server);
        await SubscribeAsync(connection, Query);
        await SettleAsync(connection);
        using var response = await StreamAsync(server, Query);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await WaitForListenersAsync(server, 1);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        server.Library.Publish();

        (await connection.ReceiveAsync()).ShouldBe(Next(1));
        (await ReadEventAsync(reader)).ShouldBe("data: {\"data\":{\"onShared\":{\"count\":1}},\"extensions\":{\"cost\":1}}");
        Calls(server, SharedSubscription.Executions).ShouldBe(1);
        reader.Dispose();
        response.Dispose();
        await connection.SendAsync("""{"id":"a","type":"complete"}""");
        await WaitForListenersAsync(server, 0);
    }

    [Fact]
    public async Task A_stream_whose_client_does_not_read_is_cut_off_alone()
    {
        await using var server = await StartAsync(options =>
        {
            options.AuthenticateConnection = null;
            options.EventStreams.MaxQueuedEvents = 4;
        });
        const string Long = "subscription { onShared(size: 60000) { text } }";
        using var fast = await TestSocket.OpenAsync(server);
        await SubscribeAsync(fast, Long);
        await SettleAsync(fast);
        using var slow = await StreamAsync(server, Long);
        using var reader = new StreamReader(await slow.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await WaitForListenersAsync(server, 1);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        for (var i = 0; i < 400; i++)
        {
            server.Library.Publish();
            (await fast.ReceiveAsync()).ShouldNotBeNull();
        }

        await Should.ThrowAsync<IOException>(async () =>
        {
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is not null) { }
        });
    }

    [Fact]
    public void Permissions_are_equal_whatever_their_order_and_differ_whatever_they_are_made_of()
    {
        static string KeyOf(params string[] pairs) => SharedUser.Of(pairs.Chunk(2).Select(pair => new Claim(pair[0], pair[1]))).Key;

        KeyOf("role", "a", "role", "b").ShouldBe(KeyOf("role", "b", "role", "a"));
        string[] keys =
        [
            KeyOf(),
            KeyOf("role", "a"),
            KeyOf("role", "a", "role", "b"),
            KeyOf("role", "a\",\"role\",\"b"),
            KeyOf("rolea", ""),
            KeyOf("", "rolea"),
            KeyOf("school", "a"),
        ];
        keys.ShouldBeUnique();
    }

    private static Task<HttpResponseMessage> StreamAsync(TestServer server, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        return server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<string?> ReadEventAsync(StreamReader reader)
    {
        string? line;
        do
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        } while (line is not null && !line.StartsWith("data:", StringComparison.Ordinal));

        return line;
    }
}
