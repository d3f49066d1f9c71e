using AltProvision.Tests.Support.Database;

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
        await Outboxes.WaitForDeliveryAsync(host.ConnectionString);
        await host.StopAsync();
        return (host.ConnectionString, host.Folder);
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
