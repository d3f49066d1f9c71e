using AltProvision.Referrals.Contracts;
using FluentValidation;
using MediatR;

namespace AltProvision.Placements;

/// <summary>What would come of a proposal. Nothing is written, no place is held.</summary>
/// <param name="CanPropose">Whether nothing stands in the way once the warnings are acknowledged.</param>
/// <param name="WarningsToAcknowledge">Ids of the rules whose warnings have to be acknowledged, with a reason.</param>
/// <param name="Problems">What stands in the way, each with the input field it is about and, where a rule spoke, its version and source.</param>
/// <param name="Places">Room at the site in each half-day asked for; empty when the site is not known.</param>
/// <param name="Findings">All that the rules said, each with its source.</param>
[Holds(DataClass.SpecialCategory, Of = nameof(ReferralId))]
internal sealed record PlacementCheck(
    bool CanPropose,
    IReadOnlyList<string> WarningsToAcknowledge,
    IReadOnlyList<Refusal> Problems,
    IReadOnlyList<HalfDayPlaces> Places,
    IReadOnlyList<RuleFinding> Findings
)
{
    /// <summary>Of what something is told, for the audit; null where no rule was asked, as of a referral that the viewer may not see.</summary>
    [GraphQLIgnore]
    public ReferralId? ReferralId { get; init; }
}

[Allow(Role.LaCommissioner, Role.SchoolLeader, Role.SchoolStaff)]
internal sealed record CheckPlacement(PlacementProposal Proposal) : IRequest<PlacementCheck>;

[QueryType]
internal static class CheckPlacementQuery
{
    /// <summary>Asks all that would be asked of a proposal: rules, free places, the child's other placements. Nothing is written.</summary>
    /// <param name="proposal">The placement as it might be proposed.</param>
    [AskedBy(Role.LaCommissioner, Role.SchoolLeader, Role.SchoolStaff)]
    public static Task<PlacementCheck> CheckPlacementAsync(
        PlacementProposal proposal,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new CheckPlacement(proposal), cancellationToken);
}

internal sealed class CheckPlacementHandler(ProposalChecks checks, IValidator<PlacementProposal> validator)
    : IRequestHandler<CheckPlacement, PlacementCheck>
{
    public async Task<PlacementCheck> Handle(CheckPlacement query, CancellationToken cancellationToken)
    {
        var form = await validator.ValidateAsync(query.Proposal, cancellationToken);
        if (!form.IsValid)
        {
            return new(false, [], ValidationRefusals.Of(form, "proposal"), [], []);
        }

        var report = await checks.CheckAsync(query.Proposal, cancellationToken);
        return new(
            report.Obstacles.Count == 0,
            [.. report.Warnings.Select(warning => warning.RuleId)],
            report.Obstacles,
            report.Places,
            report.Findings
        )
        {
            ReferralId = report.Findings.Count > 0 ? query.Proposal.ReferralId : null,
        };
    }
}
