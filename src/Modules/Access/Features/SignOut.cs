using MediatR;

namespace AltProvision.Access;

/// <summary>How far a sign-out reaches.</summary>
internal enum SignOutReach
{
    /// <summary>All your sign-ins, on every device.</summary>
    Everywhere,

    /// <summary>The sign-in to which the token of this request belongs.</summary>
    ThisSession,
}

/// <summary>Signs you out.</summary>
/// <param name="Reach">How far.</param>
[Allow]
internal sealed record SignOut(SignOutReach Reach = SignOutReach.Everywhere) : ICommand<SignedOutView>, ICreate
{
    // Keys are shared by an organisation, and nobody may stay signed in because a colleague used the same one. To sign out twice is to sign out.
    string? ICreate.IdempotencyKey => null;
}

/// <summary>What a sign-out ended.</summary>
/// <param name="IssuedUntil">Tokens that were issued up to this moment are refused.</param>
internal sealed record SignedOutView(DateTimeOffset IssuedUntil);

[MutationType]
internal static class SignOutMutation
{
    /// <summary>
    /// Signs you out: tokens that were issued to you until now are refused within a minute, and your open connections are closed. To end the
    /// session at the identity provider is the client's part.
    /// </summary>
    [Holds(DataClass.Personal)]
    public static Task<Result<SignedOutView>> SignOutAsync(SignOut input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class SignOutHandler(AccessDbContext db, CurrentSignIn current) : IRequestHandler<SignOut, Result<SignedOutView>>
{
    public async Task<Result<SignedOutView>> Handle(SignOut command, CancellationToken cancellationToken)
    {
        if (current.Token is not { } token)
        {
            return Refusal.Of("sign-out.no-token", "Nobody is signed in by a token here.");
        }

        // Tokens are issued by real time, and an issuer whose clock is ahead has dated this one later than now.
        var now = TimeProvider.System.GetUtcNow();
        var until = token.IssuedAt > now ? token.IssuedAt : now;
        if (command.Reach is SignOutReach.Everywhere)
        {
            await db.RevokeAsync(Revocation.OfSubject(token.Issuer, token.Subject, until), cancellationToken);
            return new SignedOutView(until);
        }

        if (token.Session is null)
        {
            return Refusal.Of("sign-out.no-session", "Your token does not say to which sign-in it belongs. Sign out everywhere.", "reach");
        }

        await db.RevokeAsync(Revocation.OfSession(token.Issuer, token.Session, until), cancellationToken);
        return new SignedOutView(until);
    }
}
