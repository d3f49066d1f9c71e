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
/// <param name="Note">What else is to be said, up to 4,000 characters. Personal data.</param>
[Allow(Role.SchoolLeader, Role.LaCommissioner, Role.ProviderManager)]
internal sealed record EndPlacement(
    PlacementId PlacementId,
    int ExpectedVersion,
    DateOnly LastDay,
    PlacementEndReason Reason,
    PlacementOutcome Outcome,
    PlacementDestination Destination,
    string? Note = null
) : ICommand<PlacementView>, IChange;

[MutationType]
internal static class EndPlacementMutation
{
    /// <summary>Ends a placement with a coded reason and outcome. The child stays on the home school's roll, and is to be educated from the next day on.</summary>
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
        RuleFor(c => c.Note).MaximumLength(4000).WithErrorCode("placement.note-length").WithMessage("A note has at most 4,000 characters.");
    }
}

internal sealed class EndPlacementHandler(PlacementsDbContext db) : IRequestHandler<EndPlacement, Result<PlacementView>>
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

        var ending = new PlacementEnding(command.LastDay, command.Reason, command.Outcome, command.Destination, command.Note);
        if (placement.End(ending, await LastAttendedAsync(placement.Id, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        db.Raise(placement.ToEnded());
        await db.SaveChangesAsync(cancellationToken);
        return placement.ToView();
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
