using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class LeavingProvisionTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");
    private static readonly DateOnly Day = new(2025, 11, 24);

    [Theory]
    [Covers("ENG-TRN-016")]
    [InlineData(ExcludingBody.NonSchoolProvider, true, "Block providerCannotExclude")]
    [InlineData(ExcludingBody.PupilReferralUnit, false, "Inform schoolMayExclude")]
    [InlineData(ExcludingBody.ApAcademy, false, "Inform schoolMayExclude")]
    [InlineData(ExcludingBody.OtherSchool, false, "Inform schoolMayExclude")]
    [InlineData(ExcludingBody.PupilReferralUnit, true, "Inform schoolMayExclude", "Inform otherRegistrationStands")]
    public void Only_a_school_excludes(ExcludingBody body, bool isDual, params string[] lines)
    {
        Given.Check(Day, new ProvisionExclusionFacts(body) { IsDualRegistered = isDual }).Lines("ENG-TRN-016").ShouldBe(lines);
    }

    [Fact]
    [Covers("ENG-TRN-017")]
    public void Home_education_needs_the_parents_own_notice_and_the_authority_hears_the_same_day()
    {
        const string Tell = "Deadline tellAuthority 2025-11-24 (home school)";
        var facts = new HomeEducationFacts(Alpha, Day);

        Given.Check(Day, facts).Lines("ENG-TRN-017").ShouldBe(["Block writtenNoticeMissing", Tell]);
        Given.Check(Day, facts with { IsWrittenByParent = true }).Lines("ENG-TRN-017").ShouldBe([Tell]);
    }

    [Theory]
    [Covers("ENG-TRN-017")]
    [InlineData(true, false, false, false, true)]
    [InlineData(true, false, true, false, false)]
    [InlineData(false, true, false, false, false)]
    [InlineData(false, true, false, true, true)]
    [InlineData(false, true, true, true, false)]
    [InlineData(false, false, false, true, false)]
    public void Some_children_need_consent_of_the_authority(bool special, bool isProtected, bool consents, bool isCommenced, bool isBlocked)
    {
        var book = Given.Book.WithDefaults(new Dictionary<string, string> { ["ehe.consentCommenced"] = isCommenced ? "true" : "false" });
        var facts = new HomeEducationFacts(Alpha, Day)
        {
            IsWrittenByParent = true,
            IsAtSpecialSchoolByAuthority = special,
            IsUnderChildProtection = isProtected,
            AuthorityConsents = consents,
        };

        new RuleBook<HomeEducationFacts>(book)
            .Check(Day, facts)
            .Blocks.Select(finding => finding.Code)
            .ShouldBe(isBlocked ? ["authorityConsentMissing"] : []);
    }

    [Fact]
    [Covers("ENG-TRN-017")]
    public void The_consent_of_the_2026_Act_is_off_until_it_is_commenced()
    {
        var facts = new HomeEducationFacts(Alpha, Day) { IsWrittenByParent = true, IsUnderChildProtection = true };

        Given.Check(new(2026, 9, 1), facts).IsBlocked.ShouldBeFalse();
    }

    // Ten school days before Mon 24 Nov 2025 is Mon 10 Nov.
    [Theory]
    [Covers("ENG-TRN-017")]
    [InlineData("2025-11-07", false)]
    [InlineData("2025-11-10", true)]
    [InlineData("2025-11-24", true)]
    [InlineData("2025-11-25", false)]
    [InlineData(null, false)]
    public void A_notice_soon_after_a_refusal_may_be_off_rolling(string? refused, bool isWarned)
    {
        var facts = new HomeEducationFacts(Alpha, Day)
        {
            IsWrittenByParent = true,
            ProvisionRefusedOn = refused is null ? null : DateOnly.Parse(refused),
        };

        Given.Check(Day, facts).Warnings.Select(finding => finding.Code).ShouldBe(isWarned ? ["possibleOffRolling"] : []);
    }

    [Fact]
    [Covers("ENG-TRN-018")]
    public void A_child_who_cannot_be_found_is_looked_for_and_keeps_the_place()
    {
        var facts = new ChildNotFoundFacts(Day);
        const string Missing = "Deadline missingEducation 2025-11-24 (home school)";

        Given.Check(Day, facts).Lines("ENG-TRN-018").ShouldBe([Missing, "Inform placementPaused"]);
        var atRisk = Given.Check(Day, facts with { LastSeenOn = new(2025, 11, 20), IsAtRisk = true, IsPlacementToEnd = true });
        atRisk
            .Lines("ENG-TRN-018")
            .ShouldBe(["Deadline tellPolice 2025-11-24 (safeguarding lead)", $"{Missing} lastSeen=2025-11-20", "Block pauseNotEnd"]);
        atRisk.Deadlines.Last().Message.ShouldContain("last seen Thu 20 Nov 2025");
    }

    // Born in October 2010: Year 10 in 2025/26, Year 11 in 2026/27.
    [Theory]
    [Covers("ENG-TRN-019")]
    [InlineData(2026, null, null, null, "Inform yearGroupChanges ncYear=11 keyStage=KS4")]
    [InlineData(2025, null, null, null, "Inform yearGroupChanges ncYear=10 keyStage=KS4", "Warn keyStageChanges")]
    [InlineData(2026, 9, null, null, "Inform yearGroupChanges ncYear=10 keyStage=KS4", "Warn keyStageChanges")]
    [InlineData(2026, null, 11, 11, "Inform yearGroupChanges ncYear=11 keyStage=KS4")]
    [InlineData(2026, null, 7, 10, "Inform yearGroupChanges ncYear=11 keyStage=KS4", "Warn outsideProviderAgeRange")]
    [InlineData(2026, null, 12, 13, "Inform yearGroupChanges ncYear=11 keyStage=KS4", "Warn outsideProviderAgeRange")]
    public void The_year_group_changes_on_1_September(int year, int? taught, int? from, int? to, params string[] lines)
    {
        var facts = new YearRolloverFacts(new(2010, 10, 1), year, new(year, 12, 18))
        {
            TaughtYear = taught,
            ProviderFromYear = from,
            ProviderToYear = to,
        };

        Given.Check(new(year, 9, 1), facts).Lines("ENG-TRN-019").ShouldBe(lines);
    }

    [Theory]
    [Covers("ENG-TRN-019")]
    [InlineData(null, false, false, "notExtendedByItself")]
    [InlineData("2026-08-31", false, false, "notExtendedByItself")]
    [InlineData("2026-09-01", false, false, null)]
    [InlineData("2026-09-01", true, false, "governingBoardDecisionMissing")]
    [InlineData("2026-09-01", true, true, null)]
    [InlineData("2026-08-31", true, false, "notExtendedByItself")]
    public void Nothing_extends_into_the_new_year_by_itself(string? end, bool isDirection, bool isDecided, string? code)
    {
        var facts = new YearRolloverFacts(new(2010, 10, 1), 2026, end is null ? null : DateOnly.Parse(end))
        {
            IsOffSiteDirection = isDirection,
            HasGoverningBoardDecision = isDecided,
        };

        Given.Check(new(2026, 9, 1), facts).Blocks.Select(finding => finding.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    [Covers("ENG-TRN-020")]
    public void A_provider_that_falls_away_starts_the_sixth_day_again()
    {
        var facts = new ProviderLostFacts(
            Alpha,
            new(2025, 11, 21),
            new(2025, 11, 22),
            [new(true), new(true, HasEhcp: true), new(false, false, true)]
        );

        Given
            .Check(facts.KnownOn, facts)
            .Lines("ENG-TRN-020")
            .ShouldBe([
                "Deadline interimEducation 2025-11-21 (commissioner) children=3 sixthDayDuties=2 ehcp=1 lookedAfter=1",
                "Deadline sixthDayAgain 2025-12-01 (body that has the duty)",
            ]);
        Given
            .Check(facts.KnownOn, facts with { Children = [new(false)] })
            .Lines("ENG-TRN-020")
            .ShouldBe(["Deadline interimEducation 2025-11-21 (commissioner) children=1 sixthDayDuties=0 ehcp=0 lookedAfter=0"]);
    }
}
