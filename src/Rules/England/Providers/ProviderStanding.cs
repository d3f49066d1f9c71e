using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-017: provider status gates (source: Local policy on approval of providers).</summary>
internal sealed class ProviderStanding : IRule<ProviderReadinessFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-017", 1, From: null, Until: null, "Local policy on approval of providers")
        {
            Title = "Provider status gates",
            Statement =
                "Approved providers take new placements; with conditions a reason is recorded; suspended and withdrawn ones take none.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts) =>
        facts.Approval switch
        {
            ProviderApproval.Approved => [],
            ProviderApproval.ApprovedWithConditions =>
            [
                new(
                    Outcome.Warn,
                    "approvedWithConditions",
                    "Approved with conditions. Read them and record why the placement is still right."
                ),
            ],
            ProviderApproval.Suspended =>
            [
                new(Outcome.Block, "providerSuspended", "The provider is suspended. No new starts; choose another."),
            ],
            ProviderApproval.Withdrawn => [new(Outcome.Block, "providerWithdrawn", "The approval is withdrawn. Choose another provider.")],
            _ =>
            [
                new(Outcome.Block, "providerNotApproved", "The provider is not approved. Ask the authority to decide, or choose another."),
            ],
        };
}
