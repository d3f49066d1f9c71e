namespace AltProvision.Placements.Contracts;

/// <summary>What a placement does to the placement that a plan names.</summary>
public enum EhcpChangeKind
{
    /// <summary>The child stays on the roll of the school named in section I and is educated elsewhere for a time.</summary>
    Temporary,

    /// <summary>The placement takes the place of the school named in section I.</summary>
    PermanentChange,
}

/// <summary>May the placement go ahead for a child who may have an education, health and care plan? The event date is the planned start.</summary>
/// <param name="HasEhcp">The child has a plan.</param>
/// <param name="Kind">What the placement does to the placement that the plan names.</param>
public sealed record EhcpChangeFacts(bool HasEhcp, EhcpChangeKind Kind)
{
    /// <summary>The authority has reviewed and amended the plan so that it names the new placement.</summary>
    public bool LaHasAmendedPlan { get; init; }

    /// <summary>The authority's caseworker has been consulted.</summary>
    public bool IsCaseworkerConsulted { get; init; }

    /// <summary>Items of section F that nobody would deliver during the placement.</summary>
    public int UnmappedSectionFItems { get; init; }

    /// <summary>The authority has accepted that gap in writing.</summary>
    public bool LaAcceptsGap { get; init; }

    /// <summary>Planned length in weeks; null when it is not known.</summary>
    public decimal? Weeks { get; init; }

    /// <summary>The child has been in alternative provision before under this plan.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The child is permanently excluded.</summary>
    public bool IsPermanentlyExcluded { get; init; }

    /// <summary>Date of the early or interim review of the plan; null when none is fixed.</summary>
    public DateOnly? EarlyReviewDate { get; init; }
}
