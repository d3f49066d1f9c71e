using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-007: A High or Immediate concern about the setting or its adults brings the placement of the child to review at once, and those of the other children at the site. (source: Keeping children safe in education 2025, alternative provision).</summary>
internal sealed class ReviewsAfterConcern : IRule<ConcernFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-007", 1, From: null, Until: null, "Keeping children safe in education 2025, alternative provision")
        {
            Title = "Immediate review on a safeguarding concern",
            Statement =
                "A High or Immediate concern about the setting or its adults brings the placement of the child to review at once, and those of the other children at the site.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (!ConcernRoutes.IsLowLevel(facts) && ConcernRoutes.IsHighOrImmediate(facts) && ConcernRoutes.IsAboutSetting(facts))
        {
            // The hold of this child's sessions is ENG-SAF-013.
            yield return Finding.Inform(
                "reviewOtherChildren",
                "The authority reviews the placements of the other children at the site too; they are counted, not named.",
                FindingData.Of(("placementReview", "immediate"))
            );
        }
    }
}
