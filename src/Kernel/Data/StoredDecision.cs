using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AltProvision.Kernel;

/// <summary>What the rules said of a record on a day, with the inputs they saw, so that it can be explained and replayed. Never changed.</summary>
public sealed class StoredDecision
{
    private StoredDecision() { }

    public Guid Id { get; private init; }

    /// <summary>The record that was judged.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>The use case that asked.</summary>
    public required string Action { get; init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>Name of the facts record that was judged; empty in decisions from before it was kept, which cannot be replayed.</summary>
    public string FactsType { get; private init; } = "";

    /// <summary>Authority whose local rules and parameters were used too.</summary>
    public string? LaCode { get; private init; }

    /// <summary>Every rule version that was asked, whether it spoke or not: <c>ENG-REF-002 v1</c>.</summary>
    public IReadOnlyList<string> Rules { get; private init; } = [];

    /// <summary>Date of the legal event, by which the versions were chosen.</summary>
    public DateOnly EventDate { get; private init; }

    public required string FactsHash { get; init; }

    /// <summary>The facts as JSON. Personal data.</summary>
    public required string Inputs { get; init; }

    public required string Findings { get; init; }

    public IReadOnlyList<RuleFinding> ReadFindings() => JsonSerializer.Deserialize<IReadOnlyList<RuleFinding>>(Findings)!;

    public static StoredDecision From(Guid recordId, string action, RuleDecision decision, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            RecordId = recordId,
            Action = action,
            At = at,
            FactsType = decision.FactsType,
            LaCode = decision.LaCode,
            Rules = decision.Rules,
            EventDate = decision.EventDate,
            FactsHash = decision.FactsHash,
            Inputs = decision.Inputs,
            Findings = JsonSerializer.Serialize(decision.Findings),
        };

    internal static void Map(EntityTypeBuilder<StoredDecision> entity)
    {
        entity.HasKey(decision => decision.Id);
        entity.Property(decision => decision.FactsType).HasMaxLength(100).HasDefaultValue("");
        entity.Property(decision => decision.LaCode).HasMaxLength(3);
        entity.PrimitiveCollection(decision => decision.Rules).HasDefaultValueSql("'{}'");
        entity.Property(decision => decision.Inputs).HasColumnType("jsonb");
        entity.Property(decision => decision.Findings).HasColumnType("jsonb");
        entity.HasIndex(decision => new { decision.RecordId, decision.At });
        entity.HasIndex(decision => new { decision.At, decision.Id });
    }
}

public static class StoredDecisions
{
    /// <summary>What rules said of each record, the latest decision of each action. Records without a decision are absent. One statement.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<RuleFinding>>> FindingsOfAsync(
        this ModuleDbContext db,
        IReadOnlyCollection<Guid> recordIds,
        CancellationToken cancellationToken
    )
    {
        var decisions = await db
            .Decisions.AsNoTracking()
            .Where(decision => recordIds.Contains(decision.RecordId))
            .OrderBy(decision => decision.At)
            .ToListAsync(cancellationToken);
        return decisions
            .GroupBy(decision => decision.RecordId)
            .ToDictionary(
                record => record.Key,
                record => (IReadOnlyList<RuleFinding>)[.. LatestOf(record).SelectMany(d => d.ReadFindings())]
            );
    }

    // One action may store several decisions at one moment; a later run of the same action replaces them all.
    private static IEnumerable<StoredDecision> LatestOf(IEnumerable<StoredDecision> decisions) =>
        decisions.GroupBy(decision => decision.Action).SelectMany(action => action.Where(d => d.At == action.Max(other => other.At)));
}
