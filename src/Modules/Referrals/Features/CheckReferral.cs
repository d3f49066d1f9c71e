using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Referrals;

/// <summary>What the rules would say of a referral. Nothing is written.</summary>
/// <param name="Responsible">The body that must arrange provision; null when no rule names one.</param>
/// <param name="DueDate">Last day by which full-time education must be in place; null when no dated duty applies.</param>
/// <param name="CanSubmit">Whether no rule stands in the way.</param>
/// <param name="Findings">All that the rules said, each with its source.</param>
[Holds(DataClass.SpecialCategory, Of = nameof(PupilId))]
internal sealed record ReferralCheck(ResponsibleBody? Responsible, DateOnly? DueDate, bool CanSubmit, IReadOnlyList<RuleFinding> Findings)
{
    /// <summary>Of whom something is told, for the audit.</summary>
    [GraphQLIgnore]
    public required PupilId PupilId { get; init; }
}

/// <summary>A referral as it might be written.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Content">What the referrer would write.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.MisClient)]
internal sealed record CheckReferral(PupilId PupilId, ReferralContent Content) : IRequest<ReferralCheck?>;

[QueryType]
internal static class CheckReferralQuery
{
    /// <summary>Asks the rules who would have to arrange provision, and by when, without writing anything. Null for an unknown pupil.</summary>
    /// <param name="input">The referral as it might be written.</param>
    public static Task<ReferralCheck?> CheckReferralAsync(CheckReferral input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class CheckReferralHandler(IMediator mediator, ReferralDuties duties) : IRequestHandler<CheckReferral, ReferralCheck?>
{
    public async Task<ReferralCheck?> Handle(CheckReferral query, CancellationToken cancellationToken)
    {
        var pupils = await mediator.Send(new GetPupilsById([query.PupilId]), cancellationToken);
        if (!pupils.TryGetValue(query.PupilId, out var pupil))
        {
            return null;
        }

        var assessment = await duties.AssessAsync(pupil, query.Content, cancellationToken);
        return new(assessment.Duty.Responsible, assessment.Duty.DueDate, !assessment.IsBlocked, assessment.Findings) { PupilId = pupil.Id };
    }
}
