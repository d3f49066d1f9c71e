using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

// A command runs in the transaction of the module whose assembly it is in, and a contract is in another.
[AllowSystem]
internal sealed record WriteSeededReferral(SeedReferral Seed) : ICommand<ReferralView>;

internal sealed class SeedReferralHandler(IMediator mediator) : IRequestHandler<SeedReferral, Result<ReferralView>>
{
    public Task<Result<ReferralView>> Handle(SeedReferral command, CancellationToken cancellationToken) =>
        mediator.Send(new WriteSeededReferral(command), cancellationToken);
}

internal sealed class WriteSeededReferralHandler(ReferralsDbContext db) : IRequestHandler<WriteSeededReferral, Result<ReferralView>>
{
    public async Task<Result<ReferralView>> Handle(WriteSeededReferral command, CancellationToken cancellationToken)
    {
        var seed = command.Seed;
        var referral = await db.Referrals.SingleOrDefaultAsync(r => r.Id == seed.Id, cancellationToken);
        var before = referral?.Status ?? ReferralStatus.Draft;
        if (referral is null)
        {
            referral = Referral.Seed(seed);
            db.Referrals.Add(referral);
        }
        else
        {
            referral.Reseed(seed);
        }

        Tell(before, referral);
        if (await AttachAsync(seed, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return referral.ToView();
    }

    private async Task<Refusal?> AttachAsync(SeedReferral seed, CancellationToken cancellationToken)
    {
        var there = await db.Documents.Where(d => d.ReferralId == seed.Id).Select(d => d.Id).ToListAsync(cancellationToken);
        var organisation = seed.SchoolId is { } school ? $"school:{school.Value}" : $"la:{seed.LaCode}";
        foreach (var document in (seed.Documents ?? []).ExceptBy(there, document => document.Id))
        {
            if (DocumentType.Of(document.Content) is not { } type)
            {
                return DocumentType.NotTaken;
            }

            var attach = new AttachDocument(seed.Id, document.Kind, document.FileName, document.Content);
            db.Documents.Add(ReferralDocument.Attach(attach, type, organisation, document.UploadedAt, document.Id));
            db.DocumentContents.Add(new() { DocumentId = document.Id, Bytes = document.Content.ToArray() });
        }

        return null;
    }

    private void Tell(ReferralStatus before, Referral referral)
    {
        if (before is ReferralStatus.Draft && referral.SubmittedAt is not null)
        {
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
        }

        if (!WasAccepted(before) && WasAccepted(referral.Status))
        {
            db.Raise(new ReferralAccepted(Guid.CreateVersion7(), referral.Id, referral.PupilId));
        }

        if (before is not ReferralStatus.Rejected && referral.Status is ReferralStatus.Rejected)
        {
            db.Raise(new ReferralRejected(Guid.CreateVersion7(), referral.Id, referral.PupilId));
        }
    }

    private static bool WasAccepted(ReferralStatus status) =>
        status is ReferralStatus.Accepted or ReferralStatus.Placed or ReferralStatus.Closed;
}
