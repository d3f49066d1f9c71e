using AltProvision.Reviews.Contracts;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Transitions;

/// <summary>A step of the way to the destination.</summary>
/// <param name="StartsOn">Day on which the stage is to begin: after the stage before.</param>
/// <param name="HalfDaysPerWeek">Half-days a week at the destination from then on, 1 to 10; 10 is full time. Never fewer than the stage before.</param>
internal sealed record TransitionStageInput(DateOnly StartsOn, int HalfDaysPerWeek);

/// <summary>A planned way back or on. Personal data.</summary>
/// <param name="PlacementId">The placement that it leads out of. Its last review must have decided RETURN or END.</param>
/// <param name="Kind">Where the pupil goes.</param>
/// <param name="TargetDate">Day on which the last stage is to be reached: today or later, and the day of the last stage.</param>
/// <param name="Stages">The steps in order, 1 to 12.</param>
/// <param name="Support">Support that the child gets on the way; 20 to 4,000 characters.</param>
/// <param name="NamedContact">Adult at the destination whom the child can turn to; 2 to 200 characters. Personal data.</param>
/// <param name="DestinationSchoolId">The school that receives the pupil. Not needed for a return to the home school, nor after 16.</param>
/// <param name="SuccessMeasures">By what you will tell that a stage has worked; up to 4,000 characters.</param>
/// <param name="Fallback">What happens when a stage does not hold; up to 4,000 characters.</param>
/// <param name="IsParentAgreed">Whether a parent has agreed to the plan.</param>
/// <param name="IsChildAgreed">Whether the child has agreed to the plan.</param>
/// <param name="AcknowledgedWarnings">Ids of the rules whose warnings you take on, such as "ENG-TRN-002"; all that warn have to be named.</param>
/// <param name="Reason">Why the plan is right in spite of the warnings, in 10 to 1,000 characters; needed when a rule warns.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner)]
internal sealed record PlanTransition(
    PlacementId PlacementId,
    TransitionKind Kind,
    DateOnly TargetDate,
    IReadOnlyList<TransitionStageInput> Stages,
    string Support,
    string NamedContact,
    SchoolId? DestinationSchoolId = null,
    string? SuccessMeasures = null,
    string? Fallback = null,
    bool IsParentAgreed = false,
    bool IsChildAgreed = false,
    IReadOnlyList<string>? AcknowledgedWarnings = null,
    string? Reason = null,
    string? IdempotencyKey = null
) : ICommand<TransitionView>, ICreate
{
    public TransitionPlan ToPlan(SchoolId? destination) =>
        new(
            Kind,
            destination,
            TargetDate,
            [.. Stages.Select((stage, index) => new TransitionStage(index + 1, stage.StartsOn, stage.HalfDaysPerWeek))],
            Support,
            NamedContact
        )
        {
            SuccessMeasures = SuccessMeasures?.Trim() is { Length: > 0 } measures ? measures : null,
            Fallback = Fallback?.Trim() is { Length: > 0 } fallback ? fallback : null,
            IsParentAgreed = IsParentAgreed,
            IsChildAgreed = IsChildAgreed,
        };
}

