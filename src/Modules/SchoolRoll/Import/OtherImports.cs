using System.Globalization;

namespace AltProvision.SchoolRoll;

/// <summary>The register's links between establishments.</summary>
internal sealed class LinkImport : TableImport
{
    public override string Kind => "links";

    public override string KeyColumn => "LinkURN";

    public override IReadOnlyList<string> RequiredColumns => ["URN", "LinkURN", "LinkName", "LinkType"];

    public override IReadOnlyList<(string Name, string Type)> Staging =>
        [("urn", "int"), ("linked_urn", "int"), ("linked_name", "text"), ("type", "text"), ("established_on", "date")];

    public override (object Key, object?[] Values) Read(RowReader row)
    {
        var (urn, linked) = (Urn(row, "URN"), Urn(row, "LinkURN"));
        var type = row.Required("LinkType", 100);
        return ((urn, linked, type), [urn, linked, row.Required("LinkName"), type, row.Date("LinkEstablishedDate")]);
    }

    public override IEnumerable<MergeStep> Merge(Func<string, bool> hasColumn) =>
        [
            new(
                "updated",
                Counted(
                    """
                    update school_roll.school_link l set linked_name = t.linked_name, established_on = t.established_on
                    from staged t
                    where t.urn = l.urn and t.linked_urn = l.linked_urn and t.type = l.type
                        and (l.linked_name, l.established_on) is distinct from (t.linked_name, t.established_on)
                    """
                )
            ),
            new(
                "added",
                Counted(
                    """
                    insert into school_roll.school_link (urn, linked_urn, linked_name, type, established_on)
                    select urn, linked_urn, linked_name, type, established_on from staged
                    on conflict do nothing
                    """
                )
            ),
        ];

    private static int? Urn(RowReader row, string column)
    {
        _ = row.Required(column);
        return row.Number(column, 100_000, 999_999);
    }
}

/// <summary>Postcodes with their place on the British National Grid.</summary>
internal sealed class PostcodeImport : TableImport
{
    public override string Kind => "postcodes";

    public override string KeyColumn => "postcode";

    public override IReadOnlyList<string> RequiredColumns => ["postcode", "easting", "northing"];

    public override IReadOnlyList<(string Name, string Type)> Staging =>
        [("postcode", "text"), ("easting", "int"), ("northing", "int"), ("la_code", "text")];

    public override (object Key, object?[] Values) Read(RowReader row)
    {
        var text = row.Required("postcode");
        if (!Postcode.TryParse(text, out var postcode) && text.Length > 0)
        {
            row.Refuse("postcode", $"'{RowReader.Shown(text)}' is no UK postcode");
        }

        var (easting, northing) = row.Place("easting", "northing");
        if (easting is null && row.IsUsable)
        {
            row.Refuse("easting", "is missing");
        }

        return (postcode, [postcode.Value, easting, northing, row.Text("la_code", 3)]);
    }

    public override IEnumerable<MergeStep> Merge(Func<string, bool> hasColumn) =>
        [
            new(
                "updated",
                Counted(
                    """
                    update school_roll.postcode_place p
                    set easting = t.easting, northing = t.northing, la_code = coalesce(t.la_code, p.la_code)
                    from staged t
                    where t.postcode = p.postcode and (p.easting, p.northing, p.la_code)
                        is distinct from (t.easting, t.northing, coalesce(t.la_code, p.la_code))
                    """
                )
            ),
            new(
                "added",
                Counted(
                    """
                    insert into school_roll.postcode_place (postcode, easting, northing, la_code)
                    select postcode, easting, northing, la_code from staged
                    on conflict do nothing
                    """
                )
            ),
        ];
}

/// <summary>Local authorities of today and before.</summary>
internal sealed class AuthorityImport : TableImport
{
    public override string Kind => "authorities";

    public override string KeyColumn => "la_code";

    public override IReadOnlyList<string> RequiredColumns => ["la_code", "la_name"];

    public override IReadOnlyList<(string Name, string Type)> Staging =>
        [("code", "text"), ("gss_code", "text"), ("name", "text"), ("region", "text"), ("is_current", "boolean")];

    public override (object Key, object?[] Values) Read(RowReader row)
    {
        var code = row.Required("la_code", 3);
        if (code.Length > 0 && (code.Length != 3 || !code.All(char.IsAsciiDigit)))
        {
            row.Refuse("la_code", $"'{RowReader.Shown(code)}' is no code of three digits");
        }

        var isFormer = row.Text("is_current") is { } text && !text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return (code, [code, row.Text("gss_code", 9), row.Required("la_name", 100), row.Text("region_name", 50), !isFormer]);
    }

    public override IEnumerable<MergeStep> Merge(Func<string, bool> hasColumn) =>
        [
            new(
                "updated",
                Counted(
                    """
                    update school_roll.local_authority a
                    set gss_code = t.gss_code, name = t.name, region = t.region, is_current = t.is_current, is_invented = false
                    from staged t
                    where t.code = a.code and (a.gss_code, a.name, a.region, a.is_current, a.is_invented)
                        is distinct from (t.gss_code, t.name, t.region, t.is_current, false)
                    """
                )
            ),
            new(
                "added",
                Counted(
                    """
                    insert into school_roll.local_authority (code, gss_code, name, region, is_current, is_invented)
                    select code, gss_code, name, region, is_current, false from staged
                    on conflict do nothing
                    """
                )
            ),
        ];
}

/// <summary>Bank holidays in England and Wales. They move by proclamation, so they are a table and never derived.</summary>
internal sealed class BankHolidayImport : TableImport
{
    public override string Kind => "bank-holidays";

    public override string KeyColumn => "date";

    public override IReadOnlyList<string> RequiredColumns => ["date", "title"];

    public override IReadOnlyList<(string Name, string Type)> Staging => [("date", "date"), ("title", "text")];

    public override (object Key, object?[] Values) Read(RowReader row)
    {
        _ = row.Required("date");
        var date = row.Date("date");
        return (date?.ToString("O", CultureInfo.InvariantCulture) ?? "", [date, row.Required("title", 100)]);
    }

    public override IEnumerable<MergeStep> Merge(Func<string, bool> hasColumn) =>
        [
            new(
                "renamed",
                Counted(
                    """
                    update school_roll.bank_holiday h set title = t.title from staged t where t.date = h.date and t.title <> h.title
                    """
                )
            ),
            new(
                "added",
                Counted("insert into school_roll.bank_holiday (date, title) select date, title from staged on conflict do nothing")
            ),
        ];
}
