using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Papers and checks of a provider before a placement starts.</summary>
public class ReadinessRuleTests
{
    private static readonly ProviderReadinessFacts Ready = new(
        ProviderApproval.Approved,
        new(2025, 11, 24),
        new(2026, 3, 27),
        "Alpha",
        "site-1",
        ["site-1"],
        IsCommissionerCheckRecorded: true
    )
    {
        Confirmation = new(new(2024, 11, 24), ["Alpha"], ["site-1"]),
        EmployersLiability = new(5_000_000m, new(2026, 3, 27)),
        PublicLiability = new(5_000_000m, new(2026, 3, 27)),
    };

    [Fact]
    [Covers("ENG-PRV-011")]
    public void Both_insurances_are_there_high_enough_and_long_enough()
    {
        Insured(Ready).ShouldBe("");
        Insured(Ready with { EmployersLiability = null }).ShouldBe("Block employersLiabilityMissing");
        Insured(Ready with { EmployersLiability = null, HasEmployees = false }).ShouldBe("");
        Insured(Ready with { PublicLiability = null }).ShouldBe("Block publicLiabilityMissing");
        Insured(Ready with { PublicLiability = new(4_999_999m, new(2026, 3, 27)) }).ShouldBe("Block publicLiabilityTooLow");
        Insured(Ready with { EmployersLiability = new(5_000_000m, new(2025, 11, 23)) }).ShouldBe("Block employersLiabilityExpired");
        Insured(Ready with { EmployersLiability = new(5_000_000m, new(2025, 11, 24)) })
            .ShouldBe("Warn employersLiabilityExpiresDuringPlacement; Deadline employersLiabilityRenewal 2025-11-24 provider");
        Insured(Ready with { PublicLiability = new(5_000_000m, new(2026, 3, 26)) })
            .ShouldBe("Warn publicLiabilityExpiresDuringPlacement; Deadline publicLiabilityRenewal 2026-03-26 provider");
        Insured(Ready with { EmployersLiability = null, PublicLiability = null, IsSelfInsured = true }).ShouldBe("Inform selfInsured");

        static string Insured(ProviderReadinessFacts facts) => Given.Check(facts.Start, facts).By("ENG-PRV-011");
    }

    [Fact]
    [Covers("ENG-PRV-012", "ENG-PRV-016")]
    public void The_site_is_known_and_the_commissioner_has_checked()
    {
        Given.Check(Ready.Start, Ready with { KnownSites = [] }).By("ENG-PRV-012").ShouldBe("Block siteUnknown");
        Given.Check(Ready.Start, Ready).By("ENG-PRV-012").ShouldBe("");
        var unchecked_ = Ready with { IsCommissionerCheckRecorded = false };
        Given
            .Check(Ready.Start, unchecked_)
            .With("commissionerCheckMissing")
            .Message.ShouldStartWith("Approved by the authority, but your");
        Given
            .Check(Ready.Start, unchecked_ with { Approval = ProviderApproval.NotApproved })
            .With("commissionerCheckMissing")
            .Message.ShouldStartWith("Your");
    }

    [Theory]
    [Covers("ENG-PRV-002")]
    [InlineData(14.9, true, 0, "Inform belowThreshold")]
    [InlineData(15, true, 0, "Warn ehcpOrLookedAfterNearFullTime")]
    [InlineData(17.9, true, 0, "Warn ehcpOrLookedAfterNearFullTime")]
    [InlineData(18, true, 0, "Block fullTimeChildWithEhcpOrLookedAfter")]
    [InlineData(17, false, 0, "Inform belowThreshold")]
    [InlineData(18, false, 2, "Inform belowThreshold")]
    [InlineData(18, false, 3, "Warn fourFullTimeChildren")]
    [InlineData(18, false, 4, "Block fiveFullTimeChildren")]
    public void Four_full_time_children_are_the_most_and_protected_ones_none(double hours, bool ehcp, int others, string said)
    {
        var plain = new ChildLoad(18, false, false, true);
        var facts = new RegistrationThresholdFacts(false, [.. Enumerable.Repeat(plain, others)], new((decimal)hours, ehcp, false, true));

        Given.Check(Ready.Start, facts).By("ENG-PRV-002").ShouldBe(said);
        Given
            .Check(Ready.Start, facts with { Proposed = facts.Proposed! with { HasEhcp = false, IsLookedAfter = ehcp } })
            .By("ENG-PRV-002")
            .ShouldBe(said);
    }
}
