using FluentValidation;
using MediatR;

namespace AltProvision.Referrals;

/// <summary>Rewrites a draft.</summary>
/// <param name="ReferralId">The draft.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Content">What it says from now on.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.MisClient)]
internal sealed record ChangeReferralDraft(ReferralId ReferralId, int ExpectedVersion, ReferralContent Content)
    : ICommand<ReferralView>,
        IChange;

[MutationType]
internal static class ChangeReferralDraftMutation
{
    /// <summary>Rewrites a draft. A submitted referral cannot be rewritten.</summary>
    public static Task<Result<ReferralView>> ChangeReferralDraftAsync(
        ChangeReferralDraft input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class ChangeReferralDraftValidator : AbstractValidator<ChangeReferralDraft>
{
    public ChangeReferralDraftValidator(TimeProvider time) => RuleFor(c => c.Content).SetValidator(new ReferralContentValidator(time));
}

internal sealed class ChangeReferralDraftHandler(ReferralsDbContext db) : IRequestHandler<ChangeReferralDraft, Result<ReferralView>>
{
    public Task<Result<ReferralView>> Handle(ChangeReferralDraft command, CancellationToken cancellationToken) =>
        db.ChangeAsync(command.ReferralId, command.ExpectedVersion, referral => referral.Change(command.Content), cancellationToken);
}

internal static class ReferralChanges
{
    /// <summary>Finds the referral and checks the version.</summary>
    public static Task<(Referral? Found, Refusal? Refused)> FindToChangeAsync(
        this ReferralsDbContext db,
        ReferralId id,
        int expectedVersion,
        CancellationToken cancellationToken
    ) => db.Referrals.FindToChangeAsync(r => r.Id == id, expectedVersion, "referral", "referralId", cancellationToken);

    /// <summary>Finds the referral, checks the version, changes it, saves.</summary>
    public static async Task<Result<ReferralView>> ChangeAsync(
        this ReferralsDbContext db,
        ReferralId id,
        int expectedVersion,
        Func<Referral, Refusal?> change,
        CancellationToken cancellationToken
    )
    {
        var (found, refused) = await db.FindToChangeAsync(id, expectedVersion, cancellationToken);
        if (found is not { } referral)
        {
            return refused!;
        }

        if (change(referral) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return referral.ToView();
    }
}
