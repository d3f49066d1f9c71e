using AltProvision.EmbeddedPostgres;
using Npgsql;

namespace AltProvision.Bench;

/// <summary>The database at national size: made once, kept in <c>.data/bench</c>.</summary>
internal sealed class NationalDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgresCluster? cluster;

    private NationalDatabase(string connectionString, EmbeddedPostgresCluster? cluster)
    {
        ConnectionString = connectionString;
        this.cluster = cluster;
    }

    public string ConnectionString { get; }

    public static async Task<NationalDatabase> OpenAsync(string? given, string folder)
    {
        var cluster = given is null
            ? await EmbeddedPostgresCluster.StartAsync(new() { DataFolder = Path.Combine(folder, "postgres"), Durable = true })
            : null;
        var database = new NationalDatabase(given ?? cluster!.ConnectionString, cluster);
        await database.FillAsync();
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }

    /// <summary>Waits until the product has delivered what it was told, so that this does not burden what is measured next.</summary>
    public async Task SettleAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var count = source.CreateCommand(
            "select count(*) from safeguarding.outbox_message where delivered_at is null and set_aside_at is null"
        );
        while ((long)(await count.ExecuteScalarAsync())! > 0)
        {
            await Task.Delay(500);
        }
    }

    private async Task FillAsync()
    {
        await HostUnderTest.MigrateAsync(ConnectionString);
        await using var connection = new NpgsqlConnection(ConnectionString + ";Command Timeout=0");
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("select count(*) from school_roll.school where urn > 500000", connection);
        if ((long)(await count.ExecuteScalarAsync())! > 0)
        {
            return;
        }

        Console.WriteLine("Making the data, once: some four minutes.");
        var sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "national.sql"));
        const string Vacuum = "vacuum analyze;";
        // One statement after the other, for vacuum may not stand in a transaction.
        await using (var fill = new NpgsqlCommand(sql.Replace(Vacuum, "", StringComparison.Ordinal), connection))
        {
            await fill.ExecuteNonQueryAsync();
        }

        await using var vacuum = new NpgsqlCommand(Vacuum, connection);
        await vacuum.ExecuteNonQueryAsync();
    }
}
