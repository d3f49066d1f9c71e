using System.Text.Json;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Referrals;

/// <summary>What a referral says of the legal event; which parts matter depends on the reason.</summary>
/// <param name="Session">When on the day of a permanent exclusion it took effect.</param>
/// <param name="Suspensions">The suspension periods, of any date order.</param>
/// <param name="Purpose">What a direction off site is for.</param>
internal sealed record Circumstances(
    ExclusionSession? Session,
    IReadOnlyList<SuspensionPeriodInput>? Suspensions,
    DirectionPurpose? Purpose
);

/// <summary>A period of suspension, both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
internal sealed record SuspensionPeriodInput(DateOnly From, DateOnly To);

/// <summary>What the rules made of a referral.</summary>
internal sealed record Duty(ResponsibleBody? Responsible, DateOnly? DueDate)
{
    public static readonly Duty None = new(null, null);
}

internal sealed class Referral : IVersioned
{
    private Referral() { }

    public ReferralId Id { get; private set; }

    public int Version { get; private set; }

    public PupilId PupilId { get; private set; }

    public SchoolId? SchoolId { get; private set; }

    public string LaCode { get; private set; } = "";

    public ProvisionReason Reason { get; private set; }

    public ReferralStatus Status { get; private set; }

    public DateOnly EventDate { get; private set; }

    public string Circumstances { get; private set; } = "{}";

    public ResponsibleBody? Responsible { get; private set; }

    public DateOnly? DueDate { get; private set; }

    public string Summary { get; private set; } = "";

    public string? DecisionReason { get; private set; }

    public ReferralRejectionReason? RejectionReason { get; private set; }

    /// <summary>What was asked of the referring school, the first first.</summary>
    public IReadOnlyList<InformationRequest> InformationRequests { get; private set; } = [];

    public InformationState Information { get; private set; }

