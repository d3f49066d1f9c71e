using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-002: Three questions are answered: attending, safe, meeting need; with progress, views, risk and, with an EHCP, its outcomes; a decision and the next date. (source: Keeping children safe in education 2025; Arranging alternative provision (DfE 2025)).</summary>
internal sealed class ReviewContent : IRule<ReviewContentFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REV-002",
            1,
            From: null,
            Until: null,
            "Keeping children safe in education 2025; Arranging alternative provision (DfE 2025)"
        )
        {
            Title = "Content of a review",
            Statement =
                "Three questions are answered: attending, safe, meeting need; with progress, views, risk and, with an EHCP, its outcomes; a decision and the next date.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ReviewContentFacts facts)
    {
        (bool Is, string Code, string Message)[] parts =
        [
            (facts.IsAttending is not null, "attendingNotAnswered", "Answer: does the child attend?"),
            (facts.IsSafe is not null, "safeNotAnswered", "Answer: is the child safe?"),
            (facts.MeetsNeed is not null, "needNotAnswered", "Answer: does the placement meet the need?"),
            (facts.HasProgress, "progressMissing", "Record the progress against each goal."),
            (facts.HasChildView, "childViewMissing", "Record the child's view in own words, or that the child gave none."),
            (facts.HasParentView, "parentViewMissing", "Record the view of the parents, or that they could not be reached."),
            (facts.IsRiskReviewed, "riskNotReviewed", "Look at the risk assessment again."),
            (!facts.HasEhcp || facts.AreEhcpOutcomesReviewed, "ehcpOutcomesMissing", "Look at the outcomes of the EHCP."),
            (facts.HasDecision, "decisionMissing", "Decide: continue, change, end or return."),
            (facts.HasNextDate, "nextDateMissing", "Set the next date."),
        ];
        foreach (var (_, code, message) in parts.Where(part => !part.Is))
        {
            yield return Finding.Block(code, message);
        }

        if (facts is { IsSafe: false })
        {
            yield return Finding.Block("notSafe", "The child is not safe there. The placement is held until a named person decides.");
        }
    }
}
