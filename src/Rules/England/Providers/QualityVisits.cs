using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-015: A visit before first use, then every year; every six months for non-school provision, and at once after a safeguarding concern about the setting. (source: Local policy on quality assurance).</summary>
internal sealed class QualityVisits(RuleParameters parameters) : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-015", 1, From: null, Until: null, "Local policy on quality assurance")
        {
            Title = "Quality-assurance visits",
            Statement =
                "A visit before first use, then every year; every six months for non-school provision, and at once after a safeguarding concern about the setting.",
            Strength = RuleStrength.LocalPolicy,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (facts.LastVisitOn is not { } visited)
        {
            yield return Finding.Block("visitBeforeFirstUse", "Visit the provider before it is used for the first time.");
            yield break;
        }

        var isCloser = facts.Category is ProviderCategory.NonSchool || facts.HasSafeguardingConcern;
        var due = visited.AddMonths(isCloser ? parameters.NonSchoolVisitMonths : parameters.VisitMonths);
        yield return Finding.Deadline(
            "visitDue",
            due,
            "quality officer of the authority",
            facts.AsOf > due ? $"A quality visit was due by {due.InWords()} and is overdue." : $"Next quality visit by {due.InWords()}.",
            "Overdue: new placements need a recorded reason."
        );
        if (!facts.IsVisitReportWritten)
        {
            var reportDue = new WorkingDays(facts.BankHolidays).After(visited, parameters.VisitReportWorkingDays);
            yield return Finding.Deadline(
                "visitReportDue",
                reportDue,
                "quality officer of the authority",
                $"Write the report on the visit of {visited.InWords()} by {reportDue.InWords()}.",
                "Late: no decision on approval is made without the report."
            );
        }

        if (facts.VisitsCalledOff >= 2)
        {
            yield return Finding.Warn(
                "visitsCalledOff",
                "The provider has called off two visits or more in a row. Go unannounced or consider suspension, and record which."
            );
        }

        if (facts.AsOf > due)
        {
            yield return Finding.Warn("visitOverdue", $"The quality visit was due by {due.InWords()}. Record why the approval stands.");
        }
    }
}
