using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Placements;

/// <summary>What a proposal rests on besides its own words.</summary>
/// <param name="Referral">The accepted referral.</param>
/// <param name="IsLaCommissioned">The authority, not the school, commissions.</param>
/// <param name="IsLaNeeded">The authority is a party.</param>
internal sealed record ProposalGround(ReferralView Referral, bool IsLaCommissioned, bool IsLaNeeded);

internal sealed class Placement : IVersioned
{
    private readonly List<PartyAnswerEntry> _answers = [];

    private Placement() { }

    public PlacementId Id { get; private set; }

    public int Version { get; private set; }

    public ReferralId ReferralId { get; private set; }

    public PupilId PupilId { get; private set; }

    public SchoolId? SchoolId { get; private set; }

    public string LaCode { get; private set; } = "";

    public ProviderId ProviderId { get; private set; }

    public SiteId SiteId { get; private set; }

    public ProvisionReason Reason { get; private set; }

    public bool IsLaCommissioned { get; private set; }

    public bool IsLaNeeded { get; private set; }

    public bool MeetsExclusionDuty { get; private set; }

    public PlacementStatus Status { get; private set; }

    public string Purpose { get; private set; } = "";

    /// <summary>First day as agreed. Sessions count from it; <see cref="StartDate"/> becomes the first day attended.</summary>
    public DateOnly PlannedStart { get; private set; }

    public DateOnly StartDate { get; private set; }

    public DateOnly PlannedEndDate { get; private set; }

    public DateOnly FirstReviewDate { get; private set; }

    public decimal HoursPerWeek { get; private set; }

    public Money WeeklyCost { get; private set; }

    public List<string> HalfDays { get; private set; } = [];

    public PlacementPlan Plan { get; private set; } = new([]);

    public List<string> AcknowledgedWarnings { get; private set; } = [];

    public string? AcknowledgementReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>Kept here too, so that an answer is a change of the placement and raises its version.</summary>
    public int AnswerCount { get; private set; }

