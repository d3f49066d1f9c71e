using FluentValidation;
using MediatR;

namespace AltProvision.Referrals;

/// <summary>Accepts a referral: a provider is to be found.</summary>
/// <param name="ReferralId">The submitted referral.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
[Allow(Role.LaCommissioner, Role.SchoolLeader)]
internal sealed record AcceptReferral(ReferralId ReferralId, int ExpectedVersion) : ICommand<ReferralView>, IChange;

/// <summary>Turns a referral away, with a reason and advice.</summary>
/// <param name="ReferralId">The submitted referral.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Advice">What the referrer should do instead, and how to disagree; 20 to 1,000 characters.</param>
[Allow(Role.LaCommissioner)]
internal sealed record RejectReferral(ReferralId ReferralId, int ExpectedVersion, ReferralRejectionReason Reason, string Advice)
    : ICommand<ReferralView>,
        IChange;

/// <summary>Takes a referral back. Not possible while a statutory duty lives.</summary>
/// <param name="ReferralId">The open referral.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Reason">Why; 5 to 1,000 characters.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner)]
internal sealed record WithdrawReferral(ReferralId ReferralId, int ExpectedVersion, string Reason) : ICommand<ReferralView>, IChange;

[MutationType]
internal static class DecideReferralMutations
{
    /// <summary>Accepts a referral: a provider is to be found.</summary>
    public static Task<Result<ReferralView>> AcceptReferralAsync(
        AcceptReferral input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Turns a referral away, with a coded reason and advice. Refused for a live statutory duty.</summary>
    public static Task<Result<ReferralView>> RejectReferralAsync(
        RejectReferral input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Takes a referral back. Refused while a statutory duty lives.</summary>
    public static Task<Result<ReferralView>> WithdrawReferralAsync(
        WithdrawReferral input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RejectReferralValidator : AbstractValidator<RejectReferral>
{
    public RejectReferralValidator() =>
        RuleFor(c => c.Advice)
            .Must(advice => advice.Trim().Length is >= 20 and <= 1000)
            .WithErrorCode("referral.advice-length")
            .WithMessage("Tell the referrer in 20 to 1,000 characters what to do instead and how to disagree.");
}

internal sealed class WithdrawReferralValidator : AbstractValidator<WithdrawReferral>
{
    public WithdrawReferralValidator() =>
        RuleFor(c => c.Reason)
            .Must(reason => reason.Trim().Length is >= 5 and <= 1000)
            .WithErrorCode("referral.reason-length")
            .WithMessage("Say in 5 to 1,000 characters why the referral is withdrawn.");
}

internal sealed class AcceptReferralHandler(ReferralsDbContext db, TimeProvider time)
    : IRequestHandler<AcceptReferral, Result<ReferralView>>
{
    public Task<Result<ReferralView>> Handle(AcceptReferral command, CancellationToken cancellationToken) =>
        db.ChangeAsync(
            command.ReferralId,
            command.ExpectedVersion,
            referral =>
            {
                var refusal = referral.Accept(time.GetUtcNow());
                if (refusal is null)
                {
                    db.Raise(new ReferralAccepted(Guid.CreateVersion7(), referral.Id, referral.PupilId));
                }

                return refusal;
            },
            cancellationToken
        );
}

internal sealed class RejectReferralHandler(ReferralsDbContext db, TimeProvider time)
    : IRequestHandler<RejectReferral, Result<ReferralView>>
{
    public Task<Result<ReferralView>> Handle(RejectReferral command, CancellationToken cancellationToken) =>
        db.ChangeAsync(
            command.ReferralId,
            command.ExpectedVersion,
            referral =>
            {
                var refusal = referral.Reject(command.Reason, command.Advice.Trim(), time.GetUtcNow());
                if (refusal is null)
                {
                    db.Raise(new ReferralRejected(Guid.CreateVersion7(), referral.Id, referral.PupilId));
                }

                return refusal;
            },
            cancellationToken
        );
}

internal sealed class WithdrawReferralHandler(ReferralsDbContext db, TimeProvider time)
    : IRequestHandler<WithdrawReferral, Result<ReferralView>>
{
    public Task<Result<ReferralView>> Handle(WithdrawReferral command, CancellationToken cancellationToken) =>
        db.ChangeAsync(
            command.ReferralId,
            command.ExpectedVersion,
            referral => referral.Withdraw(command.Reason.Trim(), time.GetUtcNow()),
            cancellationToken
        );
}
