using System.Globalization;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>Term dates of Westmarch, by rules that come close to what English authorities set.</summary>
internal static class DemoCalendar
{
    public const string Source = "Invented for the demo: derived by rule, no authority's own dates";

    /// <summary>Six half terms of the past, the present and the next academic year.</summary>
    public static IReadOnlyList<HalfTerm> HalfTerms(DateOnly today) =>
        [.. Enumerable.Range(AcademicYear.Of(today).StartYear - 1, 3).SelectMany(OfYear)];

    /// <summary>Bank holidays that fall into these terms: the others lie in holidays.</summary>
    public static IReadOnlyList<DateOnly> BankHolidays(DateOnly today) =>
        [.. Enumerable.Range(AcademicYear.Of(today).StartYear, 3).Select(year => FirstFrom(new(year, 5, 1), DayOfWeek.Monday))];

    private static IEnumerable<HalfTerm> OfYear(int start)
    {
        var october = LastUntil(new(start, 10, 31), DayOfWeek.Monday);
        var february = FirstFrom(new(start + 1, 2, 15), DayOfWeek.Monday);
        var easter = EasterSunday(start + 1);
        var may = LastUntil(new(start + 1, 5, 31), DayOfWeek.Monday);
        return
        [
            Block(start, "AUT1", FirstFrom(new(start, 9, 1), DayOfWeek.Tuesday), october.AddDays(-3)),
            Block(start, "AUT2", october.AddDays(7), LastUntil(new(start, 12, 20), DayOfWeek.Friday)),
            Block(start, "SPR1", FirstFrom(new(start + 1, 1, 4), DayOfWeek.Monday), february.AddDays(-3)),
            Block(start, "SPR2", february.AddDays(7), easter.AddDays(-9)),
            Block(start, "SUM1", easter.AddDays(8), may.AddDays(-3)),
            Block(start, "SUM2", may.AddDays(7), FirstFrom(new(start + 1, 7, 19), DayOfWeek.Tuesday)),
        ];
    }

    private static HalfTerm Block(int start, string name, DateOnly from, DateOnly to) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{start}-{(start + 1) % 100:00}-{name}"), from, to);

    private static DateOnly FirstFrom(DateOnly date, DayOfWeek day) => date.AddDays(((int)day - (int)date.DayOfWeek + 7) % 7);

    private static DateOnly LastUntil(DateOnly date, DayOfWeek day) => date.AddDays(-(((int)date.DayOfWeek - (int)day + 7) % 7));

    // The anonymous Gregorian algorithm (Meeus, Jones and Butcher).
    private static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var days = h + l - (7 * m) + 114;
        return new(year, days / 31, (days % 31) + 1);
    }
}

/// <summary>The day on which the demo is loaded, and the school days around it.</summary>
internal sealed class DemoTime
{
    private readonly List<DateOnly> past;

    public DemoTime(DateOnly today)
    {
        Today = today;
        HalfTerms = DemoCalendar.HalfTerms(today);
        Calendar = new("Westmarch", false, HalfTerms, bankHolidays: DemoCalendar.BankHolidays(today));
        var first = HalfTerms[0].Start;
        past = [.. Enumerable.Range(0, today.DayNumber - first.DayNumber).Select(first.AddDays).Where(Calendar.IsSchoolDay).Reverse()];
    }

    public DateOnly Today { get; }

    public IReadOnlyList<HalfTerm> HalfTerms { get; }

    public SchoolCalendar Calendar { get; }

    /// <summary>The academic year of today, by the year in which it began.</summary>
    public int Year => AcademicYear.Of(Today).StartYear;

    /// <summary>The n-th school day before today; the first on the calendar when there are not as many.</summary>
    public DateOnly Back(int n) => past[Math.Min(n, past.Count) - 1];

    /// <summary>The n-th school day after today.</summary>
    public DateOnly Ahead(int n) => Calendar.SchoolDaysAfter(Today, n);

    /// <summary>The n-th school day before a date; the first on the calendar when there are not as many.</summary>
    public DateOnly Before(DateOnly date, int n) =>
        date > Today ? Calendar.SchoolDaysBefore(date, n) : past.Where(day => day < date).Skip(n - 1).FirstOrDefault(past[^1]);

    /// <summary>The last school day on or before a day that lies so many days back.</summary>
    public DateOnly SchoolDayDaysAgo(int days) => Calendar.LastSchoolDayOnOrBefore(Today.AddDays(-days));

    /// <summary>The given number of school days after a date, but never later than the last school day before today.</summary>
    public DateOnly AfterButPast(DateOnly date, int n)
    {
        var day = n == 0 ? date : Calendar.SchoolDaysAfter(date, n);
        return day < Today ? day : Back(1);
    }

    public IEnumerable<DateOnly> SchoolDays(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(from.AddDays).Where(Calendar.IsSchoolDay);

    /// <summary>The moment of a local time of day.</summary>
    public static DateTimeOffset At(DateOnly date, int hour, int minute = 0) =>
        LondonTime.EndOf(date.AddDays(-1)).AddHours(hour).AddMinutes(minute);
}
