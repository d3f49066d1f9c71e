using AltProvision.SchoolRoll;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SchoolRoll;

public class RowReaderTests
{
    [Theory]
    [InlineData("01-09-2025")]
    [InlineData("01/09/2025")]
    [InlineData("2025-09-01")]
    public void A_date_is_read_as_the_register_and_others_write_it(string text) =>
        Given.Row(("OpenDate", text)).Date("OpenDate").ShouldBe(new DateOnly(2025, 9, 1));

    [Theory]
    [InlineData("31-02-2025")]
    [InlineData("09-2025")]
    [InlineData("yesterday")]
    public void A_date_that_is_none_is_told_with_line_column_and_value(string text)
    {
        var row = Given.Row(("OpenDate", text));

        row.Date("OpenDate").ShouldBeNull();

        row.Problems.ShouldHaveSingleItem().ShouldBe(new RowProblem(7, "OpenDate", $"'{text}' is no date; write 31-08-2026"));
        row.IsUsable.ShouldBeFalse();
    }

    [Theory]
    [InlineData("1O1")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("100")]
    public void A_number_out_of_range_or_none_is_refused(string text)
    {
        var row = Given.Row(("StatutoryLowAge", text));

        row.Number("StatutoryLowAge", 0, 99).ShouldBeNull();

        row.Problems.ShouldHaveSingleItem().Column.ShouldBe("StatutoryLowAge");
    }

    [Theory]
    [InlineData("", "283000", "Easting")]
    [InlineData("394000", "", "Northing")]
    [InlineData("9940000", "283000", "Easting")]
    [InlineData("394000", "north", "Northing")]
    public void Half_a_place_or_one_off_the_grid_is_refused(string easting, string northing, string column)
    {
        var row = Given.Row(("Easting", easting), ("Northing", northing));

        row.Place("Easting", "Northing");

        row.Problems.ShouldHaveSingleItem().Column.ShouldBe(column);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("0", "0")]
    public void No_place_is_no_mistake(string easting, string northing)
    {
        var row = Given.Row(("Easting", easting), ("Northing", northing));

        row.Place("Easting", "Northing").ShouldBe((null, null));

        row.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_column_that_the_file_does_not_have_is_empty() => Given.Row(("URN", "100000")).Text("Town").ShouldBeNull();
}
