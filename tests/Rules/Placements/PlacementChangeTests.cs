using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class PlacementChangeTests
{
    private static readonly DateOnly Monday = new(2025, 11, 24);

    private static string Changed(PlacementVariationFacts facts) => Given.Check(Monday, facts).By("ENG-PLC-024");

    [Fact]
    [Covers("ENG-PLC-024")]
    public void Every_change_reopens_the_checks()
    {
        Changed(new([])).ShouldBe("");
        foreach (var change in Enum.GetValues<PlacementChange>())
        {
            Given
                .Check(Monday, new PlacementVariationFacts([change]))
                .Figure("checksReopened", "checks")
                .ShouldBe(
                    "ENG-PRV-002,ENG-PRV-006,ENG-PRV-011,ENG-PRV-012,ENG-PRV-019,ENG-PLC-008,ENG-PLC-009,ENG-PLC-010,"
                        + "ENG-PLC-011,ENG-PLC-012,ENG-PLC-013,ENG-PLC-014,ENG-PLC-015"
                );
        }
    }

    [Theory]
    [InlineData(PlacementChange.Purpose, true)]
    [InlineData(PlacementChange.EndDate, true)]
    [InlineData(PlacementChange.OtherDates, false)]
    [InlineData(PlacementChange.Hours, false)]
    [Covers("ENG-PLC-024")]
    public void A_new_purpose_or_end_is_agreed_anew(PlacementChange change, bool needed)
    {
        Changed(new([change])).ShouldBe(needed ? "Inform checksReopened; Block newAgreementNeeded" : "Inform checksReopened");
        Changed(new([change]) { IsAgreedAnew = true }).ShouldBe("Inform checksReopened");
    }

    [Theory]
    [InlineData(PlacementChange.Site, true)]
    [InlineData(PlacementChange.Provider, true)]
    [InlineData(PlacementChange.Transport, false)]
    [Covers("ENG-PLC-024")]
    public void A_direction_to_another_address_needs_a_new_notice(PlacementChange change, bool needed)
    {
        var facts = new PlacementVariationFacts([change]) { IsOffSiteDirection = true };

        Changed(facts).ShouldBe(needed ? "Inform checksReopened; Block newNoticeNeeded" : "Inform checksReopened");
        Changed(facts with { HasNewNotice = true }).ShouldBe("Inform checksReopened");
        Changed(facts with { IsOffSiteDirection = false }).ShouldBe("Inform checksReopened");
    }

    [Fact]
    [Covers("ENG-PLC-025")]
    public void The_receiving_school_decides_within_five_school_days()
    {
        var facts = new HomeSchoolChangeFacts(Given.Calendar("ALPHA"), Monday, ReceivingSchoolDecision.None);

        var decision = Given.Check(Monday, facts);

        decision.By("ENG-PLC-025").ShouldBe("Inform responsibilityPasses; Deadline decideOnPlacement 2025-12-01 receiving school");
        decision.Figure("responsibilityPasses", "from").ShouldBe("2025-11-24");
        decision.With("decideOnPlacement").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Given
            .Check(Monday, facts with { Decision = ReceivingSchoolDecision.Vary })
            .By("ENG-PLC-025")
            .ShouldBe("Inform responsibilityPasses");
        Given.Check(Monday, facts with { IsSameSchool = true }).By("ENG-PLC-025").ShouldBe("Inform sameSchool");
    }

    private static readonly PlacementFundingFacts Funded = new(IsBudgetApproved: true)
    {
        HasRate = true,
        HasNoticeTerms = true,
        HasAbsenceTerms = true,
        HasTravelCost = true,
    };

    private static string Paid(PlacementFundingFacts facts) => Given.Check(Monday, facts).By("ENG-PLC-026");

    [Fact]
    [Covers("ENG-PLC-026")]
    public void Money_blocks_a_start_but_never_a_sixth_day()
    {
        Paid(Funded).ShouldBe("");
        Paid(Funded with { IsBudgetApproved = false }).ShouldBe("Block budgetNotApproved");
        Paid(Funded with { IsBudgetApproved = false, MeetsExclusionDuty = true }).ShouldBe("Warn budgetNotApproved");
        Paid(Funded with { HasRateChanged = true }).ShouldBe("Block rateChanged");
        Paid(Funded with { HasRateChanged = true, MeetsExclusionDuty = true }).ShouldBe("Warn rateChanged");
        Paid(Funded with { IsPermanentlyExcluded = true }).ShouldBe("Inform fundingFollowsPupil");
    }

    [Fact]
    [Covers("ENG-PLC-026")]
    public void Terms_that_are_not_agreed_are_named()
    {
        Given.Check(Monday, new PlacementFundingFacts(true)).Figure("termsMissing", "missing").ShouldBe("rate,notice,absence,travel");
        Given.Check(Monday, Funded with { HasAbsenceTerms = false }).Figure("termsMissing", "missing").ShouldBe("absence");
        Paid(Funded with { HasAbsenceTerms = false }).ShouldBe("Warn termsMissing");
    }
}
