using AltProvision.Providers.Contracts;

namespace AltProvision.Transitions;

/// <summary>Whose child is placed where.</summary>
internal sealed record PlacementScope(PlacementId PlacementId, PupilId PupilId, SchoolId? SchoolId, string LaCode, ProviderId ProviderId);

/// <summary>What is planned.</summary>
internal sealed record TransitionPlan(
    TransitionKind Kind,
    SchoolId? DestinationSchoolId,
    DateOnly TargetDate,
    IReadOnlyList<TransitionStage> Stages,
    string Support,
    string NamedContact
)
{
    /// <summary>By what is told that a stage has worked; null when not written down.</summary>
    public string? SuccessMeasures { get; init; }

    /// <summary>What happens when a stage does not hold; null when not written down.</summary>
    public string? Fallback { get; init; }

    public bool IsParentAgreed { get; init; }

    public bool IsChildAgreed { get; init; }
}

/// <summary>The way of a pupil out of a placement.</summary>
internal sealed class Transition : IVersioned
{
    private Transition() { }

    public TransitionId Id { get; private set; }

    public int Version { get; private set; }

    public PlacementId PlacementId { get; private set; }

    public PupilId PupilId { get; private set; }

    public SchoolId? SchoolId { get; private set; }

    public string LaCode { get; private set; } = "";

    public ProviderId ProviderId { get; private set; }

    public TransitionKind Kind { get; private set; }

    public SchoolId? DestinationSchoolId { get; private set; }

    public TransitionStatus Status { get; private set; }

    public DateOnly TargetDate { get; private set; }

    public IReadOnlyList<TransitionStage> Stages { get; private set; } = [];

    public string Support { get; private set; } = "";

    public string NamedContact { get; private set; } = "";

    public string? SuccessMeasures { get; private set; }

    public string? Fallback { get; private set; }

    public bool IsParentAgreed { get; private set; }

    public bool IsChildAgreed { get; private set; }

    public List<string> AcknowledgedWarnings { get; private set; } = [];

    public string? AcknowledgementReason { get; private set; }

    public DateOnly? CompletedOn { get; private set; }

    public DateOnly? SustainedCheckDue { get; private set; }

    public DateOnly? CheckedOn { get; private set; }

    public string? BreakdownReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static Transition Plan(
        TransitionId id,
        PlacementScope scope,
        TransitionPlan plan,
        WarningAcknowledgement acknowledged,
        DateTimeOffset now
    )
    {
        var transition = new Transition
        {
            Id = id,
            Version = 1,
            PlacementId = scope.PlacementId,
            PupilId = scope.PupilId,
            SchoolId = scope.SchoolId,
            LaCode = scope.LaCode,
            ProviderId = scope.ProviderId,
            AcknowledgedWarnings = [.. acknowledged.RuleIds],
            AcknowledgementReason = acknowledged.Reason,
            CreatedAt = now,
        };
        transition.Take(plan);
        return transition;
    }

    public Refusal? ReachStage(int number, DateOnly on, DateOnly today)
    {
        if (Status is not (TransitionStatus.Planned or TransitionStatus.InProgress))
        {
            return NotOpen();
        }

        if (Stages.FirstOrDefault(stage => stage.ReachedOn is null) is not { } next)
        {
            return Refusal.Of("transition.all-stages-reached", "All stages are reached. Complete the transition.", "stage");
        }

        if (number != next.Number)
        {
            return Refusal.Of("transition.stage-order", $"Stages are reached in order; stage {next.Number} comes next.", "stage");
        }

        if (CheckDay(on, LastReached, today, "reachedOn") is { } refusal)
        {
            return refusal;
        }

        Stages = [.. Stages.Select(stage => stage == next ? stage with { ReachedOn = on } : stage)];
        Status = TransitionStatus.InProgress;
        return null;
    }

