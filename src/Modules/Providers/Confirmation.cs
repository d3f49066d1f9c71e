namespace AltProvision.Providers;

/// <summary>Written safeguarding confirmation. What it says is never changed; it can only become stale.</summary>
internal sealed class SafeguardingConfirmation : IVersioned
{
    private SafeguardingConfirmation() { }

    public SafeguardingConfirmationId Id { get; private set; }

    public int Version { get; private set; }

    public ProviderId ProviderId { get; private set; }

    public DateOnly Date { get; private set; }

    public string SignedBy { get; private set; } = "";

    /// <summary>Keys of those to whom it was given.</summary>
    public string[] Commissioners { get; private set; } = [];

    public Guid[] Sites { get; private set; } = [];

    public string? StaleReason { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static SafeguardingConfirmation Record(
        SafeguardingConfirmationId id,
        ProviderId provider,
        ConfirmationContent content,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id,
            Version = 1,
            ProviderId = provider,
            Date = content.Date,
            SignedBy = content.SignedBy.Trim(),
            Commissioners = [.. content.Commissioners.Select(commissioner => commissioner.ToKey()).Distinct()],
            Sites = [.. content.SiteIds.Select(site => site.Value).Distinct()],
            RecordedAt = now,
        };

    public Refusal? MarkStale(string reason)
    {
        if (StaleReason is not null)
        {
            return Refusal.Of("provider.confirmation-stale-already", "This confirmation is marked as stale already. Ask for a new one.");
        }

        StaleReason = reason.Trim();
        return null;
    }

    public SafeguardingConfirmationView ToView() =>
        new(
            Id,
            Version,
            ProviderId,
            Date,
            SignedBy,
            [.. Commissioners.Select(Commissioner.FromKey)],
            [.. Sites.Select(site => new SiteId(site))],
            StaleReason is not null,
            StaleReason,
            RecordedAt
        );
}
