namespace AltProvision.Placements;

/// <summary>Asks, after each answer and each change of the plan, whether all is agreed that has to be.</summary>
internal sealed class PlacementAgreements(PlacementsDbContext db, PlacementGates gates, RuleBook<ActivationFacts> rules, TimeProvider time)
{
    /// <summary>Moves the placement to agreed when nothing stands in the way any more.</summary>
    /// <returns>What the rules said: what is still waited for, or with which warnings it was agreed.</returns>
    public async Task<IReadOnlyList<RuleFinding>> TryAsync(Placement placement, string action, CancellationToken cancellationToken)
    {
        if (placement.Status is not PlacementStatus.AwaitingAgreement)
        {
            return [];
        }

        var now = time.GetUtcNow();
        List<RuleDecision> decisions = [rules.Check(LondonTime.DateOf(now), placement.ToActivationFacts(), placement.LaCode)];
        if (!decisions[0].IsBlocked)
        {
            // Weeks may lie between proposal and agreement: insurance lapses, providers get suspended (ENG-PLC-022).
            await db.LockProviderAsync(placement.ProviderId, cancellationToken);
            decisions.AddRange((await gates.CheckAsync(placement.ToTerms(), placement.Id, cancellationToken)).Decisions);
            if (decisions.Count > 1 && !decisions.Exists(decision => decision.IsBlocked))
            {
                placement.Agree(now);
                db.Raise(placement.ToAgreed());
            }
        }

        foreach (var decision in decisions)
        {
            db.Decisions.Add(StoredDecision.From(placement.Id.Value, action, decision, now));
        }

        return [.. decisions.SelectMany(decision => decision.Findings)];
    }
}
