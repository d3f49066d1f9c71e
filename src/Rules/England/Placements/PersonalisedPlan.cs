using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-006: personalised plan (source: Arranging alternative provision (DfE 2025)).</summary>
internal sealed class PersonalisedPlan(RuleParameters parameters) : IRule<ActivationFacts>, IRule<PlanCompletionFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-006", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025)")
        {
            Title = "Personalised plan",
            Statement =
                "The plan holds goals, timetable, risk assessment and safeguarding contacts before the start; the rest follows within ten school days.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ActivationFacts facts)
    {
        if (!facts.Plan.HasTimetable)
        {
            yield return new(
                Outcome.Block,
                "timetableMissing",
                "The timetable section of the plan is empty. Add each session with its site."
            );
        }

        if (!facts.Plan.HasRiskAssessment)
        {
            yield return new(
                Outcome.Block,
                "riskAssessmentMissing",
                "The risk section of the plan is empty. Assess it with the provider before day one."
            );
        }

        if (!facts.Plan.HasSafeguardingContacts)
        {
            yield return new(
                Outcome.Block,
                "safeguardingContactsMissing",
                "Add the safeguarding contacts of provider and school to the plan."
            );
        }
    }

    public IEnumerable<Finding> Check(PlanCompletionFacts facts)
    {
        if (facts.MissingSections.Count == 0)
        {
            yield break;
        }

        var due = facts.Calendar.SchoolDaysAfter(facts.Start, parameters.PlanCompleteSchoolDays);
        yield return Finding.Deadline(
            "planToBeCompleted",
            due,
            "provider, with the commissioner",
            $"Still empty: {string.Join(", ", facts.MissingSections)}. Complete the plan by {due.InWords()}.",
            "Late: the next review looks at it first."
        );
        if (facts.AsOf > due)
        {
            yield return Finding.Warn("planIncomplete", $"The plan was to be complete by {due.InWords()}. Record why it is not.");
        }
    }
}
