namespace AltProvision.SchoolRoll;

/// <summary>
/// The Department's register of establishments (Get Information About Schools), with the headers of its downloads. A column that a file does
/// not have leaves what is on file as it is.
/// </summary>
/// <param name="isComplete">Whether the file lists all open establishments of the types in it, so that the absent ones are closed.</param>
internal sealed class EstablishmentImport(bool isComplete) : TableImport
{
    private const string UrnColumn = "URN";
    private const string TypeColumn = "TypeOfEstablishment (name)";
    private const string PhaseColumn = "PhaseOfEducation (name)";

    // Column of the table, type, header of the file.
    private static readonly (string Name, string Type, string Header)[] Columns =
    [
        ("name", "text", "EstablishmentName"),
        ("la_code", "text", "LA (code)"),
        ("establishment_number", "text", "EstablishmentNumber"),
        ("type", "text", TypeColumn),
        ("kind", "text", TypeColumn),
        ("phase", "text", PhaseColumn),
        ("status", "text", "EstablishmentStatus (name)"),
        ("low_age", "int", "StatutoryLowAge"),
        ("high_age", "int", "StatutoryHighAge"),
        ("ukprn", "int", "UKPRN"),
        ("town", "text", "Town"),
        ("postcode", "text", "Postcode"),
        ("easting", "int", "Easting"),
        ("northing", "int", "Northing"),
        ("opened_on", "date", "OpenDate"),
        ("closed_on", "date", "CloseDate"),
    ];

    public bool IsComplete => isComplete;

    public override string Kind => "establishments";

    public override string KeyColumn => UrnColumn;

    public override IReadOnlyList<string> RequiredColumns =>
        [UrnColumn, "LA (code)", "EstablishmentName", TypeColumn, "EstablishmentStatus (name)"];

    public override IReadOnlyList<(string Name, string Type)> Staging =>
        [("id", "uuid"), ("urn", "int"), .. Columns.Select(column => (column.Name, column.Type))];

    public override (object Key, object?[] Values) Read(RowReader row)
    {
        var urn = row.Text(UrnColumn) is null ? null : row.Number(UrnColumn, 100_000, 999_999);
        if (urn is null && row.IsUsable)
        {
            row.Refuse(UrnColumn, "is missing");
        }

        var type = row.Required(TypeColumn, 100);
        var (easting, northing) = row.Place("Easting", "Northing");
        return (
            urn ?? 0,
            [
                Guid.CreateVersion7(),
                urn,
                row.Required("EstablishmentName"),
                ReadLaCode(row),
                ReadEstablishmentNumber(row),
                type,
                SchoolKinds.Of(type).ToString(),
                row.Text(PhaseColumn, 50) ?? "Not applicable",
                ReadStatus(row)?.ToString(),
                row.Number("StatutoryLowAge", 0, 99),
                row.Number("StatutoryHighAge", 0, 99),
                row.Number("UKPRN", 10_000_000, 19_999_999),
                row.Text("Town", 100),
                ReadPostcode(row),
                easting,
                northing,
                row.Date("OpenDate"),
                row.Date("CloseDate"),
            ]
        );
    }

    public override IEnumerable<MergeStep> Merge(Func<string, bool> hasColumn)
    {
        var present = Columns.Where(column => hasColumn(column.Header)).Select(column => column.Name).ToList();
        var all = string.Join(", ", Columns.Select(column => column.Name));
        yield return new(
            "of them closed",
            """
            select count(*) from school_roll.school s join staged t on t.urn = s.urn
            where t.status = 'Closed' and s.status <> 'Closed'
            """
        );
        yield return new(
            "updated",
            Counted(
                $"""
                update school_roll.school s set {string.Join(", ", present.Select(name => $"{name} = t.{name}"))}
                from staged t
                where t.urn = s.urn
                    and ({string.Join(", ", present.Select(name => $"s.{name}"))})
                        is distinct from ({string.Join(", ", present.Select(name => $"t.{name}"))})
                """
            )
        );
        yield return new(
            "added",
            Counted(
                $"""
                insert into school_roll.school (id, urn, {all})
                select t.id, t.urn, {string.Join(", ", Columns.Select(column => $"t.{column.Name}"))}
                from staged t
                where not exists (select 1 from school_roll.school s where s.urn = t.urn)
                """
            )
        );
        yield return new(
            "placed by postcode",
            Counted(
                """
                update school_roll.school s set easting = p.easting, northing = p.northing
                from staged t join school_roll.postcode_place p on p.postcode = t.postcode
                where t.urn = s.urn and s.postcode = p.postcode and s.easting is null and t.easting is null
                """
            )
        );
        if (isComplete)
        {
            yield return new(
                "closed, because the file no longer lists them",
                Counted(
                    """
                    update school_roll.school s set status = 'Closed'
                    where s.urn is not null and s.status in ('Open', 'ProposedToClose')
                        and s.type in (select type from staged)
                        and not exists (select 1 from staged t where t.urn = s.urn)
                    """
                )
            );
        }
    }

    private static string? ReadLaCode(RowReader row)
    {
        var code = row.Required("LA (code)", 3);
        if (code.Length > 0 && (code.Length != 3 || !code.All(char.IsAsciiDigit)))
        {
            row.Refuse("LA (code)", $"'{RowReader.Shown(code)}' is no code of three digits");
        }

        return code;
    }

    // Some files drop the zeros in front.
    private static string? ReadEstablishmentNumber(RowReader row) =>
        row.Number("EstablishmentNumber", 0, 9999)?.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);

    private static SchoolStatus? ReadStatus(RowReader row)
    {
        const string Column = "EstablishmentStatus (name)";
        var words = row.Required(Column);
        SchoolStatus? status = words.ToLowerInvariant() switch
        {
            "open" => SchoolStatus.Open,
            "open, but proposed to close" => SchoolStatus.ProposedToClose,
            "closed" => SchoolStatus.Closed,
            "proposed to open" => SchoolStatus.ProposedToOpen,
            _ => null,
        };
        if (status is null && words.Length > 0)
        {
            row.Refuse(Column, $"'{RowReader.Shown(words)}' is no status of the register");
        }

        return status;
    }

    // The register lists schools overseas and of the armed forces too, whose codes are none of the UK.
    private static string? ReadPostcode(RowReader row)
    {
        if (row.Text("Postcode") is not { } text)
        {
            return null;
        }

        if (Postcode.TryParse(text, out var postcode))
        {
            return postcode.Value;
        }

        row.Note("Postcode", $"'{RowReader.Shown(text)}' is no UK postcode");
        return null;
    }
}
