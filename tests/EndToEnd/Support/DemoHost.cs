using AltProvision.Tests.Support.Database;
using Npgsql;
using Shouldly;

namespace AltProvision.Tests.EndToEnd.Support;

/// <summary>Hosts with the demo. It is made once for the whole run: each host gets a copy of its database and of the keys that belong to it.</summary>
internal static class DemoHost
{
    private static readonly Lock access = new();
    private static Task<(string ConnectionString, string Folder)>? original;

    public static async Task<HostProcess> StartAsync(PostgresFixture postgres)
    {
        Task<(string ConnectionString, string Folder)> making;
        lock (access)
        {
            making = original ??= MakeAsync(postgres);
        }

        var (connectionString, folder) = await making;
        return await HostProcess.StartAsync(await postgres.CopyDatabaseAsync(connectionString), hasDemo: true, folder: Copy(folder));
    }

    // A host makes it before it serves, as when a user starts the product for the first time.
    private static async Task<(string ConnectionString, string Folder)> MakeAsync(PostgresFixture postgres)
    {
        await using var host = await HostProcess.StartAsync(await postgres.CreateDatabaseAsync(), hasDemo: true);
        await WaitForDeliveryAsync(host.ConnectionString);
        await host.StopAsync();
        return (host.ConnectionString, host.Folder);
    }

    // What one module says of the demo to others, and they to others again.
    private static async Task WaitForDeliveryAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        List<string> waiting = [];
        await using (
            var outboxes = dataSource.CreateCommand(
                "select table_schema::text from information_schema.tables where table_name = 'outbox_message'"
            )
        )
        await using (var reader = await outboxes.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                waiting.Add($"select from {reader.GetString(0)}.outbox_message where delivered_at is null");
            }
        }

        await using var count = dataSource.CreateCommand($"select count(*) from ({string.Join(" union all ", waiting)}) message");
        for (var tries = 0; await count.ExecuteScalarAsync() is > 0L; tries++)
        {
            tries.ShouldBeLessThan(600);
            await Task.Delay(100);
        }
    }

    private static string Copy(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("altprovision-host-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
