using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

/// <summary>Decides where a provider stands with an authority.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="ExpectedVersion">The version of the approval as you read it; 0 when the authority has not decided before.</param>
/// <param name="Status">Where it stands from now on.</param>
/// <param name="Reason">Reason or conditions, 10 to 2,000 characters; needed for all but a plain approval. Do not name pupils.</param>
/// <param name="ReviewBy">Day by which the authority looks again; for approvals only.</param>
/// <param name="LaCode">The authority; your own when left out.</param>
[Allow(Role.LaQualityOfficer)]
internal sealed record DecideApproval(
    ProviderId ProviderId,
    int ExpectedVersion,
    ProviderApproval Status,
    string? Reason = null,
    DateOnly? ReviewBy = null,
    string? LaCode = null
) : ICommand<ApprovalView>, IChange;

[MutationType]
internal static class DecideApprovalMutation
{
    /// <summary>Decides where a provider stands with your authority. A suspension takes effect at once: no new placements, live ones are reviewed.</summary>
    public static Task<Result<ApprovalView>> DecideApprovalAsync(
        DecideApproval input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class DecideApprovalValidator : AbstractValidator<DecideApproval>
{
    public DecideApprovalValidator(TimeProvider time)
    {
        RuleFor(c => c.Reason)
            .Must(reason => reason?.Trim().Length is >= 10 and <= 2000)
            .When(c => c.Status is not ProviderApproval.Approved || c.Reason is not null)
            .WithErrorCode("provider.approval-reason-length")
            .WithMessage("Give the reason, or the conditions, in 10 to 2,000 characters.");
        RuleFor(c => c.ReviewBy)
            .Must(date => date > LondonTime.Today(time))
            .When(c => c.ReviewBy is not null)
            .WithErrorCode("provider.approval-review-date")
            .WithMessage("The day of the next review lies after today.");
    }
}

internal sealed class DecideApprovalHandler(ProvidersDbContext db, TimeProvider time)
    : IRequestHandler<DecideApproval, Result<ApprovalView>>
{
    public async Task<Result<ApprovalView>> Handle(DecideApproval command, CancellationToken cancellationToken)
    {
        if ((command.LaCode ?? db.Viewer.LaCode) is not { } laCode || !Texts.IsLaCode(laCode) || !db.Viewer.MayActFor(laCode))
        {
            return Refusal.Of("provider.not-your-authority", "You can decide for your own authority only.", "laCode");
        }

        if (!await db.Providers.AnyAsync(p => p.Id == command.ProviderId, cancellationToken))
        {
            return Refusal.NotFound("provider", "providerId");
        }

        var known = await db.Approvals.SingleOrDefaultAsync(
            a => a.ProviderId == command.ProviderId && a.LaCode == laCode,
            cancellationToken
        );
        if ((known?.Version ?? 0) != command.ExpectedVersion)
        {
            return Refusal.Stale(known?.Version ?? 0);
        }

        var approval = known ?? Approval.Undecided(command.ProviderId, laCode);
        if (db.Decide(approval, command.Status, command.Reason, command.ReviewBy, time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return approval.ToView();
    }
}

internal static class ApprovalDecisions
{
    /// <summary>Decides, keeps the decision and tells other modules.</summary>
    public static Refusal? Decide(
        this ProvidersDbContext db,
        Approval approval,
        ProviderApproval status,
        string? reason,
        DateOnly? reviewBy,
        DateTimeOffset now
    )
    {
        var wasOpen = approval.IsOpen;
        var (decision, refusal) = approval.Decide(status, reason, reviewBy, now);
        if (decision is null)
        {
            return refusal;
        }

        if (db.Entry(approval).State is EntityState.Detached)
        {
            db.Approvals.Add(approval);
        }

        db.ApprovalDecisions.Add(decision);
        if (Approval.EventOf(decision, wasOpen) is { } integrationEvent)
        {
            db.Raise(integrationEvent);
        }

        return null;
    }
}
