using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-009: Only in very exceptional circumstances and in the interest of the child: with a reason that is not behaviour, a parent who agrees, an end, reviews, and the caseworker and social worker in the know. (source: Working together to improve school attendance, part-time timetables).</summary>
internal sealed class PartTimeTimetable : IRule<PartTimeTimetableFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-009", 1, From: null, Until: null, "Working together to improve school attendance, part-time timetables")
        {
            Title = "Part-time timetables",
            Statement =
                "Only in very exceptional circumstances and in the interest of the child: with a reason that is not behaviour, a parent who agrees, an end, reviews, and the caseworker and social worker in the know.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(PartTimeTimetableFacts facts)
    {
        if (facts.Reason is null)
        {
            yield return Finding.Block("reasonMissing", "Say why the timetable is part-time, and why that is in the child's interest.");
        }

        if (facts.Reason is PartTimeReason.Behaviour)
        {
            yield return Finding.Block(
                "behaviourIsNotALawfulReason",
                "A part-time timetable is never a way to manage behaviour. Use support, or a suspension with its safeguards."
            );
        }

        if (!facts.IsParentAgreed)
        {
            yield return Finding.Block("parentNotAgreed", "A parent has to agree to a part-time timetable.");
        }

        if (facts.End is not { } end)
        {
            yield return Finding.Block("endDateMissing", "A part-time timetable needs an end date.");
        }
        else
        {
            if (end < facts.Start)
            {
                yield return Finding.Block("endBeforeStart", "The end lies before the start. Correct it.");
            }

            yield return Finding.Deadline(
                "fullTimeAgain",
                end,
                "home school",
                $"Full-time again after {end.InWords()}.",
                "Passed: the sessions off are no longer covered by code C2."
            );
        }

        // A review after the end comes too late.
        if (!facts.ReviewDates.Any(date => date >= facts.Start && !(date > facts.End)))
        {
            yield return Finding.Block(
                "reviewDatesMissing",
                "Set the dates, before it ends, on which the part-time timetable is reviewed."
            );
        }

        if (facts is { HasEhcp: true, IsCaseworkerConsulted: false })
        {
            yield return Finding.Block("caseworkerNotConsulted", "The child has an EHCP: consult the authority's caseworker first.");
        }

        if (facts is { HasSocialWorker: true, IsSocialWorkerTold: false })
        {
            yield return Finding.Block("socialWorkerNotTold", "Tell the child's social worker first.");
        }
    }
}
