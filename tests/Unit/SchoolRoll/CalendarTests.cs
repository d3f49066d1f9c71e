using AltProvision.Kernel;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SchoolRoll;

public class CalendarTests
{
    private const string Year = """
        {
          "academic_year": "2025-26",
          "terms": [
            { "name": "Autumn", "start": "2025-09-01", "end": "2025-12-19", "half_term": { "start": "2025-10-27", "end": "2025-10-31" } },
            { "name": "Spring", "start": "2026-01-05", "end": "2026-03-27", "half_term": { "start": "2026-02-16", "end": "2026-02-20" } }
          ]
        }
        """;

    [Fact]
    public void A_published_term_becomes_two_half_terms_from_weekday_to_weekday() =>
        TermDatesFile
            .Parse(Year, "file")
            .Take(2)
            .ShouldBe([
                new HalfTerm("2025-26-AUT1", new(2025, 9, 1), new(2025, 10, 24)),
                new HalfTerm("2025-26-AUT2", new(2025, 11, 3), new(2025, 12, 19)),
            ]);

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{ "academic_year": "2025-26", "terms": [] }""")]
    [InlineData(
        """{ "academic_year": "2025-26", "terms": [{ "name": "Michaelmas", "start": "2025-09-01", "end": "2025-12-19", "half_term": { "start": "2025-10-27", "end": "2025-10-31" } }] }"""
    )]
    [InlineData(
        """{ "academic_year": "2025-26", "terms": [{ "name": "Autumn", "start": "2025-09-01", "end": "2025-12-19", "half_term": { "start": "2026-10-27", "end": "2026-10-31" } }] }"""
    )]
    [InlineData("""{ "academic_year": "2025-26", "terms": [{ "name": "Autumn", "start": "2025-09-01", "end": "2025-12-19" }] }""")]
    public void A_file_that_makes_no_sense_is_refused_with_its_name(string json) =>
        Should.Throw<UnusableFileException>(() => TermDatesFile.Parse(json, "dates.json")).Message.ShouldContain("dates.json");

    [Fact]
    public void The_same_year_again_changes_nothing_and_another_one_is_added()
    {
        var calendar = TermCalendar.OfAuthority("332");
        var year = TermDatesFile.Parse(Year, "file");

        calendar.SetYear(year, "file").ShouldBe((true, null));
        calendar.SetYear(year, "file").ShouldBe((false, null));
        calendar.SetYear([new("2026-27-AUT1", new(2026, 9, 1), new(2026, 10, 23))], "next").Changed.ShouldBeTrue();

        calendar.ReadHalfTerms().Count.ShouldBe(5);
    }

    [Fact]
    public void Half_terms_that_overlap_are_refused() =>
        TermCalendar
            .OfSchool(default)
            .SetTerms([new("A", new(2025, 9, 1), new(2025, 10, 24)), new("B", new(2025, 10, 24), new(2025, 12, 19))], null)!
            .Code.ShouldBe("calendar.half-terms-overlap");

    [Fact]
    public void New_training_days_replace_the_old_ones_and_leave_closures_alone()
    {
        var calendar = TermCalendar.OfSchool(default);
        calendar.SetInsetDays([new(2025, 9, 1), new(2025, 9, 2)]);
        calendar.Close(new(new(2025, 11, 5), ClosureKind.Closure, "Burst pipe")).ShouldBeNull();

        calendar.SetInsetDays([new(2025, 9, 3)]);

        calendar.ReadClosures().Select(day => day.Date).ShouldBe([new(2025, 9, 3), new(2025, 11, 5)]);
    }

    [Fact]
    public void Every_day_has_its_reason()
    {
        var sheet = new CalendarSheet(
            "Westmarch High",
            false,
            TermDatesFile.Parse(Year, "file"),
            [new(new(2025, 9, 1), ClosureKind.Inset), new(new(2025, 11, 5), ClosureKind.Closure, "Burst pipe")],
            [new(new(2025, 12, 25), "Christmas Day")]
        );

        sheet.DayOn(new(2025, 9, 1)).Reason.ShouldBe(DayReason.Inset);
        sheet.DayOn(new(2025, 9, 2)).Reason.ShouldBe(DayReason.SchoolDay);
        sheet.DayOn(new(2025, 9, 6)).Reason.ShouldBe(DayReason.Weekend);
        sheet.DayOn(new(2025, 10, 28)).Reason.ShouldBe(DayReason.Holiday);
        sheet.DayOn(new(2025, 11, 5)).ShouldBe(new SchoolDay(new(2025, 11, 5), DayReason.Closure, "Burst pipe"));
        sheet.DayOn(new(2025, 12, 25)).ShouldBe(new SchoolDay(new(2025, 12, 25), DayReason.BankHoliday, "Christmas Day"));
        Should.Throw<CalendarRangeException>(() => sheet.DayOn(new(2026, 9, 1)));
    }
}
