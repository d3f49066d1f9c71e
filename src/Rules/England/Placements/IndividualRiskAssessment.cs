using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-015: Made with the provider before day one, with travel, peers, triggers, physical intervention, online and lone working; looked at again at each review and after an incident. (source: Good practice; Management of Health and Safety at Work Regulations 1999).</summary>
internal sealed class IndividualRiskAssessment : IRule<RiskAssessmentFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-015", 1, From: null, Until: null, "Good practice; Management of Health and Safety at Work Regulations 1999")
        {
            Title = "Individual risk assessment",
            Statement =
                "Made with the provider before day one, with travel, peers, triggers, physical intervention, online and lone working; looked at again at each review and after an incident.",
            Strength = RuleStrength.GoodPractice,
        };

    public IEnumerable<Finding> Check(RiskAssessmentFacts facts)
    {
        if (facts.AssessedOn is not { } assessed)
        {
            yield return Finding.Block("riskAssessmentMissing", "Assess the risk with the provider before day one.");
            yield break;
        }

        if (!facts.IsWithProvider)
        {
            yield return Finding.Block("riskAssessedAlone", "The risk was assessed without the provider. Go through it together.");
        }

        if (facts.MissingParts.Count > 0)
        {
            yield return Finding.Block(
                "riskAssessmentIncomplete",
                $"Left out: {string.Join(", ", facts.MissingParts)}.",
                FindingData.Of(("missing", string.Join(',', facts.MissingParts)))
            );
        }

        if (facts.LastIncidentOn > assessed)
        {
            yield return Finding.Block("olderThanIncident", "The risk assessment is older than the last incident. Look at it again.");
        }

        if (facts.LastReviewOn > assessed)
        {
            yield return Finding.Warn(
                "olderThanReview",
                "The risk assessment is older than the last review. Record why it still holds, or renew it."
            );
        }
    }
}
