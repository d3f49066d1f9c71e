using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

internal sealed class CreateNarrativeKeyHandler(NarrativeKeys masters) : IRequestHandler<CreateNarrativeKey, string>
{
    public Task<string> Handle(CreateNarrativeKey command, CancellationToken cancellationToken) => Task.FromResult(masters.Create());
}

internal sealed class ListNarrativeKeysHandler(SafeguardingDbContext db, NarrativeKeys masters)
    : IRequestHandler<ListNarrativeKeys, IReadOnlyList<NarrativeKeyUse>>
{
    public async Task<IReadOnlyList<NarrativeKeyUse>> Handle(ListNarrativeKeys query, CancellationToken cancellationToken)
    {
        var used = await db
            .NarrativeKeys.GroupBy(key => key.MasterId)
            .Select(keys => new { keys.Key, Count = keys.Count() })
            .ToDictionaryAsync(keys => keys.Key, keys => keys.Count, cancellationToken);
        return [.. masters.Ids.Select(id => new NarrativeKeyUse(id, used.GetValueOrDefault(id), id == masters.Current.Id))];
    }
}

internal sealed class RotateNarrativeKeysHandler(SafeguardingDbContext db, NarrativeKeys masters)
    : IRequestHandler<RotateNarrativeKeys, int>
{
    private const int AtOnce = 1000;

    public async Task<int> Handle(RotateNarrativeKeys command, CancellationToken cancellationToken)
    {
        var current = masters.Current.Id;
        var old = await db
            .NarrativeKeys.Where(key => key.MasterId != current)
            .OrderBy(key => key.RecordId)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        foreach (var key in old)
        {
            key.LockAgain(key.Open(masters), masters);
        }

        await db.SaveChangesAsync(cancellationToken);
        return old.Count;
    }
}
