namespace AltProvision.SchoolRoll;

internal sealed class PupilDecisions(SchoolRollDbContext db) : IDecisionRecords
{
    public string Module => SchoolRollModule.Name;

    // Decisions have no filter of their own: those of visible records are.
    public IQueryable<StoredDecision> Visible =>
        db.Decisions.Where(decision => db.Pupils.Any(pupil => (Guid)(object)pupil.Id == decision.RecordId));
}
