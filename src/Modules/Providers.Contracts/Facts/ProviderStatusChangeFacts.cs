namespace AltProvision.Providers.Contracts;

/// <summary>What does a new standing of a provider mean for its live placements? The event date is the day from which it holds.</summary>
/// <param name="Approval">New standing.</param>
/// <param name="Since">Day from which it holds.</param>
/// <param name="LivePlacements">How many placements run there.</param>
public sealed record ProviderStatusChangeFacts(ProviderApproval Approval, DateOnly Since, int LivePlacements);
