using System.Security.Claims;
using AltProvision.Access.Contracts;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Access;

/// <summary>What a look of the watch finds where no signal came: another host revoked, and its signal was lost.</summary>
public sealed class SignInWatchTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Issuer = "https://id.example.org";

    private readonly Guid school = Guid.CreateVersion7();
    private readonly List<string> ended = [];
    private Product product = null!;
    private ClientSchools schools = null!;
    private SignInWatch watch = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        var scopes = product.Services.GetRequiredService<IServiceScopeFactory>();
        var settings = SignInSettings.Read(new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = "Development" });
        schools = new(scopes);
        watch = new(settings, scopes, schools, product.Services.GetRequiredService<DatabaseSignals>(), NullLogger<SignInWatch>.Instance);
    }

    public ValueTask DisposeAsync()
    {
        watch.Dispose();
        schools.Dispose();
        return product.DisposeAsync();
    }

    [Fact]
    public async Task A_revocation_ends_the_connections_of_that_person_only()
    {
        using var person = watch.Watch(User("one"), reason => ended.Add("one: " + reason));
        using var other = watch.Watch(User("two"), reason => ended.Add("two: " + reason));
        await watch.LookAsync(Stop);
        ended.ShouldBeEmpty();

        await RevokeAsync("one");
        await watch.LookAsync(Stop);
        await watch.LookAsync(Stop);

        ended.ShouldBe(["one: " + SignInWatch.SignedOut]);
        watch.IsRevoked(User("one")).ShouldBeTrue();
        watch.IsRevoked(User("two")).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_connects_after_the_look_is_ended_at_once()
    {
        await RevokeAsync("one");
        await watch.LookAsync(Stop);

        using var late = watch.Watch(User("one"), ended.Add);

        ended.ShouldBe([SignInWatch.SignedOut]);
    }

    [Fact]
    public async Task A_connection_that_is_gone_is_not_told()
    {
        watch.Watch(User("one"), ended.Add).Dispose();

        await RevokeAsync("one");
        await watch.LookAsync(Stop);

        ended.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_permission_that_no_longer_holds_ends_the_clients_connections_for_that_school()
    {
        await GrantAsync("mis", school);
        var otherSchool = Guid.CreateVersion7();
        await GrantAsync("mis", otherSchool);
        var client = User("mis", new Claim(ViewerClaims.Client, "mis"));
        using var first = watch.Watch(ViewerClaims.ActingFor(client, new(school)), reason => ended.Add("first: " + reason));
        using var second = watch.Watch(ViewerClaims.ActingFor(client, new(otherSchool)), reason => ended.Add("second: " + reason));
        await watch.LookAsync(Stop);
        ended.ShouldBeEmpty();

        await ExecuteAsync("update access.client_grant set revoked_at = now() where school_id = $1", school);
        await watch.LookAsync(Stop);

        ended.ShouldBe(["first: " + SignInWatch.GrantRevoked]);
    }

    [Fact]
    public async Task A_permission_is_remembered_until_something_is_revoked()
    {
        await GrantAsync("mis", school);
        var client = User("mis", new Claim(ViewerClaims.Client, "mis"));
        (await schools.ActForAsync(client, named: null, Stop)).Client.ShouldNotBeNull();
        await ExecuteAsync("update access.client_grant set revoked_at = now() where school_id = $1", school);

        (await schools.ActForAsync(client, named: null, Stop)).Client.ShouldNotBeNull();
        schools.Forget();
        (await schools.ActForAsync(client, named: null, Stop)).ShouldBe((null, ClientRefusal.NotGranted));
    }

    private static ClaimsPrincipal User(string subject, params IReadOnlyList<Claim> more) =>
        new(
            new ClaimsIdentity(
                [
                    new("iss", Issuer),
                    new("iss_sub", subject),
                    new(
                        "iat",
                        TimeProvider
                            .System.GetUtcNow()
                            .AddMinutes(-1)
                            .ToUnixTimeSeconds()
                            .ToString(System.Globalization.CultureInfo.InvariantCulture)
                    ),
                    .. more,
                ],
                "test"
            )
        );

    // As another host would, whose signal does not come.
    private Task RevokeAsync(string subject) =>
        ExecuteAsync(
            "insert into access.revocation (id, issuer, subject, issued_until) values ($1, $2, $3, now())",
            Guid.CreateVersion7(),
            Issuer,
            subject
        );

    private Task GrantAsync(string client, Guid at) =>
        ExecuteAsync(
            """
            insert into access.client_grant (id, version, issuer, client_id, school_id, granted_by, granted_at)
            values ($1, 1, $2, $3, $4, 'somebody', now())
            """,
            Guid.CreateVersion7(),
            Issuer,
            client,
            at
        );

    private async Task ExecuteAsync(string sql, params IReadOnlyList<object> values)
    {
        await using var command = product.DataSource.CreateCommand(sql);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        await command.ExecuteNonQueryAsync(Stop);
    }
}
