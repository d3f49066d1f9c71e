using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Host;

/// <summary>An invented provider.</summary>
/// <param name="IssuedDaysAgo">How old its yearly papers are.</param>
internal sealed record DemoProvider(string Name, ProviderType Type, int IssuedDaysAgo, IReadOnlyList<DemoSite> Sites)
{
    public ProviderId Id => DemoIds.Provider(Name);

    public bool IsSchool => Type is ProviderType.PupilReferralUnit or ProviderType.ApAcademy or ProviderType.IndependentSchool;

    public bool IsSelfInsured => Type is ProviderType.PupilReferralUnit;

    public bool HasEmployees { get; init; } = true;

    public IReadOnlyList<DemoDecision> Decisions { get; init; } = [new(ProviderApproval.Approved, 700)];

    /// <summary>How many days ago the last placement may have started there; null while new ones may start.</summary>
    public int? LastStartDaysAgo { get; init; }

    /// <summary>How many days ago the last placement was over; null while there are some.</summary>
    public int? LastEndDaysAgo { get; init; }

    /// <summary>Public liability cover ran out so many days ago and was not renewed; null when it was.</summary>
    public int? UninsuredDays { get; init; }

    /// <summary>What has changed since the safeguarding confirmation; null while it holds.</summary>
    public string? StaleReason { get; init; }

    public bool TakesPlacements => Decisions.Count > 0;

    public bool MayTake(DateOnly start, DateOnly end, DateOnly today) =>
        TakesPlacements
        && !(LastStartDaysAgo is { } starts && start > today.AddDays(-starts))
        && !(LastEndDaysAgo is { } ends && end > today.AddDays(-ends));
}

/// <summary>A decision of the authority.</summary>
internal sealed record DemoDecision(ProviderApproval Status, int DaysAgo, string? Reason = null);

/// <summary>A site of an invented provider.</summary>
internal sealed record DemoSite(
    string Name,
    string Address,
    string Postcode,
    GridPoint Place,
    int Capacity,
    IReadOnlyList<OfferContent> Offers
)
{
    /// <summary>Places that the demo leaves free.</summary>
    public int KeptFree { get; init; }
}

/// <summary>Ten providers: of every type, in every standing, and each of the troubles that stop a placement.</summary>
internal static class DemoProviders
{
    private const ProvisionNeed Semh = ProvisionNeed.Semh;

    private static readonly WeekHalfDay[] WholeWeek = Enum.GetValues<WeekHalfDay>();
    private static readonly WeekHalfDay[] MondayToThursday = WholeWeek[..8];

