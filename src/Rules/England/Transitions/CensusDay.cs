namespace AltProvision.Rules.England;

/// <summary>School census days: the first Thursday in October, the third in January and the third in May.</summary>
internal static class CensusDay
{
    /// <summary>The first census day after the date.</summary>
    public static DateOnly After(DateOnly date) =>
        new[] { date.Year, date.Year + 1 }
            .SelectMany(year => new[] { Thursday(year, 1, 3), Thursday(year, 5, 3), Thursday(year, 10, 1) })
            .First(day => day > date);

    private static DateOnly Thursday(int year, int month, int number)
    {
        var first = new DateOnly(year, month, 1);
        var toThursday = ((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(toThursday + (7 * (number - 1)));
    }
}
