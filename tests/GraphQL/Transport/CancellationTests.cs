using System.Net.Http.Json;
using AltProvision.Tests.GraphQL.Support;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Transport;

/// <summary>What nobody waits for any more stops: the token of the resolvers fires.</summary>
public sealed class CancellationTests
{
    private static Task<TestServer> StartAsync(TimeSpan? executionTimeout = null) =>
        TestServer.StartAsync(options =>
        {
            options.Assemblies.Add(new TypesOnly(typeof(PatientQuery), typeof(PatientSubscription)));
            options.Limits.ExecutionTimeout = executionTimeout ?? TimeSpan.FromMinutes(5);
        });

    private static async Task ShouldStopAsync(TestServer server, Func<Task> leave)
    {
        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Started));
        server.Library.Calls.ShouldNotContainKey(PatientQuery.Stopped);

        await leave();

        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Stopped));
    }

    [Theory]
    [InlineData("application/json", "{ waiting }")]
    [InlineData("text/event-stream", "{ waiting }")]
    [InlineData("text/event-stream", "subscription { onWaiting }")]
    public async Task A_client_that_goes_stops_its_request(string accept, string query)
    {
        await using var server = await StartAsync();
        using var leaving = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd(accept);

        var sending = server.Client.SendAsync(request, leaving.Token);
        await ShouldStopAsync(server, leaving.CancelAsync);

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData("{ waiting }")]
    [InlineData("subscription { onWaiting }")]
    public async Task Complete_stops_its_operation_and_no_other(string query)
    {
        await using var server = await StartAsync();
        using var connection = await TestSocket.OpenAsync(server);
        await connection.SubscribeAsync("other", "subscription { onCount { count } }");
        await Waiting.ForAsync(() => server.Library.Listeners == 1);
        await connection.SubscribeAsync("a", query);

        await ShouldStopAsync(server, () => connection.SendAsync("""{"id":"a","type":"complete"}"""));

        server.Library.Listeners.ShouldBe(1);
    }

    [Theory]
    [InlineData("{ waiting }")]
    [InlineData("subscription { onWaiting }")]
    public async Task A_socket_that_says_goodbye_stops_its_operations(string query)
    {
        await using var server = await StartAsync();
        using var connection = await TestSocket.OpenAsync(server);
        await connection.SubscribeAsync("a", query);

        await ShouldStopAsync(server, connection.CloseAsync);
    }

    [Theory]
    [InlineData("{ waiting }")]
    [InlineData("subscription { onWaiting }")]
    public async Task A_socket_that_is_lost_stops_its_operations(string query)
    {
        await using var server = await StartAsync();
        var connection = await TestSocket.OpenAsync(server);
        await connection.SubscribeAsync("a", query);

        await ShouldStopAsync(
            server,
            () =>
            {
                connection.Dispose();
                return Task.CompletedTask;
            }
        );
    }

    [Fact]
    public async Task The_limit_of_time_stops_resolvers_and_names_itself()
    {
        await using var server = await StartAsync(TimeSpan.FromMilliseconds(300));

        using var response = await server.Client.PostAsJsonAsync(server.Url, new { query = "{ waiting }" });

        (await response.Content.ReadAsStringAsync()).ShouldContain("The operation took longer than 0.3 seconds, which is the limit.");
        await Waiting.ForAsync(() => server.Library.Calls.ContainsKey(PatientQuery.Stopped));
    }
}
