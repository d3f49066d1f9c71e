using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>What both versions of ENG-SAF-015 ask for on the day of an incident.</summary>
internal static class InterventionReports
{
    public static IEnumerable<Finding> Of(PhysicalInterventionFacts facts, bool mustRecord)
    {
        var what = facts.IsSeclusion ? "the seclusion" : "the use of force";
        if (mustRecord && !facts.IsRecorded)
        {
            yield return Today(facts, "recordIncident", $"Record {what}: what happened, why, who was there, any injury.");
        }

        if (!facts.AreParentsTold)
        {
            yield return Today(facts, "tellParents", $"Tell the parents of {what}.");
        }

        if (!facts.IsHomeSchoolTold)
        {
            yield return Today(facts, "tellHomeSchool", $"Tell the home school's safeguarding lead of {what}.");
        }
    }

    private static Finding Today(PhysicalInterventionFacts facts, string code, string message) =>
        Finding.Deadline(
            code,
            facts.HappenedOn,
            "setting's safeguarding lead",
            $"{message} By the end of {facts.HappenedOn.InWords()}.",
            "It is late: the home school asks the setting for it, and the placement is reviewed.",
            FindingData.Of(("basis", facts.IsSchool ? "duty" : "nationalStandard"))
        );
}
