using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class ConcernFollowUpTests
{
    private static readonly DateOnly Today = new(2025, 11, 24);

    [Theory]
    [Covers("ENG-SAF-006")]
    [InlineData("2024-11-25", "Warn lowLevelPattern count=3")]
    [InlineData("2024-11-24", null)]
    [InlineData("2025-11-24", "Warn lowLevelPattern count=3")]
    [InlineData("2025-11-25", null)]
    public void Three_low_level_concerns_in_twelve_months_are_a_pattern(string third, string? line)
    {
        Given
            .Check(Today, new LowLevelPatternFacts([new(2025, 3, 3), DateOnly.Parse(third), new(2025, 9, 1)], Today))
            .Lines("ENG-SAF-006")
            .ShouldBe(line is null ? [] : [line]);
    }

    [Theory]
    [Covers("ENG-SAF-010")]
    [InlineData(true, false, false, 0, false, "Inform nationalReferralMechanism")]
    [InlineData(false, true, false, 0, false, "Inform nationalReferralMechanism")]
    [InlineData(false, false, true, 0, false, "Inform nationalReferralMechanism")]
    [InlineData(false, false, false, 1, false)]
    [InlineData(false, false, false, 2, false, "Inform askAboutExploitation")]
    [InlineData(false, false, false, 0, true, "Warn conflictAtProvider")]
    public void Signs_absences_and_conflicts_are_linked(
        bool sexual,
        bool criminal,
        bool violence,
        int missing,
        bool conflict,
        params string[] lines
    )
    {
        var facts = new ExploitationFacts
        {
            HasSexualSigns = sexual,
            HasCriminalSigns = criminal,
            HasViolenceSigns = violence,
            MissingThisWeek = missing,
            HasConflictAtProvider = conflict,
        };

        Given.Check(new(2026, 8, 31), facts).Lines("ENG-SAF-010").ShouldBe(lines);
        Given.Check(new(2026, 9, 1), facts).Lines("ENG-SAF-010").ShouldBe(lines);
    }

    [Theory]
    [Covers("ENG-SAF-010")]
    [InlineData(true, false, "again and again")]
    [InlineData(false, true, "part-time timetable")]
    [InlineData(false, false, null)]
    public void From_September_2026_removals_and_part_time_timetables_are_signs_too(bool isRemoved, bool isPartTime, string? message)
    {
        var facts = new ExploitationFacts { WasRemovedRepeatedly = isRemoved, IsOnPartTimeTimetable = isPartTime };

        Given.Check(new(2026, 8, 31), facts).Findings.ShouldBeEmpty();
        var decision = Given.Check(new(2026, 9, 1), facts);
        decision.Lines("ENG-SAF-010").ShouldBe(message is null ? [] : ["Inform considerEarlyHelp"]);
        decision.Findings.ShouldAllBe(finding => finding.RuleVersion == 2 && finding.Message.Contains(message!));
    }

    [Theory]
    [Covers("ENG-SAF-014")]
    [InlineData(ConcernSeverity.Medium, "2025-11-24T11:15:00Z", "11:15", "false", "11:35", "false")]
    [InlineData(ConcernSeverity.Low, "2025-11-24T11:15:01Z", "11:15", "true", "11:35", "false")]
    [InlineData(ConcernSeverity.Medium, "2025-11-24T11:35:01Z", "11:15", "true", "11:35", "true")]
    [InlineData(ConcernSeverity.High, "2025-11-24T11:05:00Z", "11:15", "false", "11:05", "false")]
    [InlineData(ConcernSeverity.Immediate, "2025-11-24T11:06:00Z", "11:15", "false", "11:05", "true")]
    public void Calls_about_a_missing_child_are_counted_in_minutes(
        ConcernSeverity severity,
        string asOf,
        string call,
        string isCallLate,
        string police,
        string isPoliceLate
    )
    {
        var facts = new MissingFromSessionFacts(new(2025, 11, 24, 11, 5, 0, TimeSpan.Zero), DateTimeOffset.Parse(asOf), severity);
        const string Owner = "2025-11-24 (adult in charge of the session)";

        var decision = Given.Check(Today, facts);

        decision
            .Lines("ENG-SAF-014")
            .ShouldBe([
                $"Deadline callParentAndLeads {Owner} by=2025-11-24T{call} late={isCallLate}",
                $"Deadline callPolice {Owner} by=2025-11-24T{police} late={isPoliceLate}",
            ]);
        var messages = decision.Deadlines.Select(finding => finding.Message).ToList();
        messages[0].ShouldStartWith("Not seen since 11:05. Search");
        messages[0].Contains("do it now").ShouldBe(isCallLate == "true");
        messages[1].Contains("101").ShouldBe(severity is ConcernSeverity.Medium or ConcernSeverity.Low);
        Given.Check(Today, facts with { AreParentAndLeadsCalled = true }).Lines("ENG-SAF-014").Count.ShouldBe(1);
        Given.Check(Today, facts with { ArePoliceCalled = true }).Lines("ENG-SAF-014").Count.ShouldBe(1);
        Given.Check(Today, facts with { IsFound = true }).Lines("ENG-SAF-014").ShouldBeEmpty();
    }

    [Theory]
    [Covers("ENG-SAF-015")]
    [InlineData("2026-03-31", 1, true, true, false, true)]
    [InlineData("2026-03-31", 1, true, false, true, false)]
    [InlineData("2026-04-01", 2, true, true, false, true)]
    [InlineData("2026-04-01", 2, true, false, false, false)]
    [InlineData("2026-04-01", 2, true, false, true, true)]
    [InlineData("2026-04-01", 2, false, false, true, false)]
    [InlineData("2026-04-01", 2, false, true, true, true)]
    public void Force_is_recorded_and_told_the_same_day(
        string happened,
        int version,
        bool isSchool,
        bool isSignificant,
        bool isRecordAll,
        bool isRecorded
    )
    {
        var book = Given.Book.WithDefaults(new Dictionary<string, string> { ["restraint.recordAllFrom2026"] = $"{isRecordAll}" });
        var facts = new PhysicalInterventionFacts(DateOnly.Parse(happened), isSchool) { IsSignificant = isSignificant };
        string[] codes = [.. isRecorded ? ["recordIncident"] : Array.Empty<string>(), "tellParents", "tellHomeSchool"];

        var decision = new RuleBook<PhysicalInterventionFacts>(book).Check(facts.HappenedOn, facts);

        decision
            .Lines("ENG-SAF-015")
            .ShouldBe(
                codes.Select(code =>
                    $"Deadline {code} {happened} (setting's safeguarding lead) basis={(isSchool ? "duty" : "nationalStandard")}"
                )
            );
        decision.Findings.ShouldAllBe(finding => finding.RuleVersion == version && finding.Message.Contains("use of force"));
    }

    [Fact]
    [Covers("ENG-SAF-015")]
    public void What_is_done_is_not_asked_for_again()
    {
        var facts = new PhysicalInterventionFacts(Today, IsSchool: true)
        {
            IsSeclusion = true,
            IsRecorded = true,
            AreParentsTold = true,
        };

        Given.Check(Today, facts).Deadlines.Single().Message.ShouldContain("lead of the seclusion");
        Given.Check(Today, facts with { IsHomeSchoolTold = true }).Findings.ShouldBeEmpty();
    }

    [Theory]
    [Covers("ENG-SAF-023")]
    [InlineData(ConcernSeverity.Medium, "2025-10-26", 0, 3)]
    [InlineData(ConcernSeverity.Medium, "2025-10-25", 0, null)]
    [InlineData(ConcernSeverity.Medium, "2025-11-24", 0, 3)]
    [InlineData(ConcernSeverity.Medium, "2025-11-25", 0, null)]
    [InlineData(ConcernSeverity.Low, "2025-11-20", 0, null)]
    [InlineData(ConcernSeverity.Low, "2025-11-20", 1, 2)]
    public void Concerns_that_cluster_bring_a_visit(ConcernSeverity third, string raised, int substantiated, int? counted)
    {
        var facts = new ProviderPatternFacts(
            Today,
            Given.BankHolidays,
            [
                new(new(2025, 11, 3), ConcernSeverity.High),
                new(new(2025, 11, 10), ConcernSeverity.Immediate),
                new(DateOnly.Parse(raised), third),
            ]
        )
        {
            SubstantiatedAllegations = substantiated,
        };

        Given
            .Check(Today, facts)
            .Lines("ENG-SAF-023")
            .ShouldBe(
                counted is null
                    ? []
                    :
                    [
                        $"Deadline qualityVisit 2025-12-01 (quality-assurance officer) concerns={counted} substantiatedAllegations={substantiated}",
                    ]
            );
    }

    [Theory]
    [Covers("ENG-SAF-024")]
    [InlineData(true, true, true, true, "dbsReferral", "considerTeachingRegulationAgency")]
    [InlineData(true, true, true, false, "dbsReferral")]
    [InlineData(false, true, true, true, "dbsReferral")]
    [InlineData(true, false, true, false, "decideOnDbs")]
    [InlineData(true, true, false, false, "decideOnDbs")]
    [InlineData(false, true, false, true)]
    [InlineData(false, false, true, false)]
    public void A_removal_because_of_harm_is_referred(
        bool isSubstantiated,
        bool isRemoved,
        bool isHarm,
        bool isTeacher,
        params string[] codes
    )
    {
        var facts = new AllegationClosedFacts(Today, isSubstantiated)
        {
            IsRemovedOrWouldHaveBeen = isRemoved,
            IsBecauseOfHarmOrRisk = isHarm,
            IsTeacherMisconduct = isTeacher,
        };

        Given.Check(Today, facts).Lines("ENG-SAF-024").ShouldBe(codes.Select(code => $"Deadline {code} 2025-11-24 (employer)"));
    }

    [Fact]
    [Covers("ENG-SAF-006", "ENG-SAF-013", "ENG-SAF-014", "ENG-SAF-018", "ENG-SAF-021", "ENG-SAF-023")]
    public void Local_numbers_are_parameters()
    {
        RuleParameters
            .Default.List()
            .Where(parameter => parameter.RuleId.StartsWith("ENG-SAF-", StringComparison.Ordinal))
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value)
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["ack.immediateMinutes"] = "15",
                    ["ack.highMinutes"] = "60",
                    ["lowLevel.count"] = "3",
                    ["lowLevel.months"] = "12",
                    ["concern.reviewWorkingDays"] = "2",
                    ["missing.callMinutes"] = "10",
                    ["missing.policeMinutes"] = "30",
                    ["restraint.recordAllFrom2026"] = "false",
                    ["file.keepUntilAge"] = "25",
                    ["office.fromHour"] = "9",
                    ["office.untilHour"] = "17",
                    ["pattern.concerns"] = "3",
                    ["pattern.days"] = "30",
                    ["pattern.visitWorkingDays"] = "5",
                },
                ignoreOrder: true
            );
    }
}
