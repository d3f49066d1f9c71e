using System.Reflection;
using AltProvision.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace AltProvision.Host;

internal static class Migrator
{
    /// <summary>
    /// As the database's owner: brings the product's role, the audit and each module's schema up to date; a second host that starts at the same
    /// moment waits.
    /// </summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var contexts = services.GetRequiredService<ModuleContexts>();
        var dataSources = services.GetRequiredService<DataSources>();
        var schemas = contexts.Types.Select(contexts.SchemaOf).ToList();
        var applied = await ReadAppliedAsync(dataSources.Owner, [AuditEntry.SchemaName, .. schemas], cancellationToken);
        // EF Core would build each module's model twice to find that nothing is missing: two thirds of the start.
        var behind = contexts.Types.Where(type => !IsApplied(type, contexts.SchemaOf(type))).ToList();
        var isAuditBehind = !IsApplied(typeof(AuditDbContext), AuditEntry.SchemaName);
        await ProductRole.EnsureAsync(dataSources, cancellationToken);
        if (behind.Count > 0 || isAuditBehind)
        {
            await ProductRole.PrepareAsync(dataSources.Owner, cancellationToken);
            if (isAuditBehind)
            {
                // Before the modules: what they had put on record in tables of their own moves there.
                await using var audit = AuditDbContext.CreateForOwner(dataSources.Owner);
                await audit.Database.MigrateAsync(cancellationToken);
            }

            foreach (var type in behind)
            {
                await using var context = contexts.CreateForOwner(type, dataSources.Owner);
                await context.Database.MigrateAsync(cancellationToken);
            }

            await ProductRole.GrantAsync(dataSources.Owner, schemas, cancellationToken);
        }

        foreach (var step in services.GetServices<IAfterMigration>())
        {
            await step.CompleteAsync(dataSources.Owner, cancellationToken);
        }

        bool IsApplied(Type context, string schema) => MigrationsOf(context).All(id => applied.Contains((schema, id)));
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
