using System.Collections.Frozen;

namespace AltProvision.Kernel;

/// <summary>
/// Monday to Friday except bank holidays in England and Wales. School holidays are irrelevant: safeguarding clocks do not
/// stop for them. Bank holidays move by proclamation, so they are a table and never derived.
/// </summary>
public sealed class WorkingDays
{
    private readonly FrozenSet<DateOnly> bankHolidays;
    private readonly DateOnly first;
    private readonly DateOnly last;

    public WorkingDays(IReadOnlyCollection<DateOnly> bankHolidays)
    {
        ArgumentNullException.ThrowIfNull(bankHolidays);
        if (bankHolidays.Count == 0)
        {
            throw new ArgumentException("Working days need the table of bank holidays.", nameof(bankHolidays));
        }

        this.bankHolidays = bankHolidays.ToFrozenSet();
        first = bankHolidays.Min();
        last = bankHolidays.Max();
    }

    public bool IsWorkingDay(DateOnly date)
    {
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return false;
        }

        if (date < first || date > last)
        {
            throw new CalendarRangeException(
                "bank holidays",
                date,
                $"Bank holidays are known from {first.InWords()} to {last.InWords()}, not for {date.InWords()}. Add the missing years."
            );
        }

        return !bankHolidays.Contains(date);
    }

    /// <summary>The n-th working day strictly after <paramref name="date"/>.</summary>
    public DateOnly After(DateOnly date, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        while (n > 0)
        {
            date = date.AddDays(1);
            n -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }
}
