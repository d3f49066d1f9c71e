namespace AltProvision.SchoolRoll;

internal sealed class School
{
    private School() { }

    public SchoolId Id { get; private set; }

    public Urn? Urn { get; private set; }

    public string Name { get; private set; } = "";

    public string LaCode { get; private set; } = "";

    public string? EstablishmentNumber { get; private set; }

    public string Type { get; private set; } = "";

    public SchoolKind Kind { get; private set; }

    public string Phase { get; private set; } = "";

    public SchoolStatus Status { get; private set; }

    public int? LowAge { get; private set; }

    public int? HighAge { get; private set; }

    public Ukprn? Ukprn { get; private set; }

    public string? Town { get; private set; }

    public Postcode? Postcode { get; private set; }

    public int? Easting { get; private set; }

    public int? Northing { get; private set; }

    public DateOnly? OpenedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>An authority names the school in a plan and places the child there, so its consent to a deletion matters.</summary>
    public bool IsSpecial => Type.Contains("special", StringComparison.OrdinalIgnoreCase);

    public static School Invent(InventSchool invented)
    {
        var school = new School { Id = invented.Id, Status = SchoolStatus.Open };
        school.Reinvent(invented);
        return school;
    }

    public void Reinvent(InventSchool invented)
    {
        (Name, LaCode, Kind, Type, Phase) = (invented.Name.Trim(), invented.LaCode, invented.Kind, invented.Type, invented.Phase);
        (Postcode, Town) = (invented.Postcode, invented.Town);
        (Easting, Northing) = (invented.Place?.Easting, invented.Place?.Northing);
        (LowAge, HighAge) = (invented.LowAge, invented.HighAge);
    }

    public bool IsOpenOn(DateOnly date) => Status is not SchoolStatus.Closed || date <= ClosedOn;

    public SchoolView ToView(GridPoint? seenFrom = null) =>
        new(
            Id,
            Urn,
            Name,
            LaCode,
            EstablishmentNumber,
            Type,
            Kind,
            Phase,
            Status,
            LowAge,
            HighAge,
            Ukprn,
            Town,
            Postcode,
            Easting,
            Northing,
            OpenedOn,
            ClosedOn
        )
        {
            DistanceMetres = seenFrom is null ? null : DistanceFrom(seenFrom),
        };

    private int? DistanceFrom(GridPoint place) =>
        (Easting, Northing) is ({ } easting, { } northing)
            ? (int)Math.Round(Math.Sqrt(Math.Pow(easting - place.Easting, 2) + Math.Pow(northing - place.Northing, 2)))
            : null;
}

/// <summary>That the register links two establishments, as it says so itself. Either may be unknown here.</summary>
internal sealed class SchoolLink
{
    private SchoolLink() { }

    public Urn Urn { get; private set; }

    public Urn LinkedUrn { get; private set; }

    public string LinkedName { get; private set; } = "";

    /// <summary>What the linked establishment is, in the register's words: "Predecessor - merged".</summary>
    public string Type { get; private set; } = "";

    public DateOnly? EstablishedOn { get; private set; }
}

internal sealed class LocalAuthority
{
    private LocalAuthority() { }

    public string Code { get; private set; } = "";

    public string? GssCode { get; private set; }

    public string Name { get; private set; } = "";

    public string? Region { get; private set; }

    public bool IsCurrent { get; private set; }

    public bool IsInvented { get; private set; }

    public static LocalAuthority Invent(string code, string name) =>
        new()
        {
            Code = code,
            Name = name.Trim(),
            IsCurrent = true,
            IsInvented = true,
        };

    public void Rename(string name) => Name = name.Trim();

    public LocalAuthorityView ToView() => new(Code, GssCode, Name, Region);
}

internal sealed class BankHoliday
{
    private BankHoliday() { }

    public DateOnly Date { get; private set; }

    public string Title { get; private set; } = "";
}

internal sealed class PostcodePlace
{
    private PostcodePlace() { }

    public Postcode Postcode { get; private set; }

    public int Easting { get; private set; }

    public int Northing { get; private set; }

    /// <summary>Authority in whose area it lies; null when the file did not say.</summary>
    public string? LaCode { get; private set; }
}

/// <summary>A file that has been imported, so that the same one need not be read again.</summary>
internal sealed record ImportedFile(string Sha256, string Kind, string FileName, int Rows, DateTimeOffset At);
