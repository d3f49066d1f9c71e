using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Security;

/// <summary>Who asks for too much, or comes with one bad token after the other, over real sockets.</summary>
public sealed class ThrottleTests(PostgresFixture postgres)
{
    private const string Me = "{ viewer { organisation } }";
    private const string NeverBack = "01:00:00";

    private static readonly Viewer head = DemoPeople.All.Single(person => person.Key == "head").Viewer;
    private static readonly Viewer mis = DemoPeople.All.Single(person => person.Key == "mis").Viewer;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<ServedProduct> StartAsync(params (string Name, string Value)[] settings) =>
        await ServedProduct.StartAsync(
            await postgres.CreateDatabaseAsync(),
            settings.ToDictionary(setting => $"AltProvision:{setting.Name}", setting => setting.Value)
        );

    [Fact]
    public async Task Each_person_each_client_and_each_strangers_address_has_a_budget_of_its_own()
    {
        await using var product = await StartAsync(
            ("GraphQL:Budget:Person:Capacity", "3"),
            ("GraphQL:Budget:Person:PerSecond", "1"),
            ("GraphQL:Budget:Client:Capacity", "7"),
            ("GraphQL:Budget:Anonymous:Capacity", "5")
        );
        var token = product.TokenOf(head);

        // A new token of the same person is the same person.
        var last = await product.PostAsync(token, Me);
        for (var i = 0; i < 3 && last.Status != 429; i++)
        {
            last = await product.PostAsync(product.TokenOf(head), Me);
        }

        last.Status.ShouldBe(429);
        last.Code.ShouldBe("THROTTLED");
        int.Parse(last.Headers["Retry-After"], null).ShouldBeInRange(1, 3);
        (await product.PostAsync(product.TokenOf(head with { Subject = "another" }), Me)).Status.ShouldBe(200);
        (await product.PostAsync(product.TokenOf(mis), Me)).Headers["RateLimit-Policy"].ShouldStartWith("\"client\";q=7;");
        var stranger = await product.PostAsync(null, "{ __typename }");
        stranger.Headers["RateLimit-Policy"].ShouldStartWith("\"anonymous\";q=5;");
        stranger.Headers["RateLimit"].ShouldStartWith("\"anonymous\";r=4;");
    }

    [Fact]
    public async Task Bad_tokens_of_an_address_are_answered_slower_and_then_not_at_all_and_a_good_one_still_works()
    {
        await using var product = await StartAsync(("SignIn:MostRefusals", "6"), ("SignIn:RefusalBackEvery", NeverBack));
        var good = product.TokenOf(head);
        string[] bad = ["nonsense", good + "x", Forge(good), "a.b.c", "", "nonsense"];
        var times = new List<TimeSpan>();
        var answers = new List<Answer>();
        foreach (var token in bad)
        {
            var watch = Stopwatch.StartNew();
            answers.Add(await BadAsync(product, token));
            times.Add(watch.Elapsed);
        }

        Answer[] refused = [await BadAsync(product, "nonsense"), await BadAsync(product, good + "x"), await BadAsync(product, Forge(good))];

        answers.ShouldAllBe(answer => answer.Status == 401 && answer.Body == answers[0].Body);
        times[^1].ShouldBeGreaterThan(TimeSpan.FromSeconds(1.8));
        times[3].ShouldBeLessThan(times[^1]);
        refused.ShouldAllBe(answer => answer.Status == 429 && answer.Body == refused[0].Body && answer.Code == "THROTTLED");
        refused.ShouldAllBe(answer => answer.Headers["Retry-After"] == "3600");
        (await CloseReasonAsync(product, "nonsense")).ShouldBe(
            "Too many tokens from this address were not valid. Sign in again, and wait 3600 s."
        );
        (await product.PostAsync(good, Me)).Status.ShouldBe(200);
        (await product.PostAsync(null, "{ __typename }")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Bad_tokens_on_sockets_count_too()
    {
        await using var product = await StartAsync(("SignIn:MostRefusals", "1"), ("SignIn:RefusalBackEvery", NeverBack));

        (await CloseReasonAsync(product, "nonsense")).ShouldBe("Forbidden");

        (await BadAsync(product, "nonsense")).Status.ShouldBe(429);
    }

    [Fact]
    public async Task An_address_that_a_proxy_names_counts_only_where_the_proxy_is_trusted()
    {
        await using var open = await StartAsync(("SignIn:MostRefusals", "1"), ("SignIn:RefusalBackEvery", NeverBack));
        await using var behind = await StartAsync(
            ("SignIn:MostRefusals", "1"),
            ("SignIn:RefusalBackEvery", NeverBack),
            ("Http:TrustedProxies:0", "127.0.0.0/8")
        );

        foreach (var (product, second) in new[] { (open, 429), (behind, 401) })
        {
            (await BadAsync(product, "nonsense", "192.0.2.1")).Status.ShouldBe(401);
            (await BadAsync(product, "nonsense", "192.0.2.2")).Status.ShouldBe(second);
            (await BadAsync(product, "nonsense", "192.0.2.2")).Status.ShouldBe(429);
        }
    }

    private static Task<Answer> BadAsync(ServedProduct product, string token, string? from = null) =>
        product.PostAsync(
            null,
            Me,
            null,
            from is null ? [("Authorization", $"Bearer {token}")] : [("Authorization", $"Bearer {token}"), ("X-Forwarded-For", from)]
        );

    // Another subject, under the old signature.
    private static string Forge(string token)
    {
        var parts = token.Split('.');
        return string.Join('.', parts[0], parts[1][..^4] + "AAAA", parts[2]);
    }

    private static async Task<string?> CloseReasonAsync(ServedProduct product, string token)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(product.Url) { Scheme = "ws", Path = "/graphql" }.Uri, Stop);
        var init = $$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{token}}}"}}""";
        await socket.SendAsync(Encoding.UTF8.GetBytes(init), WebSocketMessageType.Text, endOfMessage: true, Stop);
        var answer = await socket.ReceiveAsync(new byte[1024], Stop);
        answer.MessageType.ShouldBe(WebSocketMessageType.Close);
        return socket.CloseStatusDescription;
    }
}
