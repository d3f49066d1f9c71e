using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-002: the way back is planned in dated stages, with support, a named adult, measures, a fallback and the agreement of parent and child (source: Arranging alternative provision, DfE 2025).</summary>
internal sealed class ReintegrationPlan : IRule<ReintegrationPlanFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-002", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025)")
        {
            Title = "Reintegration plan",
            Statement =
                "A plan names stages with dates, support, a named adult, measures of success, a fallback and who agreed. A phased return that is short of full time is a part-time timetable.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    private const int FullTimeHalfDays = 10;

    public IEnumerable<Finding> Check(ReintegrationPlanFacts facts) =>
        [
            .. Missing(facts),
            .. facts.Stages.Where(stage => stage is { ReachedOn: null, HasFailed: false }).Select(Due),
            .. Short(facts),
            .. Failed(facts),
        ];

    private static IEnumerable<Finding> Missing(ReintegrationPlanFacts facts)
    {
        (bool IsThere, string Code, string Message)[] parts =
        [
            (facts.Stages.Count > 0, "stagesMissing", "The plan has no stages. Add them with their dates: a visit, part days, full days."),
            (facts.HasSupport, "supportMissing", "Write down what support the child gets on the way."),
            (facts.HasNamedAdult, "namedAdultMissing", "Name an adult at the destination whom the child can turn to."),
            (facts.HasSuccessMeasures, "successMeasuresMissing", "Write down how you will tell that a stage has worked."),
            (facts.HasFallback, "fallbackMissing", "Write down what happens when a stage does not hold."),
            (facts.IsParentAgreed, "parentNotAgreed", "The parent has not agreed to the plan. Ask, and record the answer."),
            (facts.IsChildAgreed, "childNotAgreed", "The child has not agreed to the plan. Ask, and record the answer."),
        ];
        return parts.Where(part => !part.IsThere).Select(part => Finding.Warn(part.Code, part.Message));
    }

    private static Finding Due(ReintegrationStageFact stage) =>
        Finding.Deadline(
            "stageDue",
            stage.StartsOn,
            "receiving school",
            $"Stage {stage.Number} starts {stage.StartsOn.InWords()}, {stage.HalfDaysPerWeek} half-days a week. Record when it is reached.",
            $"Stage {stage.Number} is late: home school and provider agree a new date or use the fallback.",
            FindingData.Of(("stage", Text(stage.Number)), ("halfDays", Text(stage.HalfDaysPerWeek)))
        );

    private static IEnumerable<Finding> Short(ReintegrationPlanFacts facts) =>
        facts
            .Stages.Where(stage => stage.HalfDaysPerWeek + stage.HalfDaysElsewhere < FullTimeHalfDays)
            .Select(stage =>
                Finding.Inform(
                    "partTimeTimetable",
                    $"Stage {stage.Number} leaves the child short of full time: treat it as a part-time timetable, with its time limit and notice.",
                    FindingData.Of(("stage", Text(stage.Number)), ("halfDays", Text(stage.HalfDaysPerWeek + stage.HalfDaysElsewhere)))
                )
            );

    private static IEnumerable<Finding> Failed(ReintegrationPlanFacts facts) =>
        facts
            .Stages.Where(stage => stage.HasFailed)
            .Select(stage =>
                Finding.Inform(
                    "backOneStage",
                    stage.Number > 1
                        ? $"Stage {stage.Number} did not hold. Go back to stage {stage.Number - 1} and agree a new date."
                        : "The first stage did not hold. Start it again with more support, and agree a new date.",
                    FindingData.Of(("stage", Text(stage.Number)), ("backTo", Text(Math.Max(1, stage.Number - 1))))
                )
            );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
