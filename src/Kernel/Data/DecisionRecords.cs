using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Kernel;

/// <summary>The decisions that a module has stored, as it offers them to those who explain, repeat and simulate decisions.</summary>
public interface IDecisionRecords
{
    /// <summary>Name of the module.</summary>
    string Module { get; }

    /// <summary>Decisions on records that the viewer may see; all of them for the product itself.</summary>
    IQueryable<StoredDecision> Visible { get; }
}

/// <summary>Names a decision of the rules that was stored.</summary>
public readonly record struct DecisionId(Guid Value);

/// <summary>A decision of the rules as it was stored with a record: complete enough to be explained, and made again, years later.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Module">The part of the product that decided: "Placements".</param>
/// <param name="Action">The step that asked: "ProposePlacement".</param>
/// <param name="At">When it was made.</param>
/// <param name="EventDate">Date of the legal event, by which the versions of the rules were chosen.</param>
/// <param name="LaCode">Authority whose local rules and parameters were used too; null when none was.</param>
/// <param name="Rules">Every rule version that was asked, whether it spoke or not: "ENG-REF-002 v1".</param>
/// <param name="FactsHash">SHA-256 of the inputs, in lower-case hexadecimal.</param>
/// <param name="Inputs">What the rules were told: event date, parameters and facts, each by its path. Personal data.</param>
/// <param name="Findings">What they said.</param>
[Holds(DataClass.SpecialCategory)]
public sealed record StoredDecisionView(
    DecisionId Id,
    string Module,
    string Action,
    DateTimeOffset At,
    DateOnly EventDate,
    string? LaCode,
    IReadOnlyList<string> Rules,
    string FactsHash,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyList<RuleFinding> Findings
)
{
    public static StoredDecisionView Of(string module, StoredDecision stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new(
            new(stored.Id),
            module,
            stored.Action,
            stored.At,
            stored.EventDate,
            stored.LaCode,
            stored.Rules,
            stored.FactsHash,
            CanonicalJson.Flatten(stored.Inputs),
            stored.ReadFindings()
        );
    }
}

/// <summary>
/// Decisions on records of one module, the newest first, at most 50 for each record. Providers are told findings and not what else was known
/// of a child.
/// </summary>
[Allow(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
public sealed record GetDecisionsByRecord(string Module, IReadOnlyCollection<Guid> RecordIds)
    : IRequest<IReadOnlyDictionary<Guid, IReadOnlyList<StoredDecisionView>>>;

internal sealed class GetDecisionsByRecordHandler(IEnumerable<IDecisionRecords> records)
    : IRequestHandler<GetDecisionsByRecord, IReadOnlyDictionary<Guid, IReadOnlyList<StoredDecisionView>>>
{
    private const int Most = 50;

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StoredDecisionView>>> Handle(
        GetDecisionsByRecord query,
        CancellationToken cancellationToken
    )
    {
        var module = records.Single(source => source.Module == query.Module);
        var lists = await module
            .Visible.AsNoTracking()
            .Where(decision => query.RecordIds.Contains(decision.RecordId))
            .GroupBy(decision => decision.RecordId)
            .Select(record => new { record.Key, Newest = record.OrderByDescending(d => d.At).ThenBy(d => d.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(
            list => list.Key,
            list => (IReadOnlyList<StoredDecisionView>)[.. list.Newest.Select(decision => StoredDecisionView.Of(module.Module, decision))]
        );
    }
}

public static class DecisionRecords
{
    /// <summary>Decisions on records of a module by their typed IDs, for a field that shows them. One statement.</summary>
    public static async Task<IReadOnlyDictionary<TId, IReadOnlyList<StoredDecisionView>>> DecisionsOfAsync<TId>(
        this IMediator mediator,
        string module,
        IReadOnlyList<TId> ids,
        Func<TId, Guid> value,
        CancellationToken cancellationToken
    )
        where TId : struct
    {
        ArgumentNullException.ThrowIfNull(mediator);
        var found = await mediator.Send(new GetDecisionsByRecord(module, [.. ids.Select(value)]), cancellationToken);
        return ids.ToDictionary(id => id, id => found.GetValueOrDefault(value(id)) ?? []);
    }
}
