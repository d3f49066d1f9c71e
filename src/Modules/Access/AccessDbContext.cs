using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Access;

[Holds(DataClass.Personal)]
internal sealed class AccessDbContext(DbContextOptions<AccessDbContext> options)
    : ModuleDbContext(options, KernelServices.SchemaOf(AccessModule.Name))
{
    public DbSet<ClientGrant> Grants => Set<ClientGrant>();

    public DbSet<Revocation> Revocations => Set<Revocation>();

    // Read by the query filter, as a parameter of each statement.
    private SchoolId? ViewerSchool => Viewer.SchoolId is { } school ? new(school) : null;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ClientGrant>(Map);
        modelBuilder.Entity<Revocation>(Map);
        modelBuilder
            .Entity<ClientGrant>()
            .HasQueryFilter(grant => Viewer.IsSystem || (ViewerSchool != null && grant.SchoolId == ViewerSchool));

        // Nobody reads who signed out but the product itself.
        modelBuilder.Entity<Revocation>().HasQueryFilter(_ => Viewer.IsSystem);
        base.OnModelCreating(modelBuilder);
    }

    private static void Map(EntityTypeBuilder<ClientGrant> entity)
    {
        entity.Property(grant => grant.Issuer).HasMaxLength(200);
        entity.Property(grant => grant.ClientId).HasMaxLength(200);
        entity.Property(grant => grant.GrantedBy).HasMaxLength(200);
        entity.Property(grant => grant.RevokedBy).HasMaxLength(200);
        entity
            .HasIndex(grant => new
            {
                grant.Issuer,
                grant.ClientId,
                grant.SchoolId,
            })
            .IsUnique()
            .HasFilter("revoked_at is null");
        entity.HasIndex(grant => new { grant.SchoolId, grant.GrantedAt });
    }

    private static void Map(EntityTypeBuilder<Revocation> entity)
    {
        entity.Property(revocation => revocation.Issuer).HasMaxLength(200);
        entity.Property(revocation => revocation.Subject).HasMaxLength(255);
        entity.Property(revocation => revocation.Session).HasMaxLength(255);
        entity.Property(revocation => revocation.RecordedAt).HasDefaultValueSql("clock_timestamp()").ValueGeneratedOnAdd();
        entity.HasIndex(revocation => revocation.RecordedAt);
    }
}
