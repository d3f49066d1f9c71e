using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace AltProvision.Tests.Integration.Security;

/// <summary>Words that exist nowhere else, and what was found of them where they must not be.</summary>
internal sealed class Canaries
{
    private readonly string stem = $"kanari{Guid.CreateVersion7():N}"[..22];
    private readonly ConcurrentDictionary<string, long> searched = [];
    private readonly ConcurrentQueue<string> found = [];
    private readonly List<string> others = [];
    private SearchValues<string>? needles;
    private int planted;

    /// <summary>How many texts were searched, by kind.</summary>
    public IReadOnlyDictionary<string, long> Searched => searched;

    /// <summary>Where one was found, each place once.</summary>
    public IReadOnlyCollection<string> Found => [.. found.Distinct()];

    public int Planted => planted + others.Count;

    /// <summary>A new canary: letters and digits only, so that no encoding of addresses hides it.</summary>
    public string Next() => $"{stem}n{Interlocked.Increment(ref planted)}";

    /// <summary>Something else that must not be found: a number, a token.</summary>
    public void Plant(string other) => others.Add(other);

    /// <summary>From now on texts are searched; no more can be planted.</summary>
    public void Arm() => needles = SearchValues.Create([stem, .. others], StringComparison.OrdinalIgnoreCase);

    public void Search(string kind, string place, object? text)
    {
        if (needles is null || text?.ToString() is not { Length: > 0 } words)
        {
            return;
        }

        searched.AddOrUpdate(kind, 1, static (_, count) => count + 1);
        if (words.AsSpan().IndexOfAny(needles) is >= 0 and var at)
        {
            found.Enqueue($"{kind} {place}: …{words[Math.Max(0, at - 120)..Math.Min(words.Length, at + 60)].ReplaceLineEndings(" ")}…");
        }
    }
}

/// <summary>Takes every line of every category, its values and its exception.</summary>
internal sealed class SearchedLogs(Canaries canaries) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Category(canaries, categoryName);

    public void Dispose() { }

    private sealed class Category(Canaries canaries, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Search("log scope", state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            Search("log", formatter(state, exception));
            Search("log exception", exception);
            Search("log values", state);
        }

        private void Search(string kind, object? state)
        {
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                foreach (var (name, value) in values)
                {
                    canaries.Search(kind, $"{category} {name}", value);
                }
            }
            else
            {
                canaries.Search(kind, category, state);
            }
        }
    }
}

/// <summary>Takes all spans and all measurements of this process but those of its own clients.</summary>
internal sealed class SearchedTelemetry : IDisposable
{
    private readonly Canaries canaries;
    private readonly ActivityListener spans;
    private readonly MeterListener meters = new();

    public SearchedTelemetry(Canaries canaries)
    {
        this.canaries = canaries;
        spans = new()
        {
            ShouldListenTo = static source => !IsOfClient(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Search,
        };
        ActivitySource.AddActivityListener(spans);
        meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (!IsOfClient(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<byte>(Search);
        meters.SetMeasurementEventCallback<short>(Search);
        meters.SetMeasurementEventCallback<int>(Search);
        meters.SetMeasurementEventCallback<long>(Search);
        meters.SetMeasurementEventCallback<float>(Search);
        meters.SetMeasurementEventCallback<double>(Search);
        meters.SetMeasurementEventCallback<decimal>(Search);
        meters.Start();
    }

    public void Dispose()
    {
        meters.RecordObservableInstruments();
        meters.Dispose();
        spans.Dispose();
    }

    // The test's own requests are sent from this process too.
    private static bool IsOfClient(string name) =>
        name.StartsWith("System.Net.", StringComparison.Ordinal) || name.StartsWith("Experimental.System.Net.", StringComparison.Ordinal);

    private void Search(Activity span)
    {
        var place = $"{span.Source.Name} {span.OperationName}";
        canaries.Search("span", place, span.DisplayName);
        canaries.Search("span", $"{place} status", span.StatusDescription);
        canaries.Search("span", $"{place} state", span.TraceStateString);
        canaries.Search("span", $"{place} parent", span.ParentId);
        foreach (var (name, value) in span.TagObjects.Concat(span.Events.SelectMany(static e => e.Tags)))
        {
            canaries.Search("span tag", $"{place} {name}", value is string[] many ? string.Join(' ', many) : value);
        }

        foreach (var (name, value) in span.Baggage)
        {
            canaries.Search("span baggage", place, name);
            canaries.Search("span baggage", $"{place} {name}", value);
        }
    }

    private void Search<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach (var (name, value) in tags)
        {
            canaries.Search("metric tag", $"{instrument.Name} {name}", value);
        }
    }
}
