using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SchoolRoll;

public class EstablishmentImportTests
{
    private static readonly EstablishmentImport Import = new(isComplete: false);

    [Theory]
    [InlineData("Pupil referral unit", SchoolKind.PupilReferralUnit)]
    [InlineData("Voluntary aided school", SchoolKind.Maintained)]
    [InlineData("Local authority nursery school", SchoolKind.Maintained)]
    [InlineData("Academy alternative provision converter", SchoolKind.Academy)]
    [InlineData("Free schools special", SchoolKind.Academy)]
    [InlineData("Studio schools", SchoolKind.Academy)]
    [InlineData("City technology college", SchoolKind.Independent)]
    [InlineData("Non-maintained special school", SchoolKind.Independent)]
    public void The_type_tells_who_governs(string type, SchoolKind kind) => SchoolKinds.Of(type).ShouldBe(kind);

    [Theory]
    [InlineData("URN", "")]
    [InlineData("URN", "12345")]
    [InlineData("LA (code)", "33")]
    [InlineData("EstablishmentName", "")]
    [InlineData("EstablishmentStatus (name)", "Ajar")]
    [InlineData("UKPRN", "2")]
    [InlineData("Easting", "x")]
    [InlineData("CloseDate", "soon")]
    public void A_wrong_value_leaves_the_row_out_and_names_its_column(string column, string value)
    {
        var row = Row((column, value));

        Import.Read(row);

        row.IsUsable.ShouldBeFalse();
        row.Problems.ShouldHaveSingleItem().Column.ShouldBe(column);
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_told_at_once()
    {
        var row = Row(("URN", ""), ("OpenDate", "x"), ("StatutoryHighAge", "old"));

        Import.Read(row);

        row.Problems.Select(problem => problem.Column).ShouldBe(["URN", "StatutoryHighAge", "OpenDate"]);
    }

    [Fact]
    public void A_postcode_of_another_country_costs_the_postcode_but_not_the_school()
    {
        var row = Row(("Postcode", "BFPO 57"));

        Import.Read(row);

        row.IsUsable.ShouldBeTrue();
        row.Problems.ShouldHaveSingleItem().LeavesRowOut.ShouldBeFalse();
    }

    [Fact]
    public void A_second_row_with_the_same_URN_names_the_line_of_the_first()
    {
        var staged = new StagedRows();

        staged.Accept(Import, Row()).ShouldNotBeNull();
        staged.Accept(Import, Row()).ShouldBeNull();

        staged.Problems.ShouldHaveSingleItem().Reason.ShouldBe("stands on line 7 already");
        (staged.Read, staged.Taken, staged.LeftOut).ShouldBe((2, 1, 1));
    }

    [Fact]
    public void A_column_that_the_file_lacks_is_not_written_over()
    {
        var update = Import.Merge(header => header is not ("Easting" or "Northing")).Single(step => step.Word == "updated").Sql;

        update.ShouldContain("town = t.town");
        update.ShouldNotContain("easting");
    }

    private static RowReader Row(params (string Column, string Value)[] changes)
    {
        var values = new Dictionary<string, string>
        {
            ["URN"] = "103864",
            ["LA (code)"] = "332",
            ["EstablishmentNumber"] = "4115",
            ["EstablishmentName"] = "St Mary's",
            ["TypeOfEstablishment (name)"] = "Community school",
            ["EstablishmentStatus (name)"] = "Open",
            ["StatutoryHighAge"] = "16",
            ["UKPRN"] = "",
            ["Postcode"] = "DY1 1AA",
            ["Easting"] = "394000",
            ["Northing"] = "290000",
            ["OpenDate"] = "",
            ["CloseDate"] = "",
        };
        foreach (var (column, value) in changes)
        {
            values[column] = value;
        }

        return Given.Row([.. values.Select(pair => (pair.Key, pair.Value))]);
    }
}
