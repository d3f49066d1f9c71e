using Microsoft.EntityFrameworkCore;

namespace AltProvision.Access;

/// <summary>Tokens that are refused although they have not expired. Kept until no token can be so old.</summary>
internal sealed class Revocation
{
    private Revocation() { }

    public Guid Id { get; private set; }

    public string Issuer { get; private set; } = "";

    /// <summary>Personal data.</summary>
    public string? Subject { get; private set; }

    public string? Session { get; private set; }

    public DateTimeOffset IssuedUntil { get; private set; }

    /// <summary>By the database's clock, so that hosts whose clocks differ read on from the same moments.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    public static Revocation OfSubject(string issuer, string subject, DateTimeOffset issuedUntil) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Issuer = issuer,
            Subject = subject,
            IssuedUntil = issuedUntil,
        };

    public static Revocation OfSession(string issuer, string session, DateTimeOffset issuedUntil) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Issuer = issuer,
            Session = session,
            IssuedUntil = issuedUntil,
        };

    public RevocationView ToView() => new(Issuer, Subject, Session, IssuedUntil, RecordedAt);
}

internal static class Revocations
{
    /// <summary>Stores it, and forgets those that no token can match any more.</summary>
    public static async Task RevokeAsync(this AccessDbContext db, Revocation revocation, CancellationToken cancellationToken)
    {
        // Nobody reads what was revoked but the product, and the database says when it was.
        await RowSecurity.LiftAsync(db, cancellationToken);
        db.Revocations.Add(revocation);
        db.Raise(new SignInsRevoked(Guid.CreateVersion7()));
        await db.SaveChangesAsync(cancellationToken);
        var kept = revocation.RecordedAt - SignInLimits.RevocationsAreKept;
        await db.Revocations.IgnoreQueryFilters().Where(old => old.RecordedAt < kept).ExecuteDeleteAsync(cancellationToken);
    }
}
