using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Host;

/// <summary>An invented school.</summary>
/// <param name="Number">Four digits, as in a UPN.</param>
/// <param name="Pupils">How many pupils the demo knows there.</param>
/// <param name="Years">Year groups from which they come, taken in turn.</param>
internal sealed record DemoSchool(
    int Number,
    string Name,
    SchoolKind Kind,
    string Type,
    string Phase,
    int LowAge,
    int HighAge,
    GridPoint Place,
    string Postcode,
    int Pupils,
    IReadOnlyList<int> Years
)
{
    public SchoolId Id => DemoIds.School(Name);

    public bool IsPrimary => Phase == DemoSchools.Primary;

    public bool IsSpecial => Name == DemoSchools.Special;

    /// <summary>Neither special nor a unit nor independent.</summary>
    public bool IsMainstream => !IsSpecial && Kind is SchoolKind.Maintained or SchoolKind.Academy;

    public InventSchool ToCommand() =>
        new(Id, DemoIds.Authority, Name, Kind, Type, Phase, Place, new Postcode(Postcode), DemoSchools.Town, LowAge, HighAge);
}

/// <summary>Twelve schools in and around an invented town. None has a URN, and the postcode area ZW does not exist.</summary>
internal static class DemoSchools
{
    public const string Town = "Marchstead";
    public const string Primary = "Primary";
    public const string Special = "Fennel Court School";
    public const string Unit = "The Westmarch Link";

    private const string Secondary = "Secondary";
    private const string NoPhase = "Not applicable";

    private static readonly int[] SecondaryYears = [9, 10, 11, 8, 10, 11, 9, 7];
    private static readonly int[] PrimaryYears = [6, 5, 4, 6, 3, 2];
    private static readonly int[] OlderYears = [9, 10, 11];

    public static IReadOnlyList<DemoSchool> All { get; } =
    [
        new(
            4001,
            DemoPeople.School,
            SchoolKind.Maintained,
            "Community school",
            Secondary,
            11,
            16,
            new(340_210, 300_480),
            "ZW1 1AA",
            28,
            [9, 10, 9, 11, 8, 9, 10, 7]
        ),
        new(
            4002,
            DemoPeople.OtherSchool,
            SchoolKind.Academy,
            "Academy converter",
            Secondary,
            11,
            18,
            new(341_050, 299_120),
            "ZW1 4EL",
            15,
            [.. SecondaryYears[..7], 12, 12]
        ),
        new(
            4003,
            "Brackenfold High School",
            SchoolKind.Academy,
            "Academy sponsor led",
            Secondary,
            11,
            16,
            new(337_640, 301_930),
            "ZW2 2BD",
            15,
            SecondaryYears
        ),
        new(
            4004,
            "Larkmere Community School",
            SchoolKind.Maintained,
            "Foundation school",
            Secondary,
            11,
            16,
            new(343_870, 302_760),
            "ZW3 1LQ",
            15,
            SecondaryYears
        ),
        new(
            4005,
            "Quillbrook Academy",
            SchoolKind.Academy,
            "Free schools",
            Secondary,
            11,
            16,
            new(345_320, 296_540),
            "ZW4 3QB",
            15,
            SecondaryYears
        ),
        new(
            4006,
            "Wrenhollow School",
            SchoolKind.Maintained,
            "Community school",
            Secondary,
            11,
            16,
            new(335_180, 295_870),
            "ZW5 1WN",
            15,
            SecondaryYears
        ),
        new(
            2001,
            "Thistledown Primary School",
            SchoolKind.Maintained,
            "Community school",
            Primary,
            4,
            11,
            new(340_760, 301_220),
            "ZW1 2TD",
            10,
            PrimaryYears
        ),
        new(
            2002,
            "Marl Lane Primary Academy",
            SchoolKind.Academy,
            "Academy converter",
            Primary,
            4,
            11,
            new(338_940, 298_310),
            "ZW2 5ML",
            10,
            PrimaryYears
        ),
        new(
            2003,
            "Otter's Wick Church of England Primary School",
            SchoolKind.Maintained,
            "Voluntary aided school",
            Primary,
            4,
            11,
            new(344_610, 304_050),
            "ZW3 4TW",
            10,
            PrimaryYears
        ),
        new(
            7001,
            Special,
            SchoolKind.Maintained,
            "Community special school",
            NoPhase,
            7,
            16,
            new(339_420, 303_340),
            "ZW2 7FC",
            9,
            [8, 9, 10, 11, 6]
        ),
        new(
            1101,
            Unit,
            SchoolKind.PupilReferralUnit,
            "Pupil referral unit",
            NoPhase,
            5,
            16,
            new(340_980, 300_060),
            "ZW1 3LK",
            12,
            OlderYears
        ),
        new(
            6001,
            "Gorsefield Hall School",
            SchoolKind.Independent,
            "Other independent school",
            NoPhase,
            11,
            16,
            new(347_730, 307_410),
            "ZW5 6GH",
            6,
            OlderYears
        ),
    ];

    public static DemoSchool Named(string name) => All.First(school => school.Name == name);
}
