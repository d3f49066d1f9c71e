namespace AltProvision.Kernel;

/// <summary>Legal weight of a rule.</summary>
public enum RuleStrength
{
    /// <summary>Duty or power in an Act or regulations.</summary>
    StatutoryDuty,

    /// <summary>Statutory guidance that restates a legal duty.</summary>
    StatutoryGuidanceMust,

    /// <summary>Statutory guidance to be followed unless there is a recorded good reason.</summary>
    StatutoryGuidanceShould,

    /// <summary>Non-statutory national standard.</summary>
    NationalStandard,

    /// <summary>Good practice.</summary>
    GoodPractice,

    /// <summary>Policy that each local authority sets for itself.</summary>
    LocalPolicy,
}

/// <summary>How sure the authors of a rule are of it.</summary>
public enum RuleConfidence
{
    /// <summary>Confirmed in the law itself or in several independent sources.</summary>
    High,

    /// <summary>The duty is sure, a detail is not.</summary>
    Medium,

    /// <summary>To be checked by a lawyer before it is relied on.</summary>
    Low,
}

/// <summary>One version of a rule: a changed law is a new version beside the old one, never an edit of it.</summary>
/// <param name="Id">Stable identifier, never reused.</param>
/// <param name="Version">Counts from 1.</param>
/// <param name="From">First date of a legal event that this version governs; null means always.</param>
/// <param name="Until">Last date of a legal event that this version governs; null means still in force.</param>
/// <param name="Source">Act, regulation, guidance or local policy that it rests on.</param>
public sealed record RuleVersion(string Id, int Version, DateOnly? From, DateOnly? Until, string Source)
{
    /// <summary>Id and version in one, as decisions keep them: <c>ENG-REF-002 v1</c>.</summary>
    public string Name => $"{Id} v{Version}";

    /// <summary>Short name for lists.</summary>
    public required string Title { get; init; }

    /// <summary>The rule in one or two sentences.</summary>
    public required string Statement { get; init; }

    /// <summary>Legal weight.</summary>
    public required RuleStrength Strength { get; init; }

    /// <summary>How sure we are of it.</summary>
    public RuleConfidence Confidence { get; init; } = RuleConfidence.High;

    /// <summary>
    /// Why this version does not speak unless it is switched on by configuration: the law is not commenced, or a detail is unsure.
    /// Null for what is in use. Everything of low confidence has a reason.
    /// </summary>
    public string? OffBecause { get; init; }

    /// <summary>
    /// Role whose people may lift a block of this rule for one record, with a reason and for a time. Local policy only: a block of the law
    /// is lifted by changing the facts. Null when the policy names nobody.
    /// </summary>
    public Role? LiftedBy { get; init; }

    /// <summary>True when a legal event on the date falls under this version.</summary>
    public bool IsInForceOn(DateOnly eventDate) => !(eventDate < From) && !(eventDate > Until);

    internal bool Overlaps(RuleVersion other) => !(Until < other.From) && !(other.Until < From);
}
