using System.Diagnostics;

namespace AltProvision.Host;

/// <summary>Keeps what callers send out of logs and traces, however much of them an operator asks for: it may be a child's name.</summary>
internal static class CallersWords
{
    // What each would log, below a warning or at all.
    private static readonly (string Category, LogLevel Least)[] quieted =
    [
        // Each request's address, in a line and as a scope of all others: a GET has its variables there.
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None),
        // Paths.
        ("Microsoft.AspNetCore.Routing.Matching.DfaMatcher", LogLevel.Warning),
        ("Microsoft.AspNetCore.StaticFiles.StaticFileMiddleware", LogLevel.Warning),
        // Lines that are no HTTP.
        ("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Warning),
    ];

    /// <summary>Only a rule for one provider and one of these very categories could bring them back.</summary>
    public static void KeepCallersWordsOut(this WebApplicationBuilder builder)
    {
        foreach (var (category, least) in quieted)
        {
            builder.Logging.AddFilter(category, least);
        }

        builder.Services.AddSingleton<DistributedContextPropagator>(new TraceIdsOnly());
    }

    /// <summary>Takes from a caller the ID of a trace (https://www.w3.org/TR/trace-context/#traceparent-header), and neither state nor baggage, which are free text.</summary>
    private sealed class TraceIdsOnly : DistributedContextPropagator
    {
        private readonly DistributedContextPropagator w3c = CreateW3CPropagator();

        public override IReadOnlyCollection<string> Fields => ["traceparent"];

        public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) =>
            w3c.Inject(activity, carrier, setter);

        public override void ExtractTraceIdAndState(
            object? carrier,
            PropagatorGetterCallback? getter,
            out string? traceId,
            out string? traceState
        )
        {
            w3c.ExtractTraceIdAndState(carrier, getter, out traceId, out _);
            traceId = ActivityContext.TryParse(traceId, traceState: null, out _) ? traceId : null;
            traceState = null;
        }

        public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) =>
            null;
    }
}
