using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-025: That another authority approves a provider is shown and never inherited; that one has suspended it needs a reason and a look. (source: Good practice between authorities).</summary>
internal sealed class OtherAuthoritiesApprovals : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-025", 1, From: null, Until: null, "Good practice between authorities")
        {
            Title = "Other LAs' approvals",
            Statement =
                "That another authority approves a provider is shown and never inherited; that one has suspended it needs a reason and a look.",
            Strength = RuleStrength.GoodPractice,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (facts.ApprovedByOthers > 0)
        {
            yield return Finding.Inform(
                "approvedElsewhere",
                $"{facts.ApprovedByOthers.Figure()} other authorities approve it. That does not replace your own decision.",
                FindingData.Of(("authorities", facts.ApprovedByOthers.Figure()))
            );
        }

        if (facts.SuspendedByOthers > 0)
        {
            yield return Finding.Warn(
                "suspendedElsewhere",
                "Another authority has suspended this provider. Ask it why, and record why you decide otherwise.",
                FindingData.Of(("authorities", facts.SuspendedByOthers.Figure()))
            );
        }
    }
}
