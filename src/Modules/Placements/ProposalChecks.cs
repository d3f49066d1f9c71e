using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using MediatR;

namespace AltProvision.Placements;

/// <summary>All that was found out about a proposal.</summary>
/// <param name="Ground">What it rests on; null when the referral cannot carry it.</param>
internal sealed record ProposalReport(
    ProposalGround? Ground,
    IReadOnlyList<RuleDecision> Decisions,
    IReadOnlyList<HalfDayPlaces> Places,
    IReadOnlyList<Refusal> Refusals
)
{
    public IReadOnlyList<RuleFinding> Findings => [.. Decisions.SelectMany(decision => decision.Findings)];

    public IReadOnlyList<RuleFinding> Warnings =>
        [.. Decisions.SelectMany(decision => decision.Warnings).DistinctBy(finding => finding.RuleId)];

    /// <summary>What stands in the way and no reason can lift: refusals, then blocks of rules.</summary>
    public IReadOnlyList<Refusal> Obstacles =>
        [
            .. Refusals,
            .. Decisions.SelectMany(decision => decision.Blocks).Select(block => block.ToRefusal(["proposal", .. block.Field()])),
        ];
}

/// <summary>Judges a proposal as a whole. Writes nothing, so it can be asked as often as one likes.</summary>
internal sealed class ProposalChecks(
    PlacementsDbContext db,
    IMediator mediator,
    PlacementGates gates,
    RuleBook<ReviewScheduleFacts> reviewRules
)
{
    public async Task<ProposalReport> CheckAsync(PlacementProposal proposal, CancellationToken cancellationToken)
    {
        var referrals = await mediator.Send(new GetReferralsById([proposal.ReferralId]), cancellationToken);
        if (!referrals.TryGetValue(proposal.ReferralId, out var referral))
        {
            return Refused(Refusal.NotFound("referral", "proposal", "referralId"));
        }

        if (RefuseReferral(referral) is { } refusal)
        {
            return Refused(refusal);
        }

        var pupils = await mediator.Send(new GetPupilsById([referral.PupilId]), cancellationToken);
        if (!pupils.TryGetValue(referral.PupilId, out var pupil))
        {
            return Refused(Refusal.NotFound("pupil", "proposal", "referralId"));
        }

        var ground = await GroundAsync(proposal, referral, pupil, cancellationToken);
        var report = await gates.CheckAsync(TermsOf(proposal, ground), self: null, cancellationToken);
        var (review, late) = await FirstReviewAsync(proposal, referral, cancellationToken);
        return new(
            ground,
            review is null ? report.Decisions : [.. report.Decisions, review],
            report.Places,
            late is null ? report.Refusals : [.. report.Refusals, late]
        );
    }

    private Refusal? RefuseReferral(ReferralView referral)
    {
        if (referral.Status is not (ReferralStatus.Accepted or ReferralStatus.Placed))
        {
            return Refusal.Of(
                "placement.referral-not-accepted",
                "A placement is proposed for an accepted referral only. Have the referral accepted first.",
                "proposal",
                "referralId"
            );
        }

        return db.Viewer.SchoolId is not null && IsLaCommissioned(referral)
            ? Refusal.Of(
                "placement.authority-commissions",
                "The local authority must arrange this provision, so the proposal is the authority's to make. Ask its commissioner.",
                "proposal",
                "referralId"
            )
            : null;
    }

    private async Task<ProposalGround> GroundAsync(
        PlacementProposal proposal,
        ReferralView referral,
        PupilView pupil,
        CancellationToken cancellationToken
    )
    {
        var providers = await mediator.Send(new GetProvidersById([proposal.ProviderId]), cancellationToken);
        var schools = referral.SchoolId is { } school ? await mediator.Send(new GetSchoolsById([school]), cancellationToken) : null;
        var crossesBorder =
            providers.Values.Any(provider => provider.LaCode != referral.LaCode)
            || (schools?.Values.Any(s => s.LaCode != referral.LaCode) ?? false);
        var isLaCommissioned = IsLaCommissioned(referral);
        return new(referral, isLaCommissioned, isLaCommissioned || pupil.HasEhcp || pupil.IsLookedAfter || crossesBorder);
    }

    private async Task<(RuleDecision? Decision, Refusal? Late)> FirstReviewAsync(
        PlacementProposal proposal,
        ReferralView referral,
        CancellationToken cancellationToken
    )
    {
        if (await mediator.FindCalendarAsync(referral.SchoolId, referral.LaCode, cancellationToken) is not { } calendar)
        {
            return (null, null);
        }

        var facts = new ReviewScheduleFacts(calendar, proposal.StartDate) { PlannedEnd = proposal.PlannedEndDate };
        var decision = reviewRules.Check(proposal.StartDate, facts, referral.LaCode);
        var due = decision.Deadlines.Where(deadline => deadline.DueDate < proposal.FirstReviewDate).MinBy(deadline => deadline.DueDate);
        return (
            decision,
            due is null
                ? null
                : due.ToRefusal("proposal", "firstReviewDate") with
                {
                    Message = $"The first review falls due by {due.DueDate!.Value.InWords()}. Agree that day or an earlier one.",
                }
        );
    }

    private static bool IsLaCommissioned(ReferralView referral) =>
        referral.SchoolId is null
        || referral.Responsible is ResponsibleBody.HomeLa or ResponsibleBody.MaintainingLa or ResponsibleBody.EhcpLa;

    private static PlacementTerms TermsOf(PlacementProposal proposal, ProposalGround ground) =>
        new(
            ground.Referral.Id,
            ground.Referral.PupilId,
            proposal.ProviderId,
            proposal.SiteId,
            ground.IsLaCommissioned ? null : ground.Referral.SchoolId,
            ground.Referral.LaCode,
            proposal.StartDate,
            proposal.PlannedEndDate,
            SessionKeys.InOrder(proposal.HalfDays),
            proposal.HoursPerWeek
        );

    private static ProposalReport Refused(Refusal refusal) => new(null, [], [], [refusal]);
}
