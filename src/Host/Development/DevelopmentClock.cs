using AltProvision.GraphQL;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>
/// A clock that can be moved forward, so that a demo can reach the next review without waiting for it. In Development only; a restart sets it
/// back to real time.
/// </summary>
internal sealed class DevelopmentClock : TimeProvider
{
    private long offsetTicks;

    /// <summary>How far it is ahead of real time.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    /// <summary>Moves to the same time of day on a later day.</summary>
    /// <returns>Whether the day is not before the present one.</returns>
    public bool TryMoveTo(DateOnly day)
    {
        var days = day.DayNumber - LondonTime.Today(this).DayNumber;
        if (days < 0)
        {
            return false;
        }

        Interlocked.Add(ref offsetTicks, TimeSpan.FromDays(days).Ticks);
        return true;
    }
}

/// <param name="Today">The day that it shall be.</param>
internal sealed record ClockRequest(DateOnly Today);

internal static class DevelopmentClockEndpoint
{
    /// <summary><c>GET /development/clock</c> says which day it is; <c>POST {"today": "2026-12-01"}</c> moves on to a later one.</summary>
    public static void MapDevelopmentClock(this WebApplication app, DevelopmentClock clock)
    {
        // Tokens are issued and believed by real time.
        var sockets = app.Services.GetRequiredService<GraphQLOptions>().WebSockets;
        var expiresAt = sockets.ExpiresAt;
        sockets.ExpiresAt = user => expiresAt(user) + clock.Ahead;
        app.MapGet("/development/clock", () => new ClockRequest(LondonTime.Today(clock)));
        app.MapPost(
                "/development/clock",
                (ClockRequest request) =>
                    clock.TryMoveTo(request.Today)
                        ? Results.Ok(new ClockRequest(LondonTime.Today(clock)))
                        : Results.BadRequest(
                            $"today: it is {LondonTime.Today(clock):yyyy-MM-dd} already, and this clock does not go back. Restart the host for real time."
                        )
            )
            .RequireAuthorization();
    }
}
