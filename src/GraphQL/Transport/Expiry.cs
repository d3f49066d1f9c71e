namespace AltProvision.GraphQL.Transport;

/// <summary>Ends what a token let in when the token ends.</summary>
internal static class Expiry
{
    // Timers take no more than about 49 days, and a token that lives longer will not see its end here.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <param name="moment">When the token ends; null: never.</param>
    public static ITimer? Start(DateTimeOffset? moment, TimeProvider time, Action end)
    {
        if (moment is null)
        {
            return null;
        }

        var left = TimeSpan.FromTicks(Math.Clamp((moment.Value - time.GetUtcNow()).Ticks, 0, Longest.Ticks));
        return time.CreateTimer(_ => end(), null, left, Timeout.InfiniteTimeSpan);
    }
}
