using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-009: both children are supported, the risk is assessed at once and they are kept apart where needed (source: Keeping children safe in education, Part five).</summary>
internal sealed class ChildOnChildAbuse : IRule<ConcernFacts>, IRule<ChildrenTogetherFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-SAF-009", 1, From: null, Until: null, "Keeping children safe in education, Part five")
        {
            Title = "Child-on-child abuse",
            Statement =
                "Both children are supported and the risk is assessed at once. Separate sites or sessions are considered; placements at one provider are flagged to whoever matches, without details.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (facts.Kind is not ConcernKind.ChildOnChild)
        {
            yield break;
        }

        var today = ConcernRoutes.LocalDate(facts);
        yield return Finding.Deadline(
            "assessRisk",
            today,
            "safeguarding leads",
            $"Assess the risk for both children on {today.InWords()}, and plan support for both.",
            "The children are kept apart until the risk is assessed."
        );
        if (facts.IsOtherChildAtSameProvider)
        {
            yield return Finding.Inform(
                "flagToMatcher",
                "Both children attend this provider: consider separate sites or sessions. Whoever matches sees the flag and no details."
            );
        }
    }

    public IEnumerable<Finding> Check(ChildrenTogetherFacts facts)
    {
        if (facts.IsSameSession)
        {
            yield return Finding.Warn("mayNotShareSession", "These two children may not share a session. Plan separate sites or sessions.");
        }
        else if (facts.IsSameProvider)
        {
            yield return Finding.Inform(
                "sameProvider",
                "Speak to the safeguarding lead before placing these two children at one provider."
            );
        }
    }
}
