using System.Text.Json;
using System.Text.Json.Serialization;
using AltProvision.SchoolRoll.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Referrals;

[Holds(DataClass.SpecialCategory)]
internal sealed class ReferralsDbContext(DbContextOptions<ReferralsDbContext> options)
    : ModuleDbContext(options, KernelServices.SchemaOf(ReferralsModule.Name))
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<DateMove> DateMoves => Set<DateMove>();

    public DbSet<ReferralDocument> Documents => Set<ReferralDocument>();

    public DbSet<ReferralDocumentContent> DocumentContents => Set<ReferralDocumentContent>();

    // Read by the query filter, as parameters of each statement.
    private SchoolId? ViewerSchool => Viewer.SchoolId is { } school ? new(school) : null;

    private string? ViewerLa => Viewer.LaCode;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Referral>(Map);
        modelBuilder.Entity<DateMove>(DateMove.Map);
        modelBuilder.Entity<ReferralDocument>(Map);
        modelBuilder.Entity<ReferralDocumentContent>(Map);

        // A provider meets a child at the agreement of a placement, not at the referral.
        modelBuilder
            .Entity<Referral>()
            .HasQueryFilter(referral =>
                Viewer.IsSystem
                || (ViewerSchool != null && referral.SchoolId == ViewerSchool)
                || (ViewerLa != null && referral.LaCode == ViewerLa && referral.Status != ReferralStatus.Draft)
                || (ViewerLa != null && referral.LaCode == ViewerLa && referral.SchoolId == null)
            );
        modelBuilder.Entity<ReferralDocument>().HasQueryFilter(document => Referrals.Any(referral => referral.Id == document.ReferralId));
        base.OnModelCreating(modelBuilder);
    }

    private static void Map(EntityTypeBuilder<ReferralDocument> entity)
    {
        entity.Property(document => document.FileName).HasMaxLength(250);
        entity.Property(document => document.MediaType).HasMaxLength(100);
        entity.Property(document => document.Organisation).HasMaxLength(100);
        entity.Property(document => document.RemovalReason).HasMaxLength(1000);
        entity.HasOne<Referral>().WithMany().HasForeignKey(document => document.ReferralId);
    }

    private static void Map(EntityTypeBuilder<ReferralDocumentContent> entity)
    {
        entity.HasKey(content => content.DocumentId);
        entity.HasOne<ReferralDocument>().WithOne().HasForeignKey<ReferralDocumentContent>(content => content.DocumentId);
    }

    private static void Map(EntityTypeBuilder<Referral> entity)
    {
        entity.Property(referral => referral.LaCode).HasMaxLength(3);
        entity.Property(referral => referral.Summary).HasMaxLength(4000);
        entity.Property(referral => referral.DecisionReason).HasMaxLength(1000);
        entity.Property(referral => referral.Circumstances).HasColumnType("jsonb");
        entity
            .Property(referral => referral.InformationRequests)
            .HasColumnType("jsonb")
            .HasConversion(
                requests => JsonSerializer.Serialize(requests, Json),
                text => JsonSerializer.Deserialize<IReadOnlyList<InformationRequest>>(text, Json)!,
                new ValueComparer<IReadOnlyList<InformationRequest>>(
                    (left, right) => left!.SequenceEqual(right!),
                    list => list.Aggregate(0, (hash, request) => HashCode.Combine(hash, request)),
                    list => list
                )
            );
        entity.HasIndex(referral => new
        {
            referral.LaCode,
            referral.Status,
            referral.CreatedAt,
        });
        entity.HasIndex(referral => new { referral.SchoolId, referral.CreatedAt });
        entity.HasIndex(referral => referral.PupilId);
        entity.HasIndex(referral => new { referral.LaCode, referral.DueDate });
    }
}
