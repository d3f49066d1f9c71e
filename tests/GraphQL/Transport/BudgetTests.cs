using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Transport;
using AltProvision.Tests.GraphQL.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

/// <summary>What callers may ask for in a time, and at the same time.</summary>
public sealed class BudgetTests
{
    private const string Cheap = "{ __typename }";
    private const string Cost25 = "{ books(first: 25) { nodes { title } } }";

    private readonly SetClock clock = new();

    private Task<TestServer> StartAsync(
        int capacity = 3,
        int perSecond = 1,
        int atOnce = 10,
        int waiting = 0,
        Action<GraphQLBudgetOptions>? change = null
    )
    {
        var allowance = new Allowance("reader", capacity, perSecond, atOnce, waiting);
        return TestServer.StartAsync(
            options =>
            {
                options.Assemblies.Add(new TypesOnly(typeof(PatientQuery), typeof(PatientSubscription)));
                options.Budget.AllowanceOf = _ => allowance;
                change?.Invoke(options.Budget);
            },
            time: clock,
            userOf: static context => UserOf(context.Request.Headers["User"])
        );
    }

    // "issuer subject", or nobody.
    private static ClaimsPrincipal UserOf(string? words) =>
        words?.Split(' ') is [var issuer, var subject]
            ? new(new ClaimsIdentity([new("iss", issuer), new("sub", subject)], "test"))
            : new ClaimsPrincipal(new ClaimsIdentity());

