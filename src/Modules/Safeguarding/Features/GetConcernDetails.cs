using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

/// <summary>What the raiser told. Sensitive personal data: each reading is put on record.</summary>
/// <param name="Account">What was seen or heard, in the raiser's and the child's words.</param>
/// <param name="ActionTaken">What was done at once; null for nothing.</param>
/// <param name="RaisedBy">Who raised it, as their identity provider names them. Personal data.</param>
/// <param name="AdultWorkplace">Where the adult works whom it is about; null when it is about none, or not said.</param>
/// <param name="AdultPosition">What that adult does there; null when it is about none, or not said.</param>
internal sealed record ConcernNarrativeView(
    string Account,
    string? ActionTaken,
    string RaisedBy,
    AdultWorkplace? AdultWorkplace,
    AdultPosition? AdultPosition
);

/// <summary>The narratives of concerns that the viewer may know of. Writes who read which.</summary>
[Allow]
internal sealed record ReadNarratives(IReadOnlyCollection<ConcernId> Ids) : IRequest<IReadOnlyDictionary<ConcernId, ConcernNarrativeView>>;

internal sealed class ReadNarrativesHandler(SafeguardingDbContext db, NarrativeKeys masters, TimeProvider time)
    : IRequestHandler<ReadNarratives, IReadOnlyDictionary<ConcernId, ConcernNarrativeView>>
{
    public async Task<IReadOnlyDictionary<ConcernId, ConcernNarrativeView>> Handle(
        ReadNarratives query,
        CancellationToken cancellationToken
    )
    {
        // A concern whose key was destroyed has no narrative any more.
        var locked = await db
            .Concerns.AsNoTracking()
            .Where(c => query.Ids.Contains(c.Id))
            .Join(db.NarrativeKeys, c => (Guid)(object)c.Id, key => key.RecordId, (concern, key) => new { Concern = concern, Key = key })
            .ToListAsync(cancellationToken);
        var narratives = locked.ToDictionary(found => found.Concern.Id, found => Open(found.Concern, found.Key));

        // Without the record of the reading there is no reading (ENG-SAF-011).
        if (narratives.Count > 0)
        {
            db.PutOnRecord(
                AuditKind.Read,
                time.GetUtcNow(),
                nameof(ReadNarratives),
                new("Concern", DataClass.Safeguarding, [.. narratives.Keys.Select(concern => concern.Value)])
            );
            await db.SaveChangesAsync(cancellationToken);
        }

        return narratives;
    }

    private ConcernNarrativeView Open(Concern concern, NarrativeKey key)
    {
        var seal = NarrativeSeal.Of(key, masters);
        return new(
            seal.Open(concern.Account, Narrative.Account),
            concern.ActionTaken is { } taken ? seal.Open(taken, Narrative.ActionTaken) : null,
            concern.RaisedBy,
            concern.AdultWorkplace,
            concern.AdultPosition
        );
    }
}

/// <summary>That a safeguarding lead has taken note of a concern. Personal data.</summary>
/// <param name="AcknowledgedBy">The lead, as their identity provider names them. Personal data.</param>
/// <param name="SchoolId">School acted for; null when it was no school.</param>
/// <param name="ProviderId">Provider acted for; null when it was no provider.</param>
/// <param name="LaCode">Authority acted for, three digits; null when it was no authority.</param>
/// <param name="AcknowledgedAt">When.</param>
/// <param name="Note">What the lead noted; null for nothing. Sensitive personal data.</param>
internal sealed record ConcernAcknowledgementView(
    string AcknowledgedBy,
    SchoolId? SchoolId,
    ProviderId? ProviderId,
    string? LaCode,
    DateTimeOffset AcknowledgedAt,
    string? Note
);

/// <summary>The acknowledgements of concerns that are addressed to the viewer's organisation; other concerns have none.</summary>
[Allow]
internal sealed record GetAcknowledgements(IReadOnlyCollection<ConcernId> Ids)
    : IRequest<IReadOnlyDictionary<ConcernId, IReadOnlyList<ConcernAcknowledgementView>>>;

internal sealed class GetAcknowledgementsHandler(SafeguardingDbContext db, NarrativeKeys masters)
    : IRequestHandler<GetAcknowledgements, IReadOnlyDictionary<ConcernId, IReadOnlyList<ConcernAcknowledgementView>>>
{
    private const int Most = 100;

    public async Task<IReadOnlyDictionary<ConcernId, IReadOnlyList<ConcernAcknowledgementView>>> Handle(
        GetAcknowledgements query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Acknowledgements.AsNoTracking()
            .Where(a => query.Ids.Contains(a.ConcernId))
            .GroupBy(a => a.ConcernId)
            .Select(group => new { group.Key, Oldest = group.OrderBy(a => a.At).ThenBy(a => a.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        Guid[] noted = [.. lists.Where(list => list.Oldest.Any(a => a.Note is not null)).Select(list => list.Key.Value)];
        var keys = noted is []
            ? []
            : await db.NarrativeKeys.AsNoTracking().Where(key => noted.Contains(key.RecordId)).ToListAsync(cancellationToken);
        var seals = keys.ToDictionary(key => new ConcernId(key.RecordId), key => NarrativeSeal.Of(key, masters));
        return lists.ToDictionary(
            list => list.Key,
            list => (IReadOnlyList<ConcernAcknowledgementView>)[.. list.Oldest.Select(a => ToView(a, seals.GetValueOrDefault(list.Key)))]
        );
    }

    private static ConcernAcknowledgementView ToView(Acknowledgement acknowledgement, NarrativeSeal? seal) =>
        new(
            acknowledgement.Subject,
            Organisations.SchoolIn(acknowledgement.Organisation),
            Organisations.ProviderIn(acknowledgement.Organisation),
            Organisations.LaCodeIn(acknowledgement.Organisation),
            acknowledgement.At,
            seal is null ? null : acknowledgement.ReadNote(seal)
        );
}

/// <summary>What the rules said when each concern was raised.</summary>
[Allow]
internal sealed record GetConcernFindings(IReadOnlyCollection<ConcernId> Ids)
    : IRequest<IReadOnlyDictionary<ConcernId, IReadOnlyList<RuleFinding>>>;

internal sealed class GetConcernFindingsHandler(SafeguardingDbContext db)
    : IRequestHandler<GetConcernFindings, IReadOnlyDictionary<ConcernId, IReadOnlyList<RuleFinding>>>
{
    public async Task<IReadOnlyDictionary<ConcernId, IReadOnlyList<RuleFinding>>> Handle(
        GetConcernFindings query,
        CancellationToken cancellationToken
    )
    {
        // Decisions have no filter of their own: only those of visible concerns are read.
        var visible = await db.Concerns.Where(c => query.Ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken);
        var findings = await db.FindingsOfAsync([.. visible.Select(id => id.Value)], cancellationToken);
        return findings.ToDictionary(entry => new ConcernId(entry.Key), entry => entry.Value);
    }
}
