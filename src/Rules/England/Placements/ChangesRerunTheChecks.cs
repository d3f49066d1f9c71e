using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-024: a change of provider, site, hours, dates, travel, staffing or purpose is a variation: the checks run again, and a new purpose or end needs a new agreement (Arranging alternative provision (DfE 2025)).</summary>
internal sealed class ChangesRerunTheChecks : IRule<PlacementVariationFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-024", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025)")
        {
            Title = "Changes re-run the checks",
            Statement =
                "A change of provider, site, hours, dates, travel, staffing or purpose is a variation: the checks run again, and a new purpose or end needs a new agreement.",
            Strength = RuleStrength.GoodPractice,
        };

    private static readonly string[] Reopened =
    [
        "ENG-PRV-002",
        "ENG-PRV-006",
        "ENG-PRV-011",
        "ENG-PRV-012",
        "ENG-PRV-019",
        "ENG-PLC-008",
        "ENG-PLC-009",
        "ENG-PLC-010",
        "ENG-PLC-011",
        "ENG-PLC-012",
        "ENG-PLC-013",
        "ENG-PLC-014",
        "ENG-PLC-015",
    ];

    public IEnumerable<Finding> Check(PlacementVariationFacts facts)
    {
        if (facts.Changes is [])
        {
            yield break;
        }

        yield return Finding.Inform(
            "checksReopened",
            $"This change re-opens {Reopened.Length.Figure()} checks. Run them again before it takes effect, be it for one day.",
            FindingData.Of(("checks", string.Join(',', Reopened)))
        );
        if (!facts.IsAgreedAnew && (facts.Changes.Contains(PlacementChange.Purpose) || facts.Changes.Contains(PlacementChange.EndDate)))
        {
            yield return Finding.Block("newAgreementNeeded", "A new purpose or a new end has to be agreed by all parties first.");
        }

        if (facts is { IsOffSiteDirection: true, HasNewNotice: false } && MovesAddress(facts))
        {
            yield return Finding.Block(
                "newNoticeNeeded",
                "The address of a direction changes. Give a new written notice first (ENG-REF-018)."
            );
        }
    }

    private static bool MovesAddress(PlacementVariationFacts facts) =>
        facts.Changes.Contains(PlacementChange.Site) || facts.Changes.Contains(PlacementChange.Provider);
}
