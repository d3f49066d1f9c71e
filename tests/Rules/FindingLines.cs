using AltProvision.Kernel;
using Shouldly;

namespace AltProvision.Tests.Rules;

/// <summary>What a rule said, without its sentences, one line a finding.</summary>
internal static class FindingLines
{
    /// <summary><c>Deadline stageDue 2026-01-12 (receiving school) stage=2</c>: outcome, code, date, owner and figures.</summary>
    public static IReadOnlyList<string> Lines(this RuleDecision decision, string ruleId) =>
        [.. decision.Findings.Where(finding => finding.RuleId == ruleId).Select(Line)];

    private static string Line(RuleFinding finding)
    {
        finding.Message.ShouldNotBeNullOrWhiteSpace();
        (finding.Outcome is Outcome.Deadline).ShouldBe(finding.WhenPassed is { Length: > 0 } && finding.Owner is { Length: > 0 });
        return string.Join(
            ' ',
            new[] { $"{finding.Outcome}", finding.Code, finding.DueDate?.Iso(), finding.Owner is { } owner ? $"({owner})" : null }
                .Concat(finding.Data.Select(pair => $"{pair.Key}={pair.Value}"))
                .Where(part => part is not null)
        );
    }
}
