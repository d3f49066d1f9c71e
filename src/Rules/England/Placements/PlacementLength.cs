using System.Globalization;

namespace AltProvision.Rules.England;

/// <summary>Counts the days and weeks of a placement, both ends included.</summary>
internal static class PlacementLength
{
    public static int Days(DateOnly start, DateOnly end) => end.DayNumber - start.DayNumber + 1;

    /// <summary>The last day of a time of so many whole weeks.</summary>
    public static DateOnly LastDayOf(DateOnly start, int weeks) => start.AddDays((weeks * 7) - 1);

    /// <summary>Weeks for display, to two places. Compare days, not this.</summary>
    public static string Weeks(DateOnly start, DateOnly end) =>
        Math.Round(Days(start, end) / 7m, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
