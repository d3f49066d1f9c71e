using AltProvision.SchoolRoll.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Providers;

[Holds(DataClass.Organisational)]
internal sealed class ProvidersDbContext(DbContextOptions<ProvidersDbContext> options)
    : ModuleDbContext(options, KernelServices.SchemaOf(ProvidersModule.Name))
{
    public DbSet<Provider> Providers => Set<Provider>();

    public DbSet<Site> Sites => Set<Site>();

    public DbSet<Offer> Offers => Set<Offer>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<SafeguardingConfirmation> Confirmations => Set<SafeguardingConfirmation>();

    public DbSet<Approval> Approvals => Set<Approval>();

    public DbSet<ApprovalDecision> ApprovalDecisions => Set<ApprovalDecision>();

    public DbSet<CommissionerCheck> Checks => Set<CommissionerCheck>();

    // Read by the query filter, as parameters of each statement.
    private SchoolId? ViewerSchool => Viewer.SchoolId is { } school ? new(school) : null;

    private ProviderId? ViewerProvider => Viewer.ProviderId is { } provider ? new(provider) : null;

    private string? ViewerLa => Viewer.LaCode;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Provider>(Map);
        modelBuilder.Entity<Site>(Map);
        modelBuilder.Entity<Offer>(Map);
        modelBuilder.Entity<Evidence>(Map);
        modelBuilder.Entity<SafeguardingConfirmation>(Map);
        modelBuilder.Entity<Approval>(Map);
        modelBuilder.Entity<ApprovalDecision>(Map);
        modelBuilder.Entity<CommissionerCheck>(Map);

        // Everything else about a provider is for all who are signed in.
        modelBuilder
            .Entity<CommissionerCheck>()
            .HasQueryFilter(check =>
                Viewer.IsSystem
                || (ViewerSchool != null && check.SchoolId == ViewerSchool)
                || (ViewerLa != null && check.LaCode == ViewerLa)
                || (ViewerProvider != null && check.ProviderId == ViewerProvider)
            );
        base.OnModelCreating(modelBuilder);
    }

    private static void Map(EntityTypeBuilder<Provider> entity)
    {
        entity.Property(provider => provider.Name).HasMaxLength(200);
        entity.Property(provider => provider.LaCode).HasMaxLength(3);
        entity.HasIndex(provider => new { provider.Name, provider.Id });
        entity.HasIndex(provider => new { provider.LaCode, provider.Name });
        entity.HasIndex(provider => new { provider.RegisteredAt, provider.Id });
        entity.HasIndex(provider => provider.Urn).IsUnique();
    }

    private static void Map(EntityTypeBuilder<Site> entity)
    {
        entity.Property(site => site.Name).HasMaxLength(200);
        entity.Property(site => site.Address).HasMaxLength(400);
        entity.HasOne<Provider>().WithMany().HasForeignKey(site => site.ProviderId).OnDelete(DeleteBehavior.Restrict);

        // A search within a distance reads the square around the place by this index, then cuts the circle out of it.
        entity.HasIndex(site => new { site.Easting, site.Northing });
    }

    private static void Map(EntityTypeBuilder<Offer> entity)
    {
        entity.Property(offer => offer.Name).HasMaxLength(200);
        entity.HasOne<Site>().WithMany().HasForeignKey(offer => offer.SiteId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Map(EntityTypeBuilder<Evidence> entity)
    {
        entity.Property(evidence => evidence.Reference).HasMaxLength(200);
        entity.HasOne<Provider>().WithMany().HasForeignKey(evidence => evidence.ProviderId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Site>().WithMany().HasForeignKey(evidence => evidence.SiteId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(evidence => new
        {
            evidence.ProviderId,
            evidence.Kind,
            evidence.SiteId,
            evidence.ExpiresOn,
        });
        entity.HasIndex(evidence => new { evidence.ExpiresOn, evidence.Id });
    }

    private static void Map(EntityTypeBuilder<SafeguardingConfirmation> entity)
    {
        entity.Property(confirmation => confirmation.SignedBy).HasMaxLength(200);
        entity.Property(confirmation => confirmation.StaleReason).HasMaxLength(1000);
        entity.HasOne<Provider>().WithMany().HasForeignKey(confirmation => confirmation.ProviderId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(confirmation => new { confirmation.ProviderId, confirmation.Date });
    }

    private static void Map(EntityTypeBuilder<Approval> entity)
    {
        entity.Property(approval => approval.LaCode).HasMaxLength(3);
        entity.HasOne<Provider>().WithMany().HasForeignKey(approval => approval.ProviderId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(approval => new { approval.ProviderId, approval.LaCode }).IsUnique();
        entity.HasIndex(approval => new { approval.LaCode, approval.Status });
    }

    private static void Map(EntityTypeBuilder<ApprovalDecision> entity)
    {
        entity.Property(decision => decision.LaCode).HasMaxLength(3);
        entity.Property(decision => decision.Reason).HasMaxLength(2000);
        entity.HasOne<Provider>().WithMany().HasForeignKey(decision => decision.ProviderId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(decision => new { decision.ProviderId, decision.DecidedAt });
    }

    private static void Map(EntityTypeBuilder<CommissionerCheck> entity)
    {
        entity.Property(check => check.LaCode).HasMaxLength(3);
        entity.Property(check => check.CheckedBy).HasMaxLength(200);
        entity.Property(check => check.WhatWasChecked).HasMaxLength(2000);
        entity.HasOne<Provider>().WithMany().HasForeignKey(check => check.ProviderId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Site>().WithMany().HasForeignKey(check => check.SiteId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(check => new { check.ProviderId, check.CheckedOn });
        entity.HasIndex(check => new { check.SiteId, check.CheckedOn });
    }
}
