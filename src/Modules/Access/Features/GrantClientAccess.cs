using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Access;

/// <summary>Lets a system act for your school.</summary>
/// <param name="ClientId">The client, as its identity provider names it; the supplier of the system knows it.</param>
/// <param name="Issuer">The identity provider that knows the client; not needed where the product believes only one.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SchoolLeader)]
internal sealed record GrantClientAccess(string ClientId, string? Issuer = null, string? IdempotencyKey = null)
    : ICommand<ClientGrantView>,
        ICreate;

[MutationType]
internal static class GrantClientAccessMutation
{
    /// <summary>Lets a system, such as the school's information system, read and write for your school until you take it back.</summary>
    public static Task<Result<ClientGrantView>> GrantClientAccessAsync(
        GrantClientAccess input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class GrantClientAccessValidator : AbstractValidator<GrantClientAccess>
{
    public GrantClientAccessValidator() =>
        RuleFor(c => c.ClientId)
            .Must(id => id.Length is > 0 and <= 200 && id.Trim() == id)
            .WithErrorCode("access.client-id")
            .WithMessage("Name the client as its identity provider does: 1 to 200 characters, without blanks around them.");
}

internal sealed class GrantClientAccessHandler(AccessDbContext db, TrustedIssuers issuers, TimeProvider time)
    : IRequestHandler<GrantClientAccess, Result<ClientGrantView>>
{
    public async Task<Result<ClientGrantView>> Handle(GrantClientAccess command, CancellationToken cancellationToken)
    {
        if (db.Viewer.SchoolId is not { } school)
        {
            return Refusal.Of("access.not-a-school", "Only a school grants access to what it may see. Ask its head teacher.");
        }

        if (issuers.Find(command.Issuer, out var issuer) is { } refusal)
        {
            return refusal;
        }

        var key = new ClientGrantKey(issuer, command.ClientId, new(school));
        if (await db.Grants.AnyAsync(g => g.Issuer == issuer && g.ClientId == key.ClientId && g.RevokedAt == null, cancellationToken))
        {
            return Refusal.Of("access.already-granted", "This client acts for your school already.", "clientId");
        }

        var grant = ClientGrant.Give(key, db.Viewer.Subject, time.GetUtcNow());
        db.Grants.Add(grant);
        db.Raise(new ClientAccessGranted(Guid.CreateVersion7(), grant.Id, grant.SchoolId));
        await db.SaveChangesAsync(cancellationToken);
        return grant.ToView();
    }
}