    /// <summary>Why it goes on past the first agreed end; null while it does not.</summary>
    public string? ExtensionReason { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public PlacementEndReason? EndReason { get; private set; }

    public PlacementOutcome? Outcome { get; private set; }

    public PlacementDestination? Destination { get; private set; }

    public string? EndNote { get; private set; }

    public DateOnly? NextSettingFrom { get; private set; }

    public string? NextStepOwner { get; private set; }

    public IReadOnlyList<PartyAnswerEntry> Answers => _answers;

    public static Placement Propose(
        PlacementProposal proposal,
        ProposalGround ground,
        WarningAcknowledgement acknowledged,
        DateTimeOffset now
    )
    {
        var referral = ground.Referral;
        return new()
        {
            Id = new(Guid.CreateVersion7()),
            Version = 1,
            ReferralId = referral.Id,
            PupilId = referral.PupilId,
            SchoolId = referral.SchoolId,
            LaCode = referral.LaCode,
            ProviderId = proposal.ProviderId,
            SiteId = proposal.SiteId,
            Reason = referral.Reason,
            IsLaCommissioned = ground.IsLaCommissioned,
            IsLaNeeded = ground.IsLaNeeded,
            MeetsExclusionDuty =
                referral is { Reason: ProvisionReason.PermanentExclusion or ProvisionReason.Suspension, DueDate: not null },
            Status = PlacementStatus.AwaitingAgreement,
            Purpose = proposal.Purpose.Trim(),
            PlannedStart = proposal.StartDate,
            StartDate = proposal.StartDate,
            PlannedEndDate = proposal.PlannedEndDate,
            FirstReviewDate = proposal.FirstReviewDate,
            HoursPerWeek = proposal.HoursPerWeek,
            WeeklyCost = proposal.WeeklyCost,
            HalfDays = [.. SessionKeys.InOrder(proposal.HalfDays)],
            Plan = proposal.Plan,
            AcknowledgedWarnings = [.. acknowledged.RuleIds],
            AcknowledgementReason = acknowledged.Reason,
            CreatedAt = now,
        };
    }

    public static Placement Seed(SeedPlacement seed)
    {
        var placement = new Placement
        {
            Id = seed.Id,
            Version = 1,
            CreatedAt = seed.CreatedAt,
        };
        placement.Reseed(seed);
        return placement;
    }

    public void Reseed(SeedPlacement seed)
    {
        (ReferralId, PupilId, SchoolId, LaCode) = (seed.ReferralId, seed.PupilId, seed.SchoolId, seed.LaCode);
        (ProviderId, SiteId) = (seed.ProviderId, seed.SiteId);
        (Reason, IsLaCommissioned) = (seed.Reason, seed.IsLaCommissioned);
        IsLaNeeded = seed.IsLaCommissioned || seed.Answers.Any(answer => answer.Party is PlacementParty.La);
        MeetsExclusionDuty = seed.Reason is ProvisionReason.PermanentExclusion;
        Status = seed.Status;
        (PlannedStart, StartDate, PlannedEndDate) = (seed.StartDate, seed.StartDate, seed.PlannedEndDate);
        FirstReviewDate = seed.FirstReviewDate;
        (HoursPerWeek, WeeklyCost) = (seed.HoursPerWeek, seed.WeeklyCost);
        HalfDays = [.. SessionKeys.InOrder(seed.HalfDays)];
        (Purpose, Plan) = (seed.Purpose.Trim(), seed.Plan);
        (EndedOn, EndReason) = (seed.End?.LastDay, seed.End?.Reason);
        (Outcome, Destination) = (seed.End?.Outcome, seed.End?.Destination);
        if (_answers.Count == 0)
        {
            foreach (var answer in seed.Answers)
            {
                Add(answer.Party, answer.Answer, answer.Note, Viewer.System, answer.At);
            }
        }

        AgreedAt ??= IsAgreedOrLater ? seed.Answers.Select(answer => answer.At).DefaultIfEmpty(seed.CreatedAt).Max() : null;
    }

    /// <summary>All parties agreed once; whether it went on from there or not.</summary>
    public bool IsAgreedOrLater => Status is PlacementStatus.Agreed or PlacementStatus.Active or PlacementStatus.Ended;

    public PartyAnswer AnswerOf(PlacementParty party) =>
        _answers.Where(answer => answer.Party == party).MaxBy(answer => answer.Number)?.Answer ?? PartyAnswer.NotAsked;

    /// <summary>Records what a party said.</summary>
    public Refusal? Record(PlacementParty party, PartyAnswer answer, string? note, Viewer viewer, DateTimeOffset now)
    {
        if (Status is not PlacementStatus.AwaitingAgreement)
        {
            return Refusal.Of(
                "placement.not-awaiting-agreement",
                "Answers are recorded while the placement waits for agreement. Read it again to see where it stands."
            );
        }

        Add(party, answer, note, viewer, now);
        return null;
    }

    /// <summary>Facts for the rules on what has to be agreed before the start.</summary>
    public ActivationFacts ToActivationFacts() =>
        new(
            // A child on no roll has no home school that could agree: the authority, which is a party then, speaks alone.
            SchoolId is null
                ? PartyAnswer.Agreed
                : AnswerOf(PlacementParty.HomeSchool),
            AnswerOf(PlacementParty.Provider),
            AnswerOf(PlacementParty.Parent),
            AnswerOf(PlacementParty.Child),
            ToPlanFacts()
        )
        {
            IsLaNeeded = IsLaNeeded,
            La = AnswerOf(PlacementParty.La),
            IsOffSiteDirection = Reason is ProvisionReason.OffSiteDirection,
            MeetsExclusionDuty = MeetsExclusionDuty,
        };

    public PlacementTerms ToTerms() =>
        new(ReferralId, PupilId, ProviderId, SiteId, CommissioningSchool, LaCode, StartDate, PlannedEndDate, HalfDays, HoursPerWeek)
        {
            // Whoever proposes agrees by it, so the first answer is the proposer's.
            ProposedBy = _answers.MinBy(answer => answer.Number)?.RecordedBy,
        };

    /// <summary>The school that commissions; null when the authority does.</summary>
    public SchoolId? CommissioningSchool => IsLaCommissioned ? null : SchoolId;

    /// <summary>The rules are content: the placement starts with the first attended session.</summary>
    public void Agree(DateTimeOffset now) => (Status, AgreedAt) = (PlacementStatus.Agreed, now);

    /// <summary>A party says no.</summary>
    public Refusal? Decline(PlacementParty party, string reason, Viewer viewer, DateTimeOffset now)
    {
        if (Record(party, PartyAnswer.Disagreed, reason, viewer, now) is { } refusal)
        {
            return refusal;
        }

        Status = PlacementStatus.NotAgreed;
        return null;
    }

    /// <summary>Changes the plan. What the parties have agreed to is asked anew when purpose or goals change.</summary>
    public Refusal? ChangePlan(PlanChange change, Viewer viewer, DateTimeOffset now)
    {
        if (Status is PlacementStatus.Ended or PlacementStatus.NotAgreed)
        {
            return Refusal.Of("placement.over", "The placement is over, its plan stays as it was.");
        }

        var isPurposeChanged = change.Purpose is { } purpose && purpose.Trim() != Purpose;
        if (isPurposeChanged && Status is not PlacementStatus.AwaitingAgreement)
        {
            return Refusal.Of(
                "placement.purpose-agreed",
                "The purpose was agreed by all parties. For another purpose end this placement and propose a new one.",
                "purpose"
            );
        }

        var isAgreementChanged = isPurposeChanged || (change.Plan is { } plan && !plan.Goals.SequenceEqual(Plan.Goals));
        Purpose = change.Purpose?.Trim() ?? Purpose;
        Plan = change.Plan ?? Plan;
        HoursPerWeek = change.HoursPerWeek ?? HoursPerWeek;
        HalfDays = change.HalfDays is { } halfDays ? [.. SessionKeys.InOrder(halfDays)] : HalfDays;
        if (isAgreementChanged && Status is PlacementStatus.AwaitingAgreement)
        {
            AskAnew(viewer, now);
        }

        return null;
    }

    /// <summary>The terms as they would be after the change.</summary>
    public PlacementTerms TermsAfter(PlanChange change) =>
        ToTerms() with
        {
            HalfDays = change.HalfDays is { } halfDays ? SessionKeys.InOrder(halfDays) : HalfDays,
            HoursPerWeek = change.HoursPerWeek ?? HoursPerWeek,
        };

    public Refusal? Extend(DateOnly plannedEndDate, string reason)
    {
        if (Status is not (PlacementStatus.Agreed or PlacementStatus.Active))
        {
            return Refusal.Of("placement.not-live", "Only an agreed or live placement can be extended.");
        }

        (PlannedEndDate, ExtensionReason) = (plannedEndDate, reason.Trim());
        return null;
    }

    public Refusal? End(PlacementEnding ending, DateOnly? lastAttended)
    {
        if (Status is not (PlacementStatus.Agreed or PlacementStatus.Active))
        {
            return Refusal.Of("placement.not-live", "Only an agreed or live placement can be ended.");
        }

        if ((ending.Reason is PlacementEndReason.NeverStarted) == (Status is PlacementStatus.Active))
        {
            return Status is PlacementStatus.Active
                ? Refusal.Of("placement.has-started", "The child has attended, so the placement did start. Give another reason.", "reason")
                : Refusal.Of(
                    "placement.never-started",
                    "The child never attended: give the reason NEVER_STARTED, and the story in the note.",
                    "reason"
                );
        }

        if (Status is PlacementStatus.Active && ending.LastDay < StartDate)
        {
            return Refusal.Of("placement.end-before-start", "The last day lies before the first one. Check the date.", "lastDay");
        }

        if (ending.LastDay < lastAttended)
        {
            return Refusal.Of(
                "placement.attended-after-end",
                $"The child attended on {lastAttended.Value.InWords()}, after this last day. Give a later day, or correct the mark.",
                "lastDay"
            );
        }

        (Status, EndedOn, EndReason) = (PlacementStatus.Ended, ending.LastDay, ending.Reason);
        (Outcome, Destination, EndNote) = (ending.Outcome, ending.Destination, ending.Note?.Trim());
        (NextSettingFrom, NextStepOwner) = (ending.NextSettingFrom, ending.NextStepOwner);
        return null;
    }

    /// <summary>Whether a session may be marked, from what the placement itself knows.</summary>
    public Refusal? CheckSession(DateOnly date, HalfDay half)
    {
        if (!IsAgreedOrLater)
        {
            return Refusal.Of("placement.not-agreed", "Sessions are marked once all parties have agreed. Ask the commissioner.");
        }

        if (date < PlannedStart)
        {
            return Refusal.Of("attendance.before-start", $"The placement begins on {PlannedStart.InWords()}. Check the date.", "date");
        }

        if (date > (EndedOn ?? PlannedEndDate))
        {
            var advice = EndedOn is null ? "Ask the commissioner to hold a review and extend it." : "Check the date.";
            return Refusal.Of("attendance.after-end", $"The placement ended on {(EndedOn ?? PlannedEndDate).InWords()}. {advice}", "date");
        }

        var key = SessionKeys.Of(date, half);
        return HalfDays.Contains(key)
            ? null
            : Refusal.Of("attendance.not-timetabled", $"{key} is not on the timetable. It has {string.Join(", ", HalfDays)}.", "date");
    }

    /// <summary>The child attended a session.</summary>
    /// <returns>Whether this was the start.</returns>
    public bool Attended(DateOnly date)
    {
        if (Status is PlacementStatus.Agreed)
        {
            (Status, StartDate) = (PlacementStatus.Active, date);
            return true;
        }

        // Marked afterwards, an earlier session moves the first day.
        StartDate = date < StartDate ? date : StartDate;
        return false;
    }

    /// <summary>How it holds its places: a live placement until it is ended, even past the agreed day.</summary>
    public static Booking BookingOf(
        PlacementStatus status,
        DateOnly start,
        DateOnly plannedEnd,
        IReadOnlyList<string> halfDays,
        DateOnly today
    ) => new(start, status is PlacementStatus.Active && plannedEnd < today ? today : plannedEnd, halfDays);

    public PlacementAgreed ToAgreed() => new(Guid.CreateVersion7(), Id, ReferralId, PupilId, ProviderId, StartDate);

    public PlacementStarted ToStarted() =>
        new(Guid.CreateVersion7(), Id, ReferralId, PupilId, SchoolId, LaCode, ProviderId, StartDate, PlannedEndDate, FirstReviewDate);

    public PlacementEnded ToEnded() => new(Guid.CreateVersion7(), Id, ReferralId, PupilId, ProviderId, EndedOn!.Value);

    public PlacementView ToView() =>
        new(
            Id,
            Version,
            ReferralId,
            PupilId,
            SchoolId,
            LaCode,
            ProviderId,
            SiteId,
            Status,
            Purpose,
            StartDate,
            PlannedEndDate,
            EndedOn,
            HoursPerWeek,
            WeeklyCost,
            FirstReviewDate
        )
        {
            HalfDays = HalfDays,
            EndReason = EndReason,
            Outcome = Outcome,
            Destination = Destination,
            AcknowledgedWarnings = AcknowledgedWarnings,
            AcknowledgementReason = AcknowledgementReason,
            NextSettingFrom = NextSettingFrom,
            NextStepOwner = NextStepOwner,
        };

    private PlanFacts ToPlanFacts() =>
        new()
        {
            HasPurpose = Purpose.Length > 0,
            HasMeasurableGoal = Plan.Goals.Any(goal => goal.Measure.Length > 0),
            HasEndDate = true,
            HasFirstReviewDate = true,
            HasNextStep = Plan.NextStep is not null,
            HasRiskAssessment = Plan.RiskAssessment is not null,
            HasTravelPlan = Plan.Travel is not null,
            HasTimetable = HalfDays.Count > 0,
            HasSafeguardingContacts = Plan is { ProviderSafeguardingContact: not null, SchoolSafeguardingContact: not null },
        };

    private void AskAnew(Viewer viewer, DateTimeOffset now)
    {
        foreach (var party in Enum.GetValues<PlacementParty>().Where(party => AnswerOf(party) is not PartyAnswer.NotAsked))
        {
            Add(party, PartyAnswer.NotAsked, "Purpose or goals have changed since the answer.", viewer, now);
        }
    }

    private void Add(PlacementParty party, PartyAnswer answer, string? note, Viewer viewer, DateTimeOffset at) =>
        _answers.Add(
            new()
            {
                PlacementId = Id,
                Number = ++AnswerCount,
                Party = party,
                Answer = answer,
                Note = note?.Trim(),
                RecordedBy = viewer.Subject,
                Organisation = viewer.Organisation,
                At = at,
            }
        );
}
