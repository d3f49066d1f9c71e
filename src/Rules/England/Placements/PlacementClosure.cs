using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-030: no closure without outcome, attendance, progress and a next setting with date and owner. A provider that ends a placement does not exclude (Arranging alternative provision (DfE 2025); local policy for the days).</summary>
internal sealed class PlacementClosure(RuleParameters parameters) : IRule<PlacementClosureFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-030", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025); local policy for the days")
        {
            Title = "Ending a placement",
            Statement =
                "No closure without outcome, attendance, progress and a next setting with date and owner. A provider that ends a placement does not exclude.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(PlacementClosureFacts facts) => [.. Missing(facts), .. Records(facts), .. EndedByProvider(facts)];

    private static IEnumerable<Finding> Missing(PlacementClosureFacts facts)
    {
        if (!facts.HasOutcome)
        {
            yield return Finding.Block("outcomeMissing", "Record whether the placement did what it was for.");
        }

        if (!facts.HasAttendance)
        {
            yield return Finding.Block("attendanceMissing", "Record the attendance over the whole placement.");
        }

        if (!facts.HasProgress)
        {
            yield return Finding.Block("progressMissing", "Record the progress against each goal.");
        }

        if (!facts.HasNextSetting || facts.NextSettingOn is null)
        {
            yield return Finding.Block(
                "nextStepMissing",
                "Say what happens on the next school day: where the child goes, and from which day."
            );
        }

        if (!facts.HasNextStepOwner)
        {
            yield return Finding.Block("nextStepOwnerMissing", "Name the person who answers for the next step.");
        }
    }

    private IEnumerable<Finding> Records(PlacementClosureFacts facts)
    {
        if (!facts.AreRecordsReturned)
        {
            var due = facts.Calendar.SchoolDaysAfter(facts.LastDay, parameters.RecordsReturnSchoolDays);
            yield return Finding.Deadline(
                "recordsReturnDue",
                due,
                "provider",
                $"Return the child's records to the home school by {due.InWords()}.",
                "The commissioner asks the provider's head for the records."
            );
        }
    }

    private static IEnumerable<Finding> EndedByProvider(PlacementClosureFacts facts)
    {
        if (facts.EndedByProviderOn is not { } endedOn)
        {
            yield break;
        }

        yield return Finding.Inform(
            "notAnExclusion",
            "A provider that ends a placement does not exclude the child. Education stays the commissioner's duty from the next school day."
        );
        if (!facts.IsCommissionerTold)
        {
            yield return Finding.Deadline(
                "tellCommissioner",
                endedOn,
                "provider",
                $"Tell the commissioner on the same day, {endedOn.InWords()}.",
                "The child may be without education and nobody responsible knows; the authority is told."
            );
        }
    }
}
