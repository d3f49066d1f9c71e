using AltProvision.EmbeddedPostgres;
using Npgsql;
using Xunit;

namespace AltProvision.Tests.Support.Database;

/// <summary>
/// One private PostgreSQL per test run, one migrated template in it, one copy of the template per test class.
/// Tests know this type only: Testcontainers can come back behind it by replacing <see cref="StartAsync"/> (docs/adr/0003).
/// </summary>
/// <remarks>
/// <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>, then <c>CreateDatabaseAsync</c> in a class's <c>InitializeAsync</c>.
/// Nothing starts before a test asks, so a filtered run without a database costs nothing.
/// </remarks>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "altprovision_template";
    private static readonly TimeSpan abandonedAfter = TimeSpan.FromMinutes(10);
    private static readonly string allRuns = Path.Combine(Path.GetTempPath(), $"altprovision-tests-{Environment.UserName}");

    private readonly Func<string, Task> buildTemplate;
    private readonly SemaphoreSlim gate = new(1);
    private readonly EmbeddedPostgresOptions options = OptionsFor(Path.Combine(allRuns, Guid.CreateVersion7().ToString("N")));
    private EmbeddedPostgresCluster? cluster;
    private int made;

    public PostgresFixture()
        : this(TemplateDatabase.BuildAsync) { }

    internal PostgresFixture(Func<string, Task> buildTemplate) => this.buildTemplate = buildTemplate;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The connection string of a new database, a copy of the template; about 0.1 s.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default) => CopyAsync(Template, cancellationToken);

    /// <summary>The connection string of a copy of a database of this run to which nobody is connected.</summary>
    public Task<string> CopyDatabaseAsync(string connectionString, CancellationToken cancellationToken = default) =>
        CopyAsync(new NpgsqlConnectionStringBuilder(connectionString).Database!, cancellationToken);

    /// <summary>Only to keep a long run small: the end of the run drops everything.</summary>
    public async Task DropDatabaseAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"drop database {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
            await EmbeddedPostgresCluster.RemoveAsync(options);
        }

        gate.Dispose();
    }

    private async Task<string> CopyAsync(string source, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            cluster ??= await StartAsync(cancellationToken);
            var name = $"test_{++made}";
            await ExecuteAsync($"create database {name} template {source} strategy file_copy", cancellationToken);
            return ConnectionStringFor(name);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<EmbeddedPostgresCluster> StartAsync(CancellationToken cancellationToken)
    {
        await RemoveAbandonedAsync(cancellationToken);
        cluster = await EmbeddedPostgresCluster.StartAsync(options, cancellationToken);
        await ExecuteAsync($"create database {Template}", cancellationToken);
        await buildTemplate(ConnectionStringFor(Template, pooling: false));
        await ExecuteAsync($"alter database {Template} with allow_connections false", cancellationToken);
        return cluster;
    }

    private string ConnectionStringFor(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(cluster!.ConnectionString)
        {
            Database = database,
            Pooling = pooling,
            MaxPoolSize = 20,
        }.ConnectionString;

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(cluster!.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // A run that was killed could not clean up. The age spares a run that is just starting, the lock one that is running.
    private static async Task RemoveAbandonedAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(allRuns);
        var limit = TimeProvider.System.GetUtcNow() - abandonedAfter;
        foreach (var run in Directory.EnumerateDirectories(allRuns).Where(run => Directory.GetLastWriteTimeUtc(run) < limit).ToList())
        {
            try
            {
                await EmbeddedPostgresCluster.RemoveAsync(OptionsFor(run), cancellationToken);
            }
            catch (Exception e) when (e is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
            {
                // Somebody else's, or just being removed: not this run's concern.
            }
        }
    }

    private static EmbeddedPostgresOptions OptionsFor(string folder) =>
        new()
        {
            DataFolder = folder,
            BinariesFolder = Environment.GetEnvironmentVariable("AltProvision__Postgres__Binaries") is { Length: > 0 } named ? named : null,
            Durable = false,
            MayCreateDatabases = true,
            MaxConnections = 400,
        };
}
