using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace AltProvision.Kernel;

/// <summary>What an entry of the audit tells of.</summary>
public enum AuditKind
{
    /// <summary>Something was made or changed.</summary>
    Change,

    /// <summary>Somebody was told what a record holds.</summary>
    Read,
}

/// <summary>What an entry is about.</summary>
/// <param name="Type">Kind of the records; null where there are none, or it is not known.</param>
/// <param name="Class">Class of the data; null for that of the module.</param>
/// <param name="Ids">The records.</param>
public readonly record struct AuditedRecord(string? Type, DataClass? Class, params IReadOnlyCollection<Guid> Ids)
{
    /// <summary>Of no record in particular.</summary>
    public static readonly AuditedRecord None = new(null, null);
}

/// <summary>Who did what, to which records, when, from where and why. One row, written with what it tells of, never changed (docs/adr/0015).</summary>
public sealed class AuditEntry
{
    /// <summary>The schema that all modules share for it, and nothing else.</summary>
    public const string SchemaName = "audit";

    /// <summary>Order of the chain. Given by the database, and not known here.</summary>
    public long Position { get; private set; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    public required AuditKind Kind { get; init; }

    /// <summary>The person or client, as its identity provider names it. Personal data.</summary>
    public required string Subject { get; init; }

    /// <summary>The organisation acted for.</summary>
    public required string Organisation { get; init; }

    /// <summary>The part of the product that wrote it: the schema of a module, or <see cref="AuditedReads.Source"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The use case, the event handler, or the fields at the root of what was asked.</summary>
    public required string Action { get; init; }

    /// <summary>Kind of the records: <c>Pupil</c>; null where there are none, or it is not known.</summary>
    public string? RecordType { get; init; }

    /// <summary>The strictest class of data that it is about.</summary>
    public required DataClass DataClass { get; init; }

    /// <summary>The records.</summary>
    public required Guid[] Records { get; init; }

    /// <summary>Why, where somebody said so.</summary>
    public string? Reason { get; init; }

    /// <summary>Address of the client. Personal data.</summary>
    public string? Address { get; init; }

    /// <summary>The request, as errors and traces name it.</summary>
    public string? RequestId { get; init; }

    // The table is the audit's own, and so are its migrations: modules only add to it.
    internal static void Map(EntityTypeBuilder<AuditEntry> entity)
    {
        entity.ToTable("entry", SchemaName, table => table.ExcludeFromMigrations());
        entity.HasKey(entry => entry.Position);
        entity.Property(entry => entry.Position).ValueGeneratedOnAdd().HasValueGenerator<Placeholder>();
    }

    /// <summary>
    /// EF Core tells entries apart by it, and the database puts the position in its place. Whoever adds an entry may not read it, so none is
    /// asked back.
    /// </summary>
    private sealed class Placeholder : ValueGenerator<long>
    {
        private static long last;

        public override bool GeneratesTemporaryValues => false;

        public override long Next(EntityEntry entry) => Interlocked.Decrement(ref last);
    }
}
