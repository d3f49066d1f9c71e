using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-012: a name may go only after 20 school days of unauthorised absence, no sign of sickness or unavoidable cause, and a joint search that failed (SI 2024/208 reg 9).</summary>
internal sealed class TwentySchoolDays : IRule<TwentyDayAbsenceFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-012", 1, From: new(2024, 8, 19), Until: null, "SI 2024/208 reg 9")
        {
            Title = "Twenty school days",
            Statement =
                "A name may go only after 20 school days of unauthorised absence, no sign of sickness or unavoidable cause, and a joint search that failed.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int SchoolDaysOnEnd = 20;

    public IEnumerable<Finding> Check(TwentyDayAbsenceFacts facts)
    {
        if (facts.AttendsProvision)
        {
            yield return Finding.Block(
                "childAttendsProvision",
                "The child attends alternative provision and is not absent. The name stays."
            );
            yield break;
        }

        var earliest = facts.Calendar.NthSchoolDay(facts.FirstAbsentDay, SchoolDaysOnEnd);
        var missing = Missing(facts, earliest).ToList();
        yield return missing is []
            ? Finding.Inform(
                "twentyDaysMet",
                $"Absent for 20 school days on {earliest.InWords()}, and the search has failed.",
                FindingData.Of(("earliestDate", earliest.Iso()))
            )
            : Finding.Block(
                "conditionsNotMet",
                $"Not deletable. Not met: {string.Join("; ", missing.Select(condition => condition.Words))}. The earliest day is {earliest.InWords()}.",
                FindingData.Of(("missing", string.Join(',', missing.Select(condition => condition.Code))), ("earliestDate", earliest.Iso()))
            );
    }

    private static IEnumerable<(string Code, string Words)> Missing(TwentyDayAbsenceFacts facts, DateOnly earliest)
    {
        if (facts.AsOf < earliest)
        {
            yield return ("twentySchoolDays", "twenty school days of absence");
        }

        if (!facts.IsUnauthorised)
        {
            yield return ("unauthorised", "the absence is unauthorised");
        }

        if (!facts.NoReasonToThinkIllOrUnavoidable)
        {
            yield return ("noReasonToThinkIllOrUnavoidable", "no reason to think of sickness or an unavoidable cause");
        }

        if (!facts.JointEnquiriesMade)
        {
            yield return ("jointEnquiriesMade", "school and authority have looked for the child together");
        }

        if (!facts.WhereaboutsUnknown)
        {
            yield return ("whereaboutsUnknown", "nobody knows where the child is");
        }
    }
}
