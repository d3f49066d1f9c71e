using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Safeguarding;

/// <summary>
/// That somebody opened the concerns about a pupil in an emergency. Seen by who did, and by the safeguarding leads of the child's authority. Personal
/// data. It is never changed or removed.
/// </summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="OpenedBy">Who, as their identity provider names them. Personal data.</param>
/// <param name="SchoolId">School acted for; null when it was no school.</param>
/// <param name="ProviderId">Provider acted for; null when it was no provider.</param>
/// <param name="LaCode">Authority acted for, three digits; null when it was no authority.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Until">When it ends: three hours later.</param>
/// <param name="ReviewedAt">When a safeguarding lead of the child's authority looked into it; null while nobody has.</param>
/// <param name="IsJustified">Whether that lead found it right; null while nobody has.</param>
[Holds(DataClass.Safeguarding)]
internal sealed record EmergencyAccessView(
    EmergencyAccessId Id,
    PupilId PupilId,
    string OpenedBy,
    SchoolId? SchoolId,
    ProviderId? ProviderId,
    string? LaCode,
    DateTimeOffset OpenedAt,
    DateTimeOffset Until,
    DateTimeOffset? ReviewedAt,
    bool? IsJustified
);

/// <summary>A row of <see cref="EmergencyAccess"/> with what became of it.</summary>
internal sealed record EmergencyAccessRow
{
    public EmergencyAccessId Id { get; init; }

    public PupilId PupilId { get; init; }

    public string Subject { get; init; } = "";

    public string Organisation { get; init; } = "";

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset Until { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public bool? IsJustified { get; init; }

    public static IQueryable<EmergencyAccessRow> Of(IQueryable<EmergencyAccess> accesses) =>
        accesses.Select(access => new EmergencyAccessRow
        {
            Id = access.Id,
            PupilId = access.PupilId,
            Subject = access.Subject,
            Organisation = access.Organisation,
            OpenedAt = access.OpenedAt,
            Until = access.Until,
            ReviewedAt = access.Review == null ? null : access.Review.At,
            IsJustified = access.Review == null ? null : access.Review.IsJustified,
        });

    public EmergencyAccessView ToView() =>
        new(
            Id,
            PupilId,
            Subject,
            Organisations.SchoolIn(Organisation),
            Organisations.ProviderIn(Organisation),
            Organisations.LaCodeIn(Organisation),
            OpenedAt,
            Until,
            ReviewedAt,
            IsJustified
        );
}
