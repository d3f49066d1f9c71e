using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Transitions;

internal sealed class SeedTransitionHandler(TransitionsDbContext db, TimeProvider time)
    : IRequestHandler<SeedTransition, Result<TransitionView>>
{
    public async Task<Result<TransitionView>> Handle(SeedTransition command, CancellationToken cancellationToken)
    {
        var plan = PlanOf(command);
        if (await db.Transitions.SingleOrDefaultAsync(t => t.Id == command.Id, cancellationToken) is not { } transition)
        {
            var scope = new PlacementScope(command.PlacementId, command.PupilId, command.SchoolId, command.LaCode, command.ProviderId);
            transition = Transition.Plan(command.Id, scope, plan, WarningAcknowledgement.None, time.GetUtcNow());
            db.Transitions.Add(transition);
        }

        transition.Rewrite(plan, command.Status, command.CompletedOn, command.CheckedOn, command.BreakdownReason);
        await db.SaveChangesAsync(cancellationToken);
        return transition.ToView();
    }

    private static TransitionPlan PlanOf(SeedTransition command) =>
        new(
            command.Kind,
            command.DestinationSchoolId,
            command.TargetDate,
            [.. command.Stages.Select(stage => new TransitionStage(stage.Number, stage.StartsOn, stage.HalfDaysPerWeek, stage.ReachedOn))],
            command.Support,
            command.NamedContact
        );
}
