using System.Text.Json;
using System.Text.Json.Serialization;
using AltProvision.Providers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Placements;

[Holds(DataClass.Personal)]
internal sealed class PlacementsDbContext(DbContextOptions<PlacementsDbContext> options)
    : ModuleDbContext(options, KernelServices.SchemaOf(PlacementsModule.Name))
{
    private static readonly JsonSerializerOptions PlanJson = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public DbSet<Placement> Placements => Set<Placement>();

    public DbSet<AttendanceMark> Marks => Set<AttendanceMark>();

    public DbSet<GrantedOverride> Overrides => Set<GrantedOverride>();

    /// <summary>Read by a statement of its own, see <c>ListUnmarkedSessions</c>.</summary>
    public DbSet<UnmarkedSession> UnmarkedSessions => Set<UnmarkedSession>();

    // Read by the query filters, as parameters of each statement.
    private SchoolId? ViewerSchool => Viewer.SchoolId is { } school ? new(school) : null;

    private ProviderId? ViewerProvider => Viewer.ProviderId is { } provider ? new(provider) : null;

    private string? ViewerLa => Viewer.LaCode;

    /// <summary>Makes all who take places or hours at one provider wait for each other until their transactions end.</summary>
    public Task LockProviderAsync(ProviderId provider, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({provider.Value.ToString()}, 0))", cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Placement>(Map);
        modelBuilder.Entity<PartyAnswerEntry>(Map);
        modelBuilder.Entity<AttendanceMark>(Map);
        modelBuilder.Entity<AttendanceCorrection>(Map);
        modelBuilder.Entity<GrantedOverride>(Map);
        modelBuilder.Entity<UnmarkedSession>().HasNoKey().ToTable((string?)null);
        Scope(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }

    // A provider meets a child when it is asked to agree, and not any more once a party has said no.
    private void Scope(ModelBuilder modelBuilder)
    {
        modelBuilder
            .Entity<Placement>()
            .HasQueryFilter(placement =>
                Viewer.IsSystem
                || (ViewerSchool != null && placement.SchoolId == ViewerSchool)
                || (ViewerLa != null && placement.LaCode == ViewerLa)
                || (ViewerProvider != null && placement.ProviderId == ViewerProvider && placement.Status != PlacementStatus.NotAgreed)
            );
        modelBuilder
            .Entity<AttendanceMark>()
            .HasQueryFilter(mark =>
                Viewer.IsSystem
                || (ViewerSchool != null && mark.SchoolId == ViewerSchool)
                || (ViewerLa != null && mark.LaCode == ViewerLa)
                || (ViewerProvider != null && mark.ProviderId == ViewerProvider)
            );
        modelBuilder
            .Entity<UnmarkedSession>()
            .HasQueryFilter(session =>
                Viewer.IsSystem
                || (ViewerSchool != null && session.SchoolId == ViewerSchool)
                || (ViewerLa != null && session.LaCode == ViewerLa)
                || (ViewerProvider != null && session.ProviderId == ViewerProvider)
            );
    }

    /// <summary>A plan as it is stored.</summary>
    public static PlacementPlan ReadPlan(string json) => JsonSerializer.Deserialize<PlacementPlan>(json, PlanJson)!;

    private static void Map(EntityTypeBuilder<Placement> entity)
    {
        entity.Property(placement => placement.LaCode).HasMaxLength(3);
        entity.Property(placement => placement.Purpose).HasMaxLength(4000);
        entity.Property(placement => placement.HoursPerWeek).HasPrecision(4, 2);
        entity.Property(placement => placement.AcknowledgementReason).HasMaxLength(1000);
        entity.Property(placement => placement.ExtensionReason).HasMaxLength(1000);
        entity.Property(placement => placement.EndNote).HasMaxLength(4000);
        entity.Property(placement => placement.NextStepOwner).HasMaxLength(200);
        entity
            .Property(placement => placement.Plan)
            .HasConversion(plan => JsonSerializer.Serialize(plan, PlanJson), json => ReadPlan(json))
            .HasColumnType("jsonb");
        entity.HasMany(placement => placement.Answers).WithOne().HasForeignKey(answer => answer.PlacementId);
        entity.HasIndex(placement => new { placement.LaCode, placement.StartDate });
        entity.HasIndex(placement => new
        {
            placement.LaCode,
            placement.Status,
            placement.PlannedEndDate,
        });
        entity.HasIndex(placement => new { placement.SchoolId, placement.StartDate });
        entity.HasIndex(placement => new
        {
            placement.ProviderId,
            placement.Status,
            placement.StartDate,
        });
        entity.HasIndex(placement => new { placement.SiteId, placement.Status });
        entity.HasIndex(placement => new { placement.PupilId, placement.StartDate });
        entity.HasIndex(placement => placement.ReferralId);
    }

    private static void Map(EntityTypeBuilder<PartyAnswerEntry> entity)
    {
        entity.HasKey(answer => new { answer.PlacementId, answer.Number });
        entity.Property(answer => answer.Number).ValueGeneratedNever();
        entity.Property(answer => answer.Note).HasMaxLength(4000);
        entity.Property(answer => answer.RecordedBy).HasMaxLength(200);
        entity.Property(answer => answer.Organisation).HasMaxLength(100);
    }

    private static void Map(EntityTypeBuilder<AttendanceMark> entity)
    {
        entity.Property(mark => mark.LaCode).HasMaxLength(3);
        entity.Property(mark => mark.Code).HasMaxLength(2);
        entity.Property(mark => mark.MarkedBy).HasMaxLength(200);
        entity.HasMany(mark => mark.Corrections).WithOne().HasForeignKey(correction => correction.MarkId);
        entity
            .HasIndex(mark => new
            {
                mark.PlacementId,
                mark.Date,
                mark.Session,
            })
            .IsUnique()
            // Attendance is counted by code from the index alone.
            .IncludeProperties(mark => mark.Code);
        entity.HasIndex(mark => new { mark.ProviderId, mark.Date });
    }

    private static void Map(EntityTypeBuilder<AttendanceCorrection> entity)
    {
        entity.HasKey(correction => new { correction.MarkId, correction.Number });
        entity.Property(correction => correction.Number).ValueGeneratedNever();
        entity.Property(correction => correction.OldCode).HasMaxLength(2);
        entity.Property(correction => correction.NewCode).HasMaxLength(2);
        entity.Property(correction => correction.Reason).HasMaxLength(1000);
        entity.Property(correction => correction.CorrectedBy).HasMaxLength(200);
        entity.Property(correction => correction.Organisation).HasMaxLength(100);
    }

    private static void Map(EntityTypeBuilder<GrantedOverride> entity)
    {
        entity.Property(granted => granted.LaCode).HasMaxLength(3);
        entity.Property(granted => granted.RuleId).HasMaxLength(40);
        entity.Property(granted => granted.Reason).HasMaxLength(1000);
        entity.Property(granted => granted.GrantedBy).HasMaxLength(200);
        entity.HasIndex(granted => granted.ReferralId);
    }
}
