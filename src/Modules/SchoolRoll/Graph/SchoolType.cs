using MediatR;

namespace AltProvision.SchoolRoll;

[ObjectType<SchoolView>, Node]
internal static class SchoolType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolsAsync(
        IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>LA code and establishment number with a slash between them: 332/4115; null without an establishment number.</summary>
    public static string? GetLaestab([Parent] SchoolView school) =>
        school.EstablishmentNumber is { } number ? $"{school.LaCode}/{number}" : null;

    /// <summary>The authority in whose area the school lies; null when its code is unknown.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(SchoolView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>The establishments that this one took over from, at most 50.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<Urn, IReadOnlyList<SchoolLinkView>>> GetPredecessorsAsync(
        [Parent(nameof(SchoolView.Urn))] IReadOnlyList<Urn> urns,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolLinks(urns, LinkDirection.Predecessors), cancellationToken);

    /// <summary>The establishments that took over from this one, at most 50.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<Urn, IReadOnlyList<SchoolLinkView>>> GetSuccessorsAsync(
        [Parent(nameof(SchoolView.Urn))] IReadOnlyList<Urn> urns,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolLinks(urns, LinkDirection.Successors), cancellationToken);

    /// <summary>Term dates that the school keeps itself; null when it follows its authority in everything.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolTermDates>> GetTermDatesAsync(
        [Parent(nameof(SchoolView.Id))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolTermDates(ids), cancellationToken);
}

[ObjectType<SchoolLinkView>]
internal static class SchoolLinkType
{
    /// <summary>The linked establishment; null when it is not on file, as many closed ones are not.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<Urn, SchoolView>> GetSchoolAsync(
        [Parent(nameof(SchoolLinkView.Urn))] IReadOnlyList<Urn> urns,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsByUrn(urns), cancellationToken);
}

[ObjectType<LocalAuthorityView>, Node]
internal static class LocalAuthorityType
{
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<LocalAuthorityId, LocalAuthorityView>> GetLocalAuthoritiesAsync(
        IReadOnlyList<LocalAuthorityId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var authorities = await mediator.Send(new GetLocalAuthoritiesByCode([.. ids.Select(id => id.ToCode())]), cancellationToken);
        return authorities.Values.ToDictionary(authority => authority.Id);
    }
}
