using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Referrals;

/// <summary>Sends a referral to the body that must arrange provision.</summary>
/// <param name="ReferralId">The draft.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.MisClient)]
internal sealed record SubmitReferral(ReferralId ReferralId, int ExpectedVersion) : ICommand<ReferralView>, IChange;

[MutationType]
internal static class SubmitReferralMutation
{
    /// <summary>Sends a referral. The rules say who must arrange provision and by which date; the answer shows their findings.</summary>
    public static Task<Result<ReferralView>> SubmitReferralAsync(
        SubmitReferral input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class SubmitReferralHandler(ReferralsDbContext db, IMediator mediator, ReferralDuties duties, TimeProvider time)
    : IRequestHandler<SubmitReferral, Result<ReferralView>>
{
    public async Task<Result<ReferralView>> Handle(SubmitReferral command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.ReferralId, command.ExpectedVersion, cancellationToken);
        if (found is not { } referral)
        {
            return refused!;
        }

        var pupils = await mediator.Send(new GetPupilsById([referral.PupilId]), cancellationToken);
        if (!pupils.TryGetValue(referral.PupilId, out var pupil))
        {
            return Refusal.NotFound("pupil", "referralId");
        }

        var assessment = await duties.AssessAsync(pupil, referral.ToContent(), cancellationToken);
        if (assessment.IsBlocked)
        {
            return Result.Refused<ReferralView>(assessment.Findings, "referralId");
        }

        var now = time.GetUtcNow();
        if (referral.Submit(assessment.Duty, now) is { } refusal)
        {
            return refusal;
        }

        foreach (var decision in assessment.Decisions)
        {
            db.Decisions.Add(StoredDecision.From(referral.Id.Value, nameof(SubmitReferral), decision, now));
        }

        db.Raise(
            new ReferralSubmitted(
                Guid.CreateVersion7(),
                referral.Id,
                referral.PupilId,
                referral.SchoolId,
                referral.LaCode,
                referral.Reason,
                referral.DueDate
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(referral.ToView(), assessment.Findings);
    }
}
