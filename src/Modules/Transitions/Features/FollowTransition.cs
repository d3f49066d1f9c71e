using FluentValidation;
using MediatR;

namespace AltProvision.Transitions;

/// <summary>A stage began.</summary>
/// <param name="TransitionId">The transition.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Stage">Number of the stage; the first that is not reached yet.</param>
/// <param name="ReachedOn">Day on which it really began: not in the future.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner)]
internal sealed record RecordStageReached(TransitionId TransitionId, int ExpectedVersion, int Stage, DateOnly ReachedOn)
    : ICommand<TransitionView>,
        IChange;

/// <summary>The pupil has arrived.</summary>
/// <param name="TransitionId">The transition.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="CompletedOn">Day on which the pupil attended as the last stage says: not in the future.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner)]
internal sealed record CompleteTransition(TransitionId TransitionId, int ExpectedVersion, DateOnly CompletedOn)
    : ICommand<TransitionView>,
        IChange;

/// <summary>Whether it lasted.</summary>
/// <param name="TransitionId">The transition.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="CheckedOn">Day of the check, not in the future. That it lasted can be said from sustainedCheckDue on; that it broke down, at any time.</param>
/// <param name="IsSustained">Whether the pupil still attends the destination.</param>
/// <param name="Reason">Why it broke down; 5 to 1,000 characters, needed then.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner)]
internal sealed record RecordSustainedCheck(
    TransitionId TransitionId,
    int ExpectedVersion,
    DateOnly CheckedOn,
    bool IsSustained,
    string? Reason = null
) : ICommand<TransitionView>, IChange;

[MutationType]
internal static class FollowTransitionMutations
{
    /// <summary>Records that a stage began. Stages are reached in order.</summary>
    public static Task<Result<TransitionView>> RecordStageReachedAsync(
        RecordStageReached input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Completes a transition whose stages are all reached. The findings say when to check whether it lasts (ENG-TRN-015).</summary>
    public static Task<Result<TransitionView>> CompleteTransitionAsync(
        CompleteTransition input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Records that a completed transition lasted, or that one broke down, on the way or afterwards. The findings say what follows (ENG-TRN-014).</summary>
    public static Task<Result<TransitionView>> RecordSustainedCheckAsync(
        RecordSustainedCheck input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RecordSustainedCheckValidator : AbstractValidator<RecordSustainedCheck>
{
    public RecordSustainedCheckValidator() =>
        RuleFor(c => c.Reason)
            .Must(reason => reason?.Trim().Length is >= 5 and <= 1000)
            .When(c => !c.IsSustained)
            .WithErrorCode("transition.breakdown-reason")
            .WithMessage("Say in 5 to 1,000 characters why it broke down.");
}

internal sealed class RecordStageReachedHandler(TransitionsDbContext db, TimeProvider time)
    : IRequestHandler<RecordStageReached, Result<TransitionView>>
{
    public async Task<Result<TransitionView>> Handle(RecordStageReached command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.TransitionId, command.ExpectedVersion, cancellationToken);
        if (found is not { } transition)
        {
            return refused!;
        }

        if (transition.ReachStage(command.Stage, command.ReachedOn, LondonTime.Today(time)) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return transition.ToView();
    }
}

internal sealed class CompleteTransitionHandler(TransitionsDbContext db, TransitionJudge judge, TimeProvider time)
    : IRequestHandler<CompleteTransition, Result<TransitionView>>
{
    public async Task<Result<TransitionView>> Handle(CompleteTransition command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.TransitionId, command.ExpectedVersion, cancellationToken);
        if (found is not { } transition)
        {
            return refused!;
        }

        var decision = await judge.JudgeFollowUpAsync(transition, command.CompletedOn, cancellationToken);
        var checkDue = SustainedCheck.DueBy(decision, command.CompletedOn);
        if (transition.Complete(command.CompletedOn, checkDue, LondonTime.Today(time)) is { } refusal)
        {
            return refusal;
        }

        judge.Keep(transition, nameof(CompleteTransition), decision);
        db.Raise(
            new TransitionCompleted(Guid.CreateVersion7(), transition.Id, transition.PlacementId, transition.PupilId, command.CompletedOn)
        );
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(transition.ToView(), decision?.Findings ?? []);
    }
}

internal sealed class RecordSustainedCheckHandler(TransitionsDbContext db, TransitionJudge judge, TimeProvider time)
    : IRequestHandler<RecordSustainedCheck, Result<TransitionView>>
{
    public async Task<Result<TransitionView>> Handle(RecordSustainedCheck command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.TransitionId, command.ExpectedVersion, cancellationToken);
        if (found is not { } transition)
        {
            return refused!;
        }

        return command.IsSustained
            ? await SustainAsync(transition, command, cancellationToken)
            : await BreakDownAsync(transition, command, cancellationToken);
    }

    private async Task<Result<TransitionView>> SustainAsync(
        Transition transition,
        RecordSustainedCheck command,
        CancellationToken cancellationToken
    )
    {
        if (transition.Sustain(command.CheckedOn, LondonTime.Today(time)) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return transition.ToView();
    }

    private async Task<Result<TransitionView>> BreakDownAsync(
        Transition transition,
        RecordSustainedCheck command,
        CancellationToken cancellationToken
    )
    {
        if (transition.BreakDown(command.CheckedOn, command.Reason!, LondonTime.Today(time)) is { } refusal)
        {
            return refusal;
        }

        var decision = await judge.JudgeBreakdownAsync(transition, command.CheckedOn, cancellationToken);
        judge.Keep(transition, nameof(RecordSustainedCheck), decision);
        db.Raise(new ReturnBrokeDown(Guid.CreateVersion7(), transition.Id, transition.PlacementId, transition.PupilId));
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(transition.ToView(), decision?.Findings ?? []);
    }
}

internal static class TransitionLookup
{
    /// <summary>The transition in this version, or why it cannot be changed.</summary>
    public static Task<(Transition? Found, Refusal? Refused)> FindToChangeAsync(
        this TransitionsDbContext db,
        TransitionId id,
        int expectedVersion,
        CancellationToken cancellationToken
    ) => db.Transitions.FindToChangeAsync(t => t.Id == id, expectedVersion, "transition", "transitionId", cancellationToken);
}
