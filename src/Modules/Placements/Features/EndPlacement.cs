using AltProvision.Reviews.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

/// <summary>Ends a placement.</summary>
/// <param name="PlacementId">The agreed or live placement.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="LastDay">Real last day; not in the future.</param>
/// <param name="Reason">Coded reason. A provider gives one of ENDED_BY_PROVIDER, NEVER_STARTED and PROVIDER_CLOSED.</param>
/// <param name="Outcome">Whether it did what it was for.</param>
/// <param name="Destination">Where the pupil goes.</param>
/// <param name="NextSettingFrom">First day there; null when none is agreed yet.</param>
/// <param name="NextStepOwner">Who answers for the next step, by name or post; up to 200 characters. Personal data.</param>
/// <param name="Note">What else is to be said, up to 4,000 characters. Personal data.</param>
[Allow(Role.SchoolLeader, Role.LaCommissioner, Role.ProviderManager)]
internal sealed record EndPlacement(
    PlacementId PlacementId,
    int ExpectedVersion,
    DateOnly LastDay,
    PlacementEndReason Reason,
    PlacementOutcome Outcome,
    PlacementDestination Destination,
    DateOnly? NextSettingFrom = null,
    string? NextStepOwner = null,
    string? Note = null
) : ICommand<PlacementView>, IChange;

[MutationType]
internal static class EndPlacementMutation
{
    /// <summary>
    /// Ends a placement with a coded reason and outcome. The child stays on the home school's roll, and is to be educated from the next day on.
    /// The findings say what is still missing before the case can be closed (ENG-PLC-030); the end itself is a fact and stands.
    /// </summary>
    public static Task<Result<PlacementView>> EndPlacementAsync(
        EndPlacement input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class EndPlacementValidator : AbstractValidator<EndPlacement>
{
    public EndPlacementValidator(TimeProvider time)
    {
        RuleFor(c => c.LastDay)
            .Must(day => day <= LondonTime.Today(time))
            .WithErrorCode("placement.end-in-future")
            .WithMessage("A placement is ended on its last day or after it. For a later day change the agreed end.");
        RuleFor(c => c.NextSettingFrom)
            .Must((command, day) => day > command.LastDay)
            .When(c => c.NextSettingFrom is not null)
            .WithErrorCode("placement.next-setting-day")
            .WithMessage("The first day at the next setting comes after the last day here.");
        RuleFor(c => c.NextStepOwner)
            .MaximumLength(200)
            .WithErrorCode("placement.next-step-owner-length")
            .WithMessage("Name who answers for the next step in at most 200 characters.");
        RuleFor(c => c.Note).MaximumLength(4000).WithErrorCode("placement.note-length").WithMessage("A note has at most 4,000 characters.");
    }
}

internal sealed class EndPlacementHandler(
    PlacementsDbContext db,
    IMediator mediator,
    RuleBook<PlacementClosureFacts> rules,
    TimeProvider time
) : IRequestHandler<EndPlacement, Result<PlacementView>>
{
    public async Task<Result<PlacementView>> Handle(EndPlacement command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.PlacementId, command.ExpectedVersion, cancellationToken);
        if (found is not { } placement)
        {
            return refused!;
        }

        if (db.Viewer.ProviderId is not null && !IsProvidersReason(command.Reason))
        {
            return Refusal.Of(
                "placement.reason-not-yours",
                "This reason is the commissioner's to give. A provider ends with ENDED_BY_PROVIDER, NEVER_STARTED or PROVIDER_CLOSED.",
                "reason"
            );
        }

        var ending = new PlacementEnding(command.LastDay, command.Reason, command.Outcome, command.Destination, command.Note)
        {
            NextSettingFrom = command.NextSettingFrom,
            NextStepOwner = command.NextStepOwner?.Trim() is { Length: > 0 } owner ? owner : null,
        };
        var lastAttended = await LastAttendedAsync(placement.Id, cancellationToken);
        if (placement.End(ending, lastAttended) is { } refusal)
        {
            return refusal;
        }

        var decision = await JudgeAsync(placement, lastAttended is not null, cancellationToken);
        if (decision is not null)
        {
            db.Decisions.Add(StoredDecision.From(placement.Id.Value, nameof(EndPlacement), decision, time.GetUtcNow()));
        }

        db.Raise(placement.ToEnded());
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(placement.ToView(), decision?.Findings ?? []);
    }

    private async Task<RuleDecision?> JudgeAsync(Placement placement, bool hasAttendance, CancellationToken cancellationToken)
    {
        if (
            placement.EndedOn is not { } lastDay
            || await mediator.FindCalendarAsync(placement.SchoolId, placement.LaCode, cancellationToken) is not { } calendar
        )
        {
            return null;
        }

        var reviews = await mediator.Send(new GetLastReviewDates([placement.Id]), cancellationToken);
        var isByProvider = db.Viewer.ProviderId is not null;
        var facts = new PlacementClosureFacts(calendar, lastDay)
        {
            HasOutcome = true,
            HasAttendance = hasAttendance || placement.EndReason is PlacementEndReason.NeverStarted,
            HasProgress = reviews.ContainsKey(placement.Id) || placement.EndReason is PlacementEndReason.NeverStarted,
            HasNextSetting = placement.Destination is not (null or PlacementDestination.NotKnown),
            NextSettingOn = placement.NextSettingFrom,
            HasNextStepOwner = placement.NextStepOwner is not null,
            EndedByProviderOn = isByProvider ? LondonTime.Today(time) : null,
            // The same commit tells the commissioner's screens.
            IsCommissionerTold = true,
        };
        return rules.Check(lastDay, facts, placement.LaCode);
    }

    private static bool IsProvidersReason(PlacementEndReason reason) =>
        reason is PlacementEndReason.EndedByProvider or PlacementEndReason.NeverStarted or PlacementEndReason.ProviderClosed;

    private async Task<DateOnly?> LastAttendedAsync(PlacementId id, CancellationToken cancellationToken)
    {
        var attended = AttendanceCodes.Attended;
        return await db
            .Marks.Where(mark => mark.PlacementId == id && attended.Contains(mark.Code))
            .MaxAsync(mark => (DateOnly?)mark.Date, cancellationToken);
    }
}
