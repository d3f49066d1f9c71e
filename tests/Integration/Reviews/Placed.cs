using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using Shouldly;

namespace AltProvision.Tests.Integration.Reviews;

/// <summary>
/// A school with a calendar, another one, a provider and pupils placed with it, all of them written through the modules' own seeds. It is
/// Monday 1 December 2025.
/// </summary>
internal sealed class Placed
{
    public const string La = "991";

    public static readonly DateOnly Today = new(2025, 12, 1);
    public static readonly DateOnly Start = new(2025, 11, 5);
    public static readonly DateOnly PlannedEnd = new(2026, 3, 27);
    public static readonly DateOnly AgreedFirstReview = new(2025, 12, 10);

    private readonly Product product;

    private Placed(Product product) => this.product = product;

    public SchoolId School { get; } = new(Guid.CreateVersion7());

    public SchoolId OtherSchool { get; } = new(Guid.CreateVersion7());

    public ProviderId Provider { get; } = new(Guid.CreateVersion7());

    public Viewer Staff => new("staff", Set(Role.SchoolStaff), SchoolId: School.Value);

    public Viewer OtherStaff => new("other-staff", Set(Role.SchoolStaff), SchoolId: OtherSchool.Value);

    public Viewer Tutor => new("tutor", Set(Role.ProviderTutor), ProviderId: Provider.Value);

    public static Viewer OtherTutor => new("other-tutor", Set(Role.ProviderTutor), ProviderId: Guid.CreateVersion7());

    public static Viewer Commissioner => new("commissioner", Set(Role.LaCommissioner), LaCode: La);

    public static async Task<Placed> StartAsync(Product product)
    {
        product.Clock.SetUtcNow(new(Today, new(12, 0), TimeSpan.Zero));
        var placed = new Placed(product);
        await placed.SendAsync(new InventLocalAuthority(La, "Westmarch"));
        await placed.SendAsync(new SetDefaultCalendar(La, Terms, "Test"));
        await placed.SendAsync(Invent(placed.School, "Home"));
        await placed.SendAsync(Invent(placed.OtherSchool, "Other"));
        return placed;
    }

    /// <summary>Places a pupil and lets the start be told.</summary>
    public async Task<SeedPlacement> PlaceAsync(Func<SeedPlacement, SeedPlacement>? change = null)
    {
        var placement = await PrepareAsync();
        placement = change?.Invoke(placement) ?? placement;
        await SendAsync(placement);
        await product.DeliverAsync();
        return placement;
    }

    /// <summary>A pupil with an accepted referral, and the placement that might follow.</summary>
    public async Task<SeedPlacement> PrepareAsync()
    {
        var pupil = new PupilId(Guid.CreateVersion7());
        var referral = new ReferralId(Guid.CreateVersion7());
        var enrolment = new SeedEnrolment(School, EnrolmentStatus.Single, new(2024, 9, 1));
        await SendAsync(new SeedPupil(pupil, null, "Ada", "Example", new(2012, 1, 1), null, null, La, [enrolment], []));
        await SendAsync(
            new SeedReferral(
                referral,
                pupil,
                School,
                La,
                ProvisionReason.OffSiteDirection,
                ReferralStatus.Accepted,
                Start,
                "A time away to learn to stay calm in lessons.",
                product.Clock.GetUtcNow(),
                product.Clock.GetUtcNow(),
                product.Clock.GetUtcNow()
            )
        );
        return new(
            new(Guid.CreateVersion7()),
            referral,
            pupil,
            School,
            La,
            Provider,
            new(Guid.CreateVersion7()),
            PlacementStatus.Active,
            ProvisionReason.OffSiteDirection,
            Start,
            PlannedEnd,
            AgreedFirstReview,
            15,
            new Money(250),
            ["Mon AM", "Tue AM"],
            "Stay calm in lessons.",
            new([]),
            product.Clock.GetUtcNow(),
            [],
            []
        );
    }

    public static SeedReview ReviewOf(SeedPlacement placement, DateOnly heldOn, ReviewDecision decision = ReviewDecision.Continue) =>
        new(
            new(Guid.CreateVersion7()),
            placement.Id,
            placement.PupilId,
            placement.SchoolId,
            placement.LaCode,
            placement.ProviderId,
            placement.StartDate,
            placement.PlannedEndDate,
            heldOn,
            decision,
            "Makes progress.",
            [ReviewAttendee.HomeSchool, ReviewAttendee.Pupil],
            "Reading has gone up by one level."
        );

    public async Task<T> SendAsync<T>(ICommand<T> command)
    {
        var result = await product.SendAsync(Viewer.System, command);
        result.Refusals.ShouldBeEmpty();
        return result.Value!;
    }

    private async Task SendAsync(SeedReferral seed) => (await product.SendAsync(Viewer.System, seed)).Refusals.ShouldBeEmpty();

    private async Task SendAsync(SeedPlacement seed) => (await product.SendAsync(Viewer.System, seed)).Refusals.ShouldBeEmpty();

    private static InventSchool Invent(SchoolId id, string name) => new(id, La, name, SchoolKind.Academy, "Academy converter", "Secondary");

    private static HashSet<Role> Set(Role role) => [role];

    private static IReadOnlyList<HalfTerm> Terms =>
        [
            new("2025-26-AUT1", new(2025, 9, 1), new(2025, 10, 24)),
            new("2025-26-AUT2", new(2025, 11, 3), new(2025, 12, 19)),
            new("2025-26-SPR1", new(2026, 1, 5), new(2026, 2, 13)),
            new("2025-26-SPR2", new(2026, 2, 23), new(2026, 3, 27)),
            new("2025-26-SUM1", new(2026, 4, 13), new(2026, 5, 22)),
            new("2025-26-SUM2", new(2026, 6, 1), new(2026, 7, 20)),
        ];
}
