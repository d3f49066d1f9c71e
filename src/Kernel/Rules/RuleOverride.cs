namespace AltProvision.Kernel;

/// <summary>The word of a named officer that a block of local policy does not stand in the way of one record.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="GrantedBy">Subject of the officer. Personal data.</param>
/// <param name="Until">Last day on which it holds.</param>
public sealed record RuleOverride(string RuleId, string GrantedBy, DateOnly Until);

public static class RuleOverrides
{
    /// <summary>
    /// Lifts the blocks for which there is an override that still holds. Nobody lifts what stands in the way of a request of their own
    /// (ENG-GEN-010), and the law is never lifted.
    /// </summary>
    /// <param name="decision">What the rules said.</param>
    /// <param name="overrides">What officers granted for the record.</param>
    /// <param name="requesters">Subjects of those whose request it is.</param>
    /// <param name="today">Local date.</param>
    public static RuleDecision Lift(
        this RuleDecision decision,
        IReadOnlyCollection<RuleOverride> overrides,
        IReadOnlyCollection<string> requesters,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(decision);
        return overrides.Count == 0
            ? decision
            : decision with
            {
                Findings =
                [
                    .. decision.Findings.Select(finding =>
                        finding.Stops && finding.Strength is RuleStrength.LocalPolicy && Until(finding) is { } until
                            ? finding with
                            {
                                LiftedUntil = until,
                            }
                            : finding
                    ),
                ],
            };

        DateOnly? Until(RuleFinding finding) =>
            overrides
                .Where(granted => granted.RuleId == finding.RuleId && granted.Until >= today && !requesters.Contains(granted.GrantedBy))
                .Max(granted => (DateOnly?)granted.Until);
    }
}
