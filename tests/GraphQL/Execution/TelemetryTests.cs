using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using AltProvision.Tests.GraphQL.Support;
using AltProvision.Tests.GraphQL.Transport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.GraphQL.Execution;

public sealed class TelemetryTests
{
    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _all = [];

        public Measurements(TestServer server)
        {
            // Other servers of this process have meters of the same name.
            var meters = server.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "AltProvision.GraphQL" && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public IReadOnlyList<string> TagsOf(string instrument) => [.. _all.Where(m => m.Instrument == instrument).Select(m => m.Tags)];

        public double Sum(string instrument) => _all.Where(m => m.Instrument == instrument).Sum(m => m.Value);

        public string Everything => string.Join('\n', _all);

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _all.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Value}"))));

        public void Dispose() => _listener.Dispose();
    }

    private static Task<HttpResponseMessage> AskAsync(TestServer server, string query, object? variables = null) =>
        server.Client.PostAsJsonAsync(server.Url, new { query, variables });

    [Fact]
    public async Task Operations_are_measured_by_type_and_outcome()
    {
        await using var server = await TestServer.StartAsync();
        using var measurements = new Measurements(server);

        await AskAsync(server, "{ books(first: 2) { nodes { title } } }");
        await AskAsync(server, "mutation { increment }");
        await AskAsync(server, "{ books(first: 1) { nodes { author { broken } } } }");

        measurements.TagsOf("graphql.server.operation.duration").ShouldBe(["query success", "mutation success", "query error"]);
        measurements.TagsOf("graphql.server.operation.cost").ShouldBe(["query", "mutation", "query"]);
        measurements.Sum("graphql.server.operation.cost").ShouldBe(6);
    }

    [Fact]
    public async Task Time_that_runs_out_is_an_outcome()
    {
        await using var server = await TestServer.StartAsync(options => options.Limits.ExecutionTimeout = TimeSpan.FromMilliseconds(50));
        using var measurements = new Measurements(server);

        await AskAsync(server, "{ forever }");

        measurements.TagsOf("graphql.server.operation.duration").ShouldBe(["query timeout"]);
        measurements.TagsOf("graphql.server.errors").ShouldBe(["TIMEOUT"]);
    }

    [Fact]
    public async Task Errors_are_counted_by_code()
    {
        await using var server = await TestServer.StartAsync();
        using var measurements = new Measurements(server);

        await AskAsync(server, "{");
        await AskAsync(server, "{ nope nope2 }");
        await AskAsync(server, "query ($id: ID!) { book(id: $id) { title } }");
        await AskAsync(server, "{ books(first: 1) { nodes { author { broken } } } }");

        measurements
            .TagsOf("graphql.server.errors")
            .ShouldBe(["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "INTERNAL"]);
    }

    [Fact]
    public async Task Prepared_operations_are_hits()
    {
        await using var server = await TestServer.StartAsync();
        using var measurements = new Measurements(server);

        for (var i = 0; i < 3; i++)
        {
            await AskAsync(server, "{ __typename }");
        }

        measurements.TagsOf("graphql.server.operation_cache.lookups").ShouldBe(["miss", "hit", "hit"]);
    }

    [Fact]
    public async Task Open_sockets_and_subscriptions_go_up_and_down()
    {
        await using var server = await TestServer.StartAsync();
        using var measurements = new Measurements(server);
        var connection = await TestSocket.OpenAsync(server);
        await connection.SubscribeAsync("a", "subscription { onCount { count } }");
        await connection.SubscribeAsync("b", "subscription { onCount { count } }");

        await Waiting.ForAsync(() => measurements.Sum("graphql.server.subscriptions.open") == 2);
        measurements.Sum("graphql.server.websockets.open").ShouldBe(1);
        connection.Dispose();

        await Waiting.ForAsync(() =>
            measurements.Sum("graphql.server.subscriptions.open") == 0 && measurements.Sum("graphql.server.websockets.open") == 0
        );
    }

    [Fact]
    public async Task Spans_are_made_of_an_operation_and_its_batches_and_hold_nothing_that_a_client_chose()
    {
        await using var server = await TestServer.StartAsync(options => options.Assemblies.Add(new TypesOnly(typeof(PatientQuery))));
        using var measurements = new Measurements(server);
        using var request = new Activity("request").Start();
        var trace = request.TraceId;
        ConcurrentQueue<Activity> spans = [];
        using var listener = new ActivityListener
        {
            // Of the two the web server's carries the trace on.
            ShouldListenTo = source => source.Name is "AltProvision.GraphQL" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace && activity.Source.Name == "AltProvision.GraphQL")
                {
                    spans.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        const string Query = """
            query PupilJaneDoe($where: BookFilterInput) { jane: books(first: 2, where: $where) { nodes { doe: author { name } } } after(milliseconds: 0) }
            """;

        using var response = await AskAsync(server, Query, new { where = new { minimumTitle = 1, genres = (string[])["FICTION"] } });
        (await response.Content.ReadAsStringAsync()).ShouldStartWith("{\"data\"");

        spans
            .Select(span => $"{span.OperationName} {span.GetTagItem("graphql.field.parents")}")
            .ShouldBe(["graphql Query.books 1", "graphql Query.after 1", "graphql Book.author 2", "graphql query "], ignoreOrder: true);
        var told = string.Join(
            '\n',
            spans.SelectMany(span => span.Tags.Append(new(span.DisplayName, ""))).Append(new(measurements.Everything, ""))
        );
        told.ShouldNotContain("jane", Case.Insensitive);
        told.ShouldNotContain("doe", Case.Insensitive);
        told.ShouldNotContain("FICTION");
    }
}
