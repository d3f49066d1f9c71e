using AltProvision.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>
/// Every date function beside a count of one day after the other, on invented calendars: breaks of one and of two weeks, terms of any
/// length, INSET days, closures and bank holidays anywhere.
/// </summary>
[Covers("ENG-GEN-001", "ENG-GEN-002", "ENG-GEN-004", "ENG-GEN-005")]
public class DayByDayTests
{
    private const int Runs = 2_000;

    private static readonly DateOnly FirstDay = new(2025, 9, 1);

    [Fact]
    public void A_school_day_is_a_day_of_the_set() =>
        ForAll((calendar, days, date, _) => calendar.IsSchoolDay(date) == days.Contains(date));

    [Fact]
    public void The_nth_school_day_is_found_by_walking() =>
        ForAll((calendar, days, date, n) => Same(() => calendar.NthSchoolDay(date, n), () => Walk(days, date, n, step: 1)));

    [Fact]
    public void The_nth_school_day_after_leaves_the_day_itself_out() =>
        ForAll((calendar, days, date, n) => Same(() => calendar.SchoolDaysAfter(date, n), () => Walk(days, date.AddDays(1), n, step: 1)));

    [Fact]
    public void The_nth_school_day_before_leaves_the_day_itself_out() =>
        ForAll(
            (calendar, days, date, n) => Same(() => calendar.SchoolDaysBefore(date, n), () => Walk(days, date.AddDays(-1), n, step: -1))
        );

    [Fact]
    public void A_count_takes_in_both_ends() =>
        ForAll(
            (calendar, days, date, n) =>
                calendar.CountSchoolDays(date, date.AddDays(n)) == Enumerable.Range(0, n + 1).Count(i => days.Contains(date.AddDays(i)))
        );

    [Fact]
    public void A_half_term_is_the_one_that_holds_the_day_or_the_next() =>
        ForAll((calendar, _, date, _) => calendar.HalfTermOf(date) == calendar.HalfTerms.First(block => block.End >= date));

    [Fact]
    public void The_last_school_day_on_or_before_is_found_by_walking_back() =>
        ForAll((calendar, days, date, _) => Same(() => calendar.LastSchoolDayOnOrBefore(date), () => Walk(days, date, 1, step: -1)));

    [Fact]
    public void A_working_day_knows_no_school_holidays() =>
        ForAll(
            (calendar, _, date, n) =>
            {
                var working = new WorkingDays(calendar.BankHolidays);
                var expected = date;
                for (var left = n; left > 0; )
                {
                    expected = expected.AddDays(1);
                    left -=
                        expected.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || calendar.BankHolidays.Contains(expected) ? 0 : 1;
                }

                return working.After(date, n) == expected;
            }
        );

    // A year of six blocks; the dates asked for lie well inside it, the counts may lead out of it.
    private static Gen<(SchoolCalendar Calendar, HashSet<DateOnly> Days)> Calendars() =>
        from lengths in Gen.Choose(25, 56).ArrayOf(6)
        from breaks in Gen.Elements(9, 16, 17).ArrayOf(6)
        from closures in Gen.Choose(0, 330).ArrayOf(9)
        from holidays in Gen.Choose(0, 330).ArrayOf(8)
        select Build(lengths, breaks, closures, holidays);

    private static (SchoolCalendar, HashSet<DateOnly>) Build(int[] lengths, int[] breaks, int[] closures, int[] holidays)
    {
        List<HalfTerm> blocks = [];
        var start = FirstDay;
        for (var i = 0; i < lengths.Length; i++)
        {
            var end = start.AddDays(lengths[i]);
            blocks.Add(new($"HT{i + 1}", start, end));
            start = end.AddDays(breaks[i]);
        }

        // The table of bank holidays reaches beyond whatever is counted here.
        DateOnly[] bankHolidays = [FirstDay.AddDays(-60), .. holidays.Select(FirstDay.AddDays), FirstDay.AddDays(900)];
        DateOnly[] closed = [.. closures.Select(FirstDay.AddDays)];
        var days = blocks
            .SelectMany(block => Enumerable.Range(0, block.End.DayNumber - block.Start.DayNumber + 1).Select(block.Start.AddDays))
            .Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Where(date => !bankHolidays.Contains(date) && !closed.Contains(date))
            .ToHashSet();
        return (new("Invented", false, blocks, closed, bankHolidays), days);
    }

    private static void ForAll(Func<SchoolCalendar, HashSet<DateOnly>, DateOnly, int, bool> holds) =>
        Prop.ForAll(
                (
                    from calendar in Calendars()
                    from day in Gen.Choose(0, 180)
                    from n in Gen.Choose(1, 25)
                    select (calendar, day, n)
                ).ToArbitrary(),
                given => holds(given.calendar.Calendar, given.calendar.Days, FirstDay.AddDays(given.day), given.n)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    // Beyond its ends a calendar has no answer, and walking none either.
    private static bool Same(Func<DateOnly> counted, Func<DateOnly?> walked)
    {
        try
        {
            return counted() == walked();
        }
        catch (CalendarRangeException)
        {
            return walked() is null;
        }
    }

    private static DateOnly? Walk(HashSet<DateOnly> days, DateOnly date, int n, int step)
    {
        while (date >= FirstDay && date <= days.Max())
        {
            n -= days.Contains(date) ? 1 : 0;
            if (n == 0)
            {
                return date;
            }

            date = date.AddDays(step);
        }

        return null;
    }
}
