using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-023: a placement starts with the first session that the child attends. A start on paper does not meet a sixth-day duty (Local policy).</summary>
internal sealed class ActiveOnFirstAttendance(RuleParameters parameters) : IRule<FirstAttendanceFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-023", 1, From: null, Until: null, "Local policy")
        {
            Title = "A placement is active only when the child has attended",
            Statement =
                "A placement starts with the first session that the child attends. A start on paper does not meet a sixth-day duty.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(FirstAttendanceFacts facts)
    {
        if (facts.FirstAttendedOn is { } first)
        {
            return Started(facts, first);
        }

        return facts.AsOf < facts.PlannedStart ? [] : NotStarted(facts);
    }

    private static IEnumerable<Finding> Started(FirstAttendanceFacts facts, DateOnly first)
    {
        yield return Finding.Inform(
            "started",
            $"Started on {first.InWords()}, the first session attended.",
            FindingData.Of(("startedOn", first.Iso()))
        );
        if (facts is { MeetsExclusionDuty: true, StartsPartTime: true })
        {
            yield return Finding.Warn(
                "dutyNotMetPartTime",
                "The child has started part-time. The sixth-day duty is met by full-time education only; arrange the rest of the week."
            );
        }
    }

    private IEnumerable<Finding> NotStarted(FirstAttendanceFacts facts)
    {
        var firstDay = facts.Calendar.NthSchoolDay(facts.PlannedStart, 1);
        var day = facts.Calendar.CountSchoolDays(facts.PlannedStart, facts.AsOf);
        if (day == 0)
        {
            yield break;
        }

        yield return Finding.Deadline(
            "contactFamily",
            firstDay,
            "commissioner",
            $"Agreed but not started: day {day.Figure()}. Contact the family and the provider on the same day, {firstDay.InWords()}.",
            "The child is out of education and nobody may know where; the commissioner's lead is told.",
            FindingData.Of(("schoolDay", day.Figure()))
        );
        if (day >= parameters.StartEscalateSchoolDay)
        {
            yield return Finding.Warn(
                "notStarted",
                $"The child has not attended by school day {day.Figure()}. Decide with the provider and the family whether the placement can still start, "
                    + "and record what you decided."
            );
        }

        if (facts.MeetsExclusionDuty)
        {
            yield return Finding.Warn(
                "dutyNotMet",
                "The sixth-day duty is not met by a start on paper. Record what education the child gets until the first session."
            );
        }
    }
}
