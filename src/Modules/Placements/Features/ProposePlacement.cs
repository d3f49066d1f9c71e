using FluentValidation;
using MediatR;

namespace AltProvision.Placements;

/// <summary>Proposes a placement and holds its places.</summary>
/// <param name="Proposal">The placement.</param>
/// <param name="AcknowledgedWarnings">Ids of the rules whose warnings you take on, such as "ENG-PRV-011"; all that warn have to be named.</param>
/// <param name="Reason">Why the placement is right in spite of the warnings, 10 to 1,000 characters; needed when there are any.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.LaCommissioner, Role.SchoolLeader)]
internal sealed record ProposePlacement(
    PlacementProposal Proposal,
    IReadOnlyList<string>? AcknowledgedWarnings = null,
    string? Reason = null,
    string? IdempotencyKey = null
) : ICommand<PlacementView>, ICreate;

[MutationType]
internal static class ProposePlacementMutation
{
    /// <summary>
    /// Proposes a placement for an accepted referral. Refused where a rule blocks or no place is free; warnings are acknowledged by rule id.
    /// The places are held from now on, and your own organisation has agreed by proposing. The child stays on the home school's roll.
    /// </summary>
    public static Task<Result<PlacementView>> ProposePlacementAsync(
        ProposePlacement input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class ProposePlacementValidator : AbstractValidator<ProposePlacement>
{
    public ProposePlacementValidator(TimeProvider time) => RuleFor(c => c.Proposal).SetValidator(new PlacementProposalValidator(time));
}

internal sealed class ProposePlacementHandler(
    PlacementsDbContext db,
    ProposalChecks checks,
    PlacementAgreements agreements,
    TimeProvider time
) : IRequestHandler<ProposePlacement, Result<PlacementView>>
{
    public async Task<Result<PlacementView>> Handle(ProposePlacement command, CancellationToken cancellationToken)
    {
        // Places are counted behind the lock, so the last one is never given twice.
        await db.LockProviderAsync(command.Proposal.ProviderId, cancellationToken);
        var report = await checks.CheckAsync(command.Proposal, cancellationToken);
        IReadOnlyList<Refusal> refusals =
        [
            .. report.Obstacles,
            .. WarningAcknowledgement.Missing("placement", report.Warnings, command.AcknowledgedWarnings, command.Reason),
        ];
        if (refusals.Count > 0)
        {
            return new(null, refusals, report.Findings);
        }

        var now = time.GetUtcNow();
        var acknowledged = WarningAcknowledgement.Of(report.Warnings, command.Reason);
        var placement = Placement.Propose(command.Proposal, report.Ground!, acknowledged, now);
        if (PartyRights.OwnPartyOf(db.Viewer, placement) is { } party)
        {
            placement.Record(party, PartyAnswer.Agreed, null, db.Viewer, now);
        }

        db.Placements.Add(placement);
        foreach (var decision in report.Decisions)
        {
            db.Decisions.Add(StoredDecision.From(placement.Id.Value, nameof(ProposePlacement), decision, now));
        }

        await agreements.TryAsync(placement, "AgreePlacement", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(placement.ToView(), report.Findings);
    }
}
