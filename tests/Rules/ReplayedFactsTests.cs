using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Reviews.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Facts are stored with a decision and must lead to the same findings when they are read again.</summary>
public class ReplayedFactsTests
{
    private static readonly DateOnly Day = new(2025, 11, 24);

    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    [Fact]
    public void Facts_of_placements_are_replayed()
    {
        Replayed(
            new SessionPlanFacts([new(new(DayOfWeek.Monday, HalfDay.Am), null)], []) { AgreedOff = [new(DayOfWeek.Friday, HalfDay.Pm)] }
        );
        Replayed(new PlacementLimitFacts(Day, new(2026, 12, 18)) { Kind = PlacementLimitKind.OffSiteDirection, Calendar = Alpha });
        Replayed(new EhcpChangeFacts(true, EhcpChangeKind.Temporary) { Weeks = 7.5m });
        Replayed(new PlacementVariationFacts([PlacementChange.Purpose]));
        Replayed(new HomeSchoolChangeFacts(Alpha, Day, ReceivingSchoolDecision.None));
        Replayed(new CensusItemsFacts(true));
        Replayed(new KeepingInTouchFacts(Alpha, new(2025, 9, 8), Day));
        Replayed(new PlacementClosureFacts(Alpha, Day));
    }

    [Fact]
    public void Facts_of_attendance_and_reviews_are_replayed()
    {
        Replayed(
            new SessionCodeFacts(SessionPlace.OnlineAtHome, SessionAttendance.Yes) { SchoolCode = "B", Arrival = SchoolArrival.OnTime }
        );
        Replayed(new UnauthorisedRunFacts(Alpha, new(2025, 11, 10), Day) { BrokenBy = [new(2025, 11, 12)] });
        Replayed(new UnexplainedAbsenceFacts(Alpha, Day, new(2025, 11, 24, 12, 0, 0, TimeSpan.Zero)) { IsVulnerable = true });
        Replayed(
            new SessionMarkFacts(new(2025, 11, 24, 9, 0, 0, TimeSpan.Zero), new(2025, 11, 24, 10, 0, 0, TimeSpan.Zero)) { NotMarked = 1 }
        );
        Replayed(new RecentAttendanceFacts(Alpha, new(2025, 9, 8), Day, [true, false]));
        Replayed(new RegisterComparisonFacts(Day, ProviderSays.Absent, "B"));
        Replayed(new ReviewTriggerFacts(Alpha, Day, [ReviewTrigger.ChildRequest]));
    }

    private static void Replayed<TFacts>(TFacts facts)
        where TFacts : class
    {
        var decision = Given.Check(Day, facts);

        decision.Findings.ShouldNotBeEmpty();
        Given.Book.Replay(decision.FactsType, decision.Inputs).Findings.Select(Told).ShouldBe(decision.Findings.Select(Told));
    }

    private static string Told(RuleFinding finding) =>
        $"{finding.RuleId} {finding.Outcome} {finding.Code} {finding.DueDate} {finding.Message}";
}
