using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Safeguarding;

[Holds(DataClass.Safeguarding)]
internal sealed class SafeguardingDbContext(DbContextOptions<SafeguardingDbContext> options)
    : ModuleDbContext(options, KernelServices.SchemaOf(SafeguardingModule.Name))
{
    /// <summary>Who may know of a concern at all.</summary>
    private const string Scope = "scope";

    /// <summary>Who may read what recipients did with it: lifted only to say how far it has come.</summary>
    public const string RecipientsOnly = "recipients-only";

    public DbSet<Concern> Concerns => Set<Concern>();

    public DbSet<ConcernRecipient> Recipients => Set<ConcernRecipient>();

    public DbSet<Acknowledgement> Acknowledgements => Set<Acknowledgement>();

    public DbSet<ConcernFeedEntry> Feed => Set<ConcernFeedEntry>();

    public DbSet<EmergencyAccess> EmergencyAccesses => Set<EmergencyAccess>();

    public DbSet<EmergencyAccessReview> EmergencyAccessReviews => Set<EmergencyAccessReview>();

    public DbSet<NarrativeKey> NarrativeKeys => Set<NarrativeKey>();

    // No viewer's to list: it only helps to find out whom to tell.
    public DbSet<PupilSetting> PupilSettings => Set<PupilSetting>();

    // Read by the query filters, as parameters of each statement.
    private bool IsLead => Viewer.IsIn(Role.SafeguardingLead);

    private string Organisation => Viewer.Organisation;

    // Of several people at once nobody is the raiser.
    private string? Subject => Viewer.IsOnePerson ? Viewer.Subject : null;

    private DateTimeOffset Now => this.GetService<TimeProvider>().GetUtcNow();

    /// <summary>Concerns that the viewer may know of, as they are listed.</summary>
    public static IQueryable<ConcernRow> RowsOf(IQueryable<Concern> concerns) =>
        concerns
            .IgnoreQueryFilters([RecipientsOnly])
            .Select(c => new ConcernRow
            {
                Id = c.Id,
                PupilId = c.PupilId,
                PlacementId = c.PlacementId,
                Kind = c.Kind,
                Severity = c.Severity,
                IsAboutAdult = c.IsAboutAdult,
                HappenedOn = c.HappenedOn,
                RaisedAt = c.RaisedAt,
                RaisedByOrganisation = c.RaisedByOrganisation,
                AcknowledgeBy = c.AcknowledgeBy,
                DeliveredAt = c.Deliveries.Min(delivery => (DateTimeOffset?)delivery.At),
                AcknowledgedAt = c.Acknowledgements.Min(acknowledgement => (DateTimeOffset?)acknowledgement.At),
            });

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        ChangeTracker.Entries<IAppendOnly>().Any(entry => entry.State is EntityState.Modified or EntityState.Deleted)
            ? throw new InvalidOperationException("Safeguarding records are only added to. Record a correction as a new entry.")
            : base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Concern>(Map);
        modelBuilder.Entity<ConcernRecipient>(Map);
        modelBuilder.Entity<Acknowledgement>(Map);
        modelBuilder.Entity<ConcernFeedEntry>(Map);
        modelBuilder.Entity<PupilSetting>(Map);
        modelBuilder.Entity<NarrativeKey>(Map);
        modelBuilder.Entity<EmergencyAccess>(Map);
        modelBuilder.Entity<EmergencyAccessReview>().HasKey(review => review.AccessId);

        // A lead sees what the rules addressed to the lead's organisation; everybody else no more than what they raised themselves, and what
        // they opened in an emergency, for as long as that lasts.
        modelBuilder
            .Entity<Concern>()
            .HasQueryFilter(
                Scope,
                concern =>
                    Viewer.IsSystem
                    || (IsLead && concern.Recipients.Any(recipient => recipient.Organisation == Organisation))
                    || (concern.RaisedBy == Subject && concern.RaisedByOrganisation == Organisation)
                    || (
                        !concern.IsAboutAdult
                        && concern.Kind != ConcernKind.SettingUnsafe
                        && EmergencyAccesses.Any(access =>
                            access.PupilId == concern.PupilId
                            && access.Subject == Subject
                            && access.Organisation == Organisation
                            && access.Until > Now
                        )
                    )
            );
        modelBuilder
            .Entity<EmergencyAccess>()
            .HasQueryFilter(access =>
                Viewer.IsSystem
                || (access.Subject == Subject && access.Organisation == Organisation)
                || (IsLead && access.Responsible == Organisation)
            );
        modelBuilder
            .Entity<ConcernRecipient>()
            .HasQueryFilter(RecipientsOnly, recipient => Viewer.IsSystem || (IsLead && recipient.Organisation == Organisation));
        modelBuilder
            .Entity<Acknowledgement>()
            .HasQueryFilter(
                RecipientsOnly,
                acknowledgement =>
                    Viewer.IsSystem
                    || (
                        IsLead
                        && Recipients.Any(recipient =>
                            recipient.ConcernId == acknowledgement.ConcernId && recipient.Organisation == Organisation
                        )
                    )
            );
        modelBuilder
            .Entity<ConcernFeedEntry>()
            .HasQueryFilter(RecipientsOnly, entry => Viewer.IsSystem || (IsLead && entry.Recipient == Organisation));
        base.OnModelCreating(modelBuilder);
    }

    private static void Map(EntityTypeBuilder<Concern> entity)
    {
        // No text of a concern has a limit but that of the request: none is turned away for its length.
        entity
            .HasMany(concern => concern.Recipients)
            .WithOne()
            .HasForeignKey(recipient => recipient.ConcernId)
            .OnDelete(DeleteBehavior.Restrict);
        entity
            .HasMany(concern => concern.Acknowledgements)
            .WithOne()
            .HasForeignKey(acknowledgement => acknowledgement.ConcernId)
            .OnDelete(DeleteBehavior.Restrict);
        entity
            .HasMany(concern => concern.Deliveries)
            .WithOne(entry => entry.Concern)
            .HasForeignKey(entry => entry.ConcernId)
            .OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(concern => new { concern.RaisedAt, concern.Id });
        entity.HasIndex(concern => new { concern.PupilId, concern.RaisedAt });
        entity.HasIndex(concern => new { concern.RaisedBy, concern.RaisedAt });
        entity.HasIndex(concern => concern.AcknowledgeBy);
    }

    private static void Map(EntityTypeBuilder<ConcernRecipient> entity)
    {
        entity.HasKey(recipient => new { recipient.ConcernId, recipient.Organisation });
        entity.Property(recipient => recipient.Organisation).HasMaxLength(200);
        entity.HasIndex(recipient => new { recipient.Organisation, recipient.ConcernId });
    }

    private static void Map(EntityTypeBuilder<Acknowledgement> entity)
    {
        entity.Property(acknowledgement => acknowledgement.Organisation).HasMaxLength(200);
        entity.HasIndex(acknowledgement => new { acknowledgement.ConcernId, acknowledgement.At });
    }

    private static void Map(EntityTypeBuilder<ConcernFeedEntry> entity)
    {
        entity.HasKey(entry => entry.Position);
        entity.Property(entry => entry.Position).UseIdentityAlwaysColumn();
        entity.Property(entry => entry.Recipient).HasMaxLength(200);
        entity.HasIndex(entry => new { entry.ConcernId, entry.Recipient }).IsUnique();
        entity.HasIndex(entry => new { entry.Recipient, entry.Position });
    }

    private static void Map(EntityTypeBuilder<NarrativeKey> entity)
    {
        entity.HasKey(key => key.RecordId);
        entity.Property(key => key.RecordId).ValueGeneratedNever();
        entity.Property(key => key.MasterId).HasMaxLength(Safeguarding.NarrativeKeys.LongestId);
        entity.HasIndex(key => key.MasterId);
    }

    private static void Map(EntityTypeBuilder<EmergencyAccess> entity)
    {
        entity.Property(access => access.Organisation).HasMaxLength(200);
        entity.Property(access => access.Responsible).HasMaxLength(200);
        entity
            .HasOne(access => access.Review)
            .WithOne()
            .HasForeignKey<EmergencyAccessReview>(review => review.AccessId)
            .OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(access => new { access.Responsible, access.OpenedAt });
        entity.HasIndex(access => new { access.Subject, access.Until });
    }

    private static void Map(EntityTypeBuilder<PupilSetting> entity)
    {
        entity.HasKey(setting => setting.PlacementId);
        entity.HasIndex(setting => setting.PupilId);
    }
}
