using System.Collections.Concurrent;
using System.Security.Claims;
using System.Threading.RateLimiting;
using AltProvision.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace AltProvision.GraphQL.Transport;

/// <summary>Why an operation does not run now.</summary>
/// <param name="Error">With the seconds as <c>extensions.retryAfter</c>.</param>
/// <param name="RetryAfter">Seconds after which the same may run.</param>
/// <param name="IsOfHost">Whether it is the host that has too much to do, and not the caller who asks for too much.</param>
internal sealed record Throttling(GraphQLError Error, int RetryAfter, bool IsOfHost)
{
    public static Throttling Of(string message, int retryAfter, bool isOfHost = false) =>
        new(
            new(message, ErrorCodes.Throttled, [], Extensions: new Dictionary<string, object?> { ["retryAfter"] = retryAfter }),
            retryAfter,
            isOfHost
        );
}

/// <summary>Bounds what callers ask for: cost units in a time, of each, and how many operations run at the same time, of each and of all.</summary>
internal sealed class OperationBudget(GraphQLOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly GraphQLBudgetOptions _options = options.Budget;
    private readonly ConcurrentDictionary<CallerKey, Spender> _callers = [];
    private readonly ConcurrencyLimiter? _host = options.Budget.MaxAtOnce is { } most
        ? Spender.NewPlaces(most, options.Budget.MaxWaiting)
        : null;
    private long _swept = time.GetTimestamp();

    /// <summary>Callers who are remembered: those who have not got back all that they spent.</summary>
    public int Remembered => _callers.Count;

    /// <summary>Whose operation it is; null where nothing is bounded. Asked for each operation, and not kept: who has spent nothing is forgotten.</summary>
    public Spender? Find(HttpContext context, ClaimsPrincipal user)
    {
        if (_options.AllowanceOf?.Invoke(user) is not { } allowance)
        {
            return null;
        }

        var key = _options.KeyOf(user, context.Connection.RemoteIpAddress);
        if (_callers.TryGetValue(key, out var caller) && ReferenceEquals(caller.Allowance, allowance))
        {
            return caller;
        }

        Sweep();
        return _callers.AddOrUpdate(
            key,
            static (_, made) => made,
            // Another allowance than before: their permissions have changed.
            static (_, known, made) => ReferenceEquals(known.Allowance, made.Allowance) ? known : made,
            new Spender(allowance, time)
        );
    }

    /// <summary>
    /// Waits, not for long, until a query or a mutation may run. It has its place until that is disposed of. Who gets none gets back what was
    /// taken for it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller does not wait any longer.</exception>
    public async ValueTask<(Place Place, Throttling? Refusal)> EnterAsync(
        Spender? caller,
        CompiledOperation operation,
        CancellationToken cancellationToken
    )
    {
        var own = caller is null ? null : await AcquireAsync(caller.Places, cancellationToken);
        if (own is { IsAcquired: false })
        {
            caller!.GiveBack(operation);
            return (default, caller.RunsTooMuch());
        }

        RateLimitLease? hosts;
        try
        {
            hosts = _host is null ? null : await AcquireAsync(_host, cancellationToken);
        }
        catch
        {
            own?.Dispose();
            throw;
        }

        if (hosts is not { IsAcquired: false })
        {
            return (new(own, hosts), null);
        }

        own?.Dispose();
        caller?.GiveBack(operation);
        return (default, Throttling.Of("The service is busy. Send the operation again in a moment.", retryAfter: 2, isOfHost: true));
    }

    public void Dispose() => _host?.Dispose();

    /// <returns>A lease that was not acquired when too many wait, or when the wait is over.</returns>
    internal async ValueTask<RateLimitLease> AcquireAsync(ConcurrencyLimiter places, CancellationToken cancellationToken)
    {
        var lease = places.AttemptAcquire();
        if (lease.IsAcquired)
        {
            return lease;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.LongestWait);
        try
        {
            return await places.AcquireAsync(cancellationToken: limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return places.AttemptAcquire();
        }
    }

    // Whoever has everything back is as good as new. One of them who asks in this very moment gets a second new bucket, no more.
    private void Sweep()
    {
        var swept = Interlocked.Read(ref _swept);
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(swept, now) < SweepEvery || Interlocked.CompareExchange(ref _swept, now, swept) != swept)
        {
            return;
        }

        foreach (var (key, caller) in _callers)
        {
            if (caller.IsIdle)
            {
                _callers.TryRemove(new(key, caller));
            }
        }
    }
}

/// <summary>Where an operation runs; disposed of, another may.</summary>
internal readonly struct Place(RateLimitLease? own, RateLimitLease? hosts) : IDisposable
{
    public void Dispose()
    {
        hosts?.Dispose();
        own?.Dispose();
    }
}
