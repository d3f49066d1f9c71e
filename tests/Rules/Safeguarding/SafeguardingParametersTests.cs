using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class SafeguardingParametersTests
{
    private static readonly DateOnly Today = new(2025, 11, 24);
    private static readonly DateTimeOffset Morning = new(2025, 11, 24, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    [Covers("ENG-SAF-006", "ENG-SAF-013", "ENG-SAF-014", "ENG-SAF-018", "ENG-SAF-021", "ENG-SAF-023")]
    public void An_authority_may_set_other_numbers()
    {
        Check(new LowLevelPatternFacts([Today, new(2025, 10, 25)], Today), "ENG-SAF-006").ShouldBe(["Warn lowLevelPattern count=2"]);
        Check(new LowLevelPatternFacts([Today, new(2025, 10, 24)], Today), "ENG-SAF-006").ShouldBeEmpty();
        Check(
                new ConcernFacts(ConcernKind.Neglect, ConcernSeverity.Medium, Morning, Given.BankHolidays, true),
                "ENG-SAF-013",
                "ENG-SAF-021"
            )
            .ShouldBe(["Deadline placementReview 2025-11-27 (commissioner) urgency=soon", "Inform dutyTeamFirst route=emergencyDutyTeam"]);
        Check(new MissingFromSessionFacts(Morning, Morning, ConcernSeverity.Low), "ENG-SAF-014")
            .Select(line => line.Split(' ')[^2])
            .ShouldBe(["by=2025-11-24T10:01", "by=2025-11-24T10:02"]);
        Check(new FileRetentionFacts(new(2000, 1, 1), Today) { IsToBeDestroyed = true }, "ENG-SAF-018")
            .ShouldBe(["Block keepFile keepUntil=2030-01-01"]);
        Check(
                new ProviderPatternFacts(
                    Today,
                    Given.BankHolidays,
                    [new(new(2025, 11, 23), ConcernSeverity.Medium), new(Today, ConcernSeverity.Medium)]
                ),
                "ENG-SAF-023"
            )
            .ShouldBe(["Deadline qualityVisit 2025-11-25 (quality-assurance officer) concerns=2 substantiatedAllegations=0"]);
        Check(
                new ProviderPatternFacts(
                    Today,
                    Given.BankHolidays,
                    [new(new(2025, 11, 22), ConcernSeverity.Medium), new(Today, ConcernSeverity.Medium)]
                ),
                "ENG-SAF-023"
            )
            .ShouldBeEmpty();
    }

    [Fact]
    [Covers("ENG-SAF-021")]
    public void Office_hours_end_when_the_authority_says()
    {
        Check(new ConcernFacts(ConcernKind.Neglect, ConcernSeverity.Medium, Morning.AddHours(1), Given.BankHolidays, true), "ENG-SAF-021")
            .ShouldBeEmpty();
        Check(new ConcernFacts(ConcernKind.Neglect, ConcernSeverity.Medium, Morning.AddHours(2), Given.BankHolidays, true), "ENG-SAF-021")
            .ShouldBe(["Inform dutyTeamFirst route=emergencyDutyTeam"]);
    }

    private static List<string> Check<TFacts>(TFacts facts, params string[] rules)
        where TFacts : class
    {
        var book = Given.Book.WithDefaults(
            new Dictionary<string, string>
            {
                ["lowLevel.count"] = "2",
                ["lowLevel.months"] = "1",
                ["concern.reviewWorkingDays"] = "3",
                ["missing.callMinutes"] = "1",
                ["missing.policeMinutes"] = "2",
                ["file.keepUntilAge"] = "30",
                ["office.fromHour"] = "11",
                ["office.untilHour"] = "12",
                ["pattern.concerns"] = "2",
                ["pattern.days"] = "2",
                ["pattern.visitWorkingDays"] = "1",
            }
        );
        var decision = new RuleBook<TFacts>(book).Check(Today, facts);
        return [.. rules.SelectMany(decision.Lines)];
    }
}
