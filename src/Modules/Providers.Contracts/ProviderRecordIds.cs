namespace AltProvision.Providers.Contracts;

/// <summary>Names one offer of a site.</summary>
public readonly record struct OfferId(Guid Value) : IComparable<OfferId>
{
    public int CompareTo(OfferId other) => Value.CompareTo(other.Value);
}

/// <summary>Names one document or check that is on file for a provider.</summary>
public readonly record struct ProviderEvidenceId(Guid Value) : IComparable<ProviderEvidenceId>
{
    public int CompareTo(ProviderEvidenceId other) => Value.CompareTo(other.Value);
}

/// <summary>Names one written safeguarding confirmation.</summary>
public readonly record struct SafeguardingConfirmationId(Guid Value) : IComparable<SafeguardingConfirmationId>
{
    public int CompareTo(SafeguardingConfirmationId other) => Value.CompareTo(other.Value);
}

/// <summary>Names the standing of one provider with one authority.</summary>
public readonly record struct ApprovalId(Guid Value) : IComparable<ApprovalId>
{
    public int CompareTo(ApprovalId other) => Value.CompareTo(other.Value);
}

/// <summary>Names one decision of an authority on a provider.</summary>
public readonly record struct ApprovalDecisionId(Guid Value) : IComparable<ApprovalDecisionId>
{
    public int CompareTo(ApprovalDecisionId other) => Value.CompareTo(other.Value);
}

/// <summary>Names a commissioner's own check of a provider.</summary>
public readonly record struct CommissionerCheckId(Guid Value) : IComparable<CommissionerCheckId>
{
    public int CompareTo(CommissionerCheckId other) => Value.CompareTo(other.Value);
}
