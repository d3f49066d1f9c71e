namespace AltProvision.Kernel;

/// <summary>Legal dates are local dates in Europe/London; moments are kept in UTC and turned here, and nowhere else.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>Today's local date, by the given clock.</summary>
    public static DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOf(clock.GetUtcNow());
    }

    /// <summary>The UTC moment at which the local day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => EndOf(date.AddDays(-1));

    /// <summary>The UTC moment at which a deadline on the date has run out: the local midnight that ends the day.</summary>
    public static DateTimeOffset EndOf(DateOnly date)
    {
        var midnight = date.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
