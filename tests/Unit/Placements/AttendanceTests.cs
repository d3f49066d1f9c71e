using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Placements;

public class AttendanceTests
{
    private static readonly DateOnly Day = new(2026, 1, 12);

    [Theory]
    [InlineData("/", HalfDay.Am, null)]
    [InlineData("\\", HalfDay.Pm, null)]
    [InlineData("/", HalfDay.Pm, "attendance.morning-code")]
    [InlineData("\\", HalfDay.Am, "attendance.afternoon-code")]
    [InlineData("Y7", HalfDay.Am, null)]
    [InlineData("Y", HalfDay.Am, "attendance.unknown-code")]
    [InlineData("n", HalfDay.Am, "attendance.unknown-code")]
    [InlineData("", HalfDay.Am, "attendance.unknown-code")]
    public void Only_codes_of_the_national_set_that_fit_the_session_are_taken(string code, HalfDay half, string? refused) =>
        AttendanceCodes.Check(code, Day, half)?.Code.ShouldBe(refused);

    [Fact]
    public void A_code_that_was_retired_in_August_2024_marks_sessions_before_and_none_after()
    {
        AttendanceCodes.Check("H", new(2024, 8, 18), HalfDay.Am).ShouldBeNull();
        AttendanceCodes.Check("H", new(2024, 8, 19), HalfDay.Am).ShouldNotBeNull();
    }

    [Fact]
    public void Sessions_that_are_not_possible_are_left_out_of_percentages()
    {
        var summary = AttendanceCodes.Summarise([("/", 5), ("L", 1), ("I", 1), ("N", 1), ("Y1", 4), ("#", 2)]);

        summary.ShouldBe(
            new AttendanceSummary(Possible: 8, Attended: 6, Late: 1, AuthorisedAbsence: 1, UnauthorisedAbsence: 1, NotCounted: 6)
        );
        summary.AttendancePercent.ShouldBe(75.0m);
        summary.UnauthorisedPercent.ShouldBe(12.5m);
    }

    [Fact]
    public void Without_possible_sessions_there_is_no_percentage() =>
        AttendanceCodes.Summarise([("Y1", 3)]).AttendancePercent.ShouldBeNull();

    [Fact]
    public void A_correction_keeps_the_old_code_with_who_and_why()
    {
        var mark = AttendanceMark.Of(Given.Agreed(), Day, HalfDay.Am, "N", "tutor", Given.Now);

        mark.Correct("I", "Parent rang: illness.", Given.School, Given.Now.AddHours(2)).ShouldBeNull();

        mark.Code.ShouldBe("I");
        mark.Corrections.ShouldHaveSingleItem()
            .ToView()
            .ShouldBe(new("N", "I", "Parent rang: illness.", Given.School.Subject, Given.School.Organisation, Given.Now.AddHours(2)));
    }

    [Fact]
    public void The_code_that_counts_already_corrects_nothing()
    {
        var mark = AttendanceMark.Of(Given.Agreed(), Day, HalfDay.Am, "N", "tutor", Given.Now);

        mark.Correct("N", "Pressed twice.", Given.School, Given.Now)!.Code.ShouldBe("attendance.same-code");
        mark.Corrections.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2026, 1, 12, HalfDay.Am, "Mon AM")]
    [InlineData(2026, 1, 16, HalfDay.Pm, "Fri PM")]
    public void Half_days_are_named_as_timetables_name_them(int year, int month, int day, HalfDay half, string key) =>
        SessionKeys.Of(new(year, month, day), half).ShouldBe(key);

    [Fact]
    public void A_Saturday_has_no_half_day_of_the_school_week() =>
        SessionKeys.All.ShouldNotContain(SessionKeys.Of(new(2026, 1, 17), HalfDay.Am));
}
