using System.Text.Json;
using AltProvision.Providers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Transitions;

[Holds(DataClass.Personal)]
internal sealed class TransitionsDbContext(DbContextOptions<TransitionsDbContext> options)
    : ModuleDbContext(options, KernelServices.SchemaOf(TransitionsModule.Name))
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Default;

    public DbSet<Transition> Transitions => Set<Transition>();

    // Read by the query filter, as parameters of each statement.
    private SchoolId? ViewerSchool => Viewer.SchoolId is { } school ? new(school) : null;

    private ProviderId? ViewerProvider => Viewer.ProviderId is { } provider ? new(provider) : null;

    private string? ViewerLa => Viewer.LaCode;

    internal static IReadOnlyList<TransitionStage> ReadStages(string json) =>
        JsonSerializer.Deserialize<IReadOnlyList<TransitionStage>>(json, Json)!;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Transition>(Map);
        modelBuilder
            .Entity<Transition>()
            .HasQueryFilter(transition =>
                Viewer.IsSystem
                || (ViewerSchool != null && transition.SchoolId == ViewerSchool)
                || (ViewerProvider != null && transition.ProviderId == ViewerProvider)
                || (ViewerLa != null && transition.LaCode == ViewerLa)
            );
        base.OnModelCreating(modelBuilder);
    }

    private static void Map(EntityTypeBuilder<Transition> entity)
    {
        entity.Property(transition => transition.LaCode).HasMaxLength(3);
        entity.Property(transition => transition.Support).HasMaxLength(4000);
        entity.Property(transition => transition.NamedContact).HasMaxLength(200);
        entity.Property(transition => transition.BreakdownReason).HasMaxLength(1000);
        entity.Property(transition => transition.SuccessMeasures).HasMaxLength(4000);
        entity.Property(transition => transition.Fallback).HasMaxLength(4000);
        entity.Property(transition => transition.AcknowledgementReason).HasMaxLength(1000);
        entity
            .Property(transition => transition.Stages)
            .HasColumnType("jsonb")
            .HasConversion(
                stages => JsonSerializer.Serialize(stages, Json),
                text => ReadStages(text),
                new ValueComparer<IReadOnlyList<TransitionStage>>(
                    (left, right) => left!.SequenceEqual(right!),
                    list => list.Aggregate(0, (hash, stage) => HashCode.Combine(hash, stage)),
                    list => list
                )
            );

        // Two plans at once would pull a child two ways.
        entity
            .HasIndex(transition => transition.PlacementId)
            .IsUnique()
            .HasFilter("status in ('Planned', 'InProgress')")
            .HasDatabaseName("ix_transition_one_open_per_placement");
        entity.HasIndex(transition => new { transition.PlacementId, transition.CreatedAt });
        entity.HasIndex(transition => new { transition.PupilId, transition.CreatedAt });
        entity.HasIndex(transition => new { transition.LaCode, transition.CreatedAt });
        entity.HasIndex(transition => new { transition.SchoolId, transition.CreatedAt });
        entity.HasIndex(transition => new { transition.ProviderId, transition.CreatedAt });
        entity.HasIndex(transition => new { transition.LaCode, transition.TargetDate });
        entity.HasIndex(transition => new { transition.SustainedCheckDue, transition.Id }).HasFilter("status = 'Completed'");
    }
}
