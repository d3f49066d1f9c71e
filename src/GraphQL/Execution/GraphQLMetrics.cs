using System.Diagnostics;
using System.Diagnostics.Metrics;
using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Execution;

/// <summary>
/// What the server counts, under the meter <c>AltProvision.GraphQL</c>. Tags hold words of the server only: never a variable, a document, or
/// a name that a client chose.
/// </summary>
internal sealed class GraphQLMetrics
{
    private const string OperationType = "graphql.operation.type";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Costs = new()
    {
        HistogramBucketBoundaries = [0, 1, 5, 25, 100, 500, 2_500, 10_000, 50_000, 100_000],
    };

    private readonly Histogram<double> _duration;
    private readonly Histogram<int> _cost;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _lookups;
    private readonly UpDownCounter<long> _subscriptions;
    private readonly UpDownCounter<long> _sockets;

    public GraphQLMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("AltProvision.GraphQL");
        _duration = meter.CreateHistogram(
            "graphql.server.operation.duration",
            "s",
            "How long operations took; of a subscription each event.",
            tags: null,
            Seconds
        );
        _cost = meter.CreateHistogram("graphql.server.operation.cost", "{cost}", "The static cost of operations.", tags: null, Costs);
        _errors = meter.CreateCounter<long>("graphql.server.errors", "{error}", "Errors in answers, by code.");
        _lookups = meter.CreateCounter<long>(
            "graphql.server.operation_cache.lookups",
            "{lookup}",
            "Whether an operation was prepared before."
        );
        _subscriptions = meter.CreateUpDownCounter<long>("graphql.server.subscriptions.open", "{subscription}", "Subscriptions that run.");
        _sockets = meter.CreateUpDownCounter<long>("graphql.server.websockets.open", "{connection}", "WebSocket connections.");
    }

    public void Executed(CompiledOperation operation, long started, string outcome)
    {
        var type = NameOf(operation.Definition.Operation);
        _duration.Record(
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            new(OperationType, type),
            new KeyValuePair<string, object?>("graphql.operation.outcome", outcome)
        );
        _cost.Record(operation.Cost, new KeyValuePair<string, object?>(OperationType, type));
    }

    public void Answered(IReadOnlyList<GraphQLError> errors)
    {
        foreach (var error in errors)
        {
            _errors.Add(1, new KeyValuePair<string, object?>("graphql.error.code", error.Code));
        }
    }

    public void LookedUp(bool isHit) =>
        _lookups.Add(1, new KeyValuePair<string, object?>("graphql.operation_cache.result", isHit ? "hit" : "miss"));

    /// <param name="change">1 for a subscription that begins, -1 for one that ends.</param>
    public void SubscriptionsChanged(int change) => _subscriptions.Add(change);

    /// <param name="change">1 for a connection that opens, -1 for one that closes.</param>
    public void SocketsChanged(int change) => _sockets.Add(change);

    public static string NameOf(OperationType type) =>
        type switch
        {
            Language.OperationType.Query => "query",
            Language.OperationType.Mutation => "mutation",
            _ => "subscription",
        };
}
