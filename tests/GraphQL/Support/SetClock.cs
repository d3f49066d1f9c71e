namespace AltProvision.Tests.GraphQL.Support;

/// <summary>A clock that stands until it is moved. Timers run at their real pace.</summary>
internal sealed class SetClock : TimeProvider
{
    private long _ticks = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
