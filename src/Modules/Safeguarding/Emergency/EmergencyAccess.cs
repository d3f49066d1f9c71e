using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Safeguarding;

/// <summary>
/// That somebody opened the concerns about a pupil without being their addressee, because a child could not wait ("break glass", ENG-SAF-011).
/// It ends by itself. Concerns about an adult or about a setting stay closed: whoever opens could be, or depend on, their subject (ENG-SAF-012).
/// </summary>
internal sealed class EmergencyAccess : IAppendOnly
{
    /// <summary>How long it lasts.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(3);

    private EmergencyAccess() { }

    public EmergencyAccessId Id { get; private init; }

    public PupilId PupilId { get; private init; }

    public string Subject { get; private init; } = "";

    /// <summary>Key of the organisation acted for.</summary>
    public string Organisation { get; private init; } = "";

    public DateTimeOffset OpenedAt { get; private init; }

    public DateTimeOffset Until { get; private init; }

    /// <summary>Key of the organisation whose safeguarding leads are told at once, and review it afterwards.</summary>
    public string Responsible { get; private init; } = "";

    /// <summary>Locked by the <see cref="NarrativeSeal"/> of this access.</summary>
    public byte[] Reason { get; private init; } = [];

    public EmergencyAccessReview? Review { get; private init; }

    public static EmergencyAccess Open(
        EmergencyAccessId id,
        PupilId pupil,
        string reason,
        NarrativeSeal seal,
        string responsible,
        Viewer viewer,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            PupilId = pupil,
            Subject = viewer.Subject,
            Organisation = viewer.Organisation,
            OpenedAt = now,
            Until = now + Length,
            Responsible = responsible,
            Reason = seal.Lock(reason, EmergencyTexts.Reason),
        };
}

/// <summary>What a safeguarding lead of the responsible organisation found afterwards.</summary>
/// <param name="AccessId">The access.</param>
/// <param name="Subject">The lead.</param>
/// <param name="At">When.</param>
/// <param name="IsJustified">Whether it was right to open them.</param>
/// <param name="Note">What the lead noted, locked by the seal of the access.</param>
internal sealed record EmergencyAccessReview(EmergencyAccessId AccessId, string Subject, DateTimeOffset At, bool IsJustified, byte[] Note)
    : IAppendOnly;

internal static class EmergencyTexts
{
    public const int Shortest = 20;
    public const int Longest = 2000;

    // Where each stands in its record.
    public const string Reason = "reason";
    public const string Note = "review-note";
}
