using System.Buffers.Binary;
using AltProvision.GraphQL;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Npgsql;

namespace AltProvision.Host;

/// <summary>Names an entry of the audit, by its position.</summary>
internal readonly record struct AuditEntryId(Guid Value)
{
    public long Position => BinaryPrimitives.ReadInt64BigEndian(Value.ToByteArray(bigEndian: true).AsSpan(sizeof(long)));
}

/// <summary>The trail of a record, named as the record is: reading it is put on record too.</summary>
internal readonly record struct AuditTrailId(Guid Value);

/// <summary>That somebody changed a record, or was told what it holds. Personal data of staff.</summary>
/// <param name="Id">Opaque identifier.</param>
/// <param name="At">When.</param>
/// <param name="Kind">Whether it was changed or read.</param>
/// <param name="Subject">Who, as the identity provider names the person or client; null for those of other organisations. Personal data.</param>
/// <param name="Organisation">For which organisation: la:…, school:… or provider:…; system for what the product did by itself.</param>
/// <param name="Action">The change, or the fields that were asked for.</param>
/// <param name="DataClass">The strictest class of data that it was about, the answer as a whole when it was read.</param>
/// <param name="Reason">Why, where the person said so; null for those of other organisations.</param>
[Holds(DataClass.Personal, Of = nameof(Trail))]
internal sealed record AuditEntryView(
    AuditEntryId Id,
    DateTimeOffset At,
    AuditKind Kind,
    string? Subject,
    string Organisation,
    string Action,
    DataClass DataClass,
    string? Reason
)
{
    /// <summary>Whose trail it was found in.</summary>
    [GraphQLIgnore]
    public AuditTrailId? Trail { get; init; }

    [GraphQLIgnore]
    public string? LaCode => IdIn("la:");

    [GraphQLIgnore]
    public SchoolId? SchoolId => Guid.TryParse(IdIn("school:"), out var id) ? new(id) : null;

    [GraphQLIgnore]
    public ProviderId? ProviderId => Guid.TryParse(IdIn("provider:"), out var id) ? new(id) : null;

    private string? IdIn(string kind) => Organisation.StartsWith(kind, StringComparison.Ordinal) ? Organisation[kind.Length..] : null;
}

/// <summary>The record whose trail is asked for, which the viewer may see.</summary>
internal sealed record TrailOf(Guid Record, DataClass Class)
{
    /// <summary>Null when nothing is known of such a record.</summary>
    public static TrailOf? Of(object? node) =>
        node is not null && ViewedRecord.Of(node.GetType()) is { } viewed && viewed.IdOf(node) is { } id ? new(id, viewed.Class) : null;

    /// <summary>
    /// What is about a concern tells that there is one: only to safeguarding leads, and to each what the own organisation did. That others have
    /// read it is theirs to say.
    /// </summary>
    public bool MayShow(Viewer viewer, DataClass dataClass, string organisation) =>
        (Class < DataClass.Safeguarding && dataClass < DataClass.Safeguarding)
        || (viewer.IsIn(Role.SafeguardingLead) && organisation == viewer.Organisation);
}

/// <summary>Who changed and who read a record, the newest first.</summary>
[Allow(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner)]
internal sealed record GetAuditTrail(TrailOf Of, PagingArguments Paging, bool Counted) : IRequest<Page<AuditEntryView>>;

/// <summary>Entries by their IDs, and of which records each is; whether the viewer may see one of these is yet to be asked.</summary>
[Allow(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner)]
internal sealed record FindAuditEntries(IReadOnlyCollection<AuditEntryId> Ids) : IRequest<IReadOnlyList<FoundAuditEntry>>;

internal sealed record FoundAuditEntry(AuditEntryView View, string? RecordType, IReadOnlyList<Guid> Records);

[QueryType]
internal static class AuditQueries
{
    /// <summary>
    /// Who changed a record and who was told what it holds, the newest first. Null when there is none with this ID that you may see. For leaders,
    /// commissioners and safeguarding leads; what is about a concern for leads only, and there only what your own organisation did.
    /// </summary>
    /// <param name="id">The record: a pupil, a placement, a concern, or any other node.</param>
    [Cost(100)]
    [AskedBy(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner)]
    public static async Task<Page<AuditEntryView>?> GetAuditTrailAsync(
        AnyId id,
        PagingArguments paging,
        INodes nodes,
        ISelection selection,
        Viewer viewer,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (TrailOf.Of(await nodes.FindAsync(id)) is not { } record)
        {
            return null;
        }

        return record.Class == DataClass.Safeguarding && !viewer.IsIn(Role.SafeguardingLead)
            ? null
            : await mediator.Send(new GetAuditTrail(record, paging, selection.Contains("totalCount")), cancellationToken);
    }
}

