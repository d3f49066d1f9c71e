namespace AltProvision.Placements;

internal sealed class PlacementDecisions(PlacementsDbContext db) : IDecisionRecords
{
    public string Module => PlacementsModule.Name;

    // Decisions have no filter of their own: those of visible records are.
    public IQueryable<StoredDecision> Visible =>
        db.Decisions.Where(decision => db.Placements.Any(placement => (Guid)(object)placement.Id == decision.RecordId));
}
