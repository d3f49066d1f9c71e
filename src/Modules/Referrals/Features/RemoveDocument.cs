using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

/// <summary>Removes a document that your organisation attached, while the referral is open.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Reason">Why; 5 to 1,000 characters.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.MisClient)]
internal sealed record RemoveDocument(ReferralDocumentId DocumentId, int ExpectedVersion, string Reason)
    : ICommand<ReferralDocumentView>,
        IChange;

[MutationType]
internal static class RemoveDocumentMutation
{
    /// <summary>
    /// Removes a document from a referral: nobody fetches it any more. That it was there, and why it is not, stays to be seen; what was in it is
    /// destroyed with the referral.
    /// </summary>
    public static Task<Result<ReferralDocumentView>> RemoveDocumentAsync(
        RemoveDocument input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RemoveDocumentValidator : AbstractValidator<RemoveDocument>
{
    public RemoveDocumentValidator() =>
        RuleFor(c => c.Reason)
            .Must(reason => reason.Trim().Length is >= 5 and <= 1000)
            .WithErrorCode("document.reason-length")
            .WithMessage("Say in 5 to 1,000 characters why the document is removed.");
}

internal sealed class RemoveDocumentHandler(ReferralsDbContext db, TimeProvider time)
    : IRequestHandler<RemoveDocument, Result<ReferralDocumentView>>
{
    public async Task<Result<ReferralDocumentView>> Handle(RemoveDocument command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.Documents.FindToChangeAsync(
            d => d.Id == command.DocumentId,
            command.ExpectedVersion,
            "document",
            "documentId",
            cancellationToken
        );
        if (found is not { } document)
        {
            return refused!;
        }

        var referral = await db.Referrals.AsNoTracking().SingleAsync(r => r.Id == document.ReferralId, cancellationToken);
        if (!referral.TakesDocuments)
        {
            return ReferralDocument.Closed;
        }

        if (document.Remove(command.Reason.Trim(), db.Viewer.Organisation, time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return document.ToView();
    }
}
