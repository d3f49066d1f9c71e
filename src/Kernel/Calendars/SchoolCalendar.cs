using System.Collections.Frozen;

namespace AltProvision.Kernel;

/// <summary>
/// The term dates of one school, or the default of its local authority, and every count of school days. A date that the
/// loaded half terms cannot answer raises <see cref="CalendarRangeException"/>.
/// </summary>
public sealed class SchoolCalendar : IEquatable<SchoolCalendar>
{
    // A longer gap between two blocks is not a holiday but a term that nobody has loaded.
    private const int LongestHolidayDays = 70;

    private readonly FrozenSet<DateOnly> closed;

    /// <param name="name">Whose calendar this is, as it is shown to people.</param>
    /// <param name="isProvisional">True when the authority's default stands in for a school that has none on file.</param>
    /// <param name="halfTerms">Half-term blocks in any order; they must not overlap.</param>
    /// <param name="closureDays">INSET days and recorded closures of this school.</param>
    /// <param name="bankHolidays">Bank holidays in England and Wales.</param>
    public SchoolCalendar(
        string name,
        bool isProvisional,
        IReadOnlyList<HalfTerm> halfTerms,
        IReadOnlyList<DateOnly>? closureDays = null,
        IReadOnlyList<DateOnly>? bankHolidays = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(halfTerms);
        Name = name;
        IsProvisional = isProvisional;
        HalfTerms = [.. halfTerms.OrderBy(block => block.Start)];
        ClosureDays = [.. (closureDays ?? []).Distinct().Order()];
        BankHolidays = [.. (bankHolidays ?? []).Distinct().Order()];
        closed = ClosureDays.Concat(BankHolidays).ToFrozenSet();
        RequireOrderedBlocks();
    }

    public string Name { get; }

    public bool IsProvisional { get; }

    /// <summary>Blocks in date order.</summary>
    public IReadOnlyList<HalfTerm> HalfTerms { get; }

    public IReadOnlyList<DateOnly> ClosureDays { get; }

    public IReadOnlyList<DateOnly> BankHolidays { get; }

    /// <summary>True when the day is one on which this school holds a session (Education Act 1996 s.579).</summary>
    public bool IsSchoolDay(DateOnly date)
    {
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return false;
        }

        var index = BlockOnOrBefore(date);
        RequireKnown(date, index);
        return HalfTerms[index].Contains(date) && !closed.Contains(date);
    }

    /// <summary>The n-th school day, counting <paramref name="start"/> as number 1 if it is a school day.</summary>
    public DateOnly NthSchoolDay(DateOnly start, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Walk(start, n, step: 1);
    }

    /// <summary>The n-th school day strictly after <paramref name="date"/>.</summary>
    public DateOnly SchoolDaysAfter(DateOnly date, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Walk(date.AddDays(1), n, step: 1);
    }

    /// <summary>The n-th school day strictly before <paramref name="date"/>.</summary>
    public DateOnly SchoolDaysBefore(DateOnly date, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Walk(date.AddDays(-1), n, step: -1);
    }

    /// <summary>How many school days lie in the closed interval; none when it is empty.</summary>
    public int CountSchoolDays(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            count += IsSchoolDay(date) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The half-term block holding the date, or the next one when the date is in a holiday.</summary>
    public HalfTerm HalfTermOf(DateOnly date)
    {
        var index = BlockOnOrBefore(date);
        RequireKnown(date, index);
        return HalfTerms[index].Contains(date) ? HalfTerms[index] : HalfTerms[index + 1];
    }

    /// <summary>The block after the given one.</summary>
    public HalfTerm NextHalfTerm(HalfTerm block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var dayAfter = block.End.AddDays(1);
        return HalfTermOf(dayAfter);
    }

    /// <summary>The last day of the block on which the school holds a session.</summary>
    public DateOnly LastSchoolDayOf(HalfTerm block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return LastSchoolDayOnOrBefore(block.End);
    }

    /// <summary>The date itself when it is a school day, else the last school day before it.</summary>
    public DateOnly LastSchoolDayOnOrBefore(DateOnly date) => Walk(date, 1, step: -1);

    public bool Equals(SchoolCalendar? other) =>
        other is not null
        && Name == other.Name
        && IsProvisional == other.IsProvisional
        && HalfTerms.SequenceEqual(other.HalfTerms)
        && ClosureDays.SequenceEqual(other.ClosureDays)
        && BankHolidays.SequenceEqual(other.BankHolidays);

    public override bool Equals(object? obj) => Equals(obj as SchoolCalendar);

    public override int GetHashCode() => HashCode.Combine(Name, IsProvisional, HalfTerms.Count, ClosureDays.Count);

    private DateOnly Walk(DateOnly from, int n, int step)
    {
        var date = from;
        while (true)
        {
            n -= IsSchoolDay(date) ? 1 : 0;
            if (n == 0)
            {
                return date;
            }

            date = date.AddDays(step);
        }
    }

    private int BlockOnOrBefore(DateOnly date)
    {
        var index = HalfTerms.Count - 1;
        while (index >= 0 && HalfTerms[index].Start > date)
        {
            index--;
        }

        return index;
    }

    private void RequireKnown(DateOnly date, int index)
    {
        if (index < 0)
        {
            throw OutOfRange(date, HalfTerms is [var first, ..] ? $"starts on {first.Start.InWords()}" : "has no term dates");
        }

        var block = HalfTerms[index];
        if (block.Contains(date))
        {
            return;
        }

        if (index == HalfTerms.Count - 1)
        {
            throw OutOfRange(date, $"ends on {block.End.InWords()}");
        }

        var next = HalfTerms[index + 1];
        if (next.Start.DayNumber - block.End.DayNumber > LongestHolidayDays)
        {
            throw OutOfRange(date, $"has no term between {block.End.InWords()} and {next.Start.InWords()}");
        }
    }

    private CalendarRangeException OutOfRange(DateOnly date, string why) =>
        new(Name, date, $"The calendar of {Name} {why}, so nothing can be counted on {date.InWords()}. Add the missing term dates.");

    private void RequireOrderedBlocks()
    {
        foreach (var block in HalfTerms.Where(block => block.End < block.Start))
        {
            throw new ArgumentException($"Half term {block.Id} ends before it starts.");
        }

        foreach (var (earlier, later) in HalfTerms.Zip(HalfTerms.Skip(1)))
        {
            if (later.Start <= earlier.End)
            {
                throw new ArgumentException($"Half terms {earlier.Id} and {later.Id} overlap.");
            }
        }
    }
}
