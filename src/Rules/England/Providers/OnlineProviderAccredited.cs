using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-026: An accredited online provider is preferred; learning online at home needs a plan for supervision and welfare checks. (source: Online education accreditation scheme (DfE); Arranging alternative provision (DfE 2025)).</summary>
internal sealed class OnlineProviderAccredited : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-026",
            1,
            From: null,
            Until: null,
            "Online education accreditation scheme (DfE); Arranging alternative provision (DfE 2025)"
        )
        {
            Title = "Online providers",
            Statement =
                "An accredited online provider is preferred; learning online at home needs a plan for supervision and welfare checks.",
            Strength = RuleStrength.StatutoryGuidanceShould,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (facts.Category is not ProviderCategory.Online)
        {
            yield break;
        }

        if (!facts.IsOnlineAccredited)
        {
            yield return Finding.Warn(
                "onlineNotAccredited",
                "The online provider is not accredited. Record why it is right for the child."
            );
        }

        if (!facts.HasOnlineSupervisionPlan)
        {
            yield return Finding.Warn(
                "supervisionPlanMissing",
                "Agree who supervises the child and checks on welfare while it learns online."
            );
        }
    }
}
