using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Access;

internal sealed class RevokeSignInsValidator : AbstractValidator<RevokeSignIns>
{
    public RevokeSignInsValidator() =>
        RuleFor(c => c.Subject)
            .Must(subject => subject.Length is > 0 and <= 255)
            .WithErrorCode("access.subject")
            .WithMessage("A subject has 1 to 255 characters.");
}

internal sealed class RevokeSignInsHandler(AccessDbContext db, TrustedIssuers issuers)
    : IRequestHandler<RevokeSignIns, Result<RevocationView>>
{
    public async Task<Result<RevocationView>> Handle(RevokeSignIns command, CancellationToken cancellationToken)
    {
        if (issuers.Find(command.Issuer, out var issuer) is { } refusal)
        {
            return refusal;
        }

        // An issuer's clock may be ahead: a token that it has dated later than now is out already, and would survive.
        var until = TimeProvider.System.GetUtcNow() + SignInLimits.MostClockSkew;
        var revocation = Revocation.OfSubject(issuer, command.Subject, until);
        await db.RevokeAsync(revocation, cancellationToken);
        return revocation.ToView();
    }
}

internal sealed class ReadRevocationsHandler(AccessDbContext db) : IRequestHandler<ReadRevocations, IReadOnlyList<RevocationView>>
{
    // Far longer than a transaction that revokes takes.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<RevocationView>> Handle(ReadRevocations query, CancellationToken cancellationToken)
    {
        var revocations = db.Revocations.AsNoTracking();
        if (query.RecordedAfter is { } known)
        {
            var after = known - Overlap;
            revocations = revocations.Where(revocation => revocation.RecordedAt > after);
        }

        var found = await revocations.OrderBy(revocation => revocation.RecordedAt).ToListAsync(cancellationToken);
        return [.. found.Select(revocation => revocation.ToView())];
    }
}
