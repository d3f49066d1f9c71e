using System.Text.Json;
using System.Text.Json.Serialization;
using AltProvision.Providers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Reviews;

[Holds(DataClass.SpecialCategory)]
internal sealed class ReviewsDbContext(DbContextOptions<ReviewsDbContext> options)
    : ModuleDbContext(options, KernelServices.SchemaOf(ReviewsModule.Name))
{
    private const string OnlyDue = "next_due is not null";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public DbSet<ReviewSchedule> Schedules => Set<ReviewSchedule>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<DateMove> DateMoves => Set<DateMove>();

    public DbSet<ProviderReport> Reports => Set<ProviderReport>();

    // Read by the query filters, as parameters of each statement.
    private SchoolId? ViewerSchool => Viewer.SchoolId is { } school ? new(school) : null;

    private ProviderId? ViewerProvider => Viewer.ProviderId is { } provider ? new(provider) : null;

    private string? ViewerLa => Viewer.LaCode;

    /// <summary>Makes all who might open the schedule of one placement wait for each other until their transactions end.</summary>
    public Task LockPlacementAsync(PlacementId placement, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({placement.Value.ToString()}, 0))", cancellationToken);

    internal static IReadOnlyList<ReviewAttendee> ReadAttendees(string json) =>
        JsonSerializer.Deserialize<IReadOnlyList<ReviewAttendee>>(json, Json)!;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DateMove>(DateMove.Map);
        modelBuilder.Entity<ReviewSchedule>(MapSchedule);
        modelBuilder.Entity<Review>(MapReview);
        modelBuilder.Entity<ProviderReport>(MapReport);
        Scope<ReviewSchedule>(modelBuilder);
        Scope<Review>(modelBuilder);
        Scope<ProviderReport>(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }

    // Nothing is kept here before the placement starts, so its provider may see all of it.
    private void Scope<T>(ModelBuilder modelBuilder)
        where T : PlacementRecord
    {
        modelBuilder.Entity<T>().Property(record => record.LaCode).HasMaxLength(3);
        modelBuilder
            .Entity<T>()
            .HasQueryFilter(record =>
                Viewer.IsSystem
                || (ViewerSchool != null && record.SchoolId == ViewerSchool)
                || (ViewerProvider != null && record.ProviderId == ViewerProvider)
                || (ViewerLa != null && record.LaCode == ViewerLa)
            );
    }

    private static void MapSchedule(EntityTypeBuilder<ReviewSchedule> entity)
    {
        entity.HasKey(schedule => schedule.PlacementId);
        entity.HasIndex(schedule => new { schedule.LaCode, schedule.NextDue }).HasFilter(OnlyDue);
        entity.HasIndex(schedule => new { schedule.SchoolId, schedule.NextDue }).HasFilter(OnlyDue);
        entity.HasIndex(schedule => new { schedule.ProviderId, schedule.NextDue }).HasFilter(OnlyDue);
    }

    private static void MapReview(EntityTypeBuilder<Review> entity)
    {
        entity.Property(review => review.DecisionReason).HasMaxLength(2000);
        entity.Property(review => review.Progress).HasMaxLength(8000);
        entity.Property(review => review.PupilVoice).HasMaxLength(4000);
        entity.Property(review => review.ParentView).HasMaxLength(4000);
        entity
            .Property(review => review.Attendees)
            .HasColumnType("jsonb")
            .HasConversion(
                attendees => JsonSerializer.Serialize(attendees, Json),
                text => ReadAttendees(text),
                new ValueComparer<IReadOnlyList<ReviewAttendee>>(
                    (left, right) => left!.SequenceEqual(right!),
                    list => list.Aggregate(0, (hash, attendee) => HashCode.Combine(hash, attendee)),
                    list => list
                )
            );
        entity.HasIndex(review => new { review.PlacementId, review.HeldOn }).IsUnique();
        entity.HasIndex(review => new { review.LaCode, review.HeldOn });
        entity.HasIndex(review => new { review.SchoolId, review.HeldOn });
        entity.HasIndex(review => new { review.ProviderId, review.HeldOn });
        entity.HasIndex(review => review.PupilId);
    }

    private static void MapReport(EntityTypeBuilder<ProviderReport> entity)
    {
        entity.Property(report => report.AttendancePercent).HasPrecision(4, 1);
        entity.Property(report => report.Progress).HasMaxLength(8000);
        entity.Property(report => report.Concerns).HasMaxLength(4000);
        entity.Property(report => report.SubmittedBy).HasMaxLength(200);
        entity.HasIndex(report => new { report.PlacementId, report.SubmittedAt });
        entity.HasIndex(report => new { report.ReviewId, report.SubmittedAt });
    }
}
