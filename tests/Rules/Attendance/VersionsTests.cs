using AltProvision.Kernel;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class AttendanceVersionsTests
{
    private static readonly DateOnly Regulations = new(2024, 8, 19);

    [Theory]
    [InlineData("ENG-ATT-001", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-002", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-003", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-004", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-005", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-006", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-007", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-008", RuleStrength.StatutoryGuidanceShould)]
    [InlineData("ENG-ATT-009", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-010", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-011", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-012", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-013", RuleStrength.StatutoryGuidanceMust)]
    [InlineData("ENG-ATT-014", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-015", RuleStrength.StatutoryGuidanceShould)]
    [InlineData("ENG-ATT-019", RuleStrength.StatutoryDuty)]
    [InlineData("ENG-ATT-020", RuleStrength.StatutoryGuidanceMust)]
    [Covers(
        "ENG-ATT-001",
        "ENG-ATT-002",
        "ENG-ATT-003",
        "ENG-ATT-004",
        "ENG-ATT-005",
        "ENG-ATT-006",
        "ENG-ATT-007",
        "ENG-ATT-008",
        "ENG-ATT-009",
        "ENG-ATT-010",
        "ENG-ATT-011",
        "ENG-ATT-012",
        "ENG-ATT-013",
        "ENG-ATT-014",
        "ENG-ATT-015",
        "ENG-ATT-019",
        "ENG-ATT-020"
    )]
    public void The_register_law_of_2024_governs_sessions_from_its_first_day(string id, RuleStrength strength)
    {
        var version = Given.Book.Find(id).Single().Version;

        version.Strength.ShouldBe(strength);
        version.IsInForceOn(Regulations).ShouldBeTrue();
        version.IsInForceOn(Regulations.AddDays(-1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ENG-ATT-016", RuleStrength.LocalPolicy, RuleConfidence.Medium)]
    [InlineData("ENG-ATT-017", RuleStrength.GoodPractice, RuleConfidence.High)]
    [InlineData("ENG-ATT-018", RuleStrength.StatutoryGuidanceShould, RuleConfidence.High)]
    [InlineData("ENG-ATT-020", RuleStrength.StatutoryGuidanceMust, RuleConfidence.Medium)]
    [InlineData("ENG-ATT-021", RuleStrength.LocalPolicy, RuleConfidence.High)]
    [InlineData("ENG-PLC-007", RuleStrength.StatutoryGuidanceShould, RuleConfidence.Medium)]
    [InlineData("ENG-PLC-020", RuleStrength.LocalPolicy, RuleConfidence.Medium)]
    [InlineData("ENG-PLC-021", RuleStrength.StatutoryDuty, RuleConfidence.High)]
    [InlineData("ENG-PLC-022", RuleStrength.StatutoryDuty, RuleConfidence.High)]
    [InlineData("ENG-PLC-027", RuleStrength.StatutoryDuty, RuleConfidence.High)]
    [InlineData("ENG-PLC-028", RuleStrength.StatutoryDuty, RuleConfidence.Low)]
    [InlineData("ENG-REF-021", RuleStrength.StatutoryDuty, RuleConfidence.High)]
    [InlineData("ENG-REV-016", RuleStrength.LocalPolicy, RuleConfidence.Medium)]
    [Covers("ENG-ATT-016", "ENG-ATT-017", "ENG-ATT-018", "ENG-ATT-021")]
    public void Each_rule_says_its_weight_and_how_sure_it_is(string id, RuleStrength strength, RuleConfidence confidence)
    {
        var version = Given.Book.Find(id).Single().Version;

        version.Strength.ShouldBe(strength);
        version.Confidence.ShouldBe(confidence);
    }
}
