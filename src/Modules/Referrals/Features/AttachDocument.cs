using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

internal sealed class AttachDocumentValidator : AbstractValidator<AttachDocument>
{
    public AttachDocumentValidator(DocumentLimits limits)
    {
        RuleFor(c => c.FileName)
            .Must(name => name.Trim().Length is >= 1 and <= 200)
            .WithErrorCode("document.name-length")
            .WithMessage("Give the name of the file in 1 to 200 characters.");
        RuleFor(c => c.Content)
            .Must(content => content.Length > 0)
            .WithErrorCode("document.empty")
            .WithMessage("There is nothing in this file. Choose another one.")
            .Must(content => content.Length <= limits.MostBytes)
            .WithErrorCode(limits.TooLarge.Code)
            .WithMessage(limits.TooLarge.Message);
    }
}

internal sealed class AttachDocumentHandler(ReferralsDbContext db, DocumentLimits limits, TimeProvider time)
    : IRequestHandler<AttachDocument, Result<ReferralDocumentView>>
{
    public async Task<Result<ReferralDocumentView>> Handle(AttachDocument command, CancellationToken cancellationToken)
    {
        if (DocumentType.Of(command.Content) is not { } type)
        {
            return DocumentType.NotTaken;
        }

        // Those who attach at the same time take turns, or each would be the last that fits.
        var referral = await db
            .Referrals.FromSql($"select * from referrals.referral where id = {command.ReferralId.Value} for update")
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (referral is null)
        {
            return Refusal.NotFound("referral", "referralId");
        }

        if (!referral.TakesDocuments)
        {
            return ReferralDocument.Closed;
        }

        if (
            await db.Documents.CountAsync(d => d.ReferralId == referral.Id && d.RemovedAt == null, cancellationToken)
            >= limits.MostPerReferral
        )
        {
            return Refusal.Of(
                "document.too-many",
                $"A referral has {limits.MostPerReferral} documents at most. Remove one, or join several in one file.",
                "referralId"
            );
        }

        var document = ReferralDocument.Attach(command, type, db.Viewer.Organisation, time.GetUtcNow());
        db.Documents.Add(document);
        db.DocumentContents.Add(new() { DocumentId = document.Id, Bytes = command.Content.ToArray() });
        await db.SaveChangesAsync(cancellationToken);
        return document.ToView();
    }
}
