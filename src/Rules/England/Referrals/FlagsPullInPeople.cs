using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-025: A looked-after child brings virtual school head, social worker and the date of the education plan; a child in need the social worker; youth offending its worker. (source: Keeping children safe in education; Promoting the education of looked-after children).</summary>
internal sealed class FlagsPullInPeople : IRule<VulnerabilityFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-025",
            1,
            From: null,
            Until: null,
            "Keeping children safe in education; Promoting the education of looked-after children"
        )
        {
            Title = "Vulnerability flags pull in people",
            Statement =
                "A looked-after child brings virtual school head, social worker and the date of the education plan; a child in need the social worker; youth offending its worker.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(VulnerabilityFacts facts)
    {
        if (facts is { IsLookedAfter: true, HasVirtualSchoolHead: false })
        {
            yield return Finding.Block("virtualSchoolHeadMissing", "Add the virtual school head before you submit.");
        }

        if ((facts.IsLookedAfter || facts.IsInNeedOrProtected) && !facts.HasSocialWorkerContact)
        {
            yield return Finding.Block("socialWorkerMissing", "Add the social worker, or the duty team, before you submit.");
        }

        if (facts is { IsLookedAfter: true, NextPepOn: null })
        {
            yield return Finding.Block("pepDateMissing", "Add the date of the next meeting on the personal education plan.");
        }

        if (facts is { IsWithYouthOffendingTeam: true, HasYotContact: false })
        {
            yield return Finding.Block("yotWorkerMissing", "Add the youth offending team worker before you submit.");
        }

        if (facts is { WasLookedAfter: true, IsLookedAfter: false })
        {
            yield return Finding.Inform("askVirtualSchool", "Previously looked after: ask the virtual school head for advice.");
        }
    }
}
