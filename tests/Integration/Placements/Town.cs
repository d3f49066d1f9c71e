using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using Shouldly;

namespace AltProvision.Tests.Integration.Placements;

/// <summary>
/// One authority with two schools and one provider that is ready for any child; no module is replaced. It is Monday 5 January 2026, eight
/// in the morning.
/// </summary>
internal sealed class Town
{
    public const string La = "999";

    /// <summary>A Monday, the first day of the placements proposed here.</summary>
    public static readonly DateOnly Start = new(2026, 1, 12);

    public static readonly DateOnly End = new(2026, 3, 27);

    private Town(Product product) => Product = product;

    public Product Product { get; }

    public SchoolId School { get; } = new(Guid.CreateVersion7());

    public SchoolId OtherSchool { get; } = new(Guid.CreateVersion7());

    public ProviderId Provider { get; } = new(Guid.CreateVersion7());

    public SiteId Site { get; } = new(Guid.CreateVersion7());

    public Viewer Head => new("head", Roles(Role.SchoolLeader), SchoolId: School.Value);

    public Viewer Staff => new("staff", Roles(Role.SchoolStaff), SchoolId: School.Value);

    public Viewer OtherHead => new("other-head", Roles(Role.SchoolLeader), SchoolId: OtherSchool.Value);

    public Viewer Officer { get; } = new("officer", Roles(Role.LaCommissioner), LaCode: La);

    public Viewer OtherOfficer { get; } = new("other-officer", Roles(Role.LaCommissioner), LaCode: "998");

    public Viewer Manager => new("manager", Roles(Role.ProviderManager), ProviderId: Provider.Value);

    public Viewer Tutor => new("tutor", Roles(Role.ProviderTutor), ProviderId: Provider.Value);

