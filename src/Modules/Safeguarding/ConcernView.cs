using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Safeguarding;

/// <summary>How far a concern has come.</summary>
internal enum ConcernStatus
{
    /// <summary>Recorded, and on its way.</summary>
    Raised,

    /// <summary>Put before the safeguarding leads who must act.</summary>
    Delivered,

    /// <summary>At least one safeguarding lead has taken note of it.</summary>
    Acknowledged,
}

/// <summary>
/// A safeguarding concern about a pupil, as the safeguarding leads who must act may see it, and the person who raised it. Personal data. It
/// is never changed or removed.
/// </summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="PlacementId">The placement it has to do with; null when it has to do with none.</param>
/// <param name="Kind">What it is mainly about.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="IsAboutAdult">Whether it is about an adult who works with children.</param>
/// <param name="HappenedOn">Day on which it happened; null when not known.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="RaisedBySchoolId">School for which it was raised; null when no school raised it.</param>
/// <param name="RaisedByProviderId">Provider for which it was raised; null when no provider raised it.</param>
/// <param name="RaisedByLaCode">Authority for which it was raised, three digits; null when no authority raised it.</param>
/// <param name="AcknowledgeBy">By when a lead has to acknowledge it (ENG-SAF-003): 15 minutes, an hour, the half-day session or the day, by severity.</param>
/// <param name="DeliveredAt">When it was first put before a recipient; null before.</param>
/// <param name="AcknowledgedAt">When the first lead acknowledged it; null before.</param>
[Holds(DataClass.Safeguarding)]
internal sealed record ConcernView(
    ConcernId Id,
    PupilId PupilId,
    PlacementId? PlacementId,
    ConcernKind Kind,
    ConcernSeverity Severity,
    ConcernStatus Status,
    bool IsAboutAdult,
    DateOnly? HappenedOn,
    DateTimeOffset RaisedAt,
    SchoolId? RaisedBySchoolId,
    ProviderId? RaisedByProviderId,
    string? RaisedByLaCode,
    DateTimeOffset AcknowledgeBy,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? AcknowledgedAt
);

/// <summary>What a view is made of, and no more: the narrative stays in the database.</summary>
internal sealed class ConcernRow
{
    public ConcernId Id { get; init; }

    public PupilId PupilId { get; init; }

    public PlacementId? PlacementId { get; init; }

    public ConcernKind Kind { get; init; }

    public ConcernSeverity Severity { get; init; }

    public bool IsAboutAdult { get; init; }

    public DateOnly? HappenedOn { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    public string RaisedByOrganisation { get; init; } = "";

    public DateTimeOffset AcknowledgeBy { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public ConcernStatus Status =>
        this switch
        {
            { AcknowledgedAt: not null } => ConcernStatus.Acknowledged,
            { DeliveredAt: not null } => ConcernStatus.Delivered,
            _ => ConcernStatus.Raised,
        };

    /// <summary>A concern that was raised just now.</summary>
    public static ConcernRow Of(Concern concern) =>
        new()
        {
            Id = concern.Id,
            PupilId = concern.PupilId,
            PlacementId = concern.PlacementId,
            Kind = concern.Kind,
            Severity = concern.Severity,
            IsAboutAdult = concern.IsAboutAdult,
            HappenedOn = concern.HappenedOn,
            RaisedAt = concern.RaisedAt,
            RaisedByOrganisation = concern.RaisedByOrganisation,
            AcknowledgeBy = concern.AcknowledgeBy,
        };

    public ConcernView ToView() =>
        new(
            Id,
            PupilId,
            PlacementId,
            Kind,
            Severity,
            Status,
            IsAboutAdult,
            HappenedOn,
            RaisedAt,
            Organisations.SchoolIn(RaisedByOrganisation),
            Organisations.ProviderIn(RaisedByOrganisation),
            Organisations.LaCodeIn(RaisedByOrganisation),
            AcknowledgeBy,
            DeliveredAt,
            AcknowledgedAt
        );
}
