using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>What stands between a provider and its approval.</summary>
public class ProviderApprovalTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly ProviderApprovalFacts Good = new(Today, ProviderCategory.NonSchool)
    {
        SettingType = "OOT",
        IsRecruitmentAttested = true,
        RegisterSampledOn = new(2025, 3, 2),
        Lead = new(new(2025, 9, 1)),
        Deputy = new(new(2025, 9, 1)),
        Policies = [.. Enum.GetValues<ProviderPolicy>().Select(policy => new PolicyFact(policy, new(2025, 3, 2)))],
        SiteRiskAssessedOn = new(2025, 3, 2),
        FireRiskAssessedOn = new(2025, 3, 2),
        HasFirstAiders = true,
        Standards = new(StandardResult.Met, StandardResult.Met, StandardResult.Met, StandardResult.NotApplicable),
        LastVisitOn = new(2025, 9, 2),
        IsPreventTrained = true,
        HasDataProtectionFee = true,
        HasSharingAgreement = true,
    };

    [Fact]
    public void A_provider_in_order_is_neither_blocked_nor_warned_about()
    {
        var decision = Given.Check(Today, Good);

        decision.Blocks.ShouldBeEmpty();
        decision.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [Covers("ENG-PRV-001")]
    [InlineData(null, null, null, null, "Block providerNotClassified")]
    [InlineData(ProviderCategory.PupilReferralUnit, null, null, null, "Block urnMissing; Inform inspectedBy")]
    [InlineData(ProviderCategory.ApAcademy, null, null, null, "Block urnMissing; Inform inspectedBy")]
    [InlineData(ProviderCategory.OtherStateSchool, null, null, null, "Block urnMissing; Inform inspectedBy")]
    [InlineData(ProviderCategory.SpecialSchool, null, null, null, "Block urnMissing; Inform inspectedBy")]
    [InlineData(ProviderCategory.IndependentSchool, null, null, null, "Block urnMissing; Inform inspectedBy")]
    [InlineData(ProviderCategory.HospitalSchool, null, null, null, "Block urnMissing; Inform inspectedBy")]
    [InlineData(ProviderCategory.HospitalSchool, "100000", null, null, "Inform inspectedBy")]
    [InlineData(ProviderCategory.College, null, null, null, "Block ukprnMissing; Inform inspectedBy")]
    [InlineData(ProviderCategory.College, null, "10000001", null, "Inform inspectedBy")]
    [InlineData(ProviderCategory.College, "100000", null, null, "Inform inspectedBy")]
    [InlineData(ProviderCategory.Online, null, null, null, "Inform inspectedBy")]
    [InlineData(ProviderCategory.NonSchool, "100000", null, "OOT", "Block registeredAsEstablishment; Inform inspectedBy")]
    [InlineData(ProviderCategory.NonSchool, null, null, null, "Block settingTypeMissing; Inform inspectedBy")]
    [InlineData(ProviderCategory.NonSchool, null, null, "XYZ", "Block settingTypeMissing; Inform inspectedBy")]
    [InlineData(ProviderCategory.NonSchool, null, "10000001", null, "Inform inspectedBy")]
    [InlineData(ProviderCategory.NonSchool, null, null, "WBP", "Inform inspectedBy")]
    public void A_provider_has_a_kind_that_its_numbers_bear_out(
        ProviderCategory? category,
        string? urn,
        string? ukprn,
        string? setting,
        string said
    )
    {
        Say("ENG-PRV-001", Good with { Category = category, Urn = urn, Ukprn = ukprn, SettingType = setting }).ShouldBe(said);
    }

    [Theory]
    [Covers("ENG-PRV-001")]
    [InlineData(ProviderCategory.NonSchool, "the authority assures its quality")]
    [InlineData(ProviderCategory.Online, "accreditation")]
    [InlineData(ProviderCategory.IndependentSchool, "association")]
    [InlineData(ProviderCategory.College, "Inspected by Ofsted.")]
    public void It_is_said_who_inspects_it(ProviderCategory category, string by)
    {
        Given.Check(Today, Good with { Category = category }).With("inspectedBy").Message.ShouldContain(by);
    }

    [Fact]
    [Covers("ENG-PRV-015")]
    public void The_report_follows_in_ten_working_days_and_visits_take_place()
    {
        // Christmas Day, Boxing Day and New Year's Day do not count.
        var visited = Good with
        {
            LastVisitOn = new(2025, 12, 18),
            IsVisitReportWritten = false,
            BankHolidays = Given.BankHolidays,
        };

        Say("ENG-PRV-015", visited)
            .ShouldBe(
                "Deadline visitDue 2026-06-18 quality officer of the authority; Deadline visitReportDue 2026-01-06 quality officer of the authority"
            );
        Given.Check(Today, visited).With("visitReportDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Say("ENG-PRV-015", Good with { VisitsCalledOff = 1 }).ShouldNotContain("visitsCalledOff");
        Say("ENG-PRV-015", Good with { VisitsCalledOff = 2 }).ShouldContain("Warn visitsCalledOff");
        Say("ENG-PRV-015", Good with { VisitsCalledOff = 3 }).ShouldContain("Warn visitsCalledOff");
    }

    [Fact]
    [Covers("ENG-PRV-018")]
    public void A_non_school_provider_is_shown_with_the_authority_s_visit()
    {
        Message(Good).ShouldBe("The authority visited it on Tue 2 Sep 2025.");
        Message(Good with { LastVisitOn = null }).ShouldBe("The authority has not visited it yet.");
        Message(Good with { WasVisitedAtSchoolInspection = true }).ShouldEndWith("went there too.");

        static string Message(ProviderApprovalFacts facts) => Given.Check(Today, facts).With("qualityAssured").Message;
    }

    [Theory]
    [Covers("ENG-PRV-008")]
    [InlineData(true, "2025-03-02", "")]
    [InlineData(true, "2025-03-01", "Block centralRecordSampleTooOld")]
    [InlineData(true, null, "Block centralRecordNeverSampled")]
    [InlineData(false, "2025-03-02", "Block recruitmentNotAttested")]
    public void Recruitment_is_attested_and_the_central_record_sampled_within_the_year(bool attested, string? sampled, string said)
    {
        Say("ENG-PRV-008", Good with { IsRecruitmentAttested = attested, RegisterSampledOn = Day(sampled) }).ShouldBe(said);
    }

    [Theory]
    [Covers("ENG-PRV-009")]
    [InlineData("2024-05-02", "Inform", "")]
    [InlineData("2024-05-01", "Warn", "leadTrainingLapsesSoon")]
    [InlineData("2024-03-02", "Warn", "leadTrainingLapsesSoon")]
    [InlineData("2024-03-01", "Block", "leadTrainingLapsed")]
    public void Training_is_refreshed_every_two_years(string trained, string outcome, string code)
    {
        var said = Say("ENG-PRV-009", Good with { Lead = new(Day(trained)!.Value, new(2026, 1, 5)) });

        said.ShouldBe(code.Length == 0 ? "" : $"{outcome} {code}");
    }

    [Theory]
    [Covers("ENG-PRV-009")]
    [InlineData("2025-03-02", "")]
    [InlineData("2025-03-01", "Warn deputyUpdateOverdue")]
    [InlineData(null, "Warn deputyUpdateOverdue")]
    [InlineData("2024-01-01", "Warn deputyUpdateOverdue")]
    public void Knowledge_is_updated_every_year(string? updated, string said)
    {
        Say("ENG-PRV-009", Good with { Deputy = new(new(2024, 12, 1), Day(updated)) }).ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-PRV-009")]
    public void Lead_and_deputy_are_named_and_one_of_them_can_be_reached()
    {
        Say("ENG-PRV-009", Good with { Lead = null, Deputy = null, IsLeadReachable = false })
            .ShouldBe("Block safeguardingLeadMissing; Block deputyLeadMissing; Block leadNotReachable");
    }

    [Fact]
    [Covers("ENG-PRV-010")]
    public void Three_policies_block_and_the_others_warn()
    {
        var none = Given.Check(Today, Good with { Policies = [] });

        none.By("ENG-PRV-010").ShouldBe("Block policiesMissing; Warn otherPoliciesMissing");
        none.Figure("policiesMissing", "policies").ShouldBe("ChildProtection,HealthAndSafety,Complaints");
        none.Figure("otherPoliciesMissing", "policies")!.Split(',').Length.ShouldBe(14);
        Say("ENG-PRV-010", Good with { Policies = [.. Good.Policies.Where(p => p.Policy != ProviderPolicy.Complaints)] })
            .ShouldBe("Block policiesMissing");
        Say("ENG-PRV-010", Good with { Policies = [.. Good.Policies.Where(p => p.Policy != ProviderPolicy.Fire)] })
            .ShouldBe("Warn otherPoliciesMissing");
    }

    [Fact]
    [Covers("ENG-PRV-010")]
    public void A_policy_is_reviewed_within_the_year()
    {
        var old = Good with { Policies = [.. Good.Policies.Skip(1), Good.Policies[0] with { ReviewedOn = new(2025, 3, 1) }] };

        Given.Check(Today, old).By("ENG-PRV-010").ShouldBe("Warn policiesOutOfDate");
        Given.Check(Today, old).Figure("policiesOutOfDate", "policies").ShouldBe("ChildProtection");
    }

    [Theory]
    [Covers("ENG-PRV-013")]
    [InlineData("2025-03-02", "2025-03-02", true, "")]
    [InlineData("2025-03-01", "2025-03-01", true, "Block siteRiskAssessmentTooOld; Block fireRiskAssessmentTooOld")]
    [InlineData(null, null, false, "Block siteRiskAssessmentMissing; Block fireRiskAssessmentMissing; Warn firstAidersMissing")]
    public void Every_site_is_assessed_within_the_year(string? site, string? fire, bool firstAiders, string said)
    {
        Say("ENG-PRV-013", Good with { SiteRiskAssessedOn = Day(site), FireRiskAssessedOn = Day(fire), HasFirstAiders = firstAiders })
            .ShouldBe(said);
    }

    [Theory]
    [Covers("ENG-PRV-014")]
    [InlineData(StandardResult.NotMet, StandardResult.Met, StandardResult.Met, StandardResult.Met, "Block theme1NotMet")]
    [InlineData(StandardResult.Met, StandardResult.NotMet, StandardResult.Met, StandardResult.Met, "Block theme2NotMet")]
    [InlineData(StandardResult.Met, StandardResult.Met, StandardResult.NotMet, StandardResult.Met, "Warn theme3NotMet")]
    [InlineData(StandardResult.Met, StandardResult.Met, StandardResult.Met, StandardResult.NotMet, "Warn theme4NotMet")]
    [InlineData(
        StandardResult.WorkingTowards,
        StandardResult.NotAssessed,
        StandardResult.NotApplicable,
        StandardResult.Met,
        "Warn theme1WorkingTowards; Warn theme2NotAssessed"
    )]
    public void The_first_two_themes_of_the_standards_have_to_be_met(
        StandardResult first,
        StandardResult second,
        StandardResult third,
        StandardResult fourth,
        string said
    )
    {
        Say("ENG-PRV-014", Good with { Standards = new(first, second, third, fourth) }).ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-PRV-014")]
    public void The_standards_are_for_providers_that_are_no_school_from_their_publication_on()
    {
        Say("ENG-PRV-014", Good with { Standards = null }).ShouldBe("Warn standardsNotAssessed");
        Say("ENG-PRV-014", Good with { Standards = null, Category = ProviderCategory.College }).ShouldBe("");
        Given.Check(new(2025, 8, 30), Good with { Standards = null }).By("ENG-PRV-014").ShouldBe("");
        var towards = Good with { Standards = Good.Standards! with { Education = StandardResult.WorkingTowards } };
        Given.Check(Today, towards).With("theme4WorkingTowards").Message.ShouldContain("Agree an action plan");
        Given
            .Check(Today, towards with { Standards = towards.Standards! with { HasActionPlan = true } })
            .With("theme4WorkingTowards")
            .Message.ShouldContain("action plan is enough");
    }

    [Theory]
    [Covers("ENG-PRV-015")]
    [InlineData(ProviderCategory.NonSchool, false, "2025-09-02", "Deadline visitDue 2026-03-02 quality officer of the authority")]
    [InlineData(
        ProviderCategory.NonSchool,
        false,
        "2025-09-01",
        "Deadline visitDue 2026-03-01 quality officer of the authority; Warn visitOverdue"
    )]
    [InlineData(ProviderCategory.College, false, "2025-09-01", "Deadline visitDue 2026-09-01 quality officer of the authority")]
    [InlineData(
        ProviderCategory.College,
        true,
        "2025-09-01",
        "Deadline visitDue 2026-03-01 quality officer of the authority; Warn visitOverdue"
    )]
    [InlineData(ProviderCategory.College, false, null, "Block visitBeforeFirstUse")]
    public void It_is_visited_before_first_use_and_then_again_and_again(
        ProviderCategory category,
        bool concern,
        string? visited,
        string said
    )
    {
        Say("ENG-PRV-015", Good with { Category = category, HasSafeguardingConcern = concern, LastVisitOn = Day(visited) }).ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-PRV-018")]
    public void The_worst_inspection_outcomes_are_signed_off_by_an_officer()
    {
        var college = Good with { Category = ProviderCategory.College, InspectedOn = new(2025, 5, 1) };

        Say("ENG-PRV-018", college).ShouldBe("Inform inspected");
        Say("ENG-PRV-018", college with { InspectedOn = null }).ShouldBe("Inform notYetInspected");
        Say("ENG-PRV-018", college with { IsInspectionOutcomeWorst = true }).ShouldBe("Inform inspected; Warn inspectionNeedsSignOff");
        Say("ENG-PRV-018", college with { IsInspectionOutcomeWorst = true, IsInspectionSignedOff = true }).ShouldBe("Inform inspected");
        Say("ENG-PRV-018", Good with { IsInspectionOutcomeWorst = true }).ShouldBe("Inform qualityAssured");
        Say("ENG-PRV-018", Good with { Category = null, IsInspectionOutcomeWorst = true }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-PRV-021")]
    public void Filtering_is_confirmed_where_children_go_online_and_staff_know_Prevent()
    {
        Say("ENG-PRV-021", Good with { ChildrenGoOnline = true }).ShouldBe("Warn filteringNotConfirmed");
        Say("ENG-PRV-021", Good with { ChildrenGoOnline = true, IsFilteringConfirmed = true }).ShouldBe("");
        Say("ENG-PRV-021", Good with { IsPreventTrained = false }).ShouldBe("Warn preventTrainingMissing");
    }

    [Fact]
    [Covers("ENG-PRV-022")]
    public void Who_drives_children_is_insured_and_checked()
    {
        Say("ENG-PRV-022", Good).ShouldBe("");
        var none = Given.Check(Today, Good with { Transport = new() });
        none.By("ENG-PRV-022").ShouldBe("Block providerTransportOff");
        none.Figure("providerTransportOff", "missing").ShouldBe("businessInsurance,driverChecks,licences,vehicleChecks");
        var all = new ProviderTransportFact
        {
            IsInsuredForBusiness = true,
            AreDriversChecked = true,
            AreLicencesSeen = true,
            AreVehiclesChecked = true,
        };
        Say("ENG-PRV-022", Good with { Transport = all }).ShouldBe("");
        Given
            .Check(Today, Good with { Transport = all with { AreLicencesSeen = false } })
            .Figure("providerTransportOff", "missing")
            .ShouldBe("licences");
    }

    [Fact]
    [Covers("ENG-PRV-023")]
    public void Nothing_sensitive_is_shared_before_fee_and_agreement()
    {
        Say("ENG-PRV-023", Good with { HasDataProtectionFee = false, HasSharingAgreement = false })
            .ShouldBe("Block dataProtectionFeeMissing; Block sharingAgreementMissing");
        Say("ENG-PRV-023", Good).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-PRV-025")]
    public void What_other_authorities_decided_is_shown_and_not_inherited()
    {
        Say("ENG-PRV-025", Good with { ApprovedByOthers = 1, SuspendedByOthers = 1 })
            .ShouldBe("Inform approvedElsewhere; Warn suspendedElsewhere");
        Given.Check(Today, Good with { ApprovedByOthers = 2 }).Figure("approvedElsewhere", "authorities").ShouldBe("2");
        Say("ENG-PRV-025", Good).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-PRV-026")]
    public void An_online_provider_is_accredited_and_supervises()
    {
        var online = Good with { Category = ProviderCategory.Online };

        Say("ENG-PRV-026", online).ShouldBe("Warn onlineNotAccredited; Warn supervisionPlanMissing");
        Say("ENG-PRV-026", online with { IsOnlineAccredited = true, HasOnlineSupervisionPlan = true }).ShouldBe("");
        Say("ENG-PRV-026", Good).ShouldBe("");
    }

    private static string Say(string ruleId, ProviderApprovalFacts facts) => Given.Check(Today, facts).By(ruleId);

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
