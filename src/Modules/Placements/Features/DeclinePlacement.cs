using FluentValidation;
using MediatR;

namespace AltProvision.Placements;

/// <summary>Says no to a proposed placement.</summary>
/// <param name="PlacementId">The placement that waits for agreement.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Reason">Why; 5 to 1,000 characters. Personal data.</param>
[Allow(Role.SchoolLeader, Role.LaCommissioner, Role.ProviderManager)]
internal sealed record DeclinePlacement(PlacementId PlacementId, int ExpectedVersion, string Reason) : ICommand<PlacementView>, IChange;

[MutationType]
internal static class DeclinePlacementMutation
{
    /// <summary>Says no on behalf of your own organisation. The placement is over, its places are free again, and the referral still waits for one.</summary>
    public static Task<Result<PlacementView>> DeclinePlacementAsync(
        DeclinePlacement input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class DeclinePlacementValidator : AbstractValidator<DeclinePlacement>
{
    public DeclinePlacementValidator() => RuleFor(c => c.Reason).Reason();
}

internal sealed class DeclinePlacementHandler(PlacementsDbContext db, TimeProvider time)
    : IRequestHandler<DeclinePlacement, Result<PlacementView>>
{
    public async Task<Result<PlacementView>> Handle(DeclinePlacement command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.PlacementId, command.ExpectedVersion, cancellationToken);
        if (found is not { } placement)
        {
            return refused!;
        }

        if (PartyRights.OwnPartyOf(db.Viewer, placement) is not { } party)
        {
            return Refusal.Of("placement.no-party", "Your organisation is no party to this placement, so it cannot decline it.");
        }

        if (placement.Decline(party, command.Reason, db.Viewer, time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        // A placement that a party declines is not in its provider's sight any more.
        await RowSecurity.LiftAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return placement.ToView();
    }
}
