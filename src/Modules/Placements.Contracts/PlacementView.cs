using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Placements.Contracts;

/// <summary>Where a placement stands.</summary>
public enum PlacementStatus
{
    /// <summary>Proposed and checked; the parties are asked.</summary>
    AwaitingAgreement,

    /// <summary>All parties that must agree have agreed; it starts with the first attended session.</summary>
    Agreed,

    /// <summary>The child attends.</summary>
    Active,

    /// <summary>Over.</summary>
    Ended,

    /// <summary>A party did not agree.</summary>
    NotAgreed,
}

/// <summary>Half a school day.</summary>
public enum HalfDay
{
    /// <summary>Morning.</summary>
    Am,

    /// <summary>Afternoon.</summary>
    Pm,
}

/// <summary>A placement of a pupil at a provider. The pupil stays on the home school's roll. Personal data.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="ReferralId">The accepted referral that it answers.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The home school; null for a child on no roll.</param>
/// <param name="LaCode">Authority in whose area the child lives, three digits.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="SiteId">The site attended.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Purpose">What it is for, in the commissioner's words.</param>
/// <param name="StartDate">First day, planned or real.</param>
/// <param name="PlannedEndDate">Agreed last day.</param>
/// <param name="EndedOn">Real last day; null while it lasts.</param>
/// <param name="HoursPerWeek">Taught and supervised hours a week.</param>
/// <param name="WeeklyCost">Price of a week in pounds.</param>
/// <param name="FirstReviewDate">Date agreed for the first review.</param>
[Holds(DataClass.Personal)]
public sealed record PlacementView(
    PlacementId Id,
    int Version,
    ReferralId ReferralId,
    PupilId PupilId,
    SchoolId? SchoolId,
    string LaCode,
    ProviderId ProviderId,
    SiteId SiteId,
    PlacementStatus Status,
    [property: Holds(DataClass.SpecialCategory)] string Purpose,
    DateOnly StartDate,
    DateOnly PlannedEndDate,
    DateOnly? EndedOn,
    decimal HoursPerWeek,
    Money WeeklyCost,
    DateOnly FirstReviewDate
)
{
    /// <summary>The half-days of the week that are spent there, in the order of the week: "Mon AM", "Mon PM".</summary>
    public IReadOnlyList<string> HalfDays { get; init; } = [];

    /// <summary>Coded reason of the end; null while it lasts.</summary>
    public PlacementEndReason? EndReason { get; init; }

    /// <summary>Whether it did what it was for; null while it lasts.</summary>
    public PlacementOutcome? Outcome { get; init; }

    /// <summary>Where the pupil went from here; null while it lasts.</summary>
    public PlacementDestination? Destination { get; init; }

    /// <summary>Rules whose warnings the commissioner has taken on, by id.</summary>
    public IReadOnlyList<string> AcknowledgedWarnings { get; init; } = [];

    /// <summary>Why the placement is right in spite of these warnings; null when there were none.</summary>
    public string? AcknowledgementReason { get; init; }

    /// <summary>First day at the next setting; null while it lasts, or when none is agreed.</summary>
    public DateOnly? NextSettingFrom { get; init; }

    /// <summary>Who answers for the next step; null while it lasts, or when nobody is named. Personal data.</summary>
    public string? NextStepOwner { get; init; }
}

/// <summary>Placements that the viewer may see; others are absent, as if unknown.</summary>
[Allow]
public sealed record GetPlacementsById(IReadOnlyCollection<PlacementId> Ids) : IRequest<IReadOnlyDictionary<PlacementId, PlacementView>>;

/// <summary>
/// How many placements hold a place at each site today or later, in each half-day of the week ("Mon AM"), over all commissioners: counts
/// only. A live placement holds its places, and so does one that is agreed or waits for agreement. Sites without any are absent.
/// </summary>
[Allow]
public sealed record GetSiteLoads(IReadOnlyCollection<SiteId> Ids)
    : IRequest<IReadOnlyDictionary<SiteId, IReadOnlyDictionary<string, int>>>;

/// <summary>All parties agreed: the provider may see the pupil from now on.</summary>
public sealed record PlacementAgreed(
    Guid EventId,
    PlacementId PlacementId,
    ReferralId ReferralId,
    PupilId PupilId,
    ProviderId ProviderId,
    DateOnly StartDate
) : IIntegrationEvent;

/// <summary>The first session was attended.</summary>
public sealed record PlacementStarted(
    Guid EventId,
    PlacementId PlacementId,
    ReferralId ReferralId,
    PupilId PupilId,
    SchoolId? SchoolId,
    string LaCode,
    ProviderId ProviderId,
    DateOnly StartDate,
    DateOnly PlannedEndDate,
    DateOnly AgreedFirstReview
) : IIntegrationEvent;

/// <summary>The agreed end moved after a completed review.</summary>
public sealed record PlacementExtended(Guid EventId, PlacementId PlacementId, DateOnly PlannedEndDate) : IIntegrationEvent;

/// <summary>The placement is over.</summary>
public sealed record PlacementEnded(
    Guid EventId,
    PlacementId PlacementId,
    ReferralId ReferralId,
    PupilId PupilId,
    ProviderId ProviderId,
    DateOnly LastDay
) : IIntegrationEvent;
