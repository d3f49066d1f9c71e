using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;
using AltProvision.Kernel;

namespace AltProvision.Host;

/// <summary>
/// Whoever is told of a person is put on record, before the answer is sent and however it was found (docs/adr/0015). What is noted is what the
/// answer is made of, not what was read on the way to it.
/// </summary>
internal sealed class ReadsOnRecord(AuditedReads reads, Caller caller, string rootFields) : IAnswerRecord
{
    private readonly RequestOrigin origin = OriginOf(caller);
    private readonly SortedDictionary<string, HashSet<Guid>> records = new(StringComparer.Ordinal);
    private DataClass strictest;

    public void Attach(IServiceProvider scope) => scope.GetRequiredService<ViewerContext>().Origin = origin;

    public void Add(ObjectType type, IEnumerable<object> objects)
    {
        if (type.RuntimeType is null || ViewedRecord.Of(type.RuntimeType) is not { Class: >= DataClass.Personal } viewed)
        {
            return;
        }

        if (!records.TryGetValue(viewed.Type, out var ids))
        {
            records.Add(viewed.Type, ids = []);
        }

        foreach (var shown in objects)
        {
            if (viewed.IdOf(shown) is { } id)
            {
                ids.Add(id);
                strictest = viewed.Class > strictest ? viewed.Class : strictest;
            }
        }
    }

    public async Task CompleteAsync(IReadOnlyList<Caller> readers, CancellationToken cancellationToken)
    {
        List<AuditedRecords> told = [];
        foreach (var (type, ids) in records)
        {
            // The entry of a change says who made it; that its answer shows what was changed goes without saying.
            ids.RemoveWhere(origin.HasChanged);
            if (ids.Count > 0)
            {
                told.Add(new(type, ids));
            }
        }

        if (told.Count == 0)
        {
            return;
        }

        await reads.WriteAsync(
            [.. readers.Select(reader => new AuditedReader(ViewerClaims.ViewerOf(reader.User).Subject, OriginOf(reader)))],
            ViewerClaims.ViewerOf(readers[0].User),
            rootFields,
            strictest,
            told,
            cancellationToken
        );
    }

    private static RequestOrigin OriginOf(Caller caller) => new(caller.Address, caller.RequestId, caller.Reason);
}
