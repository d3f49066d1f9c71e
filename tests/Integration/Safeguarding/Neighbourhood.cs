using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Tests.Integration.Safeguarding;

/// <summary>
/// One pupil of one school, placed at one provider, with everybody around; what other modules would say of them is fixed here, so that these
/// tests are about safeguarding alone.
/// </summary>
internal sealed class Neighbourhood
{
    public const string HomeLa = "332";
    public const string ProviderLa = "333";

    public static readonly SchoolId School = new(Guid.CreateVersion7());
    public static readonly SchoolId OtherSchool = new(Guid.CreateVersion7());
    public static readonly ProviderId Provider = new(Guid.CreateVersion7());
    public static readonly PupilId Pupil = new(Guid.CreateVersion7());
    public static readonly PlacementId Placement = new(Guid.CreateVersion7());

    public static readonly Viewer SchoolLead = At(School, "school-lead", Role.SafeguardingLead);
    public static readonly Viewer SchoolStaff = At(School, "school-staff", Role.SchoolStaff);
    public static readonly Viewer OtherSchoolLead = At(OtherSchool, "other-lead", Role.SafeguardingLead);
    public static readonly Viewer ProviderLead = new("provider-lead", Set(Role.SafeguardingLead), ProviderId: Provider.Value);
    public static readonly Viewer Tutor = new("tutor", Set(Role.ProviderTutor), ProviderId: Provider.Value);
    public static readonly Viewer AuthorityLead = new("la-lead", Set(Role.SafeguardingLead), LaCode: HomeLa);
    public static readonly Viewer DesignatedOfficer = new("lado", Set(Role.SafeguardingLead), LaCode: ProviderLa);

    public static RaiseConcern Hungry { get; } =
        new(Pupil, ConcernKind.Neglect, ConcernSeverity.High, "Came hungry, third day running.", Placement);

    public static void AddTo(IServiceCollection services) =>
        services
            .AddScoped<IRequestHandler<GetPupilsById, IReadOnlyDictionary<PupilId, PupilView>>, Pupils>()
            .AddScoped<IRequestHandler<GetPlacementsById, IReadOnlyDictionary<PlacementId, PlacementView>>, Placements>()
            .AddScoped<IRequestHandler<GetProvidersById, IReadOnlyDictionary<ProviderId, ProviderView>>, Providers>()
            .AddScoped<IRequestHandler<GetBankHolidays, IReadOnlyList<DateOnly>>, BankHolidays>();

    public static async Task<ConcernView> RaiseAsync(Product product, RaiseConcern? concern = null, Viewer? viewer = null)
    {
        var result = await product.SendAsync(viewer ?? Tutor, concern ?? Hungry);
        return result.Value ?? throw new InvalidOperationException($"Refused: {result.Refusals[0].Code}");
    }

    /// <summary>A concern of the tutor's for the school's lead, of which no event tells.</summary>
    public static async Task<ConcernId> AddUndeliveredAsync(Product product)
    {
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SafeguardingDbContext>();
        var id = new ConcernId(Guid.CreateVersion7());
        var now = product.Clock.GetUtcNow();
        var (seal, key) = NarrativeSeal.Create(id.Value, scope.ServiceProvider.GetRequiredService<NarrativeKeys>());
        db.NarrativeKeys.Add(key);
        db.Concerns.Add(Concern.Raise(id, Hungry, seal, null, [new(SchoolLead.Organisation, true)], Tutor, now, now.AddHours(1)));
        await db.SaveChangesAsync();
        return id;
    }

    private static Viewer At(SchoolId school, string subject, Role role) => new(subject, Set(role), SchoolId: school.Value);

    private static HashSet<Role> Set(Role role) => [role];

    private static bool IsNear(Viewer viewer) =>
        viewer.IsSystem || viewer.SchoolId == School.Value || viewer.ProviderId == Provider.Value || viewer.LaCode == HomeLa;

    private sealed class Pupils(Viewer viewer) : IRequestHandler<GetPupilsById, IReadOnlyDictionary<PupilId, PupilView>>
    {
        public Task<IReadOnlyDictionary<PupilId, PupilView>> Handle(GetPupilsById query, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<PupilId, PupilView>>(
                query
                    .Ids.Where(id => id == Pupil && IsNear(viewer))
                    .ToDictionary(
                        id => id,
                        id => new PupilView(id, 1, null, "Ada", "Example", new(2012, 1, 1), HomeLa, School, false, false, false, false)
                    )
            );
    }

    private sealed class Placements(Viewer viewer) : IRequestHandler<GetPlacementsById, IReadOnlyDictionary<PlacementId, PlacementView>>
    {
        public Task<IReadOnlyDictionary<PlacementId, PlacementView>> Handle(GetPlacementsById query, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<PlacementId, PlacementView>>(
                query
                    .Ids.Where(id => id == Placement && IsNear(viewer))
                    .ToDictionary(
                        id => id,
                        id => new PlacementView(
                            id,
                            1,
                            default,
                            Pupil,
                            School,
                            HomeLa,
                            Provider,
                            default,
                            PlacementStatus.Active,
                            "",
                            default,
                            default,
                            null,
                            10,
                            default,
                            default
                        )
                    )
            );
    }

    private sealed class Providers : IRequestHandler<GetProvidersById, IReadOnlyDictionary<ProviderId, ProviderView>>
    {
        public Task<IReadOnlyDictionary<ProviderId, ProviderView>> Handle(GetProvidersById query, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<ProviderId, ProviderView>>(
                query
                    .Ids.Where(id => id == Provider)
                    .ToDictionary(id => id, id => new ProviderView(id, 1, "Forge", ProviderType.NonSchool, false, ProviderLa, null, null))
            );
    }

    private sealed class BankHolidays : IRequestHandler<GetBankHolidays, IReadOnlyList<DateOnly>>
    {
        public Task<IReadOnlyList<DateOnly>> Handle(GetBankHolidays query, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DateOnly>>([new(2025, 1, 1), new(2036, 12, 26)]);
    }
}
