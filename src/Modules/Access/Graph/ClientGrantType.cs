using MediatR;

namespace AltProvision.Access;

[ObjectType<ClientGrantView>, Node]
internal static class ClientGrantType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ClientGrantId, ClientGrantView>> GetClientGrantsAsync(
        IReadOnlyList<ClientGrantId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetClientGrantsById(ids), cancellationToken);

    /// <summary>The school for which the client acts.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(ClientGrantView.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);
}
