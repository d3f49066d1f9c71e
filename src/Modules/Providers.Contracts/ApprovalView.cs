using AltProvision.Kernel;

namespace AltProvision.Providers.Contracts;

/// <summary>Standing of a provider with one authority today. An approval is no check for a child: each commissioner makes its own.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each decision.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="LaCode">The authority, three digits.</param>
/// <param name="Status">Where the provider stands.</param>
/// <param name="Since">Day of the latest decision.</param>
/// <param name="ReviewBy">Day by which the authority looks again; null when none is set.</param>
[Holds(DataClass.Organisational)]
public sealed record ApprovalView(
    ApprovalId Id,
    int Version,
    ProviderId ProviderId,
    string LaCode,
    ProviderApproval Status,
    DateOnly Since,
    DateOnly? ReviewBy
);

/// <summary>One decision of an authority on a provider. Never changed.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="LaCode">The authority, three digits.</param>
/// <param name="Status">Where the provider stood from then on.</param>
/// <param name="Reason">Reason or conditions; null when none was given or when you are neither of the authority nor of the provider.</param>
/// <param name="DecidedAt">When it was decided.</param>
[Holds(DataClass.Organisational)]
public sealed record ApprovalDecisionView(
    ApprovalDecisionId Id,
    ProviderId ProviderId,
    string LaCode,
    ProviderApproval Status,
    string? Reason,
    DateTimeOffset DecidedAt
);
