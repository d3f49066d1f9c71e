using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class UnexplainedAbsenceTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    private static readonly DateOnly Monday = new(2025, 11, 10);

    private static readonly UnexplainedAbsenceFacts Absent = new(Alpha, Monday, new(2025, 11, 10, 9, 0, 0, TimeSpan.Zero))
    {
        IsAdultReached = true,
        IsHomeVisited = true,
        IsReviewedWithProvider = true,
        IsReturnSent = true,
    };

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2025, 11, day, hour, minute, 0, TimeSpan.Zero);

    private static string Told(UnexplainedAbsenceFacts facts) => Given.Check(Monday, facts).By("ENG-ATT-015");

    private static string Ladder(UnexplainedAbsenceFacts facts) => Given.Check(Monday, facts).By("ENG-ATT-016");

    [Fact]
    [Covers("ENG-ATT-015")]
    public void Workers_hear_of_the_absence_the_same_day()
    {
        Told(Absent).ShouldBe("");
        Told(Absent with { HasSocialWorker = true }).ShouldBe("Deadline tellSocialWorker 2025-11-10 home school");
        Told(Absent with { HasSocialWorker = true, IsSocialWorkerTold = true }).ShouldBe("");
        Told(Absent with { HasSocialWorker = true, IsSocialWorkerTold = true, IsSocialWorkerSilent = true })
            .ShouldBe("Warn socialWorkerSilent");
        Told(Absent with { IsSocialWorkerTold = true, IsSocialWorkerSilent = true }).ShouldBe("");
        Told(Absent with { HasSocialWorker = true, IsSocialWorkerSilent = true })
            .ShouldBe("Deadline tellSocialWorker 2025-11-10 home school");
        Told(Absent with { HasYouthJusticeWorker = true }).ShouldBe("Deadline tellYouthJusticeWorker 2025-11-10 home school");
        Told(Absent with { HasYouthJusticeWorker = true, IsYouthJusticeWorkerTold = true }).ShouldBe("");
        Given.Check(Monday, Absent with { HasSocialWorker = true }).With("tellSocialWorker").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    [Covers("ENG-ATT-016")]
    public void Home_is_contacted_until_an_adult_is_reached()
    {
        Ladder(Absent).ShouldBe("");
        Ladder(Absent with { IsAdultReached = false }).ShouldBe("Deadline contactHome 2025-11-10 home school");
        Given.Check(Monday, Absent with { IsAdultReached = false }).With("contactHome").Message.ShouldContain("10:00");
        Given.Check(Monday, Absent with { IsAdultReached = false }).With("contactHome").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Ladder(Absent with { IsAdultReached = false, AsOf = At(9, 12) }).ShouldBe("");
    }

    [Theory]
    [InlineData(10, 11, 59, false)]
    [InlineData(10, 12, 0, true)]
    [InlineData(11, 8, 0, true)]
    [Covers("ENG-ATT-016")]
    public void A_vulnerable_child_not_located_by_midday_needs_a_decision(int day, int hour, int minute, bool needed)
    {
        var facts = Absent with { AsOf = At(day, hour, minute), IsVulnerable = true };

        Ladder(facts).ShouldBe(needed ? "Deadline safeguardingDecision 2025-11-10 designated safeguarding lead" : "");
        Ladder(facts with { IsVulnerable = false }).ShouldBe("");
        Ladder(facts with { IsLocated = true }).ShouldBe("");
        Ladder(facts with { HasSafeguardingDecision = true }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-ATT-016")]
    public void Midday_is_local_midday()
    {
        var summer = new UnexplainedAbsenceFacts(Alpha, new(2026, 6, 8), new(2026, 6, 8, 11, 0, 0, TimeSpan.Zero))
        {
            IsAdultReached = true,
            IsVulnerable = true,
        };

        var finding = Given.Check(new(2026, 6, 8), summer).With("safeguardingDecision");

        finding.Message.ShouldContain("12:00");
        finding.WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    [Covers("ENG-ATT-016")]
    public void The_ladder_goes_on_by_school_days()
    {
        const string visit = "Deadline homeVisit 2025-11-12 home school";
        const string review = "Deadline reviewWithProvider 2025-11-14 commissioner";
        const string check = "Deadline returnAndMissingCheck 2025-11-21 home school";
        var nothingDone = new UnexplainedAbsenceFacts(Alpha, Monday, At(11, 9)) { IsAdultReached = true };

        Ladder(nothingDone).ShouldBe("");
        Ladder(nothingDone with { AsOf = At(12, 9) }).ShouldBe(visit);
        Ladder(nothingDone with { AsOf = At(13, 9) }).ShouldBe(visit);
        Ladder(nothingDone with { AsOf = At(14, 9) }).ShouldBe($"{visit}; {review}");
        Ladder(nothingDone with { AsOf = At(20, 9) }).ShouldBe($"{visit}; {review}");
        Ladder(nothingDone with { AsOf = At(21, 9) }).ShouldBe($"{visit}; {review}; {check}");
        Ladder(Absent with { AsOf = At(21, 9) }).ShouldBe("");
        Given.Check(Monday, nothingDone with { AsOf = At(12, 9) }).With("homeVisit").Message.ShouldStartWith("Day 3");
        Given.Check(Monday, nothingDone with { AsOf = At(12, 9) }).With("homeVisit").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    [Covers("ENG-ATT-016")]
    public void A_child_in_danger_means_the_police_on_any_day()
    {
        Ladder(Absent with { IsAtRisk = true }).ShouldBe("Deadline callPolice 2025-11-10 whoever knows");
        Ladder(Absent with { IsAtRisk = true, AsOf = At(9, 12) }).ShouldBe("Deadline callPolice 2025-11-09 whoever knows");
        Given.Check(Monday, Absent with { IsAtRisk = true }).With("callPolice").WhenPassed.ShouldNotBeNullOrWhiteSpace();
    }

    private static RecentAttendanceFacts Recent(int attended, int missed) =>
        new(Alpha, new(2025, 9, 8), new(2025, 11, 24), Mixed(attended, missed));

    // Missed sessions are spread, so that no six of them follow each other.
    private static List<bool> Mixed(int attended, int missed)
    {
        var sessions = new List<bool>();
        for (var n = 0; n < Math.Max(attended, missed); n++)
        {
            sessions.AddRange(n < missed ? [false] : []);
            sessions.AddRange(n < attended ? [true] : []);
        }

        return sessions;
    }

    private static string Attendance(RecentAttendanceFacts facts) => Given.Check(facts.AsOf, facts).By("ENG-ATT-021");

    [Theory]
    [InlineData(17, 3, "")]
    [InlineData(16, 4, "Warn attendanceLow")]
    [InlineData(14, 6, "Warn attendanceLow")]
    [InlineData(13, 7, "Deadline attendanceReviewDue 2025-12-08 commissioner")]
    [InlineData(0, 0, "")]
    [Covers("ENG-ATT-021")]
    public void Low_attendance_warns_and_then_brings_a_review(int attended, int missed, string said)
    {
        Attendance(Recent(attended, missed)).ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-ATT-021")]
    public void Only_the_last_twenty_sessions_count()
    {
        var facts = Recent(17, 3);

        Attendance(facts with { Sessions = [false, .. facts.Sessions] }).ShouldBe("");
        Attendance(facts with { Sessions = [.. facts.Sessions.Skip(1), false] }).ShouldBe("");
        Attendance(facts with { Sessions = [.. facts.Sessions, false] }).ShouldBe("");
        Attendance(facts with { Sessions = [.. facts.Sessions, false, false, false] }).ShouldBe("Warn attendanceLow");
    }

    [Fact]
    [Covers("ENG-ATT-021")]
    public void Six_sessions_missed_on_end_bring_a_review_sooner()
    {
        bool[] five = [.. Enumerable.Repeat(true, 10), false, false, false, false, false, .. Enumerable.Repeat(true, 20)];
        var facts = Recent(1, 0);

        Attendance(facts with { Sessions = [.. five[..20]] }).ShouldBe("Warn attendanceLow");
        bool[] six = [.. Enumerable.Repeat(true, 12), false, false, false, false, false, false, true, true];
        Attendance(facts with { Sessions = six }).ShouldBe("Warn attendanceLow; Deadline missedSessionsReviewDue 2025-12-01 commissioner");
        var decision = Given.Check(facts.AsOf, facts with { Sessions = six });
        decision.Figure("missedSessionsReviewDue", "missedOnEnd").ShouldBe("6");
        decision.Figure("attendanceLow", "percentAttended").ShouldBe("70");
        decision.Figure("attendanceLow", "sessions").ShouldBe("20");
        decision.With("missedSessionsReviewDue").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Attendance(facts with { Sessions = [.. six, .. Enumerable.Repeat(true, 14)] }).ShouldBe("Warn attendanceLow");
    }

    [Fact]
    [Covers("ENG-ATT-021")]
    public void In_the_first_two_weeks_attendance_is_only_shown()
    {
        bool[] none = [false, false, false, false, false, false];
        var facts = new RecentAttendanceFacts(Alpha, new(2025, 11, 10), new(2025, 11, 23), none);

        Attendance(facts).ShouldBe("Inform attendanceSoFar");
        Given.Check(facts.AsOf, facts).Figure("attendanceSoFar", "percentAttended").ShouldBe("0");
        Attendance(facts with { AsOf = new(2025, 11, 24) })
            .ShouldBe("Deadline attendanceReviewDue 2025-12-08 commissioner; Deadline missedSessionsReviewDue 2025-12-01 commissioner");
    }
}
