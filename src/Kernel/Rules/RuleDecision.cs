using System.Text.Json.Serialization;

namespace AltProvision.Kernel;

/// <summary>A finding with the rule that made it, complete enough to be stored and explained years later.</summary>
/// <param name="RuleId">Stable name of the rule, never reused: "ENG-REF-002".</param>
/// <param name="RuleVersion">Its version, chosen by the date of the legal event.</param>
/// <param name="Title">Short name of the rule.</param>
/// <param name="Strength">Its legal weight.</param>
/// <param name="Source">Act, regulation, guidance or local policy that it rests on.</param>
/// <param name="PackId">The rule module that it came with: "england".</param>
/// <param name="Outcome">What it means for the step.</param>
/// <param name="Code">Stable word for programs.</param>
/// <param name="Message">Sentence for people: what is the matter, by when, and what to do.</param>
/// <param name="DueDate">Last day on which a duty can be met; null when the finding sets none.</param>
/// <param name="Data">Figures behind the message. Dates are in ISO form, lists are joined by commas.</param>
public sealed record RuleFinding(
    string RuleId,
    int RuleVersion,
    string Title,
    RuleStrength Strength,
    string Source,
    string PackId,
    Outcome Outcome,
    string Code,
    string Message,
    DateOnly? DueDate,
    IReadOnlyDictionary<string, string> Data
)
{
    /// <summary>Who has to act on a deadline, in words; null on other findings.</summary>
    public string? Owner { get; init; }

    /// <summary>What happens when a deadline passes; null on other findings.</summary>
    public string? WhenPassed { get; init; }

    /// <summary>Last day on which a block of local policy is lifted for the record, by the word of a named officer; null while it stands.</summary>
    public DateOnly? LiftedUntil { get; init; }

    /// <summary>True for a block that nobody has lifted.</summary>
    [JsonIgnore]
    public bool Stops => Outcome is Outcome.Block && LiftedUntil is null;
}

/// <summary>What the rules in force on the event date say about the facts. Store it whole: it can be replayed from <see cref="Inputs"/>.</summary>
/// <param name="FactsType">Name of the facts record, for the replay.</param>
/// <param name="EventDate">Date of the legal event; it chose the versions.</param>
/// <param name="LaCode">Authority whose local packs and parameters were used, if any.</param>
/// <param name="FactsHash">SHA-256 of <see cref="Inputs"/>, in lower-case hexadecimal.</param>
/// <param name="Inputs">Canonical JSON of event date, authority, parameters and facts.</param>
/// <param name="Findings">In order of pack priority, rule and appearance.</param>
public sealed record RuleDecision(
    string FactsType,
    DateOnly EventDate,
    string? LaCode,
    string FactsHash,
    string Inputs,
    IReadOnlyList<RuleFinding> Findings
)
{
    /// <summary>Every rule version that was asked, whether it spoke or not: <c>ENG-REF-002 v1</c>.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    public bool IsBlocked => Findings.Any(finding => finding.Stops);

    /// <summary>Blocks that nobody has lifted.</summary>
    public IEnumerable<RuleFinding> Blocks => Findings.Where(finding => finding.Stops);

    public IEnumerable<RuleFinding> Warnings => Of(Outcome.Warn);

    public IEnumerable<RuleFinding> Deadlines => Of(Outcome.Deadline);

    public IEnumerable<RuleFinding> Notices => Of(Outcome.Inform);

    /// <summary>The earliest date set by one rule, such as <c>ENG-REV-001</c>; null when it set none.</summary>
    public DateOnly? DueBy(string ruleId) => Deadlines.Where(finding => finding.RuleId == ruleId).Min(finding => finding.DueDate);

    private IEnumerable<RuleFinding> Of(Outcome outcome) => Findings.Where(finding => finding.Outcome == outcome);
}
