using System.Globalization;
using AltProvision.Kernel;

namespace AltProvision.Tests.Rules;

/// <summary>What a rule said, in one line: <c>Block siteUnknown; Deadline siteVisitDue 2025-12-01 commissioner</c>.</summary>
internal static class Said
{
    public static string By(this RuleDecision decision, string ruleId) => string.Join("; ", decision.AllBy(ruleId).Select(Line));

    public static IEnumerable<RuleFinding> AllBy(this RuleDecision decision, string ruleId) =>
        decision.Findings.Where(finding => finding.RuleId == ruleId);

    /// <summary>A figure behind the only finding with the code.</summary>
    public static string? Figure(this RuleDecision decision, string code, string key) => decision.With(code).Data.GetValueOrDefault(key);

    /// <summary>The only finding with the code.</summary>
    public static RuleFinding With(this RuleDecision decision, string code) => decision.Findings.Single(finding => finding.Code == code);

    private static string Line(RuleFinding finding)
    {
        var line = $"{finding.Outcome} {finding.Code}";
        return finding.DueDate is { } due ? string.Create(CultureInfo.InvariantCulture, $"{line} {due:yyyy-MM-dd} {finding.Owner}") : line;
    }
}
