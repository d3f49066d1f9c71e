using System.Net;
using System.Net.Sockets;
using AltProvision.EmbeddedPostgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.EmbeddedPostgres;

public class StartTests
{
    [Fact]
    public async Task A_first_start_makes_a_database_whose_owner_is_no_superuser()
    {
        await using var test = new TestCluster();

        await using var cluster = await test.StartAsync();

        (
            await TestCluster.QueryAsync(
                cluster,
                "select rolsuper or rolcreatedb or rolbypassrls from pg_roles where rolname = current_user"
            )
        ).ShouldBe(false);
        (
            await TestCluster.QueryAsync(
                cluster,
                "select pg_encoding_to_char(encoding) from pg_database where datname = current_database()"
            )
        ).ShouldBe("UTF8");
        await TestCluster.QueryAsync(cluster, "create schema placements; create extension pg_trgm");
        cluster.Binaries.Version.Major.ShouldBeGreaterThanOrEqualTo(PostgresBinaries.OldestMajor);
    }

    [Fact]
    public async Task The_owner_may_act_as_the_role_of_the_application()
    {
        await using var test = new TestCluster();

        await using var cluster = await test.StartAsync();

        (await TestCluster.QueryAsync(cluster, "set role altprovision_app; select current_user::text")).ShouldBe("altprovision_app");
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password_and_only_we_can_read_it()
    {
        await using var test = new TestCluster();
        await using var cluster = await test.StartAsync();

        var asSuperuser = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Username = "postgres" };
        await using var connection = new NpgsqlConnection(asSuperuser.ConnectionString);

        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync())).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(test.Folder, "owner-password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Data_is_there_after_a_stop_and_a_start()
    {
        await using var test = new TestCluster();
        await using (var first = await test.StartAsync())
        {
            await TestCluster.SaveAPupilAsync(first);
        }

        File.Exists(test.ProcessFile).ShouldBeFalse();
        await using var second = await test.StartAsync();

        await TestCluster.ShouldHoldThePupilAsync(second);
    }

    [Fact]
    public async Task A_lost_password_is_replaced_and_the_data_stays()
    {
        await using var test = new TestCluster();
        await using (var first = await test.StartAsync())
        {
            await TestCluster.SaveAPupilAsync(first);
        }

        File.Delete(Path.Combine(test.Folder, "owner-password"));
        await using var second = await test.StartAsync();

        await TestCluster.ShouldHoldThePupilAsync(second);
    }

    [Fact]
    public async Task A_wrong_password_file_says_what_to_do_and_leaves_no_server()
    {
        await using var test = new TestCluster();
        await (await test.StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(test.Folder, "owner-password"), "wrong");

        var failure = await test.StartShouldFailAsync();

        failure.Message.ShouldContain("Delete that file and start again");
        File.Exists(test.ProcessFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_begins_anew()
    {
        await using var test = new TestCluster();
        Directory.CreateDirectory(Path.Combine(test.Folder, "cluster.new"));
        await File.WriteAllTextAsync(Path.Combine(test.Folder, "cluster.new", "PG_VERSION"), "15");

        await using var cluster = await test.StartAsync();

        (await TestCluster.QueryAsync(cluster, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task An_occupied_port_is_passed_over()
    {
        using var occupier = new TcpListener(IPAddress.Loopback, 0);
        occupier.Start();
        var occupied = ((IPEndPoint)occupier.LocalEndpoint).Port;
        var ports = new Queue<int>([occupied]);
        await using var test = new TestCluster();
        var options = test.Options with { ChoosePort = () => ports.TryDequeue(out var port) ? port : FreePort.Choose() };

        await using var cluster = await EmbeddedPostgresCluster.StartAsync(options);

        cluster.Port.ShouldNotBe(occupied);
        (await TestCluster.QueryAsync(cluster, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_start_names_the_first_and_where_to_reach_it()
    {
        await using var test = new TestCluster();
        await using var first = await test.StartAsync();
        first.Announce(new Uri("http://localhost:5080"));

        var failure = await test.StartShouldFailAsync();

        failure.Message.ShouldContain($"process {Environment.ProcessId}");
        failure.Message.ShouldContain("http://localhost:5080");
        (await TestCluster.QueryAsync(first, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Root_puts_the_cluster_where_the_servers_account_can_reach_it()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Only root drops to another account.");
            return;
        }

        var closed = Directory.CreateTempSubdirectory("altprovision-closed-");
        var fallback = Directory.CreateTempSubdirectory("altprovision-fallback-");
        File.SetUnixFileMode(fallback.FullName, (UnixFileMode)0b111_101_101);
        await using var test = new TestCluster(closed.FullName);
        var options = test.Options with { FallbackRoot = fallback.FullName };

        await using (var cluster = await EmbeddedPostgresCluster.StartAsync(options))
        {
            cluster.Folder.ShouldStartWith(fallback.FullName);
            (await File.ReadAllTextAsync(Path.Combine(test.Folder, "where-the-data-is.txt"))).ShouldContain(cluster.Folder);
            await TestCluster.SaveAPupilAsync(cluster);
        }

        await using (var again = await EmbeddedPostgresCluster.StartAsync(options))
        {
            await TestCluster.ShouldHoldThePupilAsync(again);
        }

        fallback.Delete(recursive: true);
        closed.Delete(recursive: true);
    }

    [Fact]
    public async Task Root_keeps_data_with_the_user_who_made_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows(), "Only root drops to another account.");
        await using var test = new TestCluster();
        await using (var asNobody = await EmbeddedPostgresCluster.StartAsync(test.Options with { RunAsUser = "nobody" }))
        {
            await TestCluster.SaveAPupilAsync(asNobody);
        }

        await using var cluster = await test.StartAsync();

        await TestCluster.ShouldHoldThePupilAsync(cluster);
    }
}
