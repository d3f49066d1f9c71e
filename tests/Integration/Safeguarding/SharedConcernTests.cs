using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Transport;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Safeguarding;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static AltProvision.Tests.Integration.Safeguarding.Neighbourhood;

namespace AltProvision.Tests.Integration.Safeguarding;

/// <summary>Leads with the same permissions share each notice of a concern, and nobody else has a part in it.</summary>
public sealed class SharedConcernTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Query = "subscription { concernRaised { cursor concern { status pupil { givenName } } } }";

    private Product product = null!;

    private SubscriptionGroups Groups => product.Services.GetRequiredService<SubscriptionGroups>();

    public async ValueTask InitializeAsync() =>
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync(), Neighbourhood.AddTo);

    public ValueTask DisposeAsync() => product.DisposeAsync();

    private sealed class Listener(Viewer viewer) : ISubscriber
    {
        public Caller Caller { get; } = new(Product.PrincipalOf(viewer), "192.0.2.1", "a-request", null);

        public ConcurrentQueue<ReadOnlyMemory<byte>> Results { get; } = [];

        public IReadOnlyList<GraphQLError>? Errors { get; private set; }

        public void Next(ReadOnlyMemory<byte> result) => Results.Enqueue(result);

        public void End(IReadOnlyList<GraphQLError> errors) => Errors = errors;
    }

    private Subscription Prepare(string query, Viewer viewer)
    {
        var executor = product.Services.GetRequiredService<GraphQLExecutor>();
        var operation = executor.Prepare(new(query), Product.PrincipalOf(viewer)).Operation.ShouldNotBeNull();
        return executor.PrepareSubscription(operation, null, Product.PrincipalOf(viewer)).Subscription.ShouldNotBeNull();
    }

    private SharedUser? ShareAs(string query, Viewer viewer) => Groups.UserToShareAs(Prepare(query, viewer), Product.PrincipalOf(viewer));

    private Listener Join(Viewer viewer)
    {
        var listener = new Listener(viewer);
        var shared = ShareAs(Query, viewer).ShouldNotBeNull();
        Groups.Join(Prepare(Query, viewer), null, shared, listener);
        return listener;
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        condition().ShouldBeTrue();
    }

    [Fact]
    public async Task Leads_of_one_school_get_the_same_bytes_and_others_get_their_own_or_none()
    {
        var one = Join(SchoolLead);
        var colleague = Join(SchoolLead with { Subject = "deputy" });
        var leader = Join(
            SchoolLead with
            {
                Subject = "head",
                Roles = new HashSet<Role> { Role.SafeguardingLead, Role.SchoolLeader },
            }
        );
        var provider = Join(ProviderLead);
        var other = Join(OtherSchoolLead);
        var staff = Join(SchoolStaff);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        await RaiseAsync(product);

        await WaitForAsync(() => new[] { one, colleague, leader, provider }.All(listener => listener.Results.Count == 1));
        var result = one.Results.Single();
        Encoding.UTF8.GetString(result.Span).ShouldContain("\"status\":\"DELIVERED\",\"pupil\":{\"givenName\":");
        colleague.Results.Single().Equals(result).ShouldBeTrue("the colleague's was executed again");
        leader.Results.Single().Equals(result).ShouldBeFalse();
        provider.Results.Single().Equals(result).ShouldBeFalse();
        other.Results.ShouldBeEmpty();
        staff.Results.ShouldBeEmpty();
        staff.Errors.ShouldNotBeNull().Single().Code.ShouldBe(ErrorCodes.Forbidden);
    }

    [Fact]
    public async Task Each_of_those_who_share_a_notice_is_put_on_record_as_a_reader()
    {
        var one = Join(SchoolLead);
        var colleague = Join(SchoolLead with { Subject = "deputy" });
        await Task.Delay(500, TestContext.Current.CancellationToken);

        var concern = await RaiseAsync(product);

        await WaitForAsync(() => new[] { one, colleague }.All(listener => listener.Results.Count == 1));
        await using var command = product.DataSource.CreateCommand(
            "select string_agg(concat_ws(' ', subject, address, data_class), ', ' order by subject) from audit.entry where kind = 'Read' and action = 'concernRaised' and record_type = 'Concern' and records = array[$1]"
        );
        command.Parameters.AddWithValue(concern.Id.Value);
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(
            "deputy 192.0.2.1 Safeguarding, school-lead 192.0.2.1 Safeguarding"
        );
    }

    [Theory]
    [InlineData(Query, true)]
    [InlineData("subscription { concernRaised(after: null) { cursor } }", true)]
    [InlineData("subscription { concernRaised(after: \"somewhere\") { cursor } }", false)]
    [InlineData("subscription { concernRaised { concern { narrative { account } } } }", false)]
    [InlineData("subscription { concernRaised { concern { pupil { concerns { id } } } } }", false)]
    public void What_depends_on_the_person_or_goes_on_after_a_break_is_not_shared(string query, bool isShared) =>
        (ShareAs(query, SchoolLead) is not null).ShouldBe(isShared);

    [Fact]
    public void Nobody_shares_without_having_signed_in() => ShareAs(Query, Viewer.Anonymous).ShouldBeNull();

    [Fact]
    public void All_that_makes_a_viewer_but_the_person_is_compared()
    {
        var viewer = new Viewer("somebody", new HashSet<Role> { Role.SafeguardingLead });
        Viewer[] others =
        [
            viewer with
            {
                LaCode = "332",
            },
            viewer with
            {
                LaCode = "333",
            },
            viewer with
            {
                SchoolId = SchoolLead.SchoolId,
            },
            viewer with
            {
                SchoolId = OtherSchoolLead.SchoolId,
            },
            viewer with
            {
                ProviderId = SchoolLead.SchoolId,
            },
            viewer with
            {
                LaCode = "332",
                Roles = new HashSet<Role> { Role.LaCommissioner },
            },
            viewer with
            {
                LaCode = "332",
                Roles = new HashSet<Role> { Role.LaCommissioner, Role.SafeguardingLead },
            },
        ];

        others.Select(other => ShareAs(Query, other)!.Key).ShouldBeUnique();
        // Whoever gives the viewer one more property says here, and in ViewerClaims, that it is compared.
        typeof(Viewer)
            .GetConstructors()
            .Single()
            .GetParameters()
            .Select(parameter => parameter.Name)
            .ShouldBe(["Subject", "Roles", "LaCode", "SchoolId", "ProviderId"]);
    }

    [Fact]
    public void A_viewer_that_stands_for_several_people_is_none_of_them()
    {
        var shared = ViewerClaims.ViewerOf(ShareAs(Query, SchoolLead)!.Principal);

        shared.IsOnePerson.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => shared.Subject);
        (shared.Organisation, shared.SchoolId).ShouldBe((SchoolLead.Organisation, SchoolLead.SchoolId));
        shared.Roles.ShouldBe(SchoolLead.Roles, ignoreOrder: true);
        var token = new ClaimsPrincipal(new ClaimsIdentity(ShareAs(Query, SchoolLead)!.Principal.Claims, "a token without sub"));
        ViewerClaims.ViewerOf(token).ShouldBe(Viewer.Anonymous);
    }

    [Fact]
    public async Task A_concern_whose_signal_got_lost_arrives_all_the_same()
    {
        var listener = Join(SchoolLead);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        var concern = await AddUndeliveredAsync(product);
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SafeguardingDbContext>();

        await db.Database.ExecuteSqlAsync(
            $"insert into safeguarding.concern_feed_entry (concern_id, recipient, at) values ({concern.Value}, {SchoolLead.Organisation}, now())",
            TestContext.Current.CancellationToken
        );

        await WaitForAsync(() => listener.Results.Count == 1);
    }
}
