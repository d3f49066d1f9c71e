using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-005: purpose, goals and timescale agreed by all parties before the start (source: Arranging alternative provision (DfE 2025)).</summary>
internal sealed class AgreedBeforeTheStart : IRule<ActivationFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-005", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025)")
        {
            Title = "Purpose, goals and timescale agreed by all parties before the start",
            Statement =
                "Home school, provider, parent or carer, the child where appropriate and the authority where needed agree purpose, goals and timescale.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ActivationFacts facts) => [.. Parties(facts), .. Agreement(facts.Plan)];

    private static IEnumerable<Finding> Parties(ActivationFacts facts)
    {
        if (facts.HomeSchool is not PartyAnswer.Agreed)
        {
            yield return Block("homeSchoolNotAgreed", "Waiting for: the home school's agreement.");
        }

        if (facts.Provider is not PartyAnswer.Agreed)
        {
            yield return Block("providerNotAgreed", "Waiting for: the provider's agreement.");
        }

        if (facts.IsLaNeeded && facts.La is not PartyAnswer.Agreed)
        {
            yield return Block("laNotAgreed", "Waiting for: the authority's agreement.");
        }

        if (Parent(facts) is { } parent)
        {
            yield return parent;
        }

        if (Child(facts.Child) is { } child)
        {
            yield return child;
        }
    }

    private static Finding? Parent(ActivationFacts facts) =>
        facts.Parent switch
        {
            PartyAnswer.Agreed or PartyAnswer.InformedViewsRecorded => null,
            // Neither a direction nor a sixth-day duty needs consent, but the parent is told and heard.
            PartyAnswer.Disagreed when facts.IsOffSiteDirection || facts.MeetsExclusionDuty => null,
            PartyAnswer.Disagreed => Block(
                "parentNotAgreed",
                "The parent or carer does not agree. Without a direction or an exclusion the placement needs it."
            ),
            PartyAnswer.NotReachable => new(
                Outcome.Warn,
                "parentNotReachable",
                "The parent or carer could not be reached. Record why you go on."
            ),
            _ => Block("parentNotHeard", "Waiting for: the parent's or carer's answer."),
        };

    private static Finding? Child(PartyAnswer answer) =>
        answer switch
        {
            PartyAnswer.NotAsked => Block("childNotHeard", "Waiting for: the child's view, or why asking is not appropriate."),
            PartyAnswer.Disagreed => new(Outcome.Warn, "childDisagrees", "The child does not agree. Record how the view was weighed."),
            PartyAnswer.NotReachable => new(Outcome.Warn, "childNotReachable", "The child could not be asked. Record why you go on."),
            _ => null,
        };

    private static IEnumerable<Finding> Agreement(PlanFacts plan)
    {
        if (!plan.HasPurpose)
        {
            yield return Block("purposeMissing", "State the purpose of the placement.");
        }

        if (!plan.HasMeasurableGoal)
        {
            yield return Block("measurableGoalMissing", "Set at least one goal that can be measured.");
        }

        if (!plan.HasEndDate)
        {
            yield return Block("endDateMissing", "Set an end date; open-ended placements are refused.");
        }

        if (!plan.HasFirstReviewDate)
        {
            yield return Block("firstReviewDateMissing", "Set the date of the first review.");
        }
    }

    private static Finding Block(string code, string message) => new(Outcome.Block, code, message);
}
