using System.Net;
using System.Text;
using System.Text.Json;
using AltProvision.GraphQL;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

public sealed class EventStreamTests
{
    private const string EventStream = "text/event-stream";
    private const string Complete = "event: complete\ndata:\n\n";

    private sealed class Stream : IDisposable
    {
        private readonly StreamReader _reader;
        private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(10));

        private Stream(HttpResponseMessage response, System.IO.Stream body) => (Response, _reader) = (response, new(body));

        public HttpResponseMessage Response { get; }

        public static async Task<Stream> OpenAsync(TestServer server, string query, string accept = EventStream, bool isGet = false)
        {
            using var request = isGet
                ? new HttpRequestMessage(HttpMethod.Get, $"{server.Url}?query={Uri.EscapeDataString(query)}")
                : new HttpRequestMessage(HttpMethod.Post, server.Url)
                {
                    Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
                };
            request.Headers.Accept.ParseAdd(accept);
            request.Headers.AcceptEncoding.ParseAdd("br, gzip");
            var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return new(response, await response.Content.ReadAsStreamAsync());
        }

        /// <summary>The next block of lines that is no comment; null at the end.</summary>
        public async Task<string?> NextAsync(bool withComments = false)
        {
            var block = new StringBuilder();
            while (await _reader.ReadLineAsync(_timeout.Token) is { } line)
            {
                block.Append(line).Append('\n');
                if (line.Length == 0)
                {
                    if (withComments || block[0] is not ':')
                    {
                        return block.ToString();
                    }

                    block.Clear();
                }
            }

            return block.Length == 0 ? null : throw new InvalidOperationException($"The stream breaks off after: {block}");
        }

        public async Task<IReadOnlyList<string>> RestAsync()
        {
            List<string> events = [];
            while (await NextAsync() is { } next)
            {
                events.Add(next);
            }

            return events;
        }

