using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-016: day 1 contact until an adult is reached, a safeguarding decision by midday, day 3 home visit, day 5 review, day 10 return and check (Local policy).</summary>
internal sealed class AbsenceLadder(RuleParameters parameters) : IRule<UnexplainedAbsenceFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-016", 1, From: null, Until: null, "Local policy")
        {
            Title = "Absence ladder",
            Statement =
                "Day 1 contact until an adult is reached, a safeguarding decision by midday, day 3 home visit, day 5 review, day 10 return and check.",
            Strength = RuleStrength.LocalPolicy,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(UnexplainedAbsenceFacts facts)
    {
        var now = LondonTime.Local(facts.AsOf);
        var day = facts.Calendar.CountSchoolDays(facts.FirstAbsentDay, LondonTime.DateOf(facts.AsOf));
        return day == 0 ? AtRisk(facts) : [.. AtRisk(facts), .. FirstDay(facts, day, now.Hour), .. LaterDays(facts, day)];
    }

    private static IEnumerable<Finding> AtRisk(UnexplainedAbsenceFacts facts)
    {
        if (facts.IsAtRisk)
        {
            yield return Finding.Deadline(
                "callPolice",
                LondonTime.DateOf(facts.AsOf),
                "whoever knows",
                "The child may be in danger. Call the police now, whatever the day of the absence.",
                "A child may come to harm."
            );
        }
    }

    private IEnumerable<Finding> FirstDay(UnexplainedAbsenceFacts facts, int day, int hour)
    {
        if (!facts.IsAdultReached)
        {
            yield return Finding.Deadline(
                "contactHome",
                facts.FirstAbsentDay,
                "home school",
                $"Contact home by {parameters.AbsenceContactByHour.Figure()}:00 on {facts.FirstAbsentDay.InWords()}, and go on until a responsible adult is reached.",
                "Nobody knows whether the child is safe; the designated safeguarding lead is told."
            );
        }

        if (
            facts is { IsVulnerable: true, IsLocated: false, HasSafeguardingDecision: false }
            && (day > 1 || hour >= parameters.AbsenceLocateByHour)
        )
        {
            yield return Finding.Deadline(
                "safeguardingDecision",
                facts.FirstAbsentDay,
                "designated safeguarding lead",
                $"A vulnerable child was not located by {parameters.AbsenceLocateByHour.Figure()}:00 on {facts.FirstAbsentDay.InWords()}. "
                    + "Decide what to do now, and record it.",
                "The head teacher decides in the lead's place."
            );
        }
    }

    private IEnumerable<Finding> LaterDays(UnexplainedAbsenceFacts facts, int day)
    {
        if (day >= parameters.AbsenceHomeVisitDay && !facts.IsHomeVisited)
        {
            yield return Step(facts, parameters.AbsenceHomeVisitDay, "homeVisit", "home school", "home visit due");
        }

        if (day >= parameters.AbsenceProviderReviewDay && !facts.IsReviewedWithProvider)
        {
            yield return Step(
                facts,
                parameters.AbsenceProviderReviewDay,
                "reviewWithProvider",
                "commissioner",
                "review with the provider due"
            );
        }

        if (day >= parameters.AbsenceMissingCheckDay && !facts.IsReturnSent)
        {
            yield return Step(
                facts,
                parameters.AbsenceMissingCheckDay,
                "returnAndMissingCheck",
                "home school",
                "attendance return, and a check whether the child is missing education, due"
            );
        }
    }

    private static Finding Step(UnexplainedAbsenceFacts facts, int day, string code, string owner, string what)
    {
        var due = facts.Calendar.NthSchoolDay(facts.FirstAbsentDay, day);
        return Finding.Deadline(
            code,
            due,
            owner,
            $"Day {day.Figure()}: {what} on {due.InWords()}.",
            "The designated safeguarding lead and the authority's attendance team are told that the step was missed."
        );
    }
}
