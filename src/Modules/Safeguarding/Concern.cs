using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Safeguarding;

/// <summary>
/// A row that is only ever added: never changed, never removed (ENG-SAF-017). The context refuses it, and so do triggers in the database.
/// </summary>
internal interface IAppendOnly;

/// <summary>What somebody saw or heard, when and about whom. A correction is an addendum, never a change.</summary>
internal sealed class Concern : IAppendOnly
{
    private Concern() { }

    public ConcernId Id { get; private init; }

    public PupilId PupilId { get; private init; }

    public PlacementId? PlacementId { get; private init; }

    public ConcernKind Kind { get; private init; }

    public ConcernSeverity Severity { get; private init; }

    public bool IsAboutAdult { get; private init; }

    public AdultWorkplace? AdultWorkplace { get; private init; }

    public AdultPosition? AdultPosition { get; private init; }

    public DateOnly? HappenedOn { get; private init; }

    /// <summary>
    /// In the raiser's words, locked by the concern's <see cref="NarrativeSeal"/>. In no view, no log, no event; read through
    /// <see cref="ReadNarratives"/> only.
    /// </summary>
    public byte[] Account { get; private init; } = [];

    /// <summary>Locked as <see cref="Account"/> is.</summary>
    public byte[]? ActionTaken { get; private init; }

    public string RaisedBy { get; private init; } = "";

    public string RaisedByOrganisation { get; private init; } = "";

    public DateTimeOffset RaisedAt { get; private init; }

    public DateTimeOffset AcknowledgeBy { get; private init; }

    public List<ConcernRecipient> Recipients { get; private init; } = [];

    public List<Acknowledgement> Acknowledgements { get; private init; } = [];

    public List<ConcernFeedEntry> Deliveries { get; private init; } = [];

    public static Concern Raise(
        ConcernId id,
        RaiseConcern command,
        NarrativeSeal seal,
        PlacementId? placement,
        IReadOnlyList<Recipient> recipients,
        Viewer viewer,
        DateTimeOffset now,
        DateTimeOffset acknowledgeBy
    ) =>
        new()
        {
            Id = id,
            PupilId = command.PupilId,
            PlacementId = placement,
            Kind = command.Kind,
            Severity = command.Severity,
            IsAboutAdult = command.ConcernsAdult,
            AdultWorkplace = command.AdultWorkplace,
            AdultPosition = command.AdultPosition,
            HappenedOn = command.HappenedOn,
            Account = seal.Lock(Narrative.Tidy(command.Account) ?? "", Narrative.Account),
            ActionTaken = Narrative.Tidy(command.ActionTaken) is { } taken ? seal.Lock(taken, Narrative.ActionTaken) : null,
            RaisedBy = viewer.Subject,
            RaisedByOrganisation = viewer.Organisation,
            RaisedAt = now,
            AcknowledgeBy = acknowledgeBy.ToUniversalTime(),
            Recipients = [.. recipients.Select(recipient => new ConcernRecipient(id, recipient.Organisation, recipient.IsAlerted))],
        };

    public static Concern Seed(SeedConcern seed, NarrativeSeal locks, DateTimeOffset acknowledgeBy) =>
        new()
        {
            Id = seed.Id,
            PupilId = seed.PupilId,
            PlacementId = seed.PlacementId,
            Kind = seed.Kind,
            Severity = seed.Severity,
            IsAboutAdult = seed.IsAboutAdult,
            HappenedOn = seed.HappenedOn,
            Account = locks.Lock(seed.Account, Narrative.Account),
            ActionTaken = seed.ActionTaken is { } taken ? locks.Lock(taken, Narrative.ActionTaken) : null,
            RaisedBy = seed.RaisedBy,
            RaisedByOrganisation = seed.RaisedByOrganisation,
            RaisedAt = seed.RaisedAt.ToUniversalTime(),
            AcknowledgeBy = acknowledgeBy.ToUniversalTime(),
            Recipients =
            [
                .. seed.Recipients.Distinct().Select(organisation => new ConcernRecipient(seed.Id, organisation, IsAlerted: true)),
            ],
            Acknowledgements =
            [
                .. (seed.Acknowledgements ?? []).Select(given =>
                    Acknowledgement.Of(seed.Id, given.Subject, given.Organisation, given.At.ToUniversalTime(), given.Note, locks)
                ),
            ],
        };
}

internal static class Narrative
{
    // Where each stands in its record: what was locked for one place opens in no other.
    public const string Account = "account";
    public const string ActionTaken = "action-taken";

    /// <summary>Without blanks around it, and without the one character that PostgreSQL cannot keep; null when nothing is left.</summary>
    public static string? Tidy(string? text) =>
        text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } tidy ? tidy : null;
}

/// <summary>An organisation whose safeguarding leads may see a concern, fixed when it was raised.</summary>
/// <param name="ConcernId">The concern.</param>
/// <param name="Organisation">Key of the organisation.</param>
/// <param name="IsAlerted">Whether it was to be told at once.</param>
internal sealed record ConcernRecipient(ConcernId ConcernId, string Organisation, bool IsAlerted) : IAppendOnly;

/// <summary>That a safeguarding lead has taken note of a concern.</summary>
/// <param name="Id">Time-ordered.</param>
/// <param name="ConcernId">The concern.</param>
/// <param name="Subject">The lead, as the identity provider names them.</param>
/// <param name="Organisation">Key of the organisation acted for.</param>
/// <param name="At">When.</param>
/// <param name="Note">What the lead noted, locked by the concern's <see cref="NarrativeSeal"/>.</param>
internal sealed record Acknowledgement(Guid Id, ConcernId ConcernId, string Subject, string Organisation, DateTimeOffset At, byte[]? Note)
    : IAppendOnly
{
    public static Acknowledgement Of(
        ConcernId concern,
        string subject,
        string organisation,
        DateTimeOffset at,
        string? note,
        NarrativeSeal seal
    )
    {
        var id = Guid.CreateVersion7();
        return new(id, concern, subject, organisation, at, note is null ? null : seal.Lock(note, PlaceOf(id)));
    }

    public string? ReadNote(NarrativeSeal seal) => Note is null ? null : seal.Open(Note, PlaceOf(Id));

    public static string PlaceOf(Guid id) => $"note/{id:N}";
}

/// <summary>
/// That a concern was put before a recipient. Positions are given under one lock that is held until the commit, so they become visible in their own
/// order: who has seen one will never find a smaller one later.
/// </summary>
internal sealed class ConcernFeedEntry : IAppendOnly
{
    private ConcernFeedEntry() { }

    public long Position { get; private init; }

    public ConcernId ConcernId { get; private init; }

    public Concern Concern { get; private init; } = null!;

    /// <summary>Key of the organisation.</summary>
    public string Recipient { get; private init; } = "";

    public DateTimeOffset At { get; private init; }
}

/// <summary>A placement that a pupil attends or is about to, as its module told: a concern that names no placement still reaches the setting.</summary>
internal sealed class PupilSetting
{
    private PupilSetting() { }

    public PlacementId PlacementId { get; private init; }

    public PupilId PupilId { get; private init; }

    public ProviderId ProviderId { get; private init; }

    public DateOnly? EndedOn { get; private init; }
}