[ObjectType<AuditEntryView>, Node]
internal static class AuditEntryType
{
    // Of a list that was read a few records are enough to know whether the viewer may know of one.
    private const int MostRecords = 100;

    [NodeResolver]
    public static async Task<IReadOnlyDictionary<AuditEntryId, AuditEntryView>> GetEntriesAsync(
        IReadOnlyList<AuditEntryId> ids,
        INodes nodes,
        Viewer viewer,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        Dictionary<AuditEntryId, AuditEntryView> shown = [];
        var found = await mediator.Send(new FindAuditEntries(ids), cancellationToken);
        foreach (var entries in found.Where(entry => entry.RecordType is not null).GroupBy(entry => entry.RecordType!))
        {
            var trails = await FindTrailsAsync(nodes, entries.Key, entries.SelectMany(entry => entry.Records.Take(MostRecords)));
            foreach (var (view, _, records) in entries)
            {
                var trail = records
                    .Take(MostRecords)
                    .Select(trails.GetValueOrDefault)
                    .FirstOrDefault(of => of?.MayShow(viewer, view.DataClass, view.Organisation) is true);
                if (trail is not null)
                {
                    shown[view.Id] = view with { Trail = new(trail.Record) };
                }
            }
        }

        return shown;
    }

    /// <summary>The authority, for what was done for one.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(AuditEntryView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>The school, for what was done for one.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(AuditEntryView.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>The provider, for what was done for one.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<ProviderId, ProviderView>> GetProviderAsync(
        [Parent(nameof(AuditEntryView.ProviderId))] IReadOnlyList<ProviderId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetProvidersById(ids), cancellationToken);

    // All records of a type at once, however many entries are about them; those that the viewer may not see are absent.
    private static async Task<Dictionary<Guid, TrailOf>> FindTrailsAsync(INodes nodes, string type, IEnumerable<Guid> records)
    {
        List<Guid> ids = [.. records.Distinct()];
        return (await nodes.FindAsync(type, ids)).Select(TrailOf.Of).OfType<TrailOf>().ToDictionary(trail => trail.Record);
    }
}

internal static class AuditRows
{
    // Of others the view shows no names and no reasons: whom they employ, and what they say of it, is theirs.
    public static readonly ViewRows<AuditEntryView> Views = new ViewRows<AuditEntryView>("audit.trail e").With(
        nameof(AuditEntryView.Id),
        "lpad(to_hex(e.position), 32, '0')::uuid"
    );

    public static readonly SqlOrder NewestFirst = new(true, SqlKey.Of<long>("e.position"));
}

internal sealed class GetAuditTrailHandler(SqlReads reads, Viewer viewer) : IRequestHandler<GetAuditTrail, Page<AuditEntryView>>
{
    public async Task<Page<AuditEntryView>> Handle(GetAuditTrail query, CancellationToken cancellationToken)
    {
        // As MayShow says it.
        var own = viewer.IsIn(Role.SafeguardingLead) ? "e.organisation = $2" : "false";
        var others = query.Of.Class < DataClass.Safeguarding ? $"e.data_class <> '{nameof(DataClass.Safeguarding)}'" : "false";
        var page = await new SqlList<AuditEntryView>(AuditRows.Views, ($"({own} or {others})", Sql.Value(viewer.Organisation)))
            .Where("e.records @>", Sql.Value<Guid[]>([query.Of.Record]))
            .ReadPageAsync(reads, query.Paging, AuditRows.NewestFirst, query.Counted, cancellationToken);
        return page.Select(entry => entry with { Trail = new(query.Of.Record) });
    }
}

internal sealed class FindAuditEntriesHandler(SqlReads reads) : IRequestHandler<FindAuditEntries, IReadOnlyList<FoundAuditEntry>>
{
    private static readonly string statement =
        $"select {AuditRows.Views.Columns}, e.record_type, e.records from {AuditRows.Views.From} where e.position = any($1)";

    public Task<IReadOnlyList<FoundAuditEntry>> Handle(FindAuditEntries query, CancellationToken cancellationToken) =>
        reads.ReadAsync(
            new SqlRead<IReadOnlyList<FoundAuditEntry>>(statement, ReadAsync, Sql.Value<long[]>([.. query.Ids.Select(id => id.Position)])),
            cancellationToken
        );

    private static async Task<IReadOnlyList<FoundAuditEntry>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        List<FoundAuditEntry> entries = [];
        var (type, records) = (AuditRows.Views.ColumnCount, AuditRows.Views.ColumnCount + 1);
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(
                new(
                    AuditRows.Views.Read(reader),
                    await reader.IsDBNullAsync(type, cancellationToken) ? null : reader.GetString(type),
                    reader.GetFieldValue<Guid[]>(records)
                )
            );
        }

        return entries;
    }
}
