namespace AltProvision.SchoolRoll;

/// <summary>
/// While an organisation holds a child's records, the retention schedule destroys nothing about the child (docs/adr/0019). A hold is
/// released, never removed.
/// </summary>
internal sealed class RecordHold
{
    private RecordHold() { }

    public Guid Id { get; private init; }

    public PupilId PupilId { get; private init; }

    public string Organisation { get; private init; } = "";

    public string Reason { get; private init; } = "";

    public string HeldBy { get; private init; } = "";

    public DateTimeOffset HeldAt { get; private init; }

    public string? ReleaseReason { get; private set; }

    public string? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public static RecordHold Of(PupilId pupil, string reason, Viewer viewer, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            PupilId = pupil,
            Organisation = viewer.Organisation,
            Reason = reason.Trim(),
            HeldBy = viewer.Subject,
            HeldAt = now,
        };

    public void Release(string reason, Viewer viewer, DateTimeOffset now) =>
        (ReleaseReason, ReleasedBy, ReleasedAt) = (reason.Trim(), viewer.Subject, now);

    public RecordHoldView ToView() => new(Reason, HeldBy, HeldAt, ReleaseReason, ReleasedBy, ReleasedAt);
}

/// <summary>That an organisation holds a child's records. Personal data.</summary>
/// <param name="Reason">Why they have to be kept.</param>
/// <param name="HeldBy">Who said so, as the identity provider names the person.</param>
/// <param name="HeldAt">When.</param>
/// <param name="ReleaseReason">Why they need not be kept any more; null while they must.</param>
/// <param name="ReleasedBy">Who said so; null while they must be kept.</param>
/// <param name="ReleasedAt">When; null while they must be kept.</param>
[Holds(DataClass.Personal)]
internal sealed record RecordHoldView(
    string Reason,
    string HeldBy,
    DateTimeOffset HeldAt,
    string? ReleaseReason,
    string? ReleasedBy,
    DateTimeOffset? ReleasedAt
);
