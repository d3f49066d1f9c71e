namespace AltProvision.Referrals;

internal sealed class ReferralDecisions(ReferralsDbContext db) : IDecisionRecords
{
    public string Module => ReferralsModule.Name;

    // Decisions have no filter of their own: those of visible records are.
    public IQueryable<StoredDecision> Visible =>
        db.Decisions.Where(decision => db.Referrals.Any(referral => (Guid)(object)referral.Id == decision.RecordId));
}
