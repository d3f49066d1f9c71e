using System.Text;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews;
using AltProvision.Safeguarding;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Demo;

/// <summary>The demo on a database of its own, with all its events delivered.</summary>
public class DemoFixture(PostgresFixture postgres) : IAsyncLifetime
{
    protected virtual bool HasRowSecurity => true;

    public Product Product { get; private set; } = null!;

    /// <summary>What the first run said.</summary>
    public string Said { get; private set; } = "";

    public TimeSpan Took { get; private set; }

    public virtual async ValueTask InitializeAsync()
    {
        Product = await Product.StartAsync(await postgres.CreateDatabaseAsync(), hasRowSecurity: HasRowSecurity);
        var began = TimeProvider.System.GetTimestamp();
        Said = await DemoSeed.RunAsync(Product.Services, DemoSeed.DefaultSeed, CancellationToken.None);
        Took = TimeProvider.System.GetElapsedTime(began);
        await Product.DeliverAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The demo where the product's own filters are the only guard.</summary>
public sealed class DemoWithoutRowSecurity(PostgresFixture postgres) : DemoFixture(postgres)
{
    protected override bool HasRowSecurity => false;
}

public sealed class DemoSeedTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    // Generous: machines that build beside the tests are slow.
    private static readonly TimeSpan LongestSeeding = TimeSpan.FromSeconds(60);

    private readonly Product product = demo.Product;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_time_it_is_there_already()
    {
        demo.Said.ShouldStartWith("Westmarch: 12 schools, 10 providers, 160 pupils, 120 placements in ");
        (await DemoSeed.RunAsync(product.Services, DemoSeed.DefaultSeed, Stop)).ShouldBe("The demo is there already.");

        (await CountAsync<PlacementsDbContext, Placement>()).ShouldBe(120);
        (await CountAsync<ReferralsDbContext, Referral>()).ShouldBe(155);
        (await CountAsync<SafeguardingDbContext, Concern>()).ShouldBe(16);
    }

    [Fact]
    public void Seeding_takes_no_longer_than_a_person_waits() => demo.Took.ShouldBeLessThan(LongestSeeding);

    [Fact]
    public async Task Every_event_is_delivered_and_the_modules_agree_afterwards()
    {
        (await CountSetAsideAsync()).ShouldBe(0);
        await using var scope = product.CreateScope(Viewer.System);
        var placements = await scope.ServiceProvider.GetRequiredService<PlacementsDbContext>().Placements.ToListAsync(Stop);
        var referrals = await scope.ServiceProvider.GetRequiredService<ReferralsDbContext>().Referrals.ToDictionaryAsync(r => r.Id, Stop);
        foreach (var placement in placements)
        {
            referrals[placement.ReferralId]
                .Status.ShouldBe(
                    placement.Status switch
                    {
                        PlacementStatus.Active => ReferralStatus.Placed,
                        PlacementStatus.Ended => ReferralStatus.Closed,
                        _ => ReferralStatus.Accepted,
                    }
                );
        }
    }

    [Fact]
    public async Task Most_referrals_that_wait_have_documents_that_say_that_they_are_invented()
    {
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<ReferralsDbContext>();
        var waiting = await db.Referrals.Where(r => r.Status == ReferralStatus.Submitted).Select(r => r.Id).ToListAsync(Stop);
        var documents = await db.Documents.ToListAsync(Stop);
        var contents = await db.DocumentContents.ToListAsync(Stop);

        documents.Select(d => d.ReferralId).ShouldBeSubsetOf(waiting);
        documents.Select(d => d.ReferralId).Distinct().Count().ShouldBeInRange(waiting.Count / 2, waiting.Count - 1);
        documents.ShouldAllBe(d => d.MediaType == "application/pdf" && d.FileName.EndsWith(" (invented).pdf"));
        contents.Count.ShouldBe(documents.Count);
        contents.ShouldAllBe(content => Encoding.Latin1.GetString(content.Bytes).Contains("INVENTED FOR A DEMO. THERE IS NO SUCH CHILD."));
    }

    [Fact]
    public async Task A_few_reviews_are_overdue_and_no_more()
    {
        var today = LondonTime.Today(product.Clock);

        await using var scope = product.CreateScope(Viewer.System);
        var schedules = scope.ServiceProvider.GetRequiredService<ReviewsDbContext>().Schedules;

        (await schedules.CountAsync(s => s.EndedOn == null && s.NextDue < today, Stop)).ShouldBe(5);
        (await schedules.CountAsync(s => s.EndedOn == null && s.NextDue >= today, Stop)).ShouldBeGreaterThan(40);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    public async Task The_demo_provider_may_take_a_child_on_any_day_of_the_next_two_months(int days)
    {
        foreach (var site in Provider(DemoPeople.Provider).Sites)
        {
            (await BlocksAsync(DemoPeople.Provider, site, DemoPeople.School, days)).ShouldBeEmpty();
            (await BlocksAsync(DemoPeople.Provider, site, school: null, days)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Each_other_trouble_stops_a_placement()
    {
        (await BlocksAsync("Tidewater Skills")).ShouldBe(["publicLiabilityExpired"]);
        (await BlocksAsync("Copperbeck Studio")).ShouldBe(["confirmationStale"]);
        (await BlocksAsync("Saddlegate Farm")).ShouldBe(["providerSuspended"]);
        (await BlocksAsync("Brindle Lock Training")).ShouldBe(["providerWithdrawn"]);
        (await BlocksAsync("New Furrow Mentoring")).ShouldContain("providerNotApproved");
        (await BlocksAsync("Lanternway Online")).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<string>> BlocksAsync(string provider) =>
        BlocksAsync(provider, Provider(provider).Sites[0], DemoPeople.School, days: 7);

    private async Task<IReadOnlyList<string>> BlocksAsync(string provider, DemoSite site, string? school, int days)
    {
        var start = LondonTime.Today(product.Clock).AddDays(days);
        var question = new GetProviderReadiness(
            DemoIds.Provider(provider),
            DemoProviders.SiteIdOf(Provider(provider), site),
            school is null ? null : DemoIds.School(school),
            DemoIds.Authority,
            start,
            start.AddDays(84)
        );
        var readiness = await product.SendAsync(Viewer.System, question, Stop);
        var rules = product.Services.GetRequiredService<RuleBook<ProviderReadinessFacts>>();
        return [.. rules.Check(start, readiness!.Readiness, DemoIds.Authority).Blocks.Select(block => block.Code)];
    }

    private async Task<int> CountAsync<TContext, T>()
        where TContext : DbContext
        where T : class
    {
        await using var scope = product.CreateScope(Viewer.System);
        return await scope.ServiceProvider.GetRequiredService<TContext>().Set<T>().CountAsync(Stop);
    }

    private async Task<int> CountSetAsideAsync()
    {
        await using var scope = product.CreateScope(Viewer.System);
        var found = 0;
        foreach (var type in product.Services.GetRequiredService<ModuleContexts>().Types)
        {
            var db = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(type);
            found += await db.Outbox.CountAsync(message => message.SetAsideAt != null, Stop);
        }

        return found;
    }

    private static DemoProvider Provider(string name) => DemoProviders.All.First(provider => provider.Name == name);
}
