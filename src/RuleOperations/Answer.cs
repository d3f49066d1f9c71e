using System.Globalization;
using System.Text.Json.Nodes;
using AltProvision.Kernel;

namespace AltProvision.RuleOperations;

/// <summary>Puts findings into the words of the worked cases.</summary>
internal static class Answer
{
    /// <summary>The strongest outcome in one word; <paramref name="quiet"/> when nothing stands in the way and no date is set.</summary>
    public static string Outcome(RuleDecision decision, string quiet = "allow") =>
        decision.IsBlocked ? "block"
        : decision.Warnings.Any() ? "warn"
        : decision.Deadlines.Any() ? "deadline"
        : quiet;

    /// <summary>The outcome where dates are shown beside and are not the point: allow, warn or block.</summary>
    public static string Gate(RuleDecision decision) =>
        decision.IsBlocked ? "block"
        : decision.Warnings.Any() ? "warn"
        : "allow";

    /// <summary>Codes of findings as a list.</summary>
    public static JsonArray Codes(IEnumerable<RuleFinding> findings) => List(findings.Select(finding => finding.Code));

    /// <summary>Texts as a list.</summary>
    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    /// <summary>A list that a finding keeps as text, joined by commas; empty when there is none.</summary>
    public static JsonArray List(string? joined) => List(joined is null or "" ? [] : joined.Split(','));

    /// <summary>A number that a finding keeps as text.</summary>
    public static JsonValue? Number(string? text) =>
        text is null ? null : JsonValue.Create(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture));

    /// <summary>A truth that a finding keeps as text.</summary>
    public static JsonValue? Truth(string? text) => text is null ? null : JsonValue.Create(bool.Parse(text));

    /// <summary>The first finding of a rule; null when it did not speak.</summary>
    public static RuleFinding? Of(this RuleDecision decision, string ruleId) =>
        decision.Findings.FirstOrDefault(finding => finding.RuleId == ruleId);

    /// <summary>The first finding with a code; null when there is none.</summary>
    public static RuleFinding? Coded(this RuleDecision decision, string code) =>
        decision.Findings.FirstOrDefault(finding => finding.Code == code);

    /// <summary>A figure behind a finding; null when there is none.</summary>
    public static string? Get(this RuleFinding? finding, string key) => finding?.Data.GetValueOrDefault(key);
}
