namespace AltProvision.Access;

internal sealed class Retention : IRetention
{
    public IReadOnlyList<RetainedKind> Kinds { get; } =
    [
        new(
            "ClientGrant",
            DataClass.Personal,
            Years: 7,
            RetainedFrom.Date,
            "as long as the audit, which says what the client read by it: six years in which claims may follow (Limitation Act 1980), and the year of the entry",
            "select id, null::uuid as child, revoked_at::date as since from access.client_grant",
            "delete from access.client_grant where id = any ($1)"
        ),
    ];
}
