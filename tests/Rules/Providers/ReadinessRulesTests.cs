using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class ReadinessRulesTests
{
    private static readonly DateOnly Start = new(2025, 11, 24);

    private static readonly SafeguardingConfirmationFact Confirmation = new(new(2025, 9, 10), ["Alpha"], ["site-1"]);

    private static readonly ProviderReadinessFacts Ready = new(
        ProviderApproval.Approved,
        Start,
        new(2026, 3, 27),
        "Alpha",
        "site-1",
        ["site-1", "site-2"],
        true
    )
    {
        Confirmation = Confirmation,
        EmployersLiability = new(5_000_000m, new(2026, 9, 30)),
        PublicLiability = new(5_000_000m, new(2026, 9, 30)),
    };

    private static string Said(string rule, ProviderReadinessFacts facts) => Given.Check(facts.Start, facts).By(rule);

    private static string Confirmed(SafeguardingConfirmationFact? confirmation) =>
        Said("ENG-PRV-006", Ready with { Confirmation = confirmation });

    [Fact]
    [Covers("ENG-PRV-006")]
    public void A_confirmation_covers_commissioner_and_site()
    {
        Confirmed(Confirmation).ShouldBe("");
        Confirmed(null).ShouldBe("Block confirmationMissing");
        Confirmed(Confirmation with { Covers = ["LA"] }).ShouldBe("Block confirmationNotForThisCommissioner");
        Confirmed(Confirmation with { Covers = ["LA"], AcceptedBy = ["Alpha"] }).ShouldBe("");
        Confirmed(Confirmation with { Covers = ["LA"], AcceptedBy = ["Beta"] }).ShouldBe("Block confirmationNotForThisCommissioner");
        Confirmed(Confirmation with { Sites = ["site-2"] }).ShouldBe("Block confirmationNotForThisSite");
        Confirmed(Confirmation with { IsStale = true }).ShouldBe("Block confirmationStale");
    }

    [Theory]
    [InlineData("2024-11-23", "Block confirmationTooOld")]
    [InlineData("2024-11-24", "")]
    [InlineData("2025-11-24", "")]
    [InlineData("2025-11-25", "Block confirmationAfterStart")]
    [Covers("ENG-PRV-006")]
    public void A_confirmation_is_good_for_twelve_months(string date, string said) =>
        Confirmed(Confirmation with { Date = DateOnly.Parse(date, null) }).ShouldBe(said);

    [Theory]
    [InlineData("2025-08-31", 1, "")]
    [InlineData("2025-09-01", 2, "Block confirmationWithoutChanges")]
    [Covers("ENG-PRV-006")]
    public void From_September_2025_the_provider_promises_to_tell_of_changes(string date, int version, string said)
    {
        var start = DateOnly.Parse(date, null);
        var facts = Ready with { Start = start, Confirmation = Confirmation with { Date = start, SaysChangesAreTold = false } };

        Said("ENG-PRV-006", facts).ShouldBe(said);
        Said("ENG-PRV-006", facts with { Confirmation = facts.Confirmation with { SaysChangesAreTold = true } }).ShouldBe("");
        var missing = Given.Check(start, facts with { Confirmation = null }).AllBy("ENG-PRV-006").Single();
        missing.RuleVersion.ShouldBe(version);
        missing.Code.ShouldBe("confirmationMissing");
        Said(
                "ENG-PRV-006",
                facts with
                {
                    Confirmation = facts.Confirmation with { SaysChangesAreTold = true, SaysStaffAreChecked = false },
                }
            )
            .ShouldBe("Block confirmationWithoutStaffChecks");
    }

    [Theory]
    [InlineData(4_999_999, "2026-09-30", "TooLow")]
    [InlineData(5_000_000, "2025-11-23", "Expired")]
    [InlineData(5_000_000, "2025-11-24", "ExpiresDuringPlacement")]
    [InlineData(5_000_000, "2026-03-26", "ExpiresDuringPlacement")]
    [InlineData(5_000_000, "2026-03-27", "")]
    [Covers("ENG-PRV-011")]
    public void Cover_lasts_from_the_first_day_to_the_last(int amount, string expires, string problem)
    {
        var certificate = new InsuranceFact(amount, DateOnly.Parse(expires, null));

        Said("ENG-PRV-011", Ready with { EmployersLiability = certificate }).ShouldBe(Expected("employersLiability"));
        Said("ENG-PRV-011", Ready with { PublicLiability = certificate }).ShouldBe(Expected("publicLiability"));
        Said("ENG-PRV-011", Ready with { EmployersLiability = certificate, HasEmployees = false }).ShouldBe("");
        Said("ENG-PRV-011", Ready with { PublicLiability = certificate, IsSelfInsured = true }).ShouldBe("Inform selfInsured");

        string Expected(string code) =>
            problem switch
            {
                "" => "",
                "ExpiresDuringPlacement" => $"Warn {code}{problem}; Deadline {code}Renewal {expires} provider",
                _ => $"Block {code}{problem}",
            };
    }

    [Fact]
    [Covers("ENG-PRV-011")]
    public void Certificates_are_asked_for()
    {
        Said("ENG-PRV-011", Ready with { EmployersLiability = null }).ShouldBe("Block employersLiabilityMissing");
        Said("ENG-PRV-011", Ready with { EmployersLiability = null, HasEmployees = false }).ShouldBe("");
        Said("ENG-PRV-011", Ready with { PublicLiability = null, HasEmployees = false }).ShouldBe("Block publicLiabilityMissing");
        var expiring = Ready with { PublicLiability = new(4_999_999m, new(2026, 1, 31)) };
        var decision = Given.Check(Start, expiring);
        decision.With("publicLiabilityTooLow").Message.ShouldContain("£4,999,999; at least £5,000,000");
        decision.With("publicLiabilityRenewal").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        decision.With("publicLiabilityRenewal").Message.ShouldContain("public liability insurance is due by Sat 31 Jan 2026");
        Said("ENG-PRV-011", Ready with { PlannedEnd = null, PublicLiability = new(5_000_000m, Start) }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-PRV-011")]
    public void Professional_indemnity_is_judged_where_an_authority_asks_for_it()
    {
        var book = Given.Book.WithDefaults(new Dictionary<string, string> { ["insurance.professionalIndemnityMin"] = "1000000" });
        var rules = new RuleBook<ProviderReadinessFacts>(book);

        Said("ENG-PRV-011", Ready with { ProfessionalIndemnity = new(1, Start.AddDays(-1)) }).ShouldBe("");
        rules.Check(Start, Ready).By("ENG-PRV-011").ShouldBe("Block professionalIndemnityMissing");
        rules
            .Check(Start, Ready with { ProfessionalIndemnity = new(999_999m, new(2026, 9, 30)) })
            .By("ENG-PRV-011")
            .ShouldBe("Block professionalIndemnityTooLow");
        rules.Check(Start, Ready with { ProfessionalIndemnity = new(1_000_000m, new(2026, 9, 30)) }).By("ENG-PRV-011").ShouldBe("");
    }

    [Fact]
    [Covers("ENG-PRV-012")]
    public void A_site_is_on_file()
    {
        Said("ENG-PRV-012", Ready).ShouldBe("");
        Said("ENG-PRV-012", Ready with { KnownSites = ["site-2"] }).ShouldBe("Block siteUnknown");
        Said("ENG-PRV-012", Ready with { KnownSites = [], Start = new(2025, 8, 31) }).ShouldBe("");
        Said("ENG-PRV-012", Ready with { KnownSites = [], Start = new(2025, 9, 1) }).ShouldBe("Block siteUnknown");
    }

    [Fact]
    [Covers("ENG-PRV-016")]
    public void Approval_is_no_check_of_one_s_own()
    {
        var none = Ready with { IsCommissionerCheckRecorded = false };

        Said("ENG-PRV-016", Ready).ShouldBe("");
        Said("ENG-PRV-016", none).ShouldBe("Block commissionerCheckMissing");
        Given.Check(Start, none).With("commissionerCheckMissing").Message.ShouldStartWith("Approved by the authority, but your");
        Given
            .Check(Start, none with { Approval = ProviderApproval.NotApproved })
            .With("commissionerCheckMissing")
            .Message.ShouldStartWith("Your own");
    }

    [Theory]
    [InlineData(ProviderApproval.Approved, "")]
    [InlineData(ProviderApproval.ApprovedWithConditions, "Warn approvedWithConditions")]
    [InlineData(ProviderApproval.Suspended, "Block providerSuspended")]
    [InlineData(ProviderApproval.Withdrawn, "Block providerWithdrawn")]
    [InlineData(ProviderApproval.NotApproved, "Block providerNotApproved")]
    [Covers("ENG-PRV-017")]
    public void Standing_decides_on_new_placements(ProviderApproval approval, string said)
    {
        Said("ENG-PRV-017", Ready with { Approval = approval }).ShouldBe(said);
        Said("ENG-PRV-017", Ready with { Approval = approval, SuspendedSites = ["site-2"] }).ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-PRV-017")]
    public void One_site_may_be_suspended_alone()
    {
        Said("ENG-PRV-017", Ready with { SuspendedSites = ["site-1"] }).ShouldBe("Block siteSuspended");
        var suspended = Ready with { Approval = ProviderApproval.Suspended };
        Given.Check(Start, suspended).With("providerSuspended").Message.ShouldStartWith("The provider is suspended. No");
        Given
            .Check(Start, suspended with { ApprovalSince = new(2026, 3, 9) })
            .With("providerSuspended")
            .Message.ShouldContain("since Mon 9 Mar 2026");
    }

    [Fact]
    [Covers("ENG-PRV-017")]
    public void Live_placements_follow_the_standing()
    {
        var suspended = new ProviderStatusChangeFacts(ProviderApproval.Suspended, new(2026, 3, 9), 14);

        var decision = Given.Check(suspended.Since, suspended);

        decision.By("ENG-PRV-017").ShouldBe("Deadline reviewLivePlacements 2026-03-09 commissioners of the live placements");
        decision.Figure("reviewLivePlacements", "livePlacements").ShouldBe("14");
        decision.With("reviewLivePlacements").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        var withdrawn = suspended with { Approval = ProviderApproval.Withdrawn };
        Given.Check(Start, withdrawn).By("ENG-PRV-017").ShouldBe("Inform exitPlansNeeded");
        Given.Check(Start, withdrawn).Figure("exitPlansNeeded", "livePlacements").ShouldBe("14");
        Given.Check(Start, withdrawn with { LivePlacements = 0 }).By("ENG-PRV-017").ShouldBe("");
        Given.Check(Start, withdrawn with { LivePlacements = 1 }).By("ENG-PRV-017").ShouldBe("Inform exitPlansNeeded");
        Given.Check(Start, suspended with { Approval = ProviderApproval.Approved }).By("ENG-PRV-017").ShouldBe("");
    }
}
