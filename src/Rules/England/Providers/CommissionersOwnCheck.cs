using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-016: approval never replaces the commissioner's own check (source: Arranging alternative provision (DfE 2025)).</summary>
internal sealed class CommissionersOwnCheck : IRule<ProviderReadinessFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-016", 1, From: null, Until: null, "Arranging alternative provision (DfE 2025)")
        {
            Title = "Approval never replaces the commissioner's own check",
            Statement =
                "Each placement carries the commissioner's own record of who checked the provider, when, what and with what result.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts)
    {
        if (!facts.IsCommissionerCheckRecorded)
        {
            var standing = facts.Approval is ProviderApproval.Approved ? "Approved by the authority, but your" : "Your";
            yield return new(
                Outcome.Block,
                "commissionerCheckMissing",
                $"{standing} own check of the provider is missing. Record who checked, when, what and the result."
            );
        }
    }
}
