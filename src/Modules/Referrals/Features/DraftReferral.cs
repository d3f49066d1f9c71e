using AltProvision.SchoolRoll.Contracts;
using FluentValidation;
using MediatR;

namespace AltProvision.Referrals;

/// <summary>Begins a referral.</summary>
/// <param name="PupilId">The pupil to be referred.</param>
/// <param name="Content">What the referrer writes; it can be changed until the referral is submitted.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.MisClient)]
internal sealed record DraftReferral(PupilId PupilId, ReferralContent Content, string? IdempotencyKey = null)
    : ICommand<ReferralView>,
        ICreate;

[MutationType]
internal static class DraftReferralMutation
{
    /// <summary>Begins a referral. Nobody else acts on it before it is submitted.</summary>
    public static Task<Result<ReferralView>> DraftReferralAsync(
        DraftReferral input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class DraftReferralValidator : AbstractValidator<DraftReferral>
{
    public DraftReferralValidator(TimeProvider time) => RuleFor(c => c.Content).SetValidator(new ReferralContentValidator(time));
}

internal sealed class DraftReferralHandler(ReferralsDbContext db, IMediator mediator, TimeProvider time)
    : IRequestHandler<DraftReferral, Result<ReferralView>>
{
    public async Task<Result<ReferralView>> Handle(DraftReferral command, CancellationToken cancellationToken)
    {
        var pupils = await mediator.Send(new GetPupilsById([command.PupilId]), cancellationToken);
        if (!pupils.TryGetValue(command.PupilId, out var pupil))
        {
            return Refusal.NotFound("pupil", "pupilId");
        }

        if (db.Viewer.SchoolId is { } school && pupil.HomeSchoolId?.Value != school)
        {
            return Refusal.Of(
                "referral.not-home-school",
                "Only the school that has the pupil on its roll as the single or main one refers. Ask that school, or the local authority.",
                "pupilId"
            );
        }

        var referral = Referral.Draft(pupil, command.Content, time.GetUtcNow());
        db.Referrals.Add(referral);
        await db.SaveChangesAsync(cancellationToken);
        return referral.ToView();
    }
}
