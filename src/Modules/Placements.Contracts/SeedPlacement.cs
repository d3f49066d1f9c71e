using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Placements.Contracts;

/// <summary>
/// Writes a placement with its history as it stands, for demo data and imports; no rule is asked. Written again under the same id it is
/// brought up to date: marks and answers that are there stay as they are. Tells what the real path tells: agreed, started, ended.
/// </summary>
/// <param name="Id">Identifier; the same one again updates.</param>
/// <param name="ReferralId">The referral that it answers.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The home school; null for a child on no roll.</param>
/// <param name="LaCode">Authority in whose area the child lives, three digits.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="SiteId">The site attended.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">Main reason of the referral.</param>
/// <param name="StartDate">First day, planned or real.</param>
/// <param name="PlannedEndDate">Agreed last day.</param>
/// <param name="FirstReviewDate">Date agreed for the first review.</param>
/// <param name="HoursPerWeek">Taught and supervised hours a week.</param>
/// <param name="WeeklyCost">Price of a week in pounds.</param>
/// <param name="HalfDays">Half-days of the week by the keys of <see cref="SessionKeys"/>.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Plan">The personalised plan.</param>
/// <param name="CreatedAt">When it was proposed.</param>
/// <param name="Answers">What the parties said, oldest first.</param>
/// <param name="Marks">Marks of its sessions.</param>
/// <param name="End">How it ended; needed when the status says so.</param>
/// <param name="IsLaCommissioned">Whether the authority commissions it.</param>
[AllowSystem]
public sealed record SeedPlacement(
    PlacementId Id,
    ReferralId ReferralId,
    PupilId PupilId,
    SchoolId? SchoolId,
    string LaCode,
    ProviderId ProviderId,
    SiteId SiteId,
    PlacementStatus Status,
    ProvisionReason Reason,
    DateOnly StartDate,
    DateOnly PlannedEndDate,
    DateOnly FirstReviewDate,
    decimal HoursPerWeek,
    Money WeeklyCost,
    IReadOnlyList<string> HalfDays,
    string Purpose,
    PlacementPlan Plan,
    DateTimeOffset CreatedAt,
    IReadOnlyList<SeedPartyAnswer> Answers,
    IReadOnlyList<SeedAttendanceMark> Marks,
    SeedPlacementEnd? End = null,
    bool IsLaCommissioned = false
) : IRequest<Result<PlacementView>>;

/// <summary>What a party said.</summary>
/// <param name="Party">Who.</param>
/// <param name="Answer">What.</param>
/// <param name="At">When.</param>
/// <param name="Note">The views recorded; null when there is nothing to add.</param>
public sealed record SeedPartyAnswer(PlacementParty Party, PartyAnswer Answer, DateTimeOffset At, string? Note = null);

/// <summary>The mark of one session.</summary>
/// <param name="Date">Day of the session.</param>
/// <param name="HalfDay">Which half of it.</param>
/// <param name="Code">National attendance code.</param>
public sealed record SeedAttendanceMark(DateOnly Date, HalfDay HalfDay, string Code);

/// <summary>How a placement ended.</summary>
/// <param name="LastDay">Real last day.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Outcome">Whether it did what it was for.</param>
/// <param name="Destination">Where the pupil went.</param>
public sealed record SeedPlacementEnd(
    DateOnly LastDay,
    PlacementEndReason Reason,
    PlacementOutcome Outcome,
    PlacementDestination Destination
);
