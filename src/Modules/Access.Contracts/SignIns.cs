using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Access.Contracts;

/// <summary>The token by which somebody signed in. Personal data: never logged.</summary>
/// <param name="Issuer">The identity provider that issued it, without a slash at the end.</param>
/// <param name="Subject">The person or client, as the identity provider names them.</param>
/// <param name="Session">The sign-in to which the token belongs, or the token itself; null when it does not say.</param>
/// <param name="IssuedAt">By the clock of the identity provider.</param>
public sealed record SignInToken(string Issuer, string Subject, string? Session, DateTimeOffset IssuedAt)
{
    /// <summary>Without the person, so that no log can hold it.</summary>
    public override string ToString() => Issuer;
}

/// <summary>The token by which the viewer of a service scope signed in; null where nobody did.</summary>
public sealed class CurrentSignIn
{
    /// <summary>Set by the host. Few ask.</summary>
    public Func<SignInToken?> Read { get; set; } = static () => null;

    public SignInToken? Token => Read();
}

/// <summary>How far tokens may stretch. What is revoked is remembered for as long as a token may live.</summary>
public static class SignInLimits
{
    /// <summary>No identity provider may be given more to live for its tokens.</summary>
    public static readonly TimeSpan LongestToken = TimeSpan.FromHours(24);

    /// <summary>No clock of an identity provider may be believed to be further off.</summary>
    public static readonly TimeSpan MostClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>How long a revocation can match a token.</summary>
    public static readonly TimeSpan RevocationsAreKept = LongestToken + (4 * MostClockSkew);

    /// <summary>What the host's own tokens, for development, call it.</summary>
    public const string DevelopmentIssuer = "altprovision-development";

    /// <summary>The signal that something was granted or revoked.</summary>
    public const string Topic = "access";
}

/// <summary>Tokens that are refused although they have not expired. Personal data: never logged.</summary>
/// <param name="Issuer">The identity provider, without a slash at the end.</param>
/// <param name="Subject">All tokens of this person or client; null when it is about one sign-in.</param>
/// <param name="Session">The tokens of this sign-in; null when it is about all of a person.</param>
/// <param name="IssuedUntil">Tokens that were issued up to this moment.</param>
/// <param name="RecordedAt">When it was revoked, by the database's clock.</param>
public sealed record RevocationView(string Issuer, string? Subject, string? Session, DateTimeOffset IssuedUntil, DateTimeOffset RecordedAt)
{
    /// <summary>Without the person, so that no log can hold it.</summary>
    public override string ToString() => $"{Issuer}, until {IssuedUntil:u}";
}

/// <summary>
/// What was revoked, the oldest first. Some of what was recorded shortly before the moment comes again: a transaction may have committed
/// after one that began later.
/// </summary>
/// <param name="RecordedAfter">The newest that the asker knows; null: everything that can still match.</param>
[AllowSystem]
public sealed record ReadRevocations(DateTimeOffset? RecordedAfter) : IRequest<IReadOnlyList<RevocationView>>;

/// <summary>An operator ends all sign-ins of a person or client. Whoever may sign in anew has to be settled with the identity provider.</summary>
/// <param name="Issuer">The identity provider.</param>
/// <param name="Subject">The person or client, as the identity provider names them. Personal data.</param>
[AllowSystem]
public sealed record RevokeSignIns(string Issuer, string Subject) : ICommand<RevocationView>;

/// <summary>Tokens were revoked.</summary>
public sealed record SignInsRevoked(Guid EventId) : IIntegrationEvent;
