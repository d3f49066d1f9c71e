using System.Globalization;
using System.Threading.RateLimiting;
using AltProvision.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace AltProvision.GraphQL.Transport;

/// <summary>
/// A caller's budget: a bucket of cost units, and places for operations. The bucket is not the library's own, because what is left is told with
/// each answer: <see cref="TokenBucketRateLimiter"/> tells it at another moment than it takes, and counts by a timer that cannot be set in tests.
/// </summary>
internal sealed class Spender(Allowance allowance, TimeProvider time)
{
    // What costs nothing is still a request, and what is refused was parsed and validated.
    private const int LeastCost = 1;
    private const int RefusedCost = 10;

    private readonly string _policy = string.Create(
        CultureInfo.InvariantCulture,
        $"\"{allowance.Name}\";q={allowance.Capacity};w={SecondsFor(allowance.Capacity, allowance)}"
    );
    private readonly Lock _counting = new();
    private double _left = allowance.Capacity;
    private long _counted = time.GetTimestamp();

    public Allowance Allowance => allowance;

    public ConcurrencyLimiter Places { get; } = NewPlaces(allowance.AtOnce, allowance.Waiting);

    /// <summary>Whether nothing runs and everything is there, so that nothing has to be remembered.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_counting)
            {
                Refill();
                return _left >= allowance.Capacity && Places.GetStatistics()!.CurrentAvailablePermits == allowance.AtOnce;
            }
        }
    }

    /// <summary>Takes what an operation costs, before it runs.</summary>
    /// <param name="operation">Null for one that was refused.</param>
    /// <returns>What is left; and why it may not run, null if it may.</returns>
    public (BudgetState? Left, Throttling? Refusal) Take(CompiledOperation? operation) => Spend(CostOf(operation));

    /// <summary>Takes so many units, for what is no operation.</summary>
    public (BudgetState Left, Throttling? Refusal) Spend(int cost)
    {
        var (left, wait) = Take(cost);
        var state = new BudgetState(allowance.Capacity, (int)Math.Max(left, 0), SecondsFor(allowance.Capacity - left, allowance));
        return (state, wait == 0 ? null : SpentTooMuch(cost, wait));
    }

    /// <summary>What was taken did not run.</summary>
    public void GiveBack(CompiledOperation operation)
    {
        lock (_counting)
        {
            _left = Math.Min(allowance.Capacity, _left + CostOf(operation));
        }
    }

    /// <summary>https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-10.txt</summary>
    public void WriteTo(IHeaderDictionary headers, BudgetState left)
    {
        headers["RateLimit-Policy"] = _policy;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{allowance.Name}\";r={left.Remaining};t={left.ResetsIn}");
    }

    public Throttling RunsTooMuch() =>
        Throttling.Of(
            $"The caller runs {allowance.AtOnce} operations at the same time, which is the limit, and others wait. Wait for one to end.",
            retryAfter: 1
        );

    public static ConcurrencyLimiter NewPlaces(int most, int waiting) =>
        new(
            new()
            {
                PermitLimit = most,
                QueueLimit = waiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );

    /// <returns>What is left, less than nothing for who has to pay first; and how many seconds to wait, 0: it was taken.</returns>
    private (double Left, int Wait) Take(int cost)
    {
        lock (_counting)
        {
            Refill();
            // What costs more than all runs when all is there, and is paid for afterwards.
            var needed = Math.Min(cost, allowance.Capacity);
            if (_left < needed)
            {
                return (_left, SecondsFor(needed - _left, allowance));
            }

            _left -= cost;
            return (_left, 0);
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        var back = time.GetElapsedTime(_counted, now).TotalSeconds * allowance.PerSecond;
        (_left, _counted) = (Math.Min(allowance.Capacity, _left + back), now);
    }

    private Throttling SpentTooMuch(int cost, int wait) =>
        Throttling.Of(
            $"The budget of {allowance.Capacity} cost units is used up: this takes {cost}, and {allowance.PerSecond} come back each second. "
                + $"Send it again in {wait} s, or ask for less.",
            wait
        );

    private static int CostOf(CompiledOperation? operation) => operation is null ? RefusedCost : Math.Max(operation.Cost, LeastCost);

    private static int SecondsFor(double units, Allowance allowance) => (int)Math.Ceiling(units / allowance.PerSecond);
}
