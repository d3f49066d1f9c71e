namespace AltProvision.Reviews;

internal sealed class ReviewDecisions(ReviewsDbContext db) : IDecisionRecords
{
    public string Module => ReviewsModule.Name;

    // Decisions have no filter of their own: those of visible records are.
    public IQueryable<StoredDecision> Visible =>
        db.Decisions.Where(decision =>
            db.Reviews.Any(review => (Guid)(object)review.Id == decision.RecordId)
            || db.Schedules.Any(schedule => (Guid)(object)schedule.PlacementId == decision.RecordId)
        );
}
