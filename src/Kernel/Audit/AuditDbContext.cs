using Microsoft.EntityFrameworkCore;

namespace AltProvision.Kernel;

/// <summary>
/// Migrates the schema of the audit and does nothing else: modules add entries through their own contexts, in the transaction of the change.
/// Partitions and triggers are not what EF Core describes, so there are no entities, and the migrations are written by hand.
/// </summary>
public sealed class AuditDbContext(DbContextOptions<AuditDbContext> options) : DbContext(options)
{
    /// <summary>As <see cref="KernelServices.SchemaOf"/> takes it.</summary>
    internal const string Name = "Audit";
}
