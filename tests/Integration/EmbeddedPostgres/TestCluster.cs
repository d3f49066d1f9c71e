using System.Diagnostics;
using System.Globalization;
using AltProvision.EmbeddedPostgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.EmbeddedPostgres;

/// <summary>A data folder of a test's own, and what tests do to the cluster in it.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    public TestCluster(string? parent = null, bool durable = false)
    {
        Folder = Path.Combine(parent ?? Path.GetTempPath(), $"altprovision-{Guid.CreateVersion7():N}");
        Options = new()
        {
            DataFolder = Folder,
            BinariesFolder = NamedBinaries,
            Durable = durable,
            MaxConnections = 30,
        };
    }

    public static string? NamedBinaries =>
        Environment.GetEnvironmentVariable("AltProvision__Postgres__Binaries") is { Length: > 0 } named ? named : null;

    public string Folder { get; }

    public EmbeddedPostgresOptions Options { get; }

    public string ProcessFile => Path.Combine(Folder, "cluster", "postmaster.pid");

    public int ServerProcess => int.Parse(File.ReadLines(ProcessFile).First(), CultureInfo.InvariantCulture);

    public Task<EmbeddedPostgresCluster> StartAsync() => EmbeddedPostgresCluster.StartAsync(Options, TestContext.Current.CancellationToken);

    public Task<EmbeddedPostgresException> StartShouldFailAsync() => Should.ThrowAsync<EmbeddedPostgresException>(StartAsync);

    public void KillServer()
    {
        using var process = Process.GetProcessById(ServerProcess);
        process.Kill();
    }

    public static async Task<object?> QueryAsync(EmbeddedPostgresCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public static Task SaveAPupilAsync(EmbeddedPostgresCluster cluster) =>
        QueryAsync(cluster, "create table pupil (name text); insert into pupil values ('Ann')");

    public static async Task ShouldHoldThePupilAsync(EmbeddedPostgresCluster cluster) =>
        (await QueryAsync(cluster, "select name from pupil")).ShouldBe("Ann");

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Folder))
        {
            await EmbeddedPostgresCluster.RemoveAsync(Options);
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
