using AltProvision.Kernel;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using Shouldly;

namespace AltProvision.Tests.Integration.SchoolRoll;

/// <summary>The invented authority with two schools and a pupil referral unit, and the people who work there.</summary>
internal sealed class Westmarch(Product product)
{
    public const string La = "999";

    public static readonly SchoolId High = new(new Guid("00000000-0000-8000-8000-000000000001"));
    public static readonly SchoolId Academy = new(new Guid("00000000-0000-8000-8000-000000000002"));
    public static readonly SchoolId Unit = new(new Guid("00000000-0000-8000-8000-000000000003"));

    public static readonly Viewer HighStaff = At(High, Role.SchoolStaff);
    public static readonly Viewer AcademyStaff = At(Academy, Role.SchoolStaff);
    public static readonly Viewer UnitStaff = At(Unit, Role.SchoolStaff);
    public static readonly Viewer Commissioner = new("commissioner", new HashSet<Role> { Role.LaCommissioner }, LaCode: La);

    public static readonly DateOnly September = new(2025, 9, 1);

    // A school day in the middle of a half term.
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 3, 2);

    public static async Task<Westmarch> BuildAsync(Product product)
    {
        product.Clock.SetUtcNow(Now);
        var westmarch = new Westmarch(product);
        await westmarch.DoAsync(Viewer.System, new InventLocalAuthority(La, "Westmarch"));
        await westmarch.InventAsync(High, "Westmarch High School", SchoolKind.Maintained, "Community school", new(390_000, 285_000));
        await westmarch.InventAsync(Academy, "St Mary's Academy", SchoolKind.Academy, "Academy converter", new(391_000, 285_000));
        await westmarch.InventAsync(Unit, "The Lodge", SchoolKind.PupilReferralUnit, "Pupil referral unit", new(390_000, 289_000));
        await westmarch.DoAsync(
            Viewer.System,
            new SetDefaultCalendar(
                La,
                [
                    new("2025-26-AUT1", new(2025, 9, 1), new(2025, 10, 24)),
                    new("2025-26-AUT2", new(2025, 11, 3), new(2025, 12, 19)),
                    new("2025-26-SPR1", new(2026, 1, 5), new(2026, 2, 13)),
                    new("2025-26-SPR2", new(2026, 2, 23), new(2026, 3, 27)),
                    new("2025-26-SUM1", new(2026, 4, 13), new(2026, 5, 22)),
                ],
                "invented"
            )
        );
        return westmarch;
    }

    public static PupilDetails Ada(string? upn = null) => new("Ada", "Marsh", new(2012, 5, 4), upn, Sex.Female, HomeLaCode: La);

    /// <summary>Sends a command that has to go through.</summary>
    public async Task<T> DoAsync<T>(Viewer viewer, ICommand<T> command)
    {
        var result = await product.SendAsync(viewer, command);
        result.Refusals.ShouldBeEmpty();
        return result.Value!;
    }

    /// <summary>Sends a command that has to be refused, and answers the codes.</summary>
    public async Task<IReadOnlyList<string>> RefusedAsync<T>(Viewer viewer, ICommand<T> command)
    {
        var result = await product.SendAsync(viewer, command);
        result.IsRefused.ShouldBeTrue();
        return [.. result.Refusals.Select(refusal => refusal.Code)];
    }

    public Task<PupilView> AdmitAsync(string? upn = null) => DoAsync(HighStaff, new AdmitPupil(Ada(upn), High, September));

    private Task<SchoolView> InventAsync(SchoolId id, string name, SchoolKind kind, string type, GridPoint place) =>
        DoAsync(Viewer.System, new InventSchool(id, La, name, kind, type, "Secondary", place, LowAge: 11, HighAge: 16));

    private static Viewer At(SchoolId school, Role role) =>
        new($"staff of {school.Value}", new HashSet<Role> { role }, SchoolId: school.Value);
}
