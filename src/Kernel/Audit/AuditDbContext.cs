using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AltProvision.Kernel;

/// <summary>
/// Migrates the schema of the audit and does nothing else: modules add entries through their own contexts, in the transaction of the change.
/// Partitions and triggers are not what EF Core describes, so there are no entities, and the migrations are written by hand.
/// </summary>
public sealed class AuditDbContext(DbContextOptions<AuditDbContext> options) : DbContext(options)
{
    /// <summary>Connected as the database's owner, as whom alone migrations run.</summary>
    public static AuditDbContext CreateForOwner(NpgsqlDataSource owner)
    {
        var options = new DbContextOptionsBuilder<AuditDbContext>();
        options.UseModuleDatabase(owner, AuditEntry.SchemaName);
        return new(options.Options);
    }
}
