using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Access.Contracts;

/// <summary>Names a school's permission for a client.</summary>
public readonly record struct ClientGrantId(Guid Value) : IComparable<ClientGrantId>
{
    public int CompareTo(ClientGrantId other) => Value.CompareTo(other.Value);
}

/// <summary>That a client acts for a school. A client is a system that signs in as itself, such as a school's information system.</summary>
/// <param name="Issuer">The identity provider that knows the client.</param>
/// <param name="ClientId">The client, as its identity provider names it.</param>
/// <param name="SchoolId">The school.</param>
public sealed record ClientGrantKey(string Issuer, string ClientId, SchoolId SchoolId);

/// <summary>Those of the grants that hold at this moment.</summary>
[AllowSystem]
public sealed record CheckClientGrants(IReadOnlyCollection<ClientGrantKey> Grants) : IRequest<IReadOnlySet<ClientGrantKey>>;

/// <summary>Schools for which a client may act at this moment, at most as many as asked for.</summary>
[AllowSystem]
public sealed record GetSchoolsOfClient(string Issuer, string ClientId, int Most) : IRequest<IReadOnlyList<SchoolId>>;

/// <summary>A school let a client act for it.</summary>
public sealed record ClientAccessGranted(Guid EventId, ClientGrantId ClientGrantId, SchoolId SchoolId) : IIntegrationEvent;

/// <summary>A school takes back that a client acts for it.</summary>
public sealed record ClientAccessRevoked(Guid EventId, ClientGrantId ClientGrantId, SchoolId SchoolId) : IIntegrationEvent;