    public static async Task<Town> BuildAsync(Product product, int capacity = 8, DateOnly? insuredUntil = null)
    {
        var town = new Town(product);
        product.Clock.SetUtcNow(new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
        (await product.SendAsync(Viewer.System, new InventLocalAuthority(La, "Westmarch"))).Refusals.ShouldBeEmpty();
        await town.AddSchoolAsync(town.School, "Hill School");
        await town.AddSchoolAsync(town.OtherSchool, "Dale School");
        var calendar = new SetDefaultCalendar(
            La,
            [
                new("2025-26-AUT1", new(2025, 9, 1), new(2025, 10, 24)),
                new("2025-26-AUT2", new(2025, 11, 3), new(2025, 12, 19)),
                new("2025-26-SPR1", new(2026, 1, 5), new(2026, 2, 13)),
                new("2025-26-SPR2", new(2026, 2, 23), new(2026, 3, 27)),
                new("2025-26-SUM1", new(2026, 4, 13), new(2026, 5, 22)),
                new("2025-26-SUM2", new(2026, 6, 1), new(2026, 7, 20)),
            ],
            "Test"
        );
        (await product.SendAsync(Viewer.System, calendar)).Refusals.ShouldBeEmpty();
        var own = new SetSchoolCalendar(town.School, 0, calendar.HalfTerms, []);
        (await product.SendAsync(town.Staff, own)).Refusals.ShouldBeEmpty();
        await town.AddProviderAsync(capacity, insuredUntil ?? new(2026, 12, 31), []);
        // What the calendars made be counted anew is over before a test changes them.
        await product.DeliverAsync();
        return town;
    }

    /// <summary>A pupil of the school with an accepted referral, and the school's own check of the provider for it.</summary>
    public async Task<ReferralView> ReferAsync(
        ProvisionReason reason = ProvisionReason.EarlyIntervention,
        ReferralStatus status = ReferralStatus.Accepted,
        PupilId? pupilId = null
    )
    {
        var pupil = pupilId ?? await AddPupilAsync();
        var now = Product.Clock.GetUtcNow();
        var seed = new SeedReferral(
            new(Guid.CreateVersion7()),
            pupil,
            School,
            La,
            reason,
            status,
            new(2025, 12, 1),
            "Has stopped attending lessons after break.",
            now.AddDays(-20),
            now.AddDays(-19),
            now.AddDays(-10),
            reason is ProvisionReason.PermanentExclusion ? ResponsibleBody.HomeLa : ResponsibleBody.GoverningBody
        );
        var referral = (await Product.SendAsync(Viewer.System, seed)).Value!;
        await AddProviderAsync(
            null,
            null,
            [
                new(
                    new(Guid.CreateVersion7()),
                    new(School),
                    La,
                    new(
                        Site,
                        new(2026, 1, 2),
                        "A. Checker, SENCO",
                        "Walked the site and read the records.",
                        CheckOutcome.Suitable,
                        referral.Id
                    )
                ),
            ]
        );
        return referral;
    }

    public PlacementProposal Proposal(ReferralView referral) =>
        new(
            referral.Id,
            Provider,
            Site,
            "Getting back into a routine of learning.",
            Start,
            End,
            new(2026, 2, 13),
            6m,
            new(250m),
            ["Mon AM", "Tue AM"],
            new(
                [new("Attend every morning", "Register, nine of ten sessions")],
                new("Taxi", "School office", "Ring the school office"),
                "Assessed together with the provider.",
                new(PlacementDestination.HomeSchool, "Four weeks without an incident", End),
                new("A. Lead", "Designated safeguarding lead", "01384 000001"),
                new("B. Lead", "Designated safeguarding lead", "01384 000002")
            )
        );

    public async Task<PlacementView> ProposeAsync(ReferralView? referral = null)
    {
        var result = await Product.SendAsync(Head, new ProposePlacement(Proposal(referral ?? await ReferAsync())));
        result.Refusals.ShouldBeEmpty();
        return result.Value!;
    }

    public async Task<PlacementView> AgreeAsync(PlacementView? proposed = null)
    {
        var placement = proposed ?? await ProposeAsync();
        placement = await AnswerAsync(Manager, placement, PlacementParty.Provider);
        placement = await AnswerAsync(Staff, placement, PlacementParty.Parent);
        return await AnswerAsync(Staff, placement, PlacementParty.Child);
    }

    /// <summary>A placement whose first session was attended.</summary>
    public async Task<PlacementView> StartAsync()
    {
        var agreed = await AgreeAsync();
        Product.Clock.SetUtcNow(new(2026, 1, 13, 9, 15, 0, TimeSpan.Zero));
        (await Product.SendAsync(Tutor, new MarkAttendance(agreed.Id, Start, HalfDay.Am, "/"))).Refusals.ShouldBeEmpty();
        return await ReadAsync(agreed.Id, Head);
    }

    public async Task<PlacementView> AnswerAsync(Viewer viewer, PlacementView placement, PlacementParty party)
    {
        var command = new RecordPartyAnswer(placement.Id, placement.Version, party, PartyAnswer.Agreed);
        var result = await Product.SendAsync(viewer, command);
        result.Refusals.ShouldBeEmpty();
        return result.Value!;
    }

    public async Task<PlacementView> ReadAsync(PlacementId id, Viewer viewer) =>
        (await Product.SendAsync(viewer, new GetPlacementsById([id])))[id];

    public async Task<bool> MaySeeAsync(Viewer viewer, PlacementId id) =>
        (await Product.SendAsync(viewer, new GetPlacementsById([id]))).ContainsKey(id);

    public async Task<PupilId> AddPupilAsync(bool hasEhcp = false)
    {
        var seed = new SeedPupil(
            new(Guid.CreateVersion7()),
            null,
            "Ada",
            "Example",
            new(2012, 3, 1),
            null,
            null,
            La,
            [new(School, EnrolmentStatus.Single, new(2023, 9, 1))],
            hasEhcp ? [new(PupilFactKind.Ehcp, new(2024, 9, 1))] : []
        );
        var result = await Product.SendAsync(Viewer.System, seed);
        result.Refusals.ShouldBeEmpty();
        return result.Value!.Id;
    }

    private async Task AddSchoolAsync(SchoolId id, string name)
    {
        var school = new InventSchool(id, La, name, SchoolKind.Maintained, "Community school", "Secondary");
        (await Product.SendAsync(Viewer.System, school)).Refusals.ShouldBeEmpty();
    }

    private int _capacity;
    private DateOnly _insuredUntil;

    // The same provider again, with what has been added since.
    private async Task AddProviderAsync(int? capacity, DateOnly? insuredUntil, IReadOnlyList<SeedCheck> checks)
    {
        (_capacity, _insuredUntil) = (capacity ?? _capacity, insuredUntil ?? _insuredUntil);
        Postcode.TryParse("DY1 1AA", out var postcode).ShouldBeTrue();
        var issued = new DateOnly(2025, 9, 1);
        var seed = new SeedProvider(
            Provider,
            new("Forge", ProviderType.NonSchool, false, La),
            [new(Site, "Workshop", "1 Foundry Lane", postcode, 394000, 290000, _capacity, [])],
            capacity is null
                ? []
                :
                [
                    new(
                        new(Guid.CreateVersion7()),
                        new(EvidenceKind.EmployersLiabilityInsurance, issued, _insuredUntil, null, new(10_000_000m))
                    ),
                    new(
                        new(Guid.CreateVersion7()),
                        new(EvidenceKind.PublicLiabilityInsurance, issued, _insuredUntil, null, new(10_000_000m))
                    ),
                    new(new(Guid.CreateVersion7()), new(EvidenceKind.SiteRiskAssessment, issued, new(2026, 8, 31), Site)),
                ],
            capacity is null
                ? []
                : [new(new(Guid.CreateVersion7()), new(new(2025, 12, 1), "B. Manager, head", [new(School), new(LaCode: La)], [Site]))],
            [new(La, ProviderApproval.Approved, new(2025, 9, 2, 9, 0, 0, TimeSpan.Zero))],
            checks
        );
        (await Product.SendAsync(Viewer.System, seed)).Refusals.ShouldBeEmpty();
    }

    private static HashSet<Role> Roles(Role role) => [role];
}