    public DateOnly? InformationDueDate { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether statute sets a day by which education must be in place: such a referral cannot be turned away.</summary>
    public bool IsStatutoryDuty => Reason is ProvisionReason.PermanentExclusion or ProvisionReason.Suspension && DueDate is not null;

    public static Referral Draft(PupilView pupil, ReferralContent content, DateTimeOffset now)
    {
        var referral = new Referral
        {
            Id = new(Guid.CreateVersion7()),
            Version = 1,
            PupilId = pupil.Id,
            SchoolId = pupil.HomeSchoolId,
            LaCode = pupil.HomeLaCode,
            Status = ReferralStatus.Draft,
            CreatedAt = now,
        };
        referral.Take(content);
        return referral;
    }

    public static Referral Seed(SeedReferral seed)
    {
        var referral = new Referral
        {
            Id = seed.Id,
            Version = 1,
            PupilId = seed.PupilId,
            CreatedAt = seed.CreatedAt,
            Status = seed.Status,
        };
        referral.Fill(seed);
        return referral;
    }

    /// <summary>Brings a seeded referral up to date. What the placement has made of it stays: seeds do not take a child out of a place.</summary>
    public void Reseed(SeedReferral seed)
    {
        Status = Status is ReferralStatus.Placed or ReferralStatus.Closed ? Status : seed.Status;
        Fill(seed);
    }

    public ReferralContent ToContent()
    {
        var circumstances = JsonSerializer.Deserialize<Circumstances>(Circumstances)!;
        return new(Reason, EventDate, Summary, circumstances.Session, circumstances.Suspensions, circumstances.Purpose);
    }

    public Refusal? Change(ReferralContent content)
    {
        if (Status is not ReferralStatus.Draft)
        {
            return Refusal.Of("referral.not-draft", "Only a draft can be changed. Withdraw this referral and make a new one.");
        }

        Take(content);
        return null;
    }

    public Refusal? Submit(Duty duty, DateTimeOffset now)
    {
        if (Status is not ReferralStatus.Draft)
        {
            return Refusal.Of("referral.already-submitted", "This referral was submitted before. Read it again to see where it stands.");
        }

        (Status, SubmittedAt, Responsible, DueDate) = (ReferralStatus.Submitted, now, duty.Responsible, duty.DueDate);
        return null;
    }

    public Refusal? Accept(DateTimeOffset now)
    {
        if (Status is not ReferralStatus.Submitted)
        {
            return NotWaiting("accepted");
        }

        (Status, DecidedAt) = (ReferralStatus.Accepted, now);
        CloseRequests(now);
        return null;
    }

    public Refusal? Reject(ReferralRejectionReason code, string reason, DateTimeOffset now)
    {
        if (Status is not ReferralStatus.Submitted)
        {
            return NotWaiting("rejected");
        }

        if (IsStatutoryDuty)
        {
            return Refusal.Of(
                "referral.statutory-duty",
                $"A live statutory duty cannot be rejected: full-time education must be in place by {DueDate:ddd d MMM yyyy}. Accept it and find a place."
            );
        }

        (Status, RejectionReason, DecisionReason, DecidedAt) = (ReferralStatus.Rejected, code, reason, now);
        CloseRequests(now);
        return null;
    }

    public Refusal? Withdraw(string reason, DateTimeOffset now)
    {
        if (Status is not (ReferralStatus.Draft or ReferralStatus.Submitted or ReferralStatus.Accepted))
        {
            return Refusal.Of("referral.not-open", "Only an open referral can be withdrawn.");
        }

        if (IsStatutoryDuty)
        {
            return Refusal.Of(
                "referral.statutory-duty",
                "The duty to educate this child does not end with the referral, so it cannot be withdrawn. Record the changed facts instead."
            );
        }

        (Status, DecisionReason, DecidedAt) = (ReferralStatus.Withdrawn, reason, now);
        CloseRequests(now);
        return null;
    }

    /// <summary>Asks the referring school for what is missing. Neither the status nor the statutory date changes: the law does not wait.</summary>
    public Refusal? Ask(IReadOnlyList<WantedInformation> wanted, string organisation, DateOnly? due, DateTimeOffset now)
    {
        if (Status is not ReferralStatus.Submitted)
        {
            return Refusal.Of(
                "referral.not-submitted",
                "More is asked for only while a referral waits for a decision. Read it again to see where it stands."
            );
        }

        if (SchoolId is null)
        {
            return Refusal.Of(
                "referral.nobody-to-ask",
                "The authority itself refers this child, who is on no roll: there is no school to ask. Decide on what is there.",
                "referralId"
            );
        }

        Keep([.. InformationRequests, InformationRequest.Of(InformationRequests.Count + 1, wanted, organisation, due, now)]);
        return null;
    }

    /// <summary>Answers some or all of what a request asks for.</summary>
    public Refusal? Answer(int number, IReadOnlyList<InformationAnswer> answers, string organisation, DateTimeOffset now)
    {
        var request = InformationRequests.FirstOrDefault(r => r.Number == number);
        if (request is not { State: InformationState.Waiting })
        {
            return Refusal.Of(
                "referral.request-not-waiting",
                "There is no such request that waits for an answer. Read the referral again.",
                "request"
            );
        }

        if (answers.Index().FirstOrDefault(answer => !request.WaitsFor(answer.Item.Gap)) is { Item: not null } wrong)
        {
            return Refusal.Of(
                "referral.gap-not-waiting",
                "The request does not ask for this, or it is answered already; answers are not changed. Leave it out.",
                "answers",
                $"{wrong.Index}",
                "gap"
            );
        }

        Keep([.. InformationRequests.Select(r => r == request ? r.Answer(answers, organisation, now) : r)]);
        return null;
    }

    /// <summary>Whether documents are attached to it, and removed.</summary>
    public bool TakesDocuments => Status is ReferralStatus.Draft or ReferralStatus.Submitted or ReferralStatus.Accepted;

    /// <summary>Whether its date may still move: it was sent, and no child is in a place yet.</summary>
    public bool IsWaiting => Status is ReferralStatus.Submitted or ReferralStatus.Accepted;

    /// <summary>Takes a date that was counted anew: an earlier one at once, a later one once it is confirmed (ENG-GEN-011).</summary>
    public void MoveDate(DateMove move) => DueDate = move.State is DateMoveState.ToConfirm ? DueDate : move.NewDate;

    /// <summary>A placement has started. Told at least once, perhaps late: anything but an accepted referral stays as it is.</summary>
    public void Place()
    {
        if (Status is ReferralStatus.Accepted)
        {
            Status = ReferralStatus.Placed;
        }
    }

    /// <summary>The placement has ended.</summary>
    public void Close()
    {
        if (Status is ReferralStatus.Placed or ReferralStatus.Accepted)
        {
            Status = ReferralStatus.Closed;
        }
    }

    public ReferralView ToView() =>
        new(
            Id,
            Version,
            PupilId,
            SchoolId,
            LaCode,
            Reason,
            Status,
            EventDate,
            Responsible,
            DueDate,
            Summary,
            RejectionReason,
            DecisionReason,
            SubmittedAt,
            DecidedAt,
            Information,
            InformationDueDate
        );

    private void CloseRequests(DateTimeOffset now)
    {
        if (Information is InformationState.Waiting)
        {
            Keep([.. InformationRequests.Select(request => request.Close(now))]);
        }
    }

    private void Keep(IReadOnlyList<InformationRequest> requests)
    {
        InformationRequests = requests;
        Information = InformationRequest.StateOf(requests);
        InformationDueDate = requests.Where(request => request.State is InformationState.Waiting).Min(request => request.DueDate);
    }

    private void Take(ReferralContent content)
    {
        (Reason, EventDate, Summary) = (content.Reason, content.EventDate, content.Summary.Trim());
        Circumstances = JsonSerializer.Serialize(
            new Circumstances(content.ExclusionSession, content.Suspensions, content.DirectionPurpose)
        );
    }

    private void Fill(SeedReferral seed)
    {
        (SchoolId, LaCode) = (seed.SchoolId, seed.LaCode);
        Take(new(seed.Reason, seed.EventDate, seed.Summary));
        (Responsible, DueDate) = (seed.Responsible, seed.DueDate);
        (SubmittedAt, DecidedAt) = (seed.SubmittedAt, seed.DecidedAt);
        (RejectionReason, DecisionReason) = (seed.RejectionReason, seed.DecisionReason);
        if (seed.Information is { } information)
        {
            Keep([InformationRequest.Seed(information, $"la:{seed.LaCode}", $"school:{seed.SchoolId?.Value}")]);
        }
    }

    private static Refusal NotWaiting(string what) =>
        Refusal.Of("referral.not-submitted", $"Only a submitted referral can be {what}. Read it again to see where it stands.");
}
