using AltProvision.Kernel;
using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using MediatR;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Providers;

/// <summary>The product with people of a school, two authorities and a provider, and steps that put providers on file.</summary>
public abstract class ProviderWorld(PostgresFixture postgres) : IAsyncLifetime
{
    private int _made;

    private protected Product Product { get; private set; } = null!;

    private protected Neighbours Neighbours { get; } = new();

    private protected static Viewer Officer { get; } = Person("officer", Role.LaQualityOfficer, la: "332");

    private protected static Viewer Commissioner { get; } = Person("commissioner", Role.LaCommissioner, la: "332");

    private protected static Viewer Stranger { get; } = Person("stranger", Role.LaQualityOfficer, la: "333");

    private protected Viewer Head => Person("head", Role.SchoolLeader, school: Neighbours.School.Value);

    private protected Viewer OtherHead => Person("other head", Role.SchoolLeader, school: Neighbours.OtherSchool.Value);

    private protected DateOnly Today => LondonTime.Today(Product.Clock);

    public async ValueTask InitializeAsync() =>
        Product = await Product.StartAsync(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken), Neighbours.AddTo);

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static Viewer Manager(ProviderId provider) => Person("manager", Role.ProviderManager, provider: provider.Value);

    private protected Task<T> AskAsync<T>(Viewer viewer, IRequest<T> request) =>
        Product.SendAsync(viewer, request, TestContext.Current.CancellationToken);

    private protected async Task<T> DoAsync<T>(Viewer viewer, IRequest<Result<T>> command)
    {
        var result = await AskAsync(viewer, command);
        result.Refusals.ShouldBeEmpty();
        return result.Value!;
    }

    private protected async Task<Refusal> RefusedAsync<T>(Viewer viewer, IRequest<Result<T>> command) =>
        (await AskAsync(viewer, command)).Refusals.ShouldHaveSingleItem();

    private protected Task<ProviderView> RegisterAsync(string? name = null, string laCode = "332") =>
        DoAsync(Viewer.System, new RegisterProvider(new(name ?? $"Provider {++_made}", ProviderType.NonSchool, false, laCode)));

    private protected Task<SiteView> AddSiteAsync(ProviderView provider, GridPoint? point = null, int capacity = 8) =>
        DoAsync(Officer, new AddSite(provider.Id, "Workshop", "1 Mill Lane, Dudley", Neighbours.Centre, capacity, point));

    private protected static OfferContent Offer(params ProvisionNeed[] needs) =>
        new(
            "Small groups",
            needs is [] ? [ProvisionNeed.Semh] : needs,
            11,
            16,
            [KeyStage.Ks3, KeyStage.Ks4],
            new(95),
            new(420.50m),
            [WeekHalfDay.MonAm, WeekHalfDay.TuePm]
        );

    private protected Task<ProviderEvidenceView> FileAsync(ProviderView provider, EvidenceContent content) =>
        DoAsync(Officer, new RecordEvidence(provider.Id, content));

    private protected EvidenceContent Insurance(EvidenceKind kind, DateOnly? until = null) =>
        new(kind, Today.AddYears(-2), until ?? Today.AddMonths(9), Amount: new(10_000_000));

    /// <summary>A provider with everything in order for the school of <see cref="Head"/>.</summary>
    private protected async Task<(ProviderView Provider, SiteView Site)> ReadyAsync(GridPoint? point = null, OfferContent? offer = null)
    {
        var provider = await RegisterAsync();
        var site = await AddSiteAsync(provider, point);
        await DoAsync(Officer, new AddOffer(site.Id, offer ?? Offer()));
        await FileAsync(provider, Insurance(EvidenceKind.EmployersLiabilityInsurance));
        await FileAsync(provider, Insurance(EvidenceKind.PublicLiabilityInsurance));
        await FileAsync(provider, new(EvidenceKind.SiteRiskAssessment, Today.AddMonths(-1), Today.AddMonths(11), site.Id));
        await DoAsync(
            Manager(provider.Id),
            new RecordSafeguardingConfirmation(provider.Id, new(Today, "A. Manager, head of centre", [new(Neighbours.School)], [site.Id]))
        );
        await DoAsync(Officer, new DecideApproval(provider.Id, 0, ProviderApproval.Approved));
        await DoAsync(Head, Check(provider, site));
        return (provider, site);
    }

    private protected RecordCommissionerCheck Check(ProviderView provider, SiteView site) =>
        new(
            provider.Id,
            new(
                site.Id,
                Today,
                "B. Head, head teacher",
                "Visited; saw the central record, the site and two lessons.",
                CheckOutcome.Suitable
            )
        );

    private static Viewer Person(string subject, Role role, string? la = null, Guid? school = null, Guid? provider = null) =>
        new(subject, new HashSet<Role> { role }, la, school, provider);
}
