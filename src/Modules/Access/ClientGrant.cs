namespace AltProvision.Access;

/// <summary>A school's permission for a client to act for it. A revoked one says who could read until when, for as long as the audit is kept.</summary>
internal sealed class ClientGrant : IVersioned
{
    private ClientGrant() { }

    public ClientGrantId Id { get; private set; }

    public int Version { get; private set; }

    public string Issuer { get; private set; } = "";

    public string ClientId { get; private set; } = "";

    public SchoolId SchoolId { get; private set; }

    /// <summary>The person. Personal data.</summary>
    public string GrantedBy { get; private set; } = "";

    public DateTimeOffset GrantedAt { get; private set; }

    /// <summary>The person; null while it holds. Personal data.</summary>
    public string? RevokedBy { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static ClientGrant Give(ClientGrantKey key, string by, DateTimeOffset now) =>
        new()
        {
            Id = new(Guid.CreateVersion7()),
            Version = 1,
            Issuer = key.Issuer,
            ClientId = key.ClientId,
            SchoolId = key.SchoolId,
            GrantedBy = by,
            GrantedAt = now,
        };

    public Refusal? Revoke(string by, DateTimeOffset now)
    {
        if (RevokedAt is not null)
        {
            return Refusal.Of("access.already-revoked", "This was taken back before; the client has no access by it.", "clientGrantId");
        }

        (RevokedBy, RevokedAt) = (by, now);
        return null;
    }

    public ClientGrantView ToView() => new(Id, Version, Issuer, ClientId, SchoolId, GrantedAt, RevokedAt);
}

/// <summary>A school's permission for a system, such as its information system, to act for it.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="Version">Goes up with each change.</param>
/// <param name="Issuer">The identity provider that knows the client.</param>
/// <param name="ClientId">The client, as its identity provider names it.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="GrantedAt">From when on.</param>
/// <param name="RevokedAt">Until when; null while it holds.</param>
[Holds(DataClass.Organisational)]
internal sealed record ClientGrantView(
    ClientGrantId Id,
    int Version,
    string Issuer,
    string ClientId,
    SchoolId SchoolId,
    DateTimeOffset GrantedAt,
    DateTimeOffset? RevokedAt
);
