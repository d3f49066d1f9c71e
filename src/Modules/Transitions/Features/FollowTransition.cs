using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

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
/// <param name="CheckedOn">Day of the check, not in the future. That it lasted can be said from 12 weeks after completion; that it broke down, at any time.</param>
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

    /// <summary>Completes a transition whose stages are all reached. Whether it lasts is to be checked 12 weeks later.</summary>
    public static Task<Result<TransitionView>> CompleteTransitionAsync(
        CompleteTransition input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Records that a completed transition lasted, or that one broke down, on the way or afterwards.</summary>
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
    public Task<Result<TransitionView>> Handle(RecordStageReached command, CancellationToken cancellationToken) =>
        db.ChangeAsync(
            command.TransitionId,
            command.ExpectedVersion,
            transition => transition.ReachStage(command.Stage, command.ReachedOn, LondonTime.Today(time)),
            tell: null,
            cancellationToken
        );
}

internal sealed class CompleteTransitionHandler(TransitionsDbContext db, TimeProvider time)
    : IRequestHandler<CompleteTransition, Result<TransitionView>>
{
    public Task<Result<TransitionView>> Handle(CompleteTransition command, CancellationToken cancellationToken) =>
        db.ChangeAsync(
            command.TransitionId,
            command.ExpectedVersion,
            transition => transition.Complete(command.CompletedOn, LondonTime.Today(time)),
            transition => new TransitionCompleted(
                Guid.CreateVersion7(),
                transition.Id,
                transition.PlacementId,
                transition.PupilId,
                command.CompletedOn
            ),
            cancellationToken
        );
}

internal sealed class RecordSustainedCheckHandler(TransitionsDbContext db, TimeProvider time)
    : IRequestHandler<RecordSustainedCheck, Result<TransitionView>>
{
    public Task<Result<TransitionView>> Handle(RecordSustainedCheck command, CancellationToken cancellationToken) =>
        command.IsSustained ? SustainAsync(command, cancellationToken) : BreakDownAsync(command, cancellationToken);

    private Task<Result<TransitionView>> SustainAsync(RecordSustainedCheck command, CancellationToken cancellationToken) =>
        db.ChangeAsync(
            command.TransitionId,
            command.ExpectedVersion,
            transition => transition.Sustain(command.CheckedOn, LondonTime.Today(time)),
            tell: null,
            cancellationToken
        );

    private Task<Result<TransitionView>> BreakDownAsync(RecordSustainedCheck command, CancellationToken cancellationToken) =>
        db.ChangeAsync(
            command.TransitionId,
            command.ExpectedVersion,
            transition => transition.BreakDown(command.CheckedOn, command.Reason!, LondonTime.Today(time)),
            transition => new ReturnBrokeDown(Guid.CreateVersion7(), transition.Id, transition.PlacementId, transition.PupilId),
            cancellationToken
        );
}

internal static class TransitionChanges
{
    /// <summary>Finds the transition, checks the version, changes it, tells others, saves.</summary>
    public static async Task<Result<TransitionView>> ChangeAsync(
        this TransitionsDbContext db,
        TransitionId id,
        int expectedVersion,
        Func<Transition, Refusal?> change,
        Func<Transition, IIntegrationEvent>? tell,
        CancellationToken cancellationToken
    )
    {
        if (await db.Transitions.SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } transition)
        {
            return Refusal.NotFound("transition", "transitionId");
        }

        if (transition.Version != expectedVersion)
        {
            return Refusal.Stale(transition.Version);
        }

        if (change(transition) is { } refusal)
        {
            return refusal;
        }

        if (tell is not null)
        {
            db.Raise(tell(transition));
        }

        await db.SaveChangesAsync(cancellationToken);
        return transition.ToView();
    }
}
