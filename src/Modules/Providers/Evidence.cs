namespace AltProvision.Providers;

/// <summary>A document or check on file. Append-only.</summary>
internal sealed class Evidence
{
    private Evidence() { }

    public ProviderEvidenceId Id { get; private set; }

    public ProviderId ProviderId { get; private set; }

    public SiteId? SiteId { get; private set; }

    public EvidenceKind Kind { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    public DateOnly? ExpiresOn { get; private set; }

    public Money? Amount { get; private set; }

    public string? Reference { get; private set; }

    public RecordedBy RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static Evidence Record(
        ProviderEvidenceId id,
        ProviderId provider,
        EvidenceContent content,
        RecordedBy recordedBy,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            ProviderId = provider,
            SiteId = content.SiteId,
            Kind = content.Kind,
            IssuedOn = content.IssuedOn,
            ExpiresOn = content.ExpiresOn,
            Amount = content.Amount,
            Reference = string.IsNullOrWhiteSpace(content.Reference) ? null : content.Reference.Trim(),
            RecordedBy = recordedBy,
            RecordedAt = now,
        };

    public ProviderEvidenceView ToView() =>
        new(Id, ProviderId, SiteId, Kind, IssuedOn, ExpiresOn, Amount, Reference, RecordedBy, RecordedAt);
}

internal static class EvidenceKinds
{
    public static bool IsInsurance(this EvidenceKind kind) =>
        kind
            is EvidenceKind.EmployersLiabilityInsurance
                or EvidenceKind.PublicLiabilityInsurance
                or EvidenceKind.ProfessionalIndemnityInsurance;

    public static bool IsAboutASite(this EvidenceKind kind) => kind is EvidenceKind.SiteRiskAssessment or EvidenceKind.FireRiskAssessment;

    public static bool RunsOut(this EvidenceKind kind) => kind is not (EvidenceKind.SchoolRegistration or EvidenceKind.OfstedInspection);
}
