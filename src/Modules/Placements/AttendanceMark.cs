using AltProvision.Providers.Contracts;

namespace AltProvision.Placements;

/// <summary>The provider's mark of one session. It feeds the home school's statutory register and never overwrites it (ENG-ATT-001).</summary>
internal sealed class AttendanceMark : IVersioned
{
    private readonly List<AttendanceCorrection> _corrections = [];

    private AttendanceMark() { }

    public AttendanceMarkId Id { get; private set; }

    public int Version { get; private set; }

    public PlacementId PlacementId { get; private set; }

    // Copied from the placement, so that row scope needs no join.
    public SchoolId? SchoolId { get; private set; }

    public string LaCode { get; private set; } = "";

    public ProviderId ProviderId { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>1 is the morning, 2 the afternoon: an order that the database knows too.</summary>
    public int Session { get; private set; }

    public string Code { get; private set; } = "";

    public string MarkedBy { get; private set; } = "";

    public DateTimeOffset MarkedAt { get; private set; }

    public IReadOnlyList<AttendanceCorrection> Corrections => _corrections;

    public HalfDay HalfDay => HalfDayOf(Session);

    public static AttendanceMark Of(Placement placement, DateOnly date, HalfDay half, string code, string markedBy, DateTimeOffset now) =>
        new()
        {
            Id = new(Guid.CreateVersion7()),
            Version = 1,
            PlacementId = placement.Id,
            SchoolId = placement.SchoolId,
            LaCode = placement.LaCode,
            ProviderId = placement.ProviderId,
            Date = date,
            Session = SessionOf(half),
            Code = code,
            MarkedBy = markedBy,
            MarkedAt = now,
        };

    /// <summary>Puts another code in the place of the mark's; the old one stays in the history with who, when and why (ENG-ATT-019).</summary>
    public Refusal? Correct(string code, string reason, Viewer viewer, DateTimeOffset now)
    {
        if (code == Code)
        {
            return Refusal.Of("attendance.same-code", "The session is marked with this code already. Nothing has to be corrected.", "code");
        }

        _corrections.Add(
            new()
            {
                MarkId = Id,
                Number = _corrections.Count + 1,
                OldCode = Code,
                NewCode = code,
                Reason = reason.Trim(),
                CorrectedBy = viewer.Subject,
                Organisation = viewer.Organisation,
                At = now,
            }
        );
        Code = code;
        return null;
    }

    public AttendanceMarkView ToView() => new(Id, Version, PlacementId, Date, HalfDay, Code, MarkedAt);

    public static int SessionOf(HalfDay half) => half is HalfDay.Am ? 1 : 2;

    public static HalfDay HalfDayOf(int session) => session == 1 ? HalfDay.Am : HalfDay.Pm;
}

/// <summary>One correction of a mark. Never changed.</summary>
internal sealed class AttendanceCorrection
{
    public AttendanceMarkId MarkId { get; init; }

    public int Number { get; init; }

    public string OldCode { get; init; } = "";

    public string NewCode { get; init; } = "";

    public string Reason { get; init; } = "";

    public string CorrectedBy { get; init; } = "";

    public string Organisation { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public AttendanceCorrectionView ToView() => new(OldCode, NewCode, Reason, CorrectedBy, Organisation, At);
}

/// <summary>The provider's mark of one session: half a school day. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each correction.</param>
/// <param name="PlacementId">The placement.</param>
/// <param name="Date">Day of the session.</param>
/// <param name="HalfDay">Which half of it.</param>
/// <param name="Code">National attendance code that counts today; see attendanceCodes.</param>
/// <param name="MarkedAt">When the session was first marked.</param>
[Holds(DataClass.Personal)]
internal sealed record AttendanceMarkView(
    AttendanceMarkId Id,
    int Version,
    PlacementId PlacementId,
    DateOnly Date,
    HalfDay HalfDay,
    [property: Holds(DataClass.SpecialCategory)] string Code,
    DateTimeOffset MarkedAt
);

/// <summary>How a mark was corrected. The register keeps original, change, reason, person and time (SI 2024/208).</summary>
/// <param name="OldCode">Code before.</param>
/// <param name="NewCode">Code after.</param>
/// <param name="Reason">Why. Personal data.</param>
/// <param name="CorrectedBy">Who, as the identity provider names the person. Personal data.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="At">When.</param>
internal sealed record AttendanceCorrectionView(
    string OldCode,
    string NewCode,
    string Reason,
    string CorrectedBy,
    string Organisation,
    DateTimeOffset At
);
