using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-010: At most six weeks with the first day, one renewal after a review; the authority hears of it within ten school days of the start. (source: Local policy on part-time timetables).</summary>
internal sealed class PartTimeLimits(RuleParameters parameters) : IRule<PartTimeTimetableFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-010", 1, From: null, Until: null, "Local policy on part-time timetables")
        {
            Title = "Part-time limits",
            Statement =
                "At most six weeks with the first day, one renewal after a review; the authority hears of it within ten school days of the start.",
            Strength = RuleStrength.LocalPolicy,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(PartTimeTimetableFacts facts)
    {
        var maxEnd = facts.Start.AddDays(parameters.PartTimeMaxDays - 1);
        var notifyBy = facts.Calendar.SchoolDaysAfter(facts.Start, parameters.PartTimeNotifySchoolDays);
        yield return Finding.Deadline(
            "tellAuthority",
            notifyBy,
            "home school",
            $"Ends by {maxEnd.InWords()} at the latest. Tell the authority by {notifyBy.InWords()}.",
            "Not told: the authority asks the school, and the timetable is looked at.",
            FindingData.Of(("maxEnd", maxEnd.Iso()))
        );
        if (facts.End > maxEnd)
        {
            yield return Finding.Warn(
                "longerThanAllowed",
                $"Planned until {facts.End.Value.InWords()}; {maxEnd.InWords()} is the latest. Agree an earlier end, or record why not.",
                FindingData.Of(("maxEnd", maxEnd.Iso()))
            );
        }

        if (facts is { PeriodsBefore: > 0, IsRenewedAfterReview: false })
        {
            yield return Finding.Warn(
                "renewedWithoutReview",
                "A part-time period straight after another is a renewal. Review the first one, and record what came of it."
            );
        }

        if (facts.PeriodsBefore > 1)
        {
            yield return Finding.Warn(
                "renewedMoreThanOnce",
                "Renewed once already. Another renewal needs a reason and a word with the authority."
            );
        }
    }
}
