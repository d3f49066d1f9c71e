namespace AltProvision.Providers;

/// <summary>Standing of a provider with one authority; each decision is kept beside it for good.</summary>
internal sealed class Approval : IVersioned
{
    private Approval() { }

    public ApprovalId Id { get; private set; }

    public int Version { get; private set; }

    public ProviderId ProviderId { get; private set; }

    public string LaCode { get; private set; } = "";

    public ProviderApproval Status { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }

    public DateOnly? ReviewBy { get; private set; }

    public bool IsOpen => Status is ProviderApproval.Approved or ProviderApproval.ApprovedWithConditions;

    /// <summary>A provider on which the authority has not decided yet.</summary>
    public static Approval Undecided(ProviderId provider, string laCode) =>
        new()
        {
            Id = new(Guid.CreateVersion7()),
            Version = 1,
            ProviderId = provider,
            LaCode = laCode,
            Status = ProviderApproval.NotApproved,
        };

    public (ApprovalDecision? Decision, Refusal? Refusal) Decide(
        ProviderApproval status,
        string? reason,
        DateOnly? reviewBy,
        DateTimeOffset now
    )
    {
        if (status is ProviderApproval.Suspended && !IsOpen)
        {
            return (
                null,
                Refusal.Of(
                    "provider.not-approved",
                    "Only an approved provider can be suspended. Withdraw it, or leave it as it is.",
                    "status"
                )
            );
        }

        if (status == Status && !IsOpen && DecidedAt != default)
        {
            return (
                null,
                Refusal.Of("provider.decided-already", "The provider stands so already. Read it again to see since when.", "status")
            );
        }

        (Status, DecidedAt) = (status, now.ToUniversalTime());
        ReviewBy = IsOpen ? reviewBy : null;
        return (ApprovalDecision.Of(this, reason?.Trim()), null);
    }

    /// <summary>What other modules have to know; null when nothing changes for placements.</summary>
    public static IIntegrationEvent? EventOf(ApprovalDecision decision, bool wasOpen) =>
        decision.Status switch
        {
            ProviderApproval.Approved or ProviderApproval.ApprovedWithConditions when !wasOpen => new ProviderApproved(
                Guid.CreateVersion7(),
                decision.ProviderId,
                decision.LaCode
            ),
            ProviderApproval.Suspended => new ProviderSuspended(Guid.CreateVersion7(), decision.ProviderId, decision.LaCode),
            ProviderApproval.Withdrawn => new ProviderWithdrawn(Guid.CreateVersion7(), decision.ProviderId, decision.LaCode),
            _ => null,
        };

    public ApprovalView ToView() => new(Id, Version, ProviderId, LaCode, Status, LondonTime.DateOf(DecidedAt), ReviewBy);
}

internal sealed class ApprovalDecision
{
    private ApprovalDecision() { }

    public ApprovalDecisionId Id { get; private set; }

    public ProviderId ProviderId { get; private set; }

    public string LaCode { get; private set; } = "";

    public ProviderApproval Status { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }

    public static ApprovalDecision Of(Approval approval, string? reason) =>
        new()
        {
            Id = new(Guid.CreateVersion7()),
            ProviderId = approval.ProviderId,
            LaCode = approval.LaCode,
            Status = approval.Status,
            Reason = reason,
            DecidedAt = approval.DecidedAt,
        };

    /// <summary>Why a provider was suspended can touch people: only the authority and the provider read it.</summary>
    public ApprovalDecisionView ToView(Viewer viewer) =>
        new(
            Id,
            ProviderId,
            LaCode,
            Status,
            viewer.IsSystem || viewer.LaCode == LaCode || viewer.ProviderId == ProviderId.Value ? Reason : null,
            DecidedAt
        );
}