    public Refusal? Complete(DateOnly on, DateOnly sustainedCheckDue, DateOnly today)
    {
        if (Status is not (TransitionStatus.Planned or TransitionStatus.InProgress))
        {
            return NotOpen();
        }

        if (Stages.FirstOrDefault(stage => stage.ReachedOn is null) is { } open)
        {
            return Refusal.Of(
                "transition.stages-open",
                $"Stage {open.Number} is not reached yet. Record each stage first, then complete the transition."
            );
        }

        if (CheckDay(on, LastReached, today, "completedOn") is { } refusal)
        {
            return refusal;
        }

        (Status, CompletedOn, SustainedCheckDue) = (TransitionStatus.Completed, on, sustainedCheckDue);
        return null;
    }

    /// <summary>The last check found that it lasted.</summary>
    public Refusal? Sustain(DateOnly on, DateOnly today)
    {
        if (Status is not TransitionStatus.Completed)
        {
            return Refusal.Of("transition.not-completed", "Only a completed transition is checked. Read it again to see where it stands.");
        }

        if (on < SustainedCheckDue)
        {
            return Refusal.Of(
                "transition.check-too-early",
                $"Whether it lasted is known on {SustainedCheckDue.Value.InWords()}, once the pupil has been there for long enough. Check then.",
                "checkedOn"
            );
        }

        if (CheckDay(on, CompletedOn, today, "checkedOn") is { } refusal)
        {
            return refusal;
        }

        (Status, CheckedOn) = (TransitionStatus.Sustained, on);
        return null;
    }

    /// <summary>It failed on the way or did not last. Not waited for: the child needs a new plan at once.</summary>
    public Refusal? BreakDown(DateOnly on, string reason, DateOnly today)
    {
        if (Status is TransitionStatus.Sustained or TransitionStatus.BrokenDown)
        {
            return NotOpen();
        }

        if (CheckDay(on, CompletedOn ?? LastReached, today, "checkedOn") is { } refusal)
        {
            return refusal;
        }

        (Status, CheckedOn, BreakdownReason) = (TransitionStatus.BrokenDown, on, reason.Trim());
        return null;
    }

    /// <summary>For the demo's seed: where it stands, without the way there.</summary>
    public void Rewrite(TransitionPlan plan, TransitionStatus status, DateOnly? completedOn, DateOnly? checkedOn, string? breakdownReason)
    {
        Take(plan);
        (Status, CompletedOn, CheckedOn, BreakdownReason) = (status, completedOn, checkedOn, breakdownReason);
        SustainedCheckDue = completedOn is { } done ? SustainedCheck.DueBy(null, done) : null;
    }

    public TransitionView ToView() =>
        new(
            Id,
            Version,
            PlacementId,
            PupilId,
            Kind,
            DestinationSchoolId,
            Status,
            TargetDate,
            [.. Stages.Select(stage => stage.ToView())],
            Support,
            NamedContact,
            CompletedOn,
            SustainedCheckDue,
            CheckedOn,
            BreakdownReason
        )
        {
            SuccessMeasures = SuccessMeasures,
            Fallback = Fallback,
            IsParentAgreed = IsParentAgreed,
            IsChildAgreed = IsChildAgreed,
            AcknowledgedWarnings = AcknowledgedWarnings,
            AcknowledgementReason = AcknowledgementReason,
        };

    private DateOnly? LastReached => Stages.Max(stage => stage.ReachedOn);

    private void Take(TransitionPlan plan)
    {
        (Kind, DestinationSchoolId, TargetDate, Stages) = (plan.Kind, plan.DestinationSchoolId, plan.TargetDate, plan.Stages);
        (Support, NamedContact) = (plan.Support.Trim(), plan.NamedContact.Trim());
        (SuccessMeasures, Fallback) = (plan.SuccessMeasures, plan.Fallback);
        (IsParentAgreed, IsChildAgreed) = (plan.IsParentAgreed, plan.IsChildAgreed);
    }

    private static Refusal? CheckDay(DateOnly on, DateOnly? notBefore, DateOnly today, string field)
    {
        if (on > today)
        {
            return Refusal.Of("transition.day-in-future", "This is recorded once it happened. Give the real day, not a later one.", field);
        }

        return on < notBefore
            ? Refusal.Of(
                "transition.day-out-of-order",
                $"The step before happened on {notBefore.Value.InWords()}. Give that day or a later one.",
                field
            )
            : null;
    }

    private static Refusal NotOpen() => Refusal.Of("transition.not-open", "This transition is over. Read it again to see where it stands.");
}
