using AltProvision.Kernel;

namespace AltProvision.Placements.Contracts;

/// <summary>Kinds of placement that have a usual longest time.</summary>
public enum PlacementLimitKind
{
    /// <summary>Direction off site to improve behaviour.</summary>
    OffSiteDirection,

    /// <summary>Intervention for a limited time, after which the child goes back.</summary>
    Intervention,

    /// <summary>Pathway through key stage 4.</summary>
    KeyStage4Pathway,
}

/// <summary>Has the placement an end, and is it not too long? The event date is the start.</summary>
/// <param name="Start">First day of the placement.</param>
/// <param name="PlannedEnd">Planned last day; null while none is agreed.</param>
public sealed record PlacementLimitFacts(DateOnly Start, DateOnly? PlannedEnd)
{
    /// <summary>The provider is not a school.</summary>
    public bool IsNonSchool { get; init; }

    /// <summary>Half-days a week at the provider.</summary>
    public int SessionsPerWeek { get; init; }

    /// <summary>Kind of placement; null when it has no usual longest time.</summary>
    public PlacementLimitKind? Kind { get; init; }

    /// <summary>Calendar of the home school; null when terms are not looked at.</summary>
    public SchoolCalendar? Calendar { get; init; }

    /// <summary>A review has found that the placement may be longer than is usual.</summary>
    public bool IsExtendedByReview { get; init; }

    /// <summary>Why a key stage 4 pathway is right for the child is recorded.</summary>
    public bool HasPathwayReason { get; init; }

    /// <summary>Last day of the child's Year 11; null when not known.</summary>
    public DateOnly? EndOfYear11 { get; init; }
}
