using AltProvision.Access;
using AltProvision.Access.Contracts;
using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Access;

/// <summary>Permissions of clients, sign-outs and what hosts read of them.</summary>
public sealed class AccessTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Issuer = "altprovision-development";

    private readonly Viewer head = Leader("head");
    private readonly Viewer otherHead = Leader("other-head");
    private Product product = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_permission_holds_until_it_is_taken_back_and_stays_on_file()
    {
        var grant = await GrantAsync(head);
        var key = new ClientGrantKey(Issuer, "mis", grant.SchoolId);
        (await CheckAsync(key)).ShouldBe([key]);
        (await product.SendAsync(Viewer.System, new GetSchoolsOfClient(Issuer, "mis", Most: 2), Stop)).ShouldBe([grant.SchoolId]);

        var revoked = await product.SendAsync(head, new RevokeClientAccess(grant.Id, grant.Version), Stop);

        revoked.Value!.RevokedAt.ShouldNotBeNull();
        (await CheckAsync(key)).ShouldBeEmpty();
        (await product.SendAsync(Viewer.System, new GetSchoolsOfClient(Issuer, "mis", Most: 2), Stop)).ShouldBeEmpty();
        (await ListAsync(head)).ShouldHaveSingleItem().RevokedAt.ShouldNotBeNull();
        (await ListAsync(head, isActive: true)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_taken_back_can_be_given_again_but_not_twice_at_a_time()
    {
        var first = await GrantAsync(head);
        CodeOf(await product.SendAsync(head, new GrantClientAccess("mis"), Stop)).ShouldBe("access.already-granted");
        await product.SendAsync(head, new RevokeClientAccess(first.Id, first.Version), Stop);

        var second = await GrantAsync(head);

        second.Id.ShouldNotBe(first.Id);
        (await ListAsync(head)).Select(grant => grant.Id).ShouldBe([second.Id, first.Id]);
    }

    [Fact]
    public async Task A_stale_version_and_a_second_revocation_are_refused()
    {
        var grant = await GrantAsync(head);

        CodeOf(await product.SendAsync(head, new RevokeClientAccess(grant.Id, 7), Stop)).ShouldBe("version.stale");
        await product.SendAsync(head, new RevokeClientAccess(grant.Id, grant.Version), Stop);
        CodeOf(await product.SendAsync(head, new RevokeClientAccess(grant.Id, grant.Version + 1), Stop)).ShouldBe("access.already-revoked");
    }

    [Fact]
    public async Task Another_school_neither_sees_nor_revokes_it()
    {
        var grant = await GrantAsync(head);

        (await ListAsync(otherHead)).ShouldBeEmpty();
        (await product.SendAsync(otherHead, new GetClientGrantsById([grant.Id]), Stop)).ShouldBeEmpty();
        CodeOf(await product.SendAsync(otherHead, new RevokeClientAccess(grant.Id, grant.Version), Stop)).ShouldBe("not-found");
        (await CheckAsync(new ClientGrantKey(Issuer, "mis", new(otherHead.SchoolId!.Value)))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_of_an_issuer_that_is_not_believed_is_refused() =>
        CodeOf(await product.SendAsync(head, new GrantClientAccess("mis", "https://elsewhere"), Stop)).ShouldBe("access.issuer-unknown");

    [Theory]
    [InlineData("")]
    [InlineData(" mis")]
    public async Task A_client_has_a_name(string clientId) =>
        CodeOf(await product.SendAsync(head, new GrantClientAccess(clientId), Stop)).ShouldBe("access.client-id");

    [Theory]
    [InlineData(Role.SchoolStaff)]
    [InlineData(Role.MisClient)]
    public async Task Only_leaders_of_a_school_decide(Role role)
    {
        var other = head with { Roles = new HashSet<Role> { role } };

        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(other, new GrantClientAccess("mis"), Stop));
        (await ListAsync(other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sign_out_is_read_by_all_hosts_and_again_for_a_while()
    {
        var before = TimeProvider.System.GetUtcNow();
        await SignOutAsync(new(Issuer, "demo:head", "s", before.AddMinutes(-5)), SignOutReach.Everywhere);
        await SignOutAsync(new(Issuer, "demo:head", "s", before.AddMinutes(-5)), SignOutReach.ThisSession);

        var all = await product.SendAsync(Viewer.System, new ReadRevocations(null), Stop);

        all.Select(revocation => (revocation.Subject, revocation.Session)).ShouldBe([("demo:head", null), (null, "s")]);
        all.ShouldAllBe(revocation => revocation.IssuedUntil >= before);
        (await product.SendAsync(Viewer.System, new ReadRevocations(all[^1].RecordedAt), Stop)).Count.ShouldBe(2);
        (await product.SendAsync(Viewer.System, new ReadRevocations(all[^1].RecordedAt.AddMinutes(2)), Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_dated_ahead_of_this_clock_is_ended_too()
    {
        var ahead = TimeProvider.System.GetUtcNow().AddSeconds(25);

        (await SignOutAsync(new(Issuer, "demo:head", null, ahead), SignOutReach.Everywhere)).Value!.IssuedUntil.ShouldBe(ahead);
    }

    [Fact]
    public async Task Without_a_token_or_a_session_a_sign_out_says_so()
    {
        CodeOf(await product.SendAsync(head, new SignOut(), Stop)).ShouldBe("sign-out.no-token");
        CodeOf(await SignOutAsync(new(Issuer, "demo:head", null, TimeProvider.System.GetUtcNow()), SignOutReach.ThisSession))
            .ShouldBe("sign-out.no-session");
    }

    [Fact]
    public async Task A_revocation_that_no_token_can_match_is_forgotten_by_the_next()
    {
        await SignOutAsync(new(Issuer, "long-ago", null, TimeProvider.System.GetUtcNow()), SignOutReach.Everywhere);
        await using (var scope = product.CreateScope(Viewer.System))
        {
            await scope
                .ServiceProvider.GetRequiredService<AccessDbContext>()
                .Database.ExecuteSqlAsync($"update access.revocation set recorded_at = recorded_at - interval '25 hours'", Stop);
        }

        await SignOutAsync(new(Issuer, "now", null, TimeProvider.System.GetUtcNow()), SignOutReach.Everywhere);

        (await product.SendAsync(Viewer.System, new ReadRevocations(null), Stop)).ShouldHaveSingleItem().Subject.ShouldBe("now");
    }

    [Fact]
    public async Task An_operator_ends_sign_ins_of_issuers_that_are_believed()
    {
        var revoked = await product.SendAsync(Viewer.System, new RevokeSignIns(Issuer + "/", "demo:head"), Stop);

        revoked.Value!.Issuer.ShouldBe(Issuer);
        revoked.Value.IssuedUntil.ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddMinutes(1));
        CodeOf(await product.SendAsync(Viewer.System, new RevokeSignIns("https://elsewhere", "demo:head"), Stop))
            .ShouldBe("access.issuer-unknown");
        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(head, new RevokeSignIns(Issuer, "demo:head"), Stop));
    }

    private static Viewer Leader(string subject) => new(subject, new HashSet<Role> { Role.SchoolLeader }, SchoolId: Guid.CreateVersion7());

    private static string CodeOf<T>(Result<T> result) => result.Refusals.ShouldHaveSingleItem().Code;

    private async Task<ClientGrantView> GrantAsync(Viewer viewer) =>
        (await product.SendAsync(viewer, new GrantClientAccess("mis"), Stop)).Value.ShouldNotBeNull();

    private async Task<IReadOnlyList<ClientGrantView>> ListAsync(Viewer viewer, bool? isActive = null) =>
        (await product.SendAsync(viewer, new ListClientGrants(new(), new(isActive), IsCounted: true), Stop)).Nodes;

    private Task<IReadOnlySet<ClientGrantKey>> CheckAsync(ClientGrantKey key) =>
        product.SendAsync(Viewer.System, new CheckClientGrants([key]), Stop);

    private async Task<Result<SignedOutView>> SignOutAsync(SignInToken token, SignOutReach reach)
    {
        await using var scope = product.CreateScope(head);
        scope.ServiceProvider.GetRequiredService<CurrentSignIn>().Read = () => token;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SignOut(reach), Stop);
    }
}
