using AltProvision.Providers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace AltProvision.SchoolRoll;

[Holds(DataClass.Personal)]
internal sealed class SchoolRollDbContext(DbContextOptions<SchoolRollDbContext> options)
    : ModuleDbContext(options, KernelServices.SchemaOf(SchoolRollModule.Name))
{
    public const string SearchColumn = "Search";

    public DbSet<School> Schools => Set<School>();

    public DbSet<SchoolLink> SchoolLinks => Set<SchoolLink>();

    public DbSet<LocalAuthority> LocalAuthorities => Set<LocalAuthority>();

    public DbSet<TermCalendar> TermCalendars => Set<TermCalendar>();

    public DbSet<BankHoliday> BankHolidays => Set<BankHoliday>();

    public DbSet<PostcodePlace> PostcodePlaces => Set<PostcodePlace>();

    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    public DbSet<Pupil> Pupils => Set<Pupil>();

    public DbSet<RecordHold> Holds => Set<RecordHold>();

    public DbSet<PupilProviderAccess> ProviderAccess => Set<PupilProviderAccess>();

    // Read by the query filter, as parameters of each statement.
    private SchoolId? ViewerSchool => Viewer.SchoolId is { } school ? new(school) : null;

    private string? ViewerLa => Viewer.LaCode;

    private ProviderId? ViewerProvider => Viewer.ProviderId is { } provider ? new(provider) : null;

    private string Organisation => Viewer.Organisation;

    private DateOnly Today => LondonTime.Today(this.GetService<TimeProvider>());

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<School>(Map);
        modelBuilder.Entity<SchoolLink>(Map);
        modelBuilder.Entity<LocalAuthority>(Map);
        modelBuilder.Entity<TermCalendar>(Map);
        modelBuilder.Entity<BankHoliday>(Map);
        modelBuilder.Entity<PostcodePlace>(Map);
        modelBuilder.Entity<ImportedFile>(Map);
        modelBuilder.Entity<Pupil>(Map);
        modelBuilder.Entity<PupilCorrection>(Map);
        modelBuilder.Entity<RecordHold>(Map);
        modelBuilder.Entity<PupilProviderAccess>(Map);

        // Why an organisation has records kept is its own affair; that they are kept is everybody's.
        modelBuilder.Entity<RecordHold>().HasQueryFilter(hold => Viewer.IsSystem || hold.Organisation == Organisation);

        // Registrations, facts and corrections are read through their pupil only, so this is the one gate to all of a child's data.
        modelBuilder
            .Entity<Pupil>()
            .HasQueryFilter(pupil =>
                Viewer.IsSystem
                || (ViewerSchool != null && pupil.Enrolments.Any(enrolment => enrolment.SchoolId == ViewerSchool))
                || (
                    ViewerLa != null
                    && (pupil.HomeLaCode == ViewerLa || pupil.Enrolments.Any(enrolment => enrolment.SchoolLaCode == ViewerLa))
                )
                || (
                    ViewerProvider != null
                    && ProviderAccess.Any(access =>
                        access.PupilId == pupil.Id && access.ProviderId == ViewerProvider && (access.Until == null || access.Until >= Today)
                    )
                )
            );
        base.OnModelCreating(modelBuilder);
    }

    private static void Map(EntityTypeBuilder<School> entity)
    {
        entity.Property(school => school.Id).ValueGeneratedNever();
        entity.Property(school => school.Name).HasMaxLength(200);
        entity.Property(school => school.LaCode).HasMaxLength(3);
        entity.Property(school => school.EstablishmentNumber).HasMaxLength(4);
        entity.Property(school => school.Type).HasMaxLength(100);
        entity.Property(school => school.Phase).HasMaxLength(50);
        entity.Property(school => school.Town).HasMaxLength(100);
        entity.Property<NpgsqlTsVector>(SearchColumn).HasComputedColumnSql(SchoolSearch.ColumnSql, stored: true);
        entity.HasIndex(SearchColumn).HasMethod("gin");
        entity.HasIndex(school => school.Urn).IsUnique();
        entity.HasIndex(school => new { school.LaCode, school.EstablishmentNumber });
        entity.HasIndex(school => new
        {
            school.LaCode,
            school.Name,
            school.Id,
        });
        entity.HasIndex(school => new { school.Name, school.Id });
        entity.HasIndex(school => new { school.Easting, school.Northing });
        entity.HasIndex(school => school.Postcode);
    }

    private static void Map(EntityTypeBuilder<SchoolLink> entity)
    {
        entity.HasKey(link => new
        {
            link.Urn,
            link.LinkedUrn,
            link.Type,
        });
        entity.Property(link => link.Type).HasMaxLength(100);
        entity.Property(link => link.LinkedName).HasMaxLength(200);
        entity.HasIndex(link => link.LinkedUrn);
    }

    private static void Map(EntityTypeBuilder<LocalAuthority> entity)
    {
        entity.HasKey(authority => authority.Code);
        entity.Property(authority => authority.Code).HasMaxLength(3);
        entity.Property(authority => authority.GssCode).HasMaxLength(9);
        entity.Property(authority => authority.Name).HasMaxLength(100);
        entity.Property(authority => authority.Region).HasMaxLength(50);
        entity.HasIndex(authority => new { authority.Name, authority.Code });
    }

    private static void Map(EntityTypeBuilder<TermCalendar> entity)
    {
        entity.Property(calendar => calendar.Id).ValueGeneratedNever();
        entity.Property(calendar => calendar.LaCode).HasMaxLength(3);
        entity.Property(calendar => calendar.HalfTerms).HasColumnType("jsonb");
        entity.Property(calendar => calendar.Closures).HasColumnType("jsonb");
        entity.Property(calendar => calendar.Source).HasMaxLength(300);
        entity.HasIndex(calendar => calendar.SchoolId).IsUnique();
        entity.HasIndex(calendar => calendar.LaCode).IsUnique();
    }

    private static void Map(EntityTypeBuilder<BankHoliday> entity)
    {
        entity.HasKey(holiday => holiday.Date);
        entity.Property(holiday => holiday.Title).HasMaxLength(100);
    }

    private static void Map(EntityTypeBuilder<PostcodePlace> entity)
    {
        entity.HasKey(place => place.Postcode);
        entity.Property(place => place.LaCode).HasMaxLength(3);
    }

    private static void Map(EntityTypeBuilder<ImportedFile> entity)
    {
        entity.HasKey(file => new { file.Kind, file.Sha256 });
        entity.Property(file => file.Kind).HasMaxLength(40);
        entity.Property(file => file.Sha256).HasMaxLength(64);
        entity.Property(file => file.FileName).HasMaxLength(255);
    }

    private static void Map(EntityTypeBuilder<Pupil> entity)
    {
        entity.Property(pupil => pupil.Id).ValueGeneratedNever();
        entity.Property(pupil => pupil.GivenName).HasMaxLength(100);
        entity.Property(pupil => pupil.FamilyName).HasMaxLength(100);
        entity.Property(pupil => pupil.HomeLaCode).HasMaxLength(3);
        entity.HasIndex(pupil => pupil.Upn).IsUnique();
        entity.HasIndex(pupil => new
        {
            pupil.HomeLaCode,
            pupil.FamilyName,
            pupil.GivenName,
            pupil.Id,
        });
        entity.HasIndex(pupil => new
        {
            pupil.FamilyName,
            pupil.GivenName,
            pupil.Id,
        });
        entity.HasIndex(pupil => new { pupil.BirthDate, pupil.Id });
        entity.HasMany(pupil => pupil.Corrections).WithOne().HasForeignKey(correction => correction.PupilId);
        entity.OwnsMany(pupil => pupil.Enrolments, Map);
        entity.OwnsMany(pupil => pupil.Facts, Map);
    }

    private static void Map(OwnedNavigationBuilder<Pupil, Enrolment> entity)
    {
        entity.WithOwner().HasForeignKey(enrolment => enrolment.PupilId);
        entity.HasKey(enrolment => enrolment.Id);
        entity.Property(enrolment => enrolment.Id).ValueGeneratedNever();
        entity.Property(enrolment => enrolment.SchoolLaCode).HasMaxLength(3);
        entity.HasIndex(enrolment => enrolment.PupilId);
        entity.HasIndex(enrolment => new { enrolment.SchoolId, enrolment.PupilId });
        entity.HasIndex(enrolment => new { enrolment.SchoolLaCode, enrolment.PupilId });

        // Two requests at one moment must not make two main registrations.
        entity
            .HasIndex(enrolment => new { enrolment.PupilId, enrolment.Until })
            .HasDatabaseName("ix_enrolment_one_main")
            .IsUnique()
            .AreNullsDistinct(false)
            .HasFilter("until is null and status <> 'DualSubsidiary'");
    }

    private static void Map(OwnedNavigationBuilder<Pupil, PupilFact> entity)
    {
        entity.WithOwner().HasForeignKey(fact => fact.PupilId);
        entity.HasKey(fact => fact.Id);
        entity.Property(fact => fact.Id).ValueGeneratedNever();
        entity.HasIndex(fact => new { fact.PupilId, fact.Kind });
    }

    private static void Map(EntityTypeBuilder<PupilCorrection> entity)
    {
        entity.Property(correction => correction.Id).ValueGeneratedNever();
        entity.Property(correction => correction.OldValue).HasMaxLength(100);
        entity.Property(correction => correction.NewValue).HasMaxLength(100);
        entity.Property(correction => correction.Reason).HasMaxLength(CorrectPupilValidator.LongestReason);
        entity.Property(correction => correction.CorrectedBy).HasMaxLength(200);
        entity.Property(correction => correction.Organisation).HasMaxLength(100);
        entity.HasIndex(correction => new { correction.PupilId, correction.At });
    }

    private static void Map(EntityTypeBuilder<RecordHold> entity)
    {
        entity.Property(hold => hold.Id).ValueGeneratedNever();
        entity.Property(hold => hold.Organisation).HasMaxLength(100);
        entity.Property(hold => hold.Reason).HasMaxLength(HoldReasons.Longest);
        entity.Property(hold => hold.ReleaseReason).HasMaxLength(HoldReasons.Longest);
        entity.Property(hold => hold.HeldBy).HasMaxLength(200);
        entity.Property(hold => hold.ReleasedBy).HasMaxLength(200);
        entity.HasOne<Pupil>().WithMany().HasForeignKey(hold => hold.PupilId);
        entity
            .HasIndex(hold => new { hold.PupilId, hold.Organisation })
            .IsUnique()
            .HasFilter("released_at is null")
            .HasDatabaseName("ix_record_hold_one_for_each_organisation");
    }

    private static void Map(EntityTypeBuilder<PupilProviderAccess> entity)
    {
        entity.HasKey(access => access.PlacementId);
        entity.Property(access => access.PlacementId).ValueGeneratedNever();
        entity.HasIndex(access => new { access.ProviderId, access.PupilId });
    }
}
