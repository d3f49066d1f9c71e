using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-019: an amended entry shows the original, the amendment, the reason, who made it and when, and is kept for six years (SI 2024/208 reg 10).</summary>
internal sealed class AmendmentsKept : IRule<RegisterAmendmentFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-019", 1, From: new(2024, 8, 19), Until: null, "SI 2024/208 reg 10")
        {
            Title = "Amendments",
            Statement = "An amended entry shows the original, the amendment, the reason, who made it and when, and is kept for six years.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int YearsKept = 6;

    public IEnumerable<Finding> Check(RegisterAmendmentFacts facts)
    {
        var missing = string.Join(',', Missing(facts));
        if (missing is not "")
        {
            yield return Finding.Block(
                "amendmentIncomplete",
                $"An amendment shows what stood, what stands, why, and who changed it. Missing: {missing}.",
                FindingData.Of(("missing", missing))
            );
            yield break;
        }

        var until = facts.AmendedOn.AddYears(YearsKept);
        yield return Finding.Inform(
            "amendmentKept",
            $"Changed from {facts.OriginalCode} to {facts.AmendedCode} on {facts.AmendedOn.InWords()} by {facts.AmendedBy}. Kept until {until.InWords()}.",
            FindingData.Of(("keepUntil", until.Iso()))
        );
    }

    private static IEnumerable<string> Missing(RegisterAmendmentFacts facts) =>
        new[] { ("original", facts.OriginalCode), ("amended", facts.AmendedCode), ("reason", facts.Reason), ("amendedBy", facts.AmendedBy) }
            .Where(part => string.IsNullOrWhiteSpace(part.Item2))
            .Select(part => part.Item1);
}