    private static async Task<Answer> AskAsync(
        TestServer server,
        string query,
        string? user = null,
        bool isGet = false,
        string accept = "application/json"
    )
    {
        using var request = isGet
            ? new HttpRequestMessage(HttpMethod.Get, $"{server.Url}?query={Uri.EscapeDataString(query)}")
            : new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd(accept);
        if (user is not null)
        {
            request.Headers.Add("User", user);
        }

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new(
            response.StatusCode,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    private sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public JsonElement Error => JsonDocument.Parse(Body).RootElement.GetProperty("errors")[0];

        public string Code => Error.GetProperty("extensions").GetProperty("code").GetString()!;
    }

    private static async Task SpendAllAsync(TestServer server, string? user = null)
    {
        for (var i = 0; i < 3; i++)
        {
            (await AskAsync(server, Cheap, user)).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Each_answer_tells_what_is_left()
    {
        await using var server = await StartAsync(capacity: 100, perSecond: 10);

        var answer = await AskAsync(server, Cost25);

        answer.Headers["GraphQL-Cost"].ShouldBe("26");
        answer.Headers["RateLimit-Policy"].ShouldBe("\"reader\";q=100;w=10");
        answer.Headers["RateLimit"].ShouldBe("\"reader\";r=74;t=3");
        answer.Body.ShouldEndWith(
            """
            ,"extensions":{"cost":26,"budget":{"limit":100,"remaining":74,"resetsIn":3}}}
            """
        );
    }

    [Fact]
    public async Task Where_nothing_is_bounded_nothing_is_told()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await AskAsync(server, Cost25);

        answer.Headers.Keys.ShouldNotContain("RateLimit");
        answer.Body.ShouldEndWith(
            """
            ,"extensions":{"cost":26}}
            """
        );
    }

    [Theory]
    [InlineData(false, "application/json")]
    [InlineData(true, "application/json")]
    [InlineData(false, "application/graphql-response+json")]
    [InlineData(false, "text/event-stream")]
    public async Task Whoever_has_spent_it_waits_as_long_as_they_are_told(bool isGet, string accept)
    {
        await using var server = await StartAsync();
        await SpendAllAsync(server);

        var refused = await AskAsync(server, Cheap, isGet: isGet, accept: accept);
        clock.Advance(TimeSpan.FromSeconds(0.9));
        var tooEarly = await AskAsync(server, Cheap, isGet: isGet, accept: accept);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        var answered = await AskAsync(server, Cheap, isGet: isGet, accept: accept);

        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers["Retry-After"].ShouldBe("1");
        refused.Headers["RateLimit"].ShouldBe("\"reader\";r=0;t=3");
        refused
            .Error.GetProperty("message")
            .GetString()
            .ShouldBe(
                "The budget of 3 cost units is used up: this takes 1, and 1 come back each second. Send it again in 1 s, or ask for less."
            );
        refused.Code.ShouldBe("THROTTLED");
        refused.Error.GetProperty("extensions").GetProperty("retryAfter").GetInt32().ShouldBe(1);
        tooEarly.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answered.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_subscription_is_paid_for_once_and_refused_before_its_stream_begins()
    {
        await using var server = await StartAsync();
        var countdown = await AskAsync(server, "subscription { onCountdown }", accept: "text/event-stream");
        countdown.Body.Split("event: next").Length.ShouldBe(4);
        countdown.Headers["RateLimit"].ShouldBe("\"reader\";r=2;t=1");
        await AskAsync(server, Cheap);
        await AskAsync(server, Cheap);

        var refused = await AskAsync(server, "subscription { onCountdown }", accept: "text/event-stream");

        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Code.ShouldBe("THROTTLED");
    }

    [Theory]
    [InlineData(Cheap)]
    [InlineData("subscription { onCountdown }")]
    public async Task On_a_socket_an_error_says_when_to_come_back_and_the_socket_stays_open(string query)
    {
        await using var server = await StartAsync();
        using var socket = await TestSocket.OpenAsync(server);
        await SpendAllAsync(server);

        await socket.SubscribeAsync("1", query);
        var refused = JsonDocument.Parse((await socket.ReceiveAsync())!).RootElement;
        clock.Advance(TimeSpan.FromSeconds(3));
        await socket.SubscribeAsync("1", query);
        var answered = JsonDocument.Parse((await socket.ReceiveAsync())!).RootElement;

        refused.GetProperty("type").GetString().ShouldBe("error");
        refused.GetProperty("payload")[0].GetProperty("extensions").GetRawText().ShouldBe("""{"code":"THROTTLED","retryAfter":1}""");
        answered.GetProperty("type").GetString().ShouldBe("next");
    }

    [Fact]
    public async Task A_result_on_a_socket_tells_what_is_left()
    {
        await using var server = await StartAsync(capacity: 100, perSecond: 10);
        using var socket = await TestSocket.OpenAsync(server);

        await socket.SubscribeAsync("1", Cost25);

        (await socket.ReceiveAsync())!.ShouldContain(
            """
            "extensions":{"cost":26,"budget":{"limit":100,"remaining":74,"resetsIn":3}}
            """
        );
    }

    [Fact]
    public async Task Each_caller_has_their_own()
    {
        await using var server = await StartAsync();
        await SpendAllAsync(server, "first anna");

        (await AskAsync(server, Cheap, "first anna")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        foreach (var other in new[] { "first bert", "second anna", null })
        {
            (await AskAsync(server, Cheap, other)).Status.ShouldBe(HttpStatusCode.OK, other);
        }
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Strangers_share_what_their_address_or_network_has(string one, string other, bool areOne)
    {
        var nobody = new ClaimsPrincipal(new ClaimsIdentity());

        (CallerKey.Of(nobody, IPAddress.Parse(one)) == CallerKey.Of(nobody, IPAddress.Parse(other))).ShouldBe(areOne);
    }

    [Fact]
    public async Task What_costs_more_than_all_runs_when_all_is_there_and_is_paid_for_afterwards()
    {
        await using var server = await StartAsync(capacity: 20, perSecond: 1);

        (await AskAsync(server, Cost25)).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await AskAsync(server, Cost25);
        clock.Advance(TimeSpan.FromSeconds(26));

        refused.Headers["Retry-After"].ShouldBe("26");
        (await AskAsync(server, Cost25)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("{")]
    public async Task What_is_refused_was_read_and_costs_ten(string query)
    {
        await using var server = await StartAsync(capacity: 15);

        (await AskAsync(server, query)).Headers["RateLimit"].ShouldBe("\"reader\";r=5;t=10");
        (await AskAsync(server, query)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task One_more_than_may_run_waits_and_the_next_is_refused_for_nothing()
    {
        await using var server = await StartAsync(capacity: 100, atOnce: 1, waiting: 1);
        using var leaving = new CancellationTokenSource();
        var running = server.Client.PostAsJsonAsync(server.Url, new { query = "{ waiting }" }, leaving.Token);
        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Started));
        Task<Answer>[] others = [AskAsync(server, Cheap), AskAsync(server, Cheap)];

        var refused = await await Task.WhenAny(others);
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        others.ShouldContain(other => !other.IsCompleted);
        await leaving.CancelAsync();

        (await Task.WhenAll(others)).ShouldContain(other => other.Status == HttpStatusCode.OK);
        refused.Headers["Retry-After"].ShouldBe("1");
        refused.Code.ShouldBe("THROTTLED");
        (await AskAsync(server, Cheap)).Headers["RateLimit"].ShouldBe("\"reader\";r=97;t=3", "two that ran, and this");
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task The_host_says_that_it_is_busy_to_everybody_after_a_short_wait()
    {
        await using var server = await StartAsync(change: static budget =>
            (budget.MaxAtOnce, budget.MaxWaiting, budget.LongestWait) = (1, 1, TimeSpan.FromMilliseconds(50))
        );
        using var leaving = new CancellationTokenSource();
        var running = server.Client.PostAsJsonAsync(server.Url, new { query = "{ waiting }" }, leaving.Token);
        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Started));

        var refused = await AskAsync(server, Cheap, "issuer other");
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SubscribeAsync("1", Cheap);
        var onSocket = await socket.ReceiveAsync();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Stopped));

        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers["Retry-After"].ShouldBe("2");
        refused.Code.ShouldBe("THROTTLED");
        onSocket!.ShouldContain("""{"code":"THROTTLED","retryAfter":2}""");
        (await AskAsync(server, Cheap, "issuer other")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_leaves_while_waiting_leaves_no_place_taken()
    {
        await using var server = await StartAsync(capacity: 100, atOnce: 1, waiting: 5, change: static budget => budget.MaxAtOnce = 1);
        using var leaving = new CancellationTokenSource();
        var running = server.Client.PostAsJsonAsync(server.Url, new { query = "{ waiting }" }, leaving.Token);
        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Started));
        using var impatient = new CancellationTokenSource();
        using var other = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = JsonContent.Create(new { query = Cheap }) };
        other.Headers.Add("User", "issuer other");
        var waitsForHost = server.Client.SendAsync(other, impatient.Token);
        var waitsForTurn = server.Client.PostAsJsonAsync(server.Url, new { query = Cheap }, impatient.Token);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        await impatient.CancelAsync();
        await leaving.CancelAsync();
        foreach (var sent in new[] { running, waitsForHost, waitsForTurn })
        {
            await Should.ThrowAsync<OperationCanceledException>(() => sent);
        }

        (await AskAsync(server, Cheap)).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(server, Cheap, "issuer other")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_subscription_holds_no_place()
    {
        await using var server = await StartAsync(atOnce: 1, change: static budget => budget.MaxAtOnce = 1);
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SubscribeAsync("1", "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);

        (await AskAsync(server, Cheap)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Callers_who_have_everything_back_are_forgotten()
    {
        await using var server = await StartAsync();
        var budget = server.Services.GetRequiredService<OperationBudget>();
        for (var i = 0; i < 10; i++)
        {
            await AskAsync(server, Cheap, $"issuer {i}");
        }

        budget.Remembered.ShouldBe(10);
        clock.Advance(TimeSpan.FromMinutes(2));
        await AskAsync(server, Cheap, "issuer new");

        budget.Remembered.ShouldBe(1);
    }
}
