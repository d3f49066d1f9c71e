using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-017: safeguarding records are added to and never changed or deleted, and closed with outcome and reasons in writing (source: Keeping children safe in education).</summary>
internal sealed class RecordsStand : IRule<RecordChangeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-017", 1, From: null, Until: null, "Keeping children safe in education (para 74 in the 2026 edition)")
        {
            Title = "Records cannot be deleted or rewritten",
            Statement =
                "Records are only added to; a correction is an addendum. Decisions and their reasons, no action among them, are in writing with the outcome.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(RecordChangeFacts facts)
    {
        if (facts.Change is RecordChange.Edit or RecordChange.Delete)
        {
            yield return Finding.Block("recordStands", "Add a correction; the first entry stays.");
        }

        if (facts is { Change: RecordChange.Close, HasOutcome: false })
        {
            yield return Finding.Block("outcomeMissing", "Write down the outcome before you close it, also when no action was taken.");
        }

        if (facts is { Change: RecordChange.Close, HasReason: false })
        {
            yield return Finding.Block("reasonMissing", "Write down why it was decided so before you close it.");
        }
    }
}
