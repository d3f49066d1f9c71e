namespace AltProvision.Safeguarding;

internal sealed class ConcernDecisions(SafeguardingDbContext db) : IDecisionRecords
{
    public string Module => SafeguardingModule.Name;

    // Decisions have no filter of their own: those of visible records are.
    public IQueryable<StoredDecision> Visible =>
        db.Decisions.Where(decision => db.Concerns.Any(concern => (Guid)(object)concern.Id == decision.RecordId));
}
