using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-018: The latest inspection of a registered provider is shown; the worst outcomes, warnings and enforcement need an officer of the authority to sign off. (source: Education Act 2005; Education and Skills Act 2008; local policy).</summary>
internal sealed class InspectionShown : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-018", 1, From: null, Until: null, "Education Act 2005; Education and Skills Act 2008; local policy")
        {
            Title = "Inspection outcomes and enforcement",
            Statement =
                "The latest inspection of a registered provider is shown; the worst outcomes, warnings and enforcement need an officer of the authority to sign off.",
            Strength = RuleStrength.StatutoryGuidanceShould,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (facts.Category is null)
        {
            yield break;
        }

        if (facts.Category is ProviderCategory.NonSchool)
        {
            yield return Finding.Inform(
                "qualityAssured",
                (
                    facts.LastVisitOn is { } visited
                        ? $"The authority visited it on {visited.InWords()}."
                        : "The authority has not visited it yet."
                ) + (facts.WasVisitedAtSchoolInspection ? " The inspection of a commissioning school went there too." : "")
            );
            yield break;
        }

        yield return facts.InspectedOn is { } inspected
            ? Finding.Inform("inspected", $"Last inspected on {inspected.InWords()}.")
            : Finding.Inform("notYetInspected", "Not yet inspected.");
        if (facts is { IsInspectionOutcomeWorst: true, IsInspectionSignedOff: false })
        {
            yield return Finding.Warn(
                "inspectionNeedsSignOff",
                "The inspection outcome, a warning or enforcement needs an officer of the authority to sign off."
            );
        }
    }
}
