using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-017: the provider's standing decides on new placements and on those that run (local policy on approval).</summary>
internal sealed class ProviderStanding : IRule<ProviderReadinessFacts>, IRule<ProviderStatusChangeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-017", 1, From: null, Until: null, "Local policy on approval of providers")
        {
            Title = "Provider status gates",
            Statement =
                "Approved providers take new placements; with conditions a reason is recorded; suspended and withdrawn ones take none. "
                + "On suspension live placements are reviewed at once, on withdrawal each gets an exit plan.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts) => [.. Standing(facts), .. Site(facts)];

    public IEnumerable<Finding> Check(ProviderStatusChangeFacts facts)
    {
        if (facts.LivePlacements == 0)
        {
            return [];
        }

        var data = FindingData.Of(("livePlacements", facts.LivePlacements.Figure()));
        return facts.Approval switch
        {
            ProviderApproval.Suspended =>
            [
                Finding.Deadline(
                    "reviewLivePlacements",
                    facts.Since,
                    "commissioners of the live placements",
                    $"Suspended since {facts.Since.InWords()}: review each of the {facts.LivePlacements.Figure()} live placements today.",
                    "Sessions are held back, and the authority's safeguarding lead decides where the children go.",
                    data
                ),
            ],
            ProviderApproval.Withdrawn =>
            [
                Finding.Inform(
                    "exitPlansNeeded",
                    $"Approval withdrawn on {facts.Since.InWords()}: write an exit plan for each of the {facts.LivePlacements.Figure()} live placements.",
                    data
                ),
            ],
            _ => [],
        };
    }

    private static IEnumerable<Finding> Standing(ProviderReadinessFacts facts)
    {
        var since = facts.ApprovalSince is { } day ? $" since {day.InWords()}" : "";
        return facts.Approval switch
        {
            ProviderApproval.Approved => [],
            ProviderApproval.ApprovedWithConditions =>
            [
                Finding.Warn(
                    "approvedWithConditions",
                    $"Approved with conditions{since}. Read them and record why the placement is still right."
                ),
            ],
            ProviderApproval.Suspended =>
            [
                Finding.Block("providerSuspended", $"The provider is suspended{since}. No new starts; choose another."),
            ],
            ProviderApproval.Withdrawn =>
            [
                Finding.Block("providerWithdrawn", $"The approval is withdrawn{since}. Choose another provider."),
            ],
            _ => [Finding.Block("providerNotApproved", "The provider is not approved. Ask the authority to decide, or choose another.")],
        };
    }

    private static IEnumerable<Finding> Site(ProviderReadinessFacts facts)
    {
        if (facts.SuspendedSites.Contains(facts.Site))
        {
            yield return Finding.Block("siteSuspended", "This site is suspended. No new starts there; choose another site.");
        }
    }
}
