using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-017: the commissioner's own check covers the safeguarding confirmation, a visit to the site or a reason for none, and why the provider suits this child (Arranging alternative provision (DfE 2025); Keeping children safe in education).</summary>
internal sealed class OwnCheckForThisPlacement(RuleParameters parameters) : IRule<OwnCheckFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-017", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025); Keeping children safe in education")
        {
            Title = "Commissioner's own check for this placement",
            Statement =
                "The commissioner's own check covers the safeguarding confirmation, a visit to the site or a reason for none, and why the provider suits this child.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(OwnCheckFacts facts)
    {
        if (!facts.IsRecorded)
        {
            return [Finding.Block("ownCheckMissing", "Record your check and visit. The authority's approval does not replace them.")];
        }

        return [.. Contents(facts), .. Visit(facts)];
    }

    private static IEnumerable<Finding> Contents(OwnCheckFacts facts)
    {
        if (!facts.IsForThisChild)
        {
            yield return Finding.Block("checkForAnotherChild", "The check was made for another child. Make and record one for this child.");
        }

        if (!facts.HasSeenConfirmation)
        {
            yield return Finding.Block("confirmationNotSeen", "See the provider's written safeguarding confirmation and record it.");
        }

        if (!facts.IsSuitabilityRecorded)
        {
            yield return Finding.Block("suitabilityMissing", "Record why the provider suits this child.");
        }
    }

    private IEnumerable<Finding> Visit(OwnCheckFacts facts)
    {
        if (facts.SiteVisitedOn is not null || facts.HasReasonForNoVisit)
        {
            yield break;
        }

        if (!facts.IsSixthDayStart)
        {
            yield return Finding.Block("siteVisitMissing", "Visit the site, or record why no visit is needed.");
            yield break;
        }

        var due = facts.Calendar.SchoolDaysAfter(facts.Start, parameters.CheckVisitSchoolDays);
        yield return Finding.Deadline(
            "siteVisitDue",
            due,
            "commissioner",
            $"The start cannot wait. Visit the site by {due.InWords()} and record what you saw.",
            "The placement is reviewed at once, because nobody has seen the site."
        );
    }
}
