namespace AltProvision.Transitions;

internal sealed class TransitionDecisions(TransitionsDbContext db) : IDecisionRecords
{
    public string Module => TransitionsModule.Name;

    // Decisions have no filter of their own: those of visible records are.
    public IQueryable<StoredDecision> Visible =>
        db.Decisions.Where(decision => db.Transitions.Any(transition => (Guid)(object)transition.Id == decision.RecordId));
}