    public static IReadOnlyList<DemoProvider> All { get; } =
    [
        new(
            DemoPeople.Provider,
            ProviderType.IndependentSchool,
            300,
            [
                new(
                    "Main workshop",
                    "Old Kiln Yard, Potters Row, Marchstead",
                    "ZW1 5KY",
                    new(340_560, 299_870),
                    36,
                    [
                        Offer(
                            "Workshop and core GCSE programme",
                            11,
                            16,
                            "95.00",
                            "450.00",
                            WholeWeek,
                            [KeyStage.Ks3, KeyStage.Ks4],
                            Semh,
                            ProvisionNeed.Spld,
                            ProvisionNeed.Mld,
                            ProvisionNeed.Asd,
                            ProvisionNeed.Slcn,
                            ProvisionNeed.Nsa
                        ),
                        Offer(
                            "Motor vehicle pathway",
                            13,
                            16,
                            "110.00",
                            "520.00",
                            WholeWeek,
                            [KeyStage.Ks3, KeyStage.Ks4],
                            Semh,
                            ProvisionNeed.Mld,
                            ProvisionNeed.Spld
                        ),
                    ]
                )
                {
                    KeptFree = 16,
                },
                new(
                    "Reading room",
                    "2 Tilemakers Lane, Marchstead",
                    "ZW1 6TL",
                    new(340_190, 300_910),
                    14,
                    [
                        Offer(
                            "Small group steps back to school",
                            11,
                            14,
                            "105.00",
                            "490.00",
                            WholeWeek,
                            [KeyStage.Ks3],
                            Semh,
                            ProvisionNeed.Asd,
                            ProvisionNeed.Slcn
                        ),
                    ]
                )
                {
                    KeptFree = 8,
                },
            ]
        ),
        new(
            "Fernhill Bridge Academy",
            ProviderType.ApAcademy,
            120,
            [
                new(
                    "Fernhill site",
                    "Fernhill Bridge, Canal Road, Marchstead",
                    "ZW2 3FB",
                    new(338_720, 300_640),
                    48,
                    [
                        Offer(
                            "Full-time programme",
                            11,
                            16,
                            "102.00",
                            "495.00",
                            WholeWeek,
                            [KeyStage.Ks3, KeyStage.Ks4],
                            Semh,
                            ProvisionNeed.Mld,
                            ProvisionNeed.Spld,
                            ProvisionNeed.Oth,
                            ProvisionNeed.Nsa
                        ),
                    ]
                ),
                new(
                    "Bridge House",
                    "Bridge House, Weir Street, Marchstead",
                    "ZW2 3WS",
                    new(338_150, 299_980),
                    20,
                    [
                        Offer(
                            "Primary outreach base",
                            6,
                            11,
                            "98.00",
                            "470.00",
                            WholeWeek,
                            [KeyStage.Ks1, KeyStage.Ks2],
                            Semh,
                            ProvisionNeed.Slcn,
                            ProvisionNeed.Asd
                        ),
                    ]
                ),
            ]
        ),
        new(
            DemoSchools.Unit,
            ProviderType.PupilReferralUnit,
            90,
            [
                new(
                    "Link centre",
                    "Chantry Lane, Marchstead",
                    "ZW1 3LK",
                    new(340_980, 300_060),
                    40,
                    [
                        Offer(
                            "Teaching for pupils who are ill or anxious",
                            5,
                            16,
                            "118.00",
                            "560.00",
                            WholeWeek,
                            [KeyStage.Ks1, KeyStage.Ks2, KeyStage.Ks3, KeyStage.Ks4],
                            ProvisionNeed.Pd,
                            ProvisionNeed.Hi,
                            ProvisionNeed.Vi,
                            ProvisionNeed.Msi,
                            Semh
                        ),
                        Offer(
                            "Day six provision",
                            5,
                            16,
                            "99.00",
                            "480.00",
                            WholeWeek,
                            [KeyStage.Ks1, KeyStage.Ks2, KeyStage.Ks3, KeyStage.Ks4],
                            Semh,
                            ProvisionNeed.Nsa,
                            ProvisionNeed.Oth
                        ),
                    ]
                ),
                new(
                    "Nurture rooms",
                    "Old Infants, Chantry Lane, Marchstead",
                    "ZW1 3LN",
                    new(341_020, 300_130),
                    16,
                    [
                        Offer(
                            "Primary nurture rooms",
                            4,
                            11,
                            "112.00",
                            "535.00",
                            WholeWeek,
                            [KeyStage.Eyfs, KeyStage.Ks1, KeyStage.Ks2],
                            Semh,
                            ProvisionNeed.Slcn,
                            ProvisionNeed.Ds,
                            ProvisionNeed.Asd
                        ),
                    ]
                ),
            ]
        ),
        new(
            "Tidewater Skills",
            ProviderType.NonSchool,
            200,
            [
                new(
                    "Boat shed",
                    "Slipway 3, Mere Quay, Marchstead",
                    "ZW3 2TS",
                    new(344_240, 301_380),
                    18,
                    [
                        Offer(
                            "Boat building and maths",
                            13,
                            16,
                            "88.00",
                            "340.00",
                            MondayToThursday,
                            [KeyStage.Ks3, KeyStage.Ks4],
                            Semh,
                            ProvisionNeed.Mld
                        ),
                    ]
                ),
            ]
        )
        {
            UninsuredDays = 20,
            LastStartDaysAgo = 25,
        },
        new(
            "Orchard Row College",
            ProviderType.College,
            60,
            [
                new(
                    "Vocational centre",
                    "Orchard Row, Marchstead",
                    "ZW4 1RC",
                    new(342_480, 298_270),
                    30,
                    [
                        Offer(
                            "School links: catering, hair, construction",
                            13,
                            18,
                            "76.00",
                            "300.00",
                            MondayToThursday,
                            [KeyStage.Ks4, KeyStage.Ks5],
                            Semh,
                            ProvisionNeed.Mld,
                            ProvisionNeed.Oth
                        ),
                    ]
                ),
            ]
        )
        {
            Decisions =
            [
                new(ProviderApproval.Approved, 700),
                new(
                    ProviderApproval.ApprovedWithConditions,
                    120,
                    "A member of staff from the college stays with pupils under 16 at lunch."
                ),
            ],
        },
        new(
            "Lanternway Online",
            ProviderType.OnlineAccredited,
            150,
            [
                new(
                    "Tutoring hub",
                    "Suite 4, Exchange Walk, Marchstead",
                    "ZW1 7LW",
                    new(340_330, 300_210),
                    30,
                    [
                        Offer(
                            "Live online lessons with a tutor",
                            7,
                            18,
                            "64.00",
                            "290.00",
                            WholeWeek,
                            [KeyStage.Ks2, KeyStage.Ks3, KeyStage.Ks4, KeyStage.Ks5],
                            ProvisionNeed.Asd,
                            Semh,
                            ProvisionNeed.Pd,
                            ProvisionNeed.Vi,
                            ProvisionNeed.Hi
                        ),
                    ]
                ),
            ]
        ),
        new(
            "Saddlegate Farm",
            ProviderType.NonSchool,
            210,
            [
                new(
                    "Farm",
                    "Saddlegate Farm, Upper Marl Lane",
                    "ZW5 8SF",
                    new(334_410, 304_890),
                    14,
                    [
                        Offer(
                            "Land and animals",
                            7,
                            16,
                            "92.00",
                            "360.00",
                            MondayToThursday,
                            [KeyStage.Ks2, KeyStage.Ks3, KeyStage.Ks4],
                            Semh,
                            ProvisionNeed.Asd,
                            ProvisionNeed.Sld,
                            ProvisionNeed.Pmld,
                            ProvisionNeed.Ds
                        ),
                    ]
                ),
            ]
        )
        {
            HasEmployees = false,
            Decisions =
            [
                new(ProviderApproval.Approved, 650),
                new(ProviderApproval.Suspended, 24, "The farm could not show who supervises pupils near machinery. To be visited again."),
            ],
            LastStartDaysAgo = 40,
        },
        new(
            "Copperbeck Studio",
            ProviderType.NonSchool,
            180,
            [
                new(
                    "Studio",
                    "Copperbeck Mill, Mill Race, Marchstead",
                    "ZW2 9CS",
                    new(337_290, 297_350),
                    16,
                    [
                        Offer(
                            "Music, film and English",
                            10,
                            16,
                            "86.00",
                            "335.00",
                            MondayToThursday,
                            [KeyStage.Ks2, KeyStage.Ks3, KeyStage.Ks4],
                            Semh,
                            ProvisionNeed.Asd,
                            ProvisionNeed.Slcn,
                            ProvisionNeed.Spld
                        ),
                    ]
                ),
            ]
        )
        {
            StaleReason = "Two tutors have joined since, and the designated safeguarding lead has changed.",
            LastStartDaysAgo = 40,
        },
        new(
            "Brindle Lock Training",
            ProviderType.NonSchool,
            240,
            [
                new(
                    "Training yard",
                    "Brindle Lock, Towpath Way, Marchstead",
                    "ZW3 9BL",
                    new(346_080, 299_430),
                    14,
                    [
                        Offer(
                            "Bricklaying and plastering",
                            13,
                            16,
                            "84.00",
                            "330.00",
                            MondayToThursday,
                            [KeyStage.Ks3, KeyStage.Ks4],
                            Semh,
                            ProvisionNeed.Mld
                        ),
                    ]
                ),
            ]
        )
        {
            Decisions =
            [
                new(ProviderApproval.Approved, 690),
                new(ProviderApproval.Withdrawn, 90, "The yard closed after the lease ended."),
            ],
            LastStartDaysAgo = 130,
            LastEndDaysAgo = 91,
        },
        new(
            "New Furrow Mentoring",
            ProviderType.NonSchool,
            30,
            [
                new(
                    "Mentoring rooms",
                    "11 Furrow Street, Marchstead",
                    "ZW4 6NF",
                    new(343_150, 297_020),
                    8,
                    [Offer("One-to-one mentoring", 11, 16, "120.00", "460.00", MondayToThursday, [KeyStage.Ks3, KeyStage.Ks4], Semh)]
                ),
            ]
        )
        {
            Decisions = [],
        },
    ];

    public static SiteId SiteIdOf(DemoProvider provider, DemoSite site) => new(DemoIds.Of("site", $"{provider.Name}/{site.Name}"));

    private static OfferContent Offer(
        string name,
        int ageFrom,
        int ageTo,
        string day,
        string week,
        IReadOnlyList<WeekHalfDay> sessions,
        IReadOnlyList<KeyStage> keyStages,
        params IReadOnlyList<ProvisionNeed> needs
    ) => new(name, needs, ageFrom, ageTo, keyStages, Pounds(day), Pounds(week), sessions);

    private static Money Pounds(string text) => Money.TryParse(text, out var money) ? money : throw new FormatException(text);
}
