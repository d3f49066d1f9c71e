using System.Reflection;
using AltProvision.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace AltProvision.Host;

internal static class Migrator
{
    /// <summary>Brings the audit and each module's schema up to date; a second host that starts at the same moment waits.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.System;
        var contexts = scope.ServiceProvider.GetRequiredService<ModuleContexts>();
        var dataSource = scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>();
        var applied = await ReadAppliedAsync(
            dataSource,
            [AuditEntry.SchemaName, .. contexts.Types.Select(contexts.SchemaOf)],
            cancellationToken
        );
        // Before the modules: they write into it, from their migrations too.
        if (!MigrationsOf(typeof(AuditDbContext)).All(id => applied.Contains((AuditEntry.SchemaName, id))))
        {
            await scope.ServiceProvider.GetRequiredService<AuditDbContext>().Database.MigrateAsync(cancellationToken);
        }

        // EF Core would build each module's model twice to find that nothing is missing: two thirds of the start.
        foreach (var type in contexts.Types.Where(type => !MigrationsOf(type).All(id => applied.Contains((contexts.SchemaOf(type), id)))))
        {
            var context = (ModuleDbContext)scope.ServiceProvider.GetRequiredService(type);
            await context.Database.MigrateAsync(cancellationToken);
        }
    }

    private static IEnumerable<string> MigrationsOf(Type context) =>
        context
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id);

    private static async Task<HashSet<(string Schema, string Migration)>> ReadAppliedAsync(
        NpgsqlDataSource dataSource,
        IEnumerable<string> schemas,
        CancellationToken cancellationToken
    )
    {
        var migrated = await ReadAsync(
            dataSource,
            $"select schemaname, tablename from pg_tables where tablename = '{KernelServices.MigrationTable}'",
            cancellationToken
        );
        var histories = schemas
            .Intersect(migrated.Select(table => table.Schema))
            .Select(schema => $"select '{schema}', \"MigrationId\" from \"{schema}\".\"{KernelServices.MigrationTable}\"")
            .ToList();
        return histories.Count == 0 ? [] : [.. await ReadAsync(dataSource, string.Join(" union all ", histories), cancellationToken)];
    }

    private static async Task<List<(string Schema, string Name)>> ReadAsync(
        NpgsqlDataSource dataSource,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = dataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(string, string)> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }
}