        public void Dispose()
        {
            _reader.Dispose();
            Response.Dispose();
            _timeout.Dispose();
        }
    }

    private static void AddPatientTypes(GraphQLOptions options) =>
        options.Assemblies.Add(new TypesOnly(typeof(PatientQuery), typeof(PatientSubscription)));

    private static string Next(string json) => $"event: next\ndata: {json}\n\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_query_is_one_next_complete_and_the_end(bool isGet)
    {
        await using var server = await TestServer.StartAsync();

        using var stream = await Stream.OpenAsync(server, "{ __typename }", isGet: isGet);

        (await stream.RestAsync()).ShouldBe([Next("""{"data":{"__typename":"Query"}}"""), Complete]);
    }

    [Fact]
    public async Task A_mutation_runs_by_POST_only()
    {
        await using var server = await TestServer.StartAsync();

        using var get = await Stream.OpenAsync(server, "mutation { increment }", isGet: true);
        using var post = await Stream.OpenAsync(server, "mutation { increment }");

        get.Response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        get.Response.Content.Headers.Allow.ShouldBe(["POST"]);
        (await post.RestAsync()).ShouldBe([Next("""{"data":{"increment":1}}"""), Complete]);
    }

    [Fact]
    public async Task The_headers_are_sent_before_the_first_event_and_ask_proxies_to_hold_nothing_back()
    {
        await using var server = await TestServer.StartAsync();

        using var stream = await Stream.OpenAsync(server, "subscription { onCount { count } }");

        stream.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        stream.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream; charset=utf-8");
        stream.Response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        stream.Response.Headers.CacheControl!.ToString().ShouldBe("no-store, no-transform");
        stream.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
    }

    [Fact]
    public async Task Events_are_sent_as_they_come()
    {
        await using var server = await TestServer.StartAsync();
        using var stream = await Stream.OpenAsync(server, "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);

        for (var count = 1; count < 3; count++)
        {
            server.Library.Publish();
            (await stream.NextAsync()).ShouldBe(Next("{\"data\":{\"onCount\":{\"count\":" + count + "}},\"extensions\":{\"cost\":1}}"));
        }
    }

    [Fact]
    public async Task A_source_that_ends_completes_the_stream()
    {
        await using var server = await TestServer.StartAsync();

        using var stream = await Stream.OpenAsync(server, "subscription { onCountdown }");

        var events = await stream.RestAsync();
        events.Count.ShouldBe(4);
        events[^1].ShouldBe(Complete);
    }

    [Fact]
    public async Task A_source_that_fails_ends_with_a_masked_error()
    {
        await using var server = await TestServer.StartAsync(AddPatientTypes);

        using var stream = await Stream.OpenAsync(server, "subscription { onFailure }");

        var events = await stream.RestAsync();
        events.Count.ShouldBe(3);
        events[1].ShouldStartWith("event: next\ndata: {\"errors\":[{\"message\":\"Something went wrong on our side.");
        events[1].ShouldNotContain("secret");
        events[2].ShouldBe(Complete);
    }

    [Fact]
    public async Task An_event_that_cannot_be_put_on_record_is_not_sent_and_ends_the_stream()
    {
        await using var server = await TestServer.StartAsync(static options => options.CreateRecord = static (_, _, _) => new NoRecord());
        using var stream = await Stream.OpenAsync(server, "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);

        server.Library.Publish();
        var events = await stream.RestAsync();

        events.Count.ShouldBe(2);
        events[0].ShouldStartWith("event: next\ndata: {\"errors\":[{\"message\":\"Something went wrong on our side.");
        events[0].ShouldNotContain("count\":");
        events[1].ShouldBe(Complete);
    }

    [Theory]
    [InlineData("{ nope }")]
    [InlineData("{")]
    [InlineData("query ($id: ID!) { book(id: $id) { title } }")]
    [InlineData("query A { __typename } query B { __typename }")]
    [InlineData("subscription ($above: Int!) { onCount(above: $above) { count } }")]
    public async Task What_cannot_run_is_an_event_with_errors_and_complete(string query)
    {
        await using var server = await TestServer.StartAsync();

        using var stream = await Stream.OpenAsync(server, query);

        stream.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var events = await stream.RestAsync();
        events.Count.ShouldBe(2);
        events[0].ShouldStartWith("event: next\ndata: {\"errors\":[");
        events[1].ShouldBe(Complete);
    }

    [Theory]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("query={__typename}", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_request_is_refused_by_the_status(string body, string contentType, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, contentType),
        };
        request.Headers.Accept.ParseAdd(EventStream);

        using var response = await server.Client.SendAsync(request);

        response.StatusCode.ShouldBe(expected);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/graphql-response+json");
    }

    [Theory]
    [InlineData("{ __typename }", "application/json, text/event-stream", "application/json")]
    [InlineData("{ __typename }", "application/json;q=0.5, text/event-stream", EventStream)]
    [InlineData("{ __typename }", "text/*", null)]
    [InlineData("subscription { onCountdown }", "application/json, text/event-stream;q=0.1", EventStream)]
    [InlineData("subscription { onCountdown }", "application/json, text/event-stream;q=0", "application/json")]
    [InlineData("subscription { onCountdown }", "*/*", "application/json")]
    public async Task A_stream_is_sent_to_those_who_name_it(string query, string accept, string? expected)
    {
        await using var server = await TestServer.StartAsync();

        using var stream = await Stream.OpenAsync(server, query, accept);

        stream.Response.StatusCode.ShouldBe(expected is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK);
        stream.Response.Content.Headers.ContentType!.MediaType.ShouldBe(expected ?? "application/json");
    }

    [Fact]
    public async Task A_silent_stream_is_kept_alive_by_comments()
    {
        await using var server = await TestServer.StartAsync(options => options.EventStreams.KeepAlive = TimeSpan.FromMilliseconds(50));
        using var stream = await Stream.OpenAsync(server, "subscription { onCount { count } }");

        for (var i = 0; i < 3; i++)
        {
            (await stream.NextAsync(withComments: true)).ShouldBe(":\n\n");
        }

        await Waiting.ForAsync(() => server.Library.Listeners == 1);
        server.Library.Publish();
        (await stream.NextAsync()).ShouldBe(Next("""{"data":{"onCount":{"count":1}},"extensions":{"cost":1}}"""));
    }

    [Fact]
    public async Task A_client_that_goes_ends_its_subscription()
    {
        await using var server = await TestServer.StartAsync();
        var stream = await Stream.OpenAsync(server, "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);

        stream.Dispose();

        await Waiting.ForAsync(() => server.Library.Listeners == 0);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off()
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            AddPatientTypes(options);
            options.EventStreams.SlowClientTimeout = TimeSpan.FromMilliseconds(300);
        });
        using var stream = await Stream.OpenAsync(server, "subscription { onNoise(size: 100000) }");

        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Stopped));

        await Should.ThrowAsync<IOException>(stream.RestAsync);
    }

    [Fact]
    public async Task A_shutdown_ends_subscriptions_without_complete_so_that_clients_come_back()
    {
        await using var server = await TestServer.StartAsync();
        using var stream = await Stream.OpenAsync(server, "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);

        var stopping = server.StopAsync();

        (await stream.RestAsync()).ShouldBeEmpty();
        await stopping;
    }

    [Fact]
    public async Task A_shutdown_waits_for_running_queries()
    {
        await using var server = await TestServer.StartAsync(AddPatientTypes);
        using var stream = await Stream.OpenAsync(server, "{ after(milliseconds: 500) }");
        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Started));

        var stopping = server.StopAsync();

        (await stream.RestAsync()).ShouldBe([Next("""{"data":{"after":500}}"""), Complete]);
        await stopping;
    }

    [Fact]
    public async Task A_user_who_may_stay_no_longer_is_told_why()
    {
        var watch = new Watch();
        await using var server = await TestServer.StartAsync(options => options.Watch = watch.Start);
        using var stream = await Stream.OpenAsync(server, "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);

        watch.End("You were signed out.");

        (await stream.RestAsync()).ShouldBe([
            Next("""{"errors":[{"message":"You were signed out.","extensions":{"code":"UNAUTHENTICATED"}}]}"""),
            Complete,
        ]);
        await Waiting.ForAsync(() => watch.IsDisposed);
    }

    [Fact]
    public async Task An_expired_token_ends_its_subscriptions()
    {
        await using var server = await TestServer.StartAsync(options =>
            options.WebSockets.ExpiresAt = _ => TimeProvider.System.GetUtcNow().AddMilliseconds(300)
        );
        using var stream = await Stream.OpenAsync(server, "subscription { onCount { count } }");

        (await stream.RestAsync()).ShouldBeEmpty();
    }
}
