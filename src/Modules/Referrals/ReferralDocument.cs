namespace AltProvision.Referrals;

internal sealed class ReferralDocument : IVersioned
{
    public static readonly Refusal Closed = Refusal.Of(
        "document.referral-closed",
        "Documents of a referral change only while it is open. Read it again to see where it stands."
    );

    private ReferralDocument() { }

    public ReferralDocumentId Id { get; private set; }

    public int Version { get; private set; }

    public ReferralId ReferralId { get; private set; }

    public ReferralDocumentKind Kind { get; private set; }

    public string FileName { get; private set; } = "";

    public string MediaType { get; private set; } = "";

    public int Size { get; private set; }

    public DateTimeOffset UploadedAt { get; private set; }

    public string Organisation { get; private set; } = "";

    public DateTimeOffset? RemovedAt { get; private set; }

    public string? RemovalReason { get; private set; }

    public static ReferralDocument Attach(
        AttachDocument command,
        DocumentType type,
        string organisation,
        DateTimeOffset now,
        ReferralDocumentId? id = null
    ) =>
        new()
        {
            Id = id ?? new(Guid.CreateVersion7()),
            Version = 1,
            ReferralId = command.ReferralId,
            Kind = command.Kind,
            FileName = type.NameOf(command.FileName),
            MediaType = type.MediaType,
            Size = command.Content.Length,
            UploadedAt = now,
            Organisation = organisation,
        };

    /// <summary>Nobody fetches it any more. What was in it stays for as long as the referral.</summary>
    public Refusal? Remove(string reason, string organisation, DateTimeOffset now)
    {
        if (Organisation != organisation)
        {
            return Refusal.Of("document.not-yours", "Only who attached a document removes it. Ask them.", "documentId");
        }

        if (RemovedAt is not null)
        {
            return Refusal.Of("document.removed", "This document is removed already. Read the referral again.", "documentId");
        }

        (RemovedAt, RemovalReason) = (now, reason);
        return null;
    }

    public ReferralDocumentView ToView() =>
        new(Id, Version, ReferralId, Kind, FileName, MediaType, Size, UploadedAt, Organisation, RemovedAt, RemovalReason);
}

/// <summary>Apart from what is said of it, so that a list reads no content.</summary>
internal sealed class ReferralDocumentContent
{
    public required ReferralDocumentId DocumentId { get; init; }

    public required byte[] Bytes { get; init; }
}
