using System.Security.Cryptography;
using System.Text;
using AltProvision.Kernel;
using AltProvision.RuleOperations;

namespace AltProvision.Host;

/// <summary>A set of rules that came with one assembly: the law of England, or the policy of one authority.</summary>
/// <param name="Key">Short stable name: "england".</param>
/// <param name="Name">Name for people.</param>
/// <param name="Description">What the rules cover.</param>
/// <param name="Owner">Who answers for them.</param>
/// <param name="LaCode">The only authority that they are for, three digits; null when they are for all.</param>
/// <param name="Priority">Higher speaks later, and has the last word on a parameter.</param>
/// <param name="AssemblyVersion">Version of the assembly.</param>
/// <param name="IsCompiledIn">Whether it came with the product; false for a pack that was dropped into the rules folder.</param>
/// <param name="IsRequired">Whether a decision is refused rather than made without it.</param>
/// <param name="Rules">All versions of all rules.</param>
internal sealed record RuleModuleView(
    string Key,
    string Name,
    string Description,
    string Owner,
    string? LaCode,
    int Priority,
    string AssemblyVersion,
    bool IsCompiledIn,
    bool IsRequired,
    IReadOnlyList<RuleView> Rules
)
{
    internal static RuleModuleView Of(LoadedRulePack pack) =>
        new(
            pack.Pack.Id,
            pack.Pack.Name,
            pack.Pack.Description,
            pack.Pack.Owner,
            pack.Pack.LaCode,
            pack.Pack.Priority,
            pack.AssemblyVersion,
            pack.Origin == RulePackLoader.CompiledIn,
            pack.IsRequired,
            [.. pack.Rules.Select(RuleView.Of)]
        );
}

/// <summary>A pack that was found in the rules folder and not taken in.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Reasons">Why, each as a sentence.</param>
internal sealed record RefusedRuleModuleView(string Name, IReadOnlyList<string> Reasons);

/// <summary>Names one version of a rule.</summary>
internal readonly record struct RuleVersionId(Guid Value)
{
    /// <summary>The same for the same rule on every host.</summary>
    public static RuleVersionId Of(RuleEntry rule) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{rule.PackId}/{rule.Version.Name}")).AsSpan(0, 16)));
}

/// <summary>One version of a rule.</summary>
/// <param name="Id">Opaque identifier of the version.</param>
/// <param name="RuleId">Stable name, never reused: "ENG-REF-002".</param>
/// <param name="Version">Counts from 1; a changed law is a new version.</param>
/// <param name="ModuleKey">The rule module that it came with: "england".</param>
/// <param name="Title">Short name for lists.</param>
/// <param name="Statement">The rule in one or two sentences.</param>
/// <param name="Source">Act, regulation, guidance or local policy that it rests on.</param>
/// <param name="Strength">Legal weight.</param>
/// <param name="Confidence">How sure its authors are of it.</param>
/// <param name="InForceFrom">First date of a legal event that it governs; null means always.</param>
/// <param name="InForceUntil">Last date of a legal event that it governs; null means still in force.</param>
/// <param name="IsOn">Whether it speaks. What is off is listed, and says why.</param>
/// <param name="OffBecause">Why it does not speak unless it is switched on: not commenced, or to be checked; null for what is in use.</param>
/// <param name="LiftedBy">Who may lift its block for one referral; null when nobody may.</param>
/// <param name="FactsTypes">Names of the facts that it judges.</param>
[Holds(DataClass.Public)]
internal sealed record RuleView(
    RuleVersionId Id,
    string RuleId,
    int Version,
    string ModuleKey,
    string Title,
    string Statement,
    string Source,
    RuleStrength Strength,
    RuleConfidence Confidence,
    DateOnly? InForceFrom,
    DateOnly? InForceUntil,
    bool IsOn,
    string? OffBecause,
    Role? LiftedBy,
    IReadOnlyList<string> FactsTypes
)
{
    /// <summary>Decisions worked out by hand that show the rule.</summary>
    public IReadOnlyList<RuleExample> Examples =>
        [.. WorkedCases.All.Where(worked => worked.RuleIds.Contains(RuleId)).Select(RuleExample.Of)];

    internal static RuleView Of(RuleEntry entry) =>
        new(
            RuleVersionId.Of(entry),
            entry.Version.Id,
            entry.Version.Version,
            entry.PackId,
            entry.Version.Title,
            entry.Version.Statement,
            entry.Version.Source,
            entry.Version.Strength,
            entry.Version.Confidence,
            entry.Version.From,
            entry.Version.Until,
            entry.IsOn,
            entry.Version.OffBecause,
            entry.Version.LiftedBy,
            entry.FactsTypes
        );
}

/// <summary>A decision worked out by hand. People and places in it are invented.</summary>
/// <param name="Name">Such as "AP-CASE-001".</param>
/// <param name="Title">One line.</param>
/// <param name="Operation">The question that it answers; tryDecision takes it.</param>
/// <param name="Facts">What was known, as JSON.</param>
/// <param name="Expected">The right answer, as JSON.</param>
/// <param name="Why">Why it is right.</param>
internal sealed record RuleExample(string Name, string Title, string Operation, string Facts, string Expected, string Why)
{
    internal static RuleExample Of(WorkedCase worked) =>
        new(worked.Id, worked.Title, worked.Operation, worked.Facts.GetRawText(), worked.Expected.GetRawText(), worked.Why);
}

/// <summary>A value that an authority may set for itself.</summary>
/// <param name="Key">Name: "rev.graceSchoolDays".</param>
/// <param name="RuleId">The rule that it belongs to.</param>
/// <param name="Value">What holds for the authority on the date.</param>
/// <param name="Default">What holds where nobody has set another.</param>
internal sealed record RuleParameterView(string Key, string RuleId, string Value, string Default);
