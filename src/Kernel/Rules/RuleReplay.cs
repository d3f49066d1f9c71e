namespace AltProvision.Kernel;

/// <summary>What one rule said in two decisions on the same facts.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Reason">What is different, as a sentence.</param>
/// <param name="Before">What it said first.</param>
/// <param name="After">What it says now.</param>
public sealed record RuleDifference(string RuleId, string Reason, IReadOnlyList<RuleFinding> Before, IReadOnlyList<RuleFinding> After);

/// <summary>A past decision, made again.</summary>
/// <param name="Findings">What the rules of that day say now.</param>
/// <param name="Differences">Where they say something else. Each is a defect: rules are never edited, only followed by new versions.</param>
public sealed record RuleReplay(IReadOnlyList<RuleFinding> Findings, IReadOnlyList<RuleDifference> Differences)
{
    /// <summary>True when the rules say the same as on the day.</summary>
    public bool IsSame => Differences.Count == 0;

    /// <summary>
    /// Makes a stored decision again, under the parameters of its day and by the rule versions that were asked then. A rule that has come
    /// since is not heard; one that has gone is a difference.
    /// </summary>
    /// <exception cref="ArgumentException">The decision does not hold what a replay needs; the message says what.</exception>
    public static RuleReplay Of(RuleBook book, StoredDecision stored)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.FactsType.Length == 0)
        {
            throw new ArgumentException("This decision was stored before the kind of its facts was kept; it cannot be made again.");
        }

        var now = book.Replay(stored.FactsType, stored.Inputs);
        var findings = now.Findings.Where(finding => stored.Rules.Contains($"{finding.RuleId} v{finding.RuleVersion}")).ToList();
        var gone = stored.Rules.Except(now.Rules).ToHashSet(StringComparer.Ordinal);
        return new(findings, [.. Compare(stored.ReadFindings(), findings, gone)]);
    }

    /// <summary>What is different between two lists of findings on the same facts. Wording does not count; outcome, code, date and figures do.</summary>
    public static IEnumerable<RuleDifference> Compare(
        IReadOnlyList<RuleFinding> before,
        IReadOnlyList<RuleFinding> after,
        IReadOnlySet<string>? gone = null
    ) =>
        from ruleId in before.Concat(after).Select(finding => finding.RuleId).Distinct()
        let was = before.Where(finding => finding.RuleId == ruleId).ToList()
        let now = after.Where(finding => finding.RuleId == ruleId).ToList()
        where !was.Select(Essence).ToHashSet().SetEquals(now.Select(Essence))
        select new RuleDifference(ruleId, Reason(was, now, gone), was, now);

    private static string Reason(List<RuleFinding> was, List<RuleFinding> now, IReadOnlySet<string>? gone) =>
        (was, now) switch
        {
            ([var first, ..], []) when gone?.Contains($"{first.RuleId} v{first.RuleVersion}") == true =>
                $"{first.RuleId} v{first.RuleVersion} is not here any more.",
            ([var first, ..], []) => $"{first.RuleId} said {first.Code} and is silent.",
            ([], [var first, ..]) => $"{first.RuleId} was silent and says {first.Code}.",
            ([var first, ..], [var second, ..]) when first.RuleVersion != second.RuleVersion =>
                $"{first.RuleId} spoke in version {first.RuleVersion} and speaks in version {second.RuleVersion}.",
            ([{ DueDate: { } due } first, ..], [{ DueDate: { } other }, ..]) when due != other =>
                $"{first.RuleId} set {due.InWords()} and sets {other.InWords()}.",
            ([var first, ..], [var second, ..]) => $"{first.RuleId} said {Words(first)} and says {Words(second)}.",
            _ => throw new InvalidOperationException("Neither list holds a finding of the rule."),
        };

    private static string Words(RuleFinding finding) => $"{finding.Outcome.ToString().ToLowerInvariant()} {finding.Code}";

    private static (string, Outcome, DateOnly?, string) Essence(RuleFinding finding) =>
        (
            finding.Code,
            finding.Outcome,
            finding.DueDate,
            string.Join('|', finding.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))
        );
}
