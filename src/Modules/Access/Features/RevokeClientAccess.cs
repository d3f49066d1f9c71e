using MediatR;

namespace AltProvision.Access;

/// <summary>Takes back that a system acts for your school.</summary>
/// <param name="ClientGrantId">The permission.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
[Allow(Role.SchoolLeader)]
internal sealed record RevokeClientAccess(ClientGrantId ClientGrantId, int ExpectedVersion) : ICommand<ClientGrantView>, IChange;

[MutationType]
internal static class RevokeClientAccessMutation
{
    /// <summary>Takes back that a system acts for your school: it is refused within a minute, and its open connections are closed.</summary>
    public static Task<Result<ClientGrantView>> RevokeClientAccessAsync(
        RevokeClientAccess input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RevokeClientAccessHandler(AccessDbContext db, TimeProvider time)
    : IRequestHandler<RevokeClientAccess, Result<ClientGrantView>>
{
    public async Task<Result<ClientGrantView>> Handle(RevokeClientAccess command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.Grants.FindToChangeAsync(
            g => g.Id == command.ClientGrantId,
            command.ExpectedVersion,
            "permission of a client",
            "clientGrantId",
            cancellationToken
        );
        if (found is not { } grant)
        {
            return refused!;
        }

        if (grant.Revoke(db.Viewer.Subject, time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        db.Raise(new ClientAccessRevoked(Guid.CreateVersion7(), grant.Id, grant.SchoolId));
        await db.SaveChangesAsync(cancellationToken);
        return grant.ToView();
    }
}
