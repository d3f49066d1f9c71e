using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Host;

/// <summary>How far a story has come.</summary>
internal enum StoryKind
{
    Draft,
    Submitted,
    Accepted,
    Rejected,
    Withdrawn,
    Awaiting,
    NotAgreed,
    Agreed,
    Active,
    Ended,
}

/// <summary>One referral of one pupil, with what came of it.</summary>
/// <param name="Stay">The placement that answers it; null when there is none yet, or never will be.</param>
internal sealed record DemoStory(
    int Seed,
    int Number,
    StoryKind Kind,
    DemoPupil Pupil,
    ProvisionReason Reason,
    DateOnly EventDate,
    DateOnly SubmittedOn,
    DateOnly DecidedOn,
    DemoStay? Stay
)
{
    public ReferralId ReferralId => new(DemoIds.Of("referral", $"{Seed}/{Number}"));

    public PlacementId PlacementId => new(DemoIds.Of("placement", $"{Seed}/{Number}"));

    public bool IsLaCommissioned => IsLaReason(Reason);

    /// <summary>Whether the authority has to agree: it commissions, or there is a plan or a looked-after child.</summary>
    public bool IsLaNeeded => IsLaCommissioned || Pupil.HasEhcp || Pupil.IsLookedAfter;

    /// <summary>Whether the child really came.</summary>
    public bool HasStarted => Kind is StoryKind.Active or StoryKind.Ended && Stay!.End?.Reason is not PlacementEndReason.NeverStarted;

    /// <summary>Whether the pupil leaves the school's roll with the placement.</summary>
    public bool LeavesRoll =>
        Stay?.End?.Reason
            is PlacementEndReason.CompletedNewSchool
                or PlacementEndReason.MovedSpecial
                or PlacementEndReason.ElectiveHomeEducation
                or PlacementEndReason.MovedArea;

    public DemoChance Chance(string purpose) => new(Seed, $"{purpose}/{Number}");

    /// <summary>The sixth school day is near: full-time education has to be in place.</summary>
    public static bool IsUrgent(ProvisionReason reason) => reason is ProvisionReason.PermanentExclusion or ProvisionReason.Suspension;

    private static bool IsLaReason(ProvisionReason reason) =>
        reason
            is ProvisionReason.PermanentExclusion
                or ProvisionReason.Medical
                or ProvisionReason.Otherwise
                or ProvisionReason.EhcpSectionF
                or ProvisionReason.Eotas;
}

/// <summary>A placement: where, when and how it went.</summary>
internal sealed record DemoStay(
    DemoProvider Provider,
    DemoSite Site,
    OfferContent Offer,
    DateOnly ProposedOn,
    DateOnly AnsweredOn,
    DateOnly Start,
    DateOnly PlannedEnd,
    IReadOnlyList<string> HalfDays,
    DemoEnd? End,
    DemoWayOn? WayOn,
    bool IsReviewOverdue
)
{
    private const decimal HoursOfHalfDay = 2.5m;

    public SiteId SiteId => DemoProviders.SiteIdOf(Provider, Site);

    public decimal HoursPerWeek => HalfDays.Count * HoursOfHalfDay;

    public Money WeeklyCost => HalfDays.Count == 10 ? Offer.PricePerWeek : new(Offer.PricePerDay.Pounds * HalfDays.Count / 2);

    /// <summary>The real last day, or the planned one while it lasts.</summary>
    public DateOnly LastDay => End?.LastDay ?? PlannedEnd;
}

/// <summary>How a placement ended.</summary>
internal sealed record DemoEnd(DateOnly LastDay, PlacementEndReason Reason, PlacementOutcome Outcome, PlacementDestination Destination);

/// <summary>The way back or on.</summary>
/// <param name="CompletedOn">Null when it is not complete.</param>
internal sealed record DemoWayOn(TransitionStatus Status, TransitionKind Kind, DateOnly? CompletedOn = null);
