using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-016: The provider has acknowledged what it needs to know, as far as it needs it, at least two school days before the start. (source: Arranging alternative provision (DfE 2025); Keeping children safe in education).</summary>
internal sealed class InformationBeforeDayOne(RuleParameters parameters) : IRule<InformationSharedFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-016", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025); Keeping children safe in education")
        {
            Title = "Information given to the provider before day one",
            Statement =
                "The provider has acknowledged what it needs to know, as far as it needs it, at least two school days before the start.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    private static readonly SharedItem[] Essential =
    [
        SharedItem.RiskAssessment,
        SharedItem.SafeguardingSummary,
        SharedItem.Contacts,
        SharedItem.HealthPlan,
    ];

    public IEnumerable<Finding> Check(InformationSharedFacts facts)
    {
        var missing = facts.Needed.Except(facts.Received).Except(facts.WithheldWithReason).ToList();
        if (missing is [])
        {
            yield break;
        }

        var due = facts.Calendar.SchoolDaysBefore(facts.Start, parameters.InformationBeforeStartSchoolDays);
        yield return Finding.Deadline(
            "informationDue",
            due,
            "commissioner",
            $"Not yet with the provider: {string.Join(", ", missing)}. Send it by {due.InWords()}.",
            "Late: the start waits for what is essential.",
            FindingData.Of(("missing", string.Join(',', missing)))
        );
        if (facts.AsOf < facts.Start && facts.AsOf <= due)
        {
            yield break;
        }

        if (missing.Intersect(Essential).ToList() is { Count: > 0 } essential)
        {
            yield return Finding.Block(
                "essentialInformationMissing",
                $"The provider has to have {string.Join(", ", essential)} before day one."
            );
        }

        if (missing.Except(Essential).ToList() is { Count: > 0 } others)
        {
            yield return Finding.Warn(
                "informationMissing",
                $"Not with the provider: {string.Join(", ", others)}. Record why it starts without."
            );
        }
    }
}
