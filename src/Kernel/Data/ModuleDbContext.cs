using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace AltProvision.Kernel;

/// <summary>An entity whose <see cref="Version"/> goes up by one with every change, and which refuses a change of a stale copy.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>
/// What every module's context has: its own PostgreSQL schema in snake_case, outbox, inbox, remembered idempotency keys and stored decisions,
/// a way into the audit, and the viewer, by whom query filters narrow what it shows.
/// </summary>
public abstract class ModuleDbContext : DbContext
{
    protected ModuleDbContext(DbContextOptions options, string schema)
        : base(options)
    {
        Schema = schema;
        // What fails is not tried again in the same transaction: a savepoint would be two round trips for each save, and of no use.
        Database.AutoSavepointsEnabled = false;
    }

    public string Schema { get; }

    /// <summary>Set when a scope takes the context from the pool. Query filters read it at each query.</summary>
    public Viewer Viewer { get; set; } = Viewer.Anonymous;

    /// <summary>From where the viewer asks; null when nobody asks from outside. Set with the viewer.</summary>
    public RequestOrigin? Origin { get; set; }

    /// <summary>Class of what the module holds where no view says more.</summary>
    public DataClass DataClass => GetType().GetCustomAttribute<HoldsAttribute>()?.DataClass ?? DataClass.Organisational;

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<IdempotencyEntry> Idempotency => Set<IdempotencyEntry>();

    public DbSet<StoredDecision> Decisions => Set<StoredDecision>();

    /// <summary>Tells other modules, and subscribers, once the change is committed.</summary>
    public void Raise(IIntegrationEvent integrationEvent) => Outbox.Add(OutboxMessage.From(integrationEvent));

    /// <summary>Puts on record, with what is saved next, what the viewer does.</summary>
    public void PutOnRecord(AuditKind kind, DateTimeOffset at, string action, AuditedRecord record) =>
        Audit.Add(
            new()
            {
                At = at,
                Kind = kind,
                Subject = Viewer.Subject,
                Organisation = Viewer.Organisation,
                Source = Schema,
                Action = action,
                RecordType = record.Type,
                DataClass = record.Class ?? DataClass,
                Records = [.. record.Ids],
                Reason = Origin?.Reason,
                Address = Origin?.Address,
                RequestId = Origin?.RequestId,
            }
        );

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State is EntityState.Modified)
            {
                var version = entry.Property(versioned => versioned.Version);
                version.CurrentValue = version.OriginalValue + 1;
            }
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<OutboxMessage>(OutboxMessage.Map);
        modelBuilder.Entity<InboxEntry>(InboxEntry.Map);
        modelBuilder.Entity<AuditEntry>(AuditEntry.Map);
        modelBuilder.Entity<IdempotencyEntry>(IdempotencyEntry.Map);
        modelBuilder.Entity<StoredDecision>(StoredDecision.Map);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(IVersioned).IsAssignableFrom(e.ClrType)))
        {
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<Urn>().HaveConversion<WrapperConverter<Urn, int>>();
        configurationBuilder.Properties<Ukprn>().HaveConversion<WrapperConverter<Ukprn, int>>();
        configurationBuilder.Properties<Postcode>().HaveConversion<WrapperConverter<Postcode, string>>().HaveMaxLength(8);
        configurationBuilder.Properties<Money>().HaveConversion<WrapperConverter<Money, decimal>>().HavePrecision(12, 2);
        configurationBuilder.Properties<Upn>().HaveConversion<UpnConverter>().HaveMaxLength(13);
        foreach (var id in TypedIds.KnownTo(GetType().Assembly))
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(WrapperConverter<,>).MakeGenericType(id, typeof(Guid)));
        }
    }
}

/// <summary>Typed IDs: structs named <c>…Id</c> around one <see cref="Guid"/> called Value.</summary>
internal static class TypedIds
{
    [SuppressMessage("Design", "CA1031", Justification = "None is caught here; the analyzer is satisfied by the loader's own checks.")]
    public static IEnumerable<Type> KnownTo(Assembly module) =>
        module
            .GetReferencedAssemblies()
            .Where(name => name.Name is { } text && text.EndsWith(".Contracts", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type =>
                type.IsValueType
                && type.Name.EndsWith("Id", StringComparison.Ordinal)
                && type.GetProperty("Value")?.PropertyType == typeof(Guid)
            );
}

/// <summary>Tables, columns, keys and indexes in snake_case; tables singular, after the entity.</summary>
internal sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
            {
                continue;
            }

            if (!entity.IsOwned() || entity.GetTableName() != entity.FindOwnership()?.PrincipalEntityType.GetTableName())
            {
                entity.Builder.ToTable(JsonNamingPolicy.SnakeCaseLower.ConvertName(entity.ClrType.Name), entity.GetSchema());
            }

            foreach (var property in entity.GetProperties())
            {
                property.Builder.HasColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.Builder.HasDatabaseName(JsonNamingPolicy.SnakeCaseLower.ConvertName(index.GetDatabaseName() ?? ""));
            }
        }
    }
}
