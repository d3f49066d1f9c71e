using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Reviews.Contracts;

/// <summary>A provider's written report for a review. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="PlacementId">The placement reported on.</param>
/// <param name="ReviewId">The review that read it; null until one was held after the period.</param>
/// <param name="PeriodFrom">First day of the period reported on.</param>
/// <param name="PeriodTo">Last day of the period reported on.</param>
/// <param name="AttendancePercent">Sessions attended of those offered in the period, 0 to 100.</param>
/// <param name="Progress">Progress against each goal, behaviour and wellbeing.</param>
/// <param name="Concerns">What worries the provider; null when nothing does. Safeguarding concerns are raised apart, at once.</param>
/// <param name="SubmittedBy">Who wrote it, as the identity provider names that person. Personal data.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
[Holds(DataClass.SpecialCategory)]
public sealed record ProviderReportView(
    ProviderReportId Id,
    PlacementId PlacementId,
    ReviewId? ReviewId,
    DateOnly PeriodFrom,
    DateOnly PeriodTo,
    decimal AttendancePercent,
    string Progress,
    string? Concerns,
    string SubmittedBy,
    DateTimeOffset SubmittedAt
);
