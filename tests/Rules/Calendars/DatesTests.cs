using AltProvision.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class DatesTests
{
    private static readonly WorkingDays WorkingDays = new(Given.BankHolidays);

    private static readonly Arbitrary<DateOnly> BirthDates = Gen.Choose(0, 9000)
        .Select(offset => new DateOnly(2000, 1, 1).AddDays(offset))
        .ToArbitrary();

    [Theory]
    [InlineData("2025-10-26T00:59:00Z", "2025-10-26T01:59")]
    [InlineData("2025-10-26T01:00:00Z", "2025-10-26T01:00")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T02:00")]
    [InlineData("2026-06-09T23:15:00Z", "2026-06-10T00:15")]
    public void A_moment_is_shown_in_London_time_on_both_sides_of_a_clock_change(string utc, string local)
    {
        LondonTime.Local(DateTimeOffset.Parse(utc)).ToString("yyyy-MM-dd'T'HH:mm").ShouldBe(local);
    }

    [Theory]
    [InlineData("2026-06-10", "2026-06-10T23:00:00Z")]
    [InlineData("2025-11-12", "2025-11-13T00:00:00Z")]
    [InlineData("2025-10-25", "2025-10-25T23:00:00Z")]
    public void A_deadline_runs_out_with_the_local_day(string date, string utc)
    {
        LondonTime.EndOf(DateOnly.Parse(date)).ShouldBe(DateTimeOffset.Parse(utc));
    }

    [Fact]
    public void The_last_moment_of_every_local_day_belongs_to_it() =>
        Prop.ForAll(
                BirthDates,
                date =>
                    LondonTime.DateOf(LondonTime.EndOf(date).AddTicks(-1)) == date
                    && LondonTime.DateOf(LondonTime.EndOf(date)) == date.AddDays(1)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_substitute_bank_holiday_is_no_working_day()
    {
        WorkingDays.After(new(2026, 12, 24), 1).ShouldBe(new DateOnly(2026, 12, 29));
    }

    [Fact]
    public void Beyond_the_table_of_bank_holidays_there_is_no_answer()
    {
        Should.Throw<CalendarRangeException>(() => WorkingDays.After(new(2027, 8, 27), 1)).Message.ShouldContain("to Mon 30 Aug 2027");
    }

    [Theory]
    [InlineData("2020-08-31", "2025-08-31")]
    [InlineData("2020-09-01", "2025-12-31")]
    [InlineData("2020-12-31", "2025-12-31")]
    [InlineData("2021-01-01", "2026-03-31")]
    [InlineData("2021-04-01", "2026-08-31")]
    public void Compulsory_school_age_starts_on_the_prescribed_day(string born, string start)
    {
        CompulsorySchoolAge.Start(DateOnly.Parse(born)).ShouldBe(DateOnly.Parse(start));
    }

    [Theory]
    [InlineData("2010-09-01", "2027-06-25")]
    [InlineData("2010-08-31", "2026-06-26")]
    [InlineData("2009-09-01", "2026-06-26")]
    public void Compulsory_school_age_ends_on_the_last_Friday_in_June(string born, string end)
    {
        CompulsorySchoolAge.End(DateOnly.Parse(born)).ShouldBe(DateOnly.Parse(end));
    }

    [Fact]
    public void It_always_ends_in_year_11() =>
        Prop.ForAll(
                BirthDates,
                born =>
                    CompulsorySchoolAge.End(born) is { Month: 6, Day: >= 24, DayOfWeek: DayOfWeek.Friday } end
                    && AcademicYear.YearGroup(born, end) == 11
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_year_group_is_the_age_on_the_31_August_before_less_four() =>
        Prop.ForAll(
                BirthDates,
                born =>
                {
                    var asOf = born.AddYears(10).AddDays(100);
                    var eve = AcademicYear.Of(asOf).FirstDay.AddDays(-1);
                    var age = eve.Year - born.Year - (born.AddYears(eve.Year - born.Year) > eve ? 1 : 0);
                    return AcademicYear.YearGroup(born, asOf) == age - 4;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_academic_year_is_named_by_both_its_years()
    {
        AcademicYear.Of(new(2025, 8, 31)).ToString().ShouldBe("2024/25");
        AcademicYear.Of(new(2099, 9, 1)).ToString().ShouldBe("2099/00");
    }
}
