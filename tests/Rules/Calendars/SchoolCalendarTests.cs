using AltProvision.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class SchoolCalendarTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    // Far enough from both ends of the loaded terms that forty school days fit on either side.
    private static readonly Arbitrary<(DateOnly Date, int N)> DatesAndCounts = (
        from offset in Gen.Choose(0, 480)
        from n in Gen.Choose(1, 40)
        select (new DateOnly(2025, 12, 1).AddDays(offset), n)
    ).ToArbitrary();

    [Theory]
    [InlineData("DUDLEY-LA", 195)]
    [InlineData("ALPHA", 190)]
    [InlineData("BETA", 190)]
    [InlineData("GAMMA", 190)]
    [InlineData("NEIGHBOUR", 192)]
    public void A_school_year_has_the_days_that_its_calendar_says(string id, int days)
    {
        var calendar = Given.Calendar(id);
        var year = calendar.HalfTerms.Where(block => block.Id.StartsWith("2025-26")).ToList();

        calendar.CountSchoolDays(year[0].Start, year[^1].End).ShouldBe(days);
    }

    [Fact]
    public void The_nth_school_day_is_a_school_day_with_n_counted_up_to_it() =>
        Prop.ForAll(
                DatesAndCounts,
                given =>
                {
                    var nth = Alpha.NthSchoolDay(given.Date, given.N);
                    return Alpha.IsSchoolDay(nth) && Alpha.CountSchoolDays(given.Date, nth) == given.N;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Going_after_and_before_by_the_same_count_comes_back_to_a_school_day() =>
        Prop.ForAll(
                DatesAndCounts,
                given =>
                {
                    var day = Alpha.NthSchoolDay(given.Date, 1);
                    return Alpha.SchoolDaysBefore(Alpha.SchoolDaysAfter(day, given.N), given.N) == day
                        && Alpha.SchoolDaysAfter(Alpha.SchoolDaysBefore(day, given.N), given.N) == day;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_start_or_a_larger_count_is_never_earlier() =>
        Prop.ForAll(
                DatesAndCounts,
                given =>
                    Alpha.NthSchoolDay(given.Date, given.N) <= Alpha.NthSchoolDay(given.Date.AddDays(1), given.N)
                    && Alpha.NthSchoolDay(given.Date, given.N) < Alpha.NthSchoolDay(given.Date, given.N + 1)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_of_adjoining_ranges_add_up() =>
        Prop.ForAll(
                DatesAndCounts,
                given =>
                {
                    var (from, middle, to) = (given.Date, given.Date.AddDays(given.N), given.Date.AddDays(2 * given.N));
                    return Alpha.CountSchoolDays(from, to)
                        == Alpha.CountSchoolDays(from, middle) + Alpha.CountSchoolDays(middle.AddDays(1), to);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_school_day_lies_in_its_half_term() =>
        Prop.ForAll(
                DatesAndCounts,
                given =>
                {
                    var block = Alpha.HalfTermOf(given.Date);
                    return Alpha.IsSchoolDay(given.Date) ? block.Contains(given.Date) : block.End >= given.Date;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_date_in_a_holiday_belongs_to_the_next_half_term()
    {
        Alpha.HalfTermOf(new(2025, 10, 29)).Id.ShouldBe("2025-26-AUT2");
        Alpha.NextHalfTerm(Alpha.HalfTermOf(new(2026, 7, 1))).Id.ShouldBe("2026-27-AUT1");
    }

    [Fact]
    public void The_last_school_day_of_a_half_term_leaves_out_an_inset_day()
    {
        Alpha.LastSchoolDayOf(Alpha.HalfTermOf(new(2025, 10, 1))).ShouldBe(new DateOnly(2025, 10, 23));
    }

    [Fact]
    public void Beyond_the_loaded_terms_there_is_no_answer()
    {
        Should
            .Throw<CalendarRangeException>(() => Alpha.SchoolDaysAfter(new(2027, 7, 19), 5))
            .Message.ShouldContain("ends on Wed 21 Jul 2027");
        Should.Throw<CalendarRangeException>(() => Alpha.IsSchoolDay(new(2025, 8, 29))).Message.ShouldContain("starts on Mon 1 Sep 2025");
        Should
            .Throw<CalendarRangeException>(() => Alpha.CountSchoolDays(new(2027, 7, 1), new(2027, 9, 30)))
            .Date.ShouldBe(new(2027, 7, 22));
    }

    [Fact]
    public void A_term_that_nobody_loaded_is_no_holiday()
    {
        var holed = new SchoolCalendar(
            "Holed",
            false,
            [new("AUT2", new(2025, 11, 3), new(2025, 12, 19)), new("SUM1", new(2026, 4, 13), new(2026, 5, 22))]
        );

        Should
            .Throw<CalendarRangeException>(() => holed.NthSchoolDay(new(2025, 12, 18), 6))
            .Message.ShouldContain("has no term between Fri 19 Dec 2025 and Mon 13 Apr 2026");
    }

    [Fact]
    public void Overlapping_or_reversed_half_terms_are_refused()
    {
        Should
            .Throw<ArgumentException>(() =>
                new SchoolCalendar(
                    "X",
                    false,
                    [new("A", new(2025, 9, 1), new(2025, 10, 24)), new("B", new(2025, 10, 24), new(2025, 12, 1))]
                )
            )
            .Message.ShouldBe("Half terms A and B overlap.");
        Should
            .Throw<ArgumentException>(() => new SchoolCalendar("X", false, [new("A", new(2025, 9, 2), new(2025, 9, 1))]))
            .Message.ShouldBe("Half term A ends before it starts.");
    }
}