[MutationType]
internal static class PlanTransitionMutation
{
    /// <summary>
    /// Plans the way out of a placement, once a review has decided that the pupil returns or the placement ends (Arranging alternative
    /// provision, DfE 2025: reintegration is planned with school, provider, parents and child). What the plan lacks is warned of.
    /// </summary>
    public static Task<Result<TransitionView>> PlanTransitionAsync(
        PlanTransition input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class PlanTransitionValidator : AbstractValidator<PlanTransition>
{
    public PlanTransitionValidator(TimeProvider time)
    {
        RuleFor(c => c.TargetDate)
            .Must(date => date >= LondonTime.Today(time))
            .WithErrorCode("transition.target-in-past")
            .WithMessage("The target date has passed. Choose today or a later day.");
        RuleFor(c => c.Support)
            .Must(support => support.Trim().Length is >= 20 and <= 4000)
            .WithErrorCode("transition.support-length")
            .WithMessage("Say in 20 to 4,000 characters what support the child gets on the way.");
        RuleFor(c => c.SuccessMeasures)
            .MaximumLength(4000)
            .WithErrorCode("transition.measures-length")
            .WithMessage("Shorten the measures of success to 4,000 characters.");
        RuleFor(c => c.Fallback)
            .MaximumLength(4000)
            .WithErrorCode("transition.fallback-length")
            .WithMessage("Shorten what happens when a stage does not hold to 4,000 characters.");
        RuleFor(c => c.NamedContact)
            .Must(contact => contact.Trim().Length is >= 2 and <= 200)
            .WithErrorCode("transition.contact-length")
            .WithMessage("Name the adult at the destination whom the child can turn to, in 2 to 200 characters.");
        RuleFor(c => c.Stages)
            .Must(stages => stages.Count is >= 1 and <= 12)
            .WithErrorCode("transition.stages-count")
            .WithMessage("Give 1 to 12 stages.");
        RuleFor(c => c)
            .Custom((command, context) => StageCheck.Failures(command.Stages, command.TargetDate).ToList().ForEach(context.AddFailure));
    }
}

internal static class StageCheck
{
    /// <summary>All that is wrong with the stages, each blamed on its own field.</summary>
    public static IEnumerable<ValidationFailure> Failures(IReadOnlyList<TransitionStageInput> stages, DateOnly targetDate)
    {
        foreach (var (index, stage) in stages.Index())
        {
            if (stage.HalfDaysPerWeek is < 1 or > 10)
            {
                yield return Failure(
                    index,
                    "HalfDaysPerWeek",
                    "transition.stage-half-days",
                    "A week has 1 to 10 half-days. Correct the number."
                );
            }

            if (index > 0 && stage.StartsOn <= stages[index - 1].StartsOn)
            {
                yield return Failure(
                    index,
                    "StartsOn",
                    "transition.stage-dates",
                    "Each stage begins after the one before. Choose a later day."
                );
            }

            if (index > 0 && stage.HalfDaysPerWeek < stages[index - 1].HalfDaysPerWeek)
            {
                yield return Failure(
                    index,
                    "HalfDaysPerWeek",
                    "transition.stage-falls-back",
                    "A stage never has fewer half-days than the one before. Raise the number or leave the stage out."
                );
            }
        }

        if (stages is [.., var last] && last.StartsOn != targetDate)
        {
            yield return Failure(
                stages.Count - 1,
                "StartsOn",
                "transition.last-stage-date",
                $"The last stage is reached on the target date, {targetDate.InWords()}. Make the two the same."
            );
        }
    }

    private static ValidationFailure Failure(int index, string field, string code, string message) =>
        new($"Stages[{index}].{field}", message) { ErrorCode = code };
}

internal sealed class PlanTransitionHandler(TransitionsDbContext db, IMediator mediator, TransitionJudge judge, TimeProvider time)
    : IRequestHandler<PlanTransition, Result<TransitionView>>
{
    public async Task<Result<TransitionView>> Handle(PlanTransition command, CancellationToken cancellationToken)
    {
        var placements = await mediator.Send(new GetPlacementsById([command.PlacementId]), cancellationToken);
        if (!placements.TryGetValue(command.PlacementId, out var placement))
        {
            return Refusal.NotFound("placement", "placementId");
        }

        var (destination, wrongDestination) = await DestinationAsync(command, placement, cancellationToken);
        var plan = command.ToPlan(destination);
        var decision = judge.JudgePlan(plan, placement.LaCode);
        IReadOnlyList<RuleFinding> warnings = [.. decision.Warnings];
        Refusal?[] checks =
        [
            await CheckReviewAsync(placement.Id, cancellationToken),
            await CheckNoneOpenAsync(placement.Id, cancellationToken),
            wrongDestination,
            .. decision.Blocks.Select(block => block.ToRefusal("stages")),
            .. WarningAcknowledgement.Missing("transition", warnings, command.AcknowledgedWarnings, command.Reason),
        ];
        if (checks.OfType<Refusal>().ToList() is { Count: > 0 } refusals)
        {
            return new(null, refusals, decision.Findings);
        }

        var scope = new PlacementScope(placement.Id, placement.PupilId, placement.SchoolId, placement.LaCode, placement.ProviderId);
        var acknowledged = WarningAcknowledgement.Of(warnings, command.Reason);
        var transition = Transition.Plan(new(Guid.CreateVersion7()), scope, plan, acknowledged, time.GetUtcNow());
        db.Transitions.Add(transition);
        judge.Keep(transition, nameof(PlanTransition), decision);
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(transition.ToView(), decision.Findings);
    }

    private async Task<Refusal?> CheckReviewAsync(PlacementId id, CancellationToken cancellationToken)
    {
        var decisions = await mediator.Send(new GetLastReviewDecisions([id]), cancellationToken);
        return decisions.TryGetValue(id, out var decision) && decision is ReviewDecision.Return or ReviewDecision.End
            ? null
            : Refusal.Of(
                "transition.review-needed",
                "The way out is planned once a review has decided RETURN or END. Hold a review and record its decision first.",
                "placementId"
            ) with
            {
                Source = "Arranging alternative provision (DfE 2025)",
            };
    }

    private async Task<Refusal?> CheckNoneOpenAsync(PlacementId id, CancellationToken cancellationToken) =>
        await db.Transitions.AnyAsync(
            t => t.PlacementId == id && (t.Status == TransitionStatus.Planned || t.Status == TransitionStatus.InProgress),
            cancellationToken
        )
            ? Refusal.Of(
                "transition.open-exists",
                "This placement has an open transition. Go on with that one, or record that it broke down.",
                "placementId"
            )
            : null;

    private async Task<(SchoolId? Destination, Refusal? Refusal)> DestinationAsync(
        PlanTransition command,
        PlacementView placement,
        CancellationToken cancellationToken
    )
    {
        var school =
            command.Kind is TransitionKind.ReturnToHomeSchool
                ? command.DestinationSchoolId ?? placement.SchoolId
                : command.DestinationSchoolId;
        if (Destination.Check(command.Kind, school, placement.SchoolId) is { } refusal)
        {
            return (null, refusal);
        }

        if (school is not { } id)
        {
            return (null, null);
        }

        var schools = await mediator.Send(new GetSchoolsById([id]), cancellationToken);
        return schools.TryGetValue(id, out var view)
            ? (id, Destination.CheckOpen(view, command.TargetDate))
            : (null, Refusal.NotFound("school", "destinationSchoolId"));
    }
}

internal static class Destination
{
    /// <summary>What stands against the destination for this kind of move; null when nothing does.</summary>
    public static Refusal? Check(TransitionKind kind, SchoolId? destination, SchoolId? home) =>
        (kind, destination) switch
        {
            (TransitionKind.ReturnToHomeSchool, null) => Refuse(
                "transition.no-home-school",
                "The child is on no school's roll, so there is none to return to. Choose another kind of move."
            ),
            (TransitionKind.ReturnToHomeSchool, _) when destination != home => Refuse(
                "transition.not-home-school",
                "A return leads to the home school. Leave the destination empty, or choose another kind of move."
            ),
            (TransitionKind.NewMainstreamSchool or TransitionKind.SpecialSchool, null) => Refuse(
                "transition.destination-missing",
                "Name the school that receives the pupil."
            ),
            (TransitionKind.NewMainstreamSchool or TransitionKind.SpecialSchool, _) when destination == home => Refuse(
                "transition.is-home-school",
                "This is the home school: plan a return instead, or name another school."
            ),
            _ => null,
        };

    public static Refusal? CheckOpen(SchoolView school, DateOnly targetDate) =>
        school.Status is SchoolStatus.Closed || school.ClosedOn <= targetDate
            ? Refuse("transition.destination-closed", "This school is closed, or will be by the target date. Name another one.")
            : null;

    private static Refusal Refuse(string code, string message) => Refusal.Of(code, message, "destinationSchoolId");
}
