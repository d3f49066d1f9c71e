namespace AltProvision.Placements.Contracts;

/// <summary>How does the child get there, and must the authority see to it? The event date is the day of the journey.</summary>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="AsOf">Day of the journey.</param>
/// <param name="RouteMiles">Miles by the shortest safe walking route.</param>
public sealed record JourneyFacts(DateOnly BirthDate, DateOnly AsOf, decimal RouteMiles)
{
    /// <summary>Minutes from door to door, each way; null while not known.</summary>
    public int? Minutes { get; init; }

    /// <summary>The family has a low income.</summary>
    public bool IsLowIncome { get; init; }

    /// <summary>It is one of the three nearest places that suit; null while nobody has looked.</summary>
    public bool? IsOneOfThreeNearest { get; init; }

    /// <summary>The route is not safe to walk, accompanied as necessary.</summary>
    public bool IsRouteUnsafe { get; init; }

    /// <summary>The child cannot reasonably be expected to walk, because of needs, disability or mobility.</summary>
    public bool CannotReasonablyWalk { get; init; }

    /// <summary>The school commissions the place for the day: the commissioner pays for travel, not the authority.</summary>
    public bool IsSchoolCommissioned { get; init; }

    /// <summary>There is a travel plan.</summary>
    public bool HasTravelPlan { get; init; }
}
