using System.Text.Json;
using AltProvision.Placements.Contracts;
using AltProvision.RuleOperations;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class SessionCodeTests
{
    private static readonly DateOnly Day = new(2025, 11, 24);

    private static readonly SessionCodeFacts AtPlace = new(SessionPlace.Place, SessionAttendance.Yes);

    private static readonly SessionCodeFacts InSchool = new(SessionPlace.HomeSchool, SessionAttendance.Yes);

    private static readonly SessionCodeFacts Nowhere = new(SessionPlace.None, SessionAttendance.Unknown);

    private static string? Code(SessionCodeFacts facts) => Given.Check(Day, facts).Figure("suggestedCode", "code");

    private static string Said(string ruleId, SessionCodeFacts facts) => Given.Check(Day, facts).By(ruleId);

    [Fact]
    [Covers("ENG-ATT-002", "ENG-ATT-007")]
    public void An_excluded_child_has_E_until_something_is_in_place()
    {
        Code(AtPlace with { IsExcluded = true }).ShouldBe("E");
        Code(Nowhere with { IsExcluded = true, IsCompulsorySchoolAge = false }).ShouldBe("E");
        Code(AtPlace with { IsExcluded = true, IsProvisionInPlace = true }).ShouldBe("B");
        Code(AtPlace with { IsExcluded = true, IsProvisionInPlace = true, Attended = SessionAttendance.No, AbsenceReason = "O" })
            .ShouldBe("O");
    }

    [Fact]
    [Covers("ENG-ATT-002", "ENG-ATT-006")]
    public void A_session_off_is_X_or_C2_by_age()
    {
        Code(Nowhere with { IsCompulsorySchoolAge = false }).ShouldBe("X");
        Code(Nowhere with { IsCompulsorySchoolAge = false, IsPartTimeAgreed = true }).ShouldBe("X");
        Code(Nowhere with { IsPartTimeAgreed = true }).ShouldBe("C2");
        Code(Nowhere).ShouldBe("N");
        Code(Nowhere with { AbsenceReason = "S" }).ShouldBe("S");
        Code(InSchool with { IsCompulsorySchoolAge = false }).ShouldBe("/");
        Code(InSchool with { IsPartTimeAgreed = true }).ShouldBe("/");
    }

    [Theory]
    [InlineData(SessionAttendance.Yes)]
    [InlineData(SessionAttendance.No)]
    [InlineData(SessionAttendance.Unknown)]
    [Covers("ENG-ATT-002", "ENG-ATT-003")]
    public void Another_school_where_registered_is_D_whether_or_not_the_child_came(SessionAttendance attended)
    {
        Code(new(SessionPlace.OtherRegisteredSchool, attended) { AbsenceReason = "I" }).ShouldBe("D");
    }

    [Fact]
    [Covers("ENG-ATT-002", "ENG-ATT-004", "ENG-ATT-005")]
    public void A_place_is_K_or_an_activity_by_who_arranged_it()
    {
        Code(AtPlace with { ArrangedBy = EducationArranger.LocalAuthority }).ShouldBe("K");
        Code(AtPlace with { ArrangedBy = EducationArranger.LocalAuthority, Activity = ApprovedActivity.Sport }).ShouldBe("K");
        Code(AtPlace with { ArrangedBy = EducationArranger.LocalAuthority, Attended = SessionAttendance.No }).ShouldBe("N");
        Code(AtPlace).ShouldBe("B");
        Code(AtPlace with { Activity = ApprovedActivity.Sport }).ShouldBe("P");
        Code(AtPlace with { Activity = ApprovedActivity.WorkExperience }).ShouldBe("W");
        Code(AtPlace with { Activity = ApprovedActivity.SchoolTrip }).ShouldBe("V");
        Code(AtPlace with { IsSupervised = false }).ShouldBe("N");
        Code(AtPlace with { Attended = SessionAttendance.Unknown }).ShouldBe("N");
    }

    [Theory]
    [InlineData("C1")]
    [InlineData("M")]
    [InlineData("J1")]
    [InlineData("S")]
    [InlineData("C")]
    [InlineData("T")]
    [InlineData("R")]
    [InlineData("I")]
    [InlineData("Q")]
    [InlineData("Y1")]
    [InlineData("Y2")]
    [InlineData("Y3")]
    [InlineData("Y4")]
    [InlineData("Y5")]
    [InlineData("Y6")]
    [InlineData("Y7")]
    [InlineData("G")]
    [InlineData("O")]
    [InlineData("U")]
    [Covers("ENG-ATT-002")]
    public void An_absence_takes_the_code_of_its_true_reason(string reason)
    {
        Code(AtPlace with { Attended = SessionAttendance.No, AbsenceReason = reason }).ShouldBe(reason);
    }

    [Theory]
    [InlineData("X")]
    [InlineData("C2")]
    [InlineData("H")]
    [InlineData("B")]
    [InlineData("N")]
    [InlineData(null)]
    [Covers("ENG-ATT-002")]
    public void What_is_no_reason_leaves_N(string? reason)
    {
        Code(AtPlace with { Attended = SessionAttendance.No, AbsenceReason = reason }).ShouldBe("N");
    }

    [Fact]
    [Covers("ENG-ATT-002")]
    public void In_school_the_arrival_decides()
    {
        Code(InSchool).ShouldBe("/");
        Code(InSchool with { Half = HalfDay.Pm }).ShouldBe("\\");
        Code(InSchool with { Arrival = SchoolArrival.OnTime }).ShouldBe("/");
        Code(InSchool with { Arrival = SchoolArrival.BeforeRegisterClosed }).ShouldBe("L");
        Code(InSchool with { Arrival = SchoolArrival.AfterRegisterClosed }).ShouldBe("U");
        Code(InSchool with { Attended = SessionAttendance.Unknown }).ShouldBe("N");
        Code(InSchool with { Attended = SessionAttendance.Unknown, Arrival = SchoolArrival.AfterRegisterClosed }).ShouldBe("U");
        Code(InSchool with { Attended = SessionAttendance.No, Arrival = SchoolArrival.OnTime }).ShouldBe("N");
    }

    [Theory]
    [InlineData("B", false)]
    [InlineData("K", true)]
    [InlineData("I", true)]
    [Covers("ENG-ATT-002")]
    public void A_code_of_the_school_that_differs_needs_a_reason(string entered, bool differs)
    {
        Said("ENG-ATT-002", AtPlace with { SchoolCode = entered })
            .ShouldBe(differs ? "Inform suggestedCode; Warn codeDiffers" : "Inform suggestedCode");
    }

    [Fact]
    [Covers("ENG-ATT-002")]
    public void The_difference_is_shown()
    {
        var decision = Given.Check(Day, AtPlace with { SchoolCode = "K" });

        decision.Figure("codeDiffers", "code").ShouldBe("B");
        decision.Figure("codeDiffers", "schoolCode").ShouldBe("K");
    }

    [Fact]
    [Covers("ENG-ATT-002")]
    public void The_school_may_know_a_reason_or_a_late_arrival()
    {
        const string same = "Inform suggestedCode";
        const string differs = "Inform suggestedCode; Warn codeDiffers";

        Said("ENG-ATT-002", Nowhere with { SchoolCode = "I" }).ShouldBe(same);
        Said("ENG-ATT-002", Nowhere with { SchoolCode = "X" }).ShouldBe(differs);
        Said("ENG-ATT-002", InSchool with { SchoolCode = "L" }).ShouldBe(same);
        Said("ENG-ATT-002", InSchool with { SchoolCode = "U", Half = HalfDay.Pm }).ShouldBe(same);
        Said("ENG-ATT-002", InSchool with { SchoolCode = "I" }).ShouldBe(differs);
        Said("ENG-ATT-002", InSchool with { SchoolCode = "L", Arrival = SchoolArrival.OnTime }).ShouldBe(differs);
        Said("ENG-ATT-002", AtPlace with { SchoolCode = "L" }).ShouldBe(differs);
    }

    [Fact]
    [Covers("ENG-ATT-003")]
    public void The_other_school_marks_and_each_tells_the_other_of_an_unexplained_absence()
    {
        var facts = new SessionCodeFacts(SessionPlace.OtherRegisteredSchool, SessionAttendance.No) { SessionDate = Day };

        Said("ENG-ATT-003", facts).ShouldBe("Inform otherSchoolMarks; Deadline tellOtherSchool 2025-11-24 school that marks the session");
        Given.Check(Day, facts).With("tellOtherSchool").WhenPassed.ShouldNotBeNullOrWhiteSpace();
        Said("ENG-ATT-003", facts with { AbsenceReason = "I" }).ShouldBe("Inform otherSchoolMarks");
        Said("ENG-ATT-003", facts with { Attended = SessionAttendance.Yes }).ShouldBe("Inform otherSchoolMarks");
        Said("ENG-ATT-003", facts with { SessionDate = null }).ShouldBe("Inform otherSchoolMarks");
        Said("ENG-ATT-003", facts with { SchoolCode = "D", AbsenceReason = "I" }).ShouldBe("Inform otherSchoolMarks");
        Said("ENG-ATT-003", AtPlace with { SchoolCode = "D", Attended = SessionAttendance.No, SessionDate = Day })
            .ShouldBe("Warn dNotAllowed");
        Said("ENG-ATT-003", AtPlace with { SchoolCode = "B" }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-ATT-004")]
    public void K_is_for_what_the_authority_arranged_and_the_child_attended()
    {
        var arranged = AtPlace with { ArrangedBy = EducationArranger.LocalAuthority, SchoolCode = "K" };

        Said("ENG-ATT-004", arranged).ShouldBe("");
        Said("ENG-ATT-004", arranged with { IsNatureRecorded = false }).ShouldBe("Warn provisionNotRecorded");
        Said("ENG-ATT-004", arranged with { ArrangedBy = EducationArranger.School }).ShouldBe("Warn kNotAllowed");
        Said("ENG-ATT-004", arranged with { Attended = SessionAttendance.No }).ShouldBe("Warn kNotAllowed");
        Said("ENG-ATT-004", AtPlace with { IsNatureRecorded = false }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-ATT-005")]
    public void B_is_for_a_supervised_activity_that_took_place()
    {
        var activity = AtPlace with { SchoolCode = "B" };

        Said("ENG-ATT-005", activity).ShouldBe("");
        Said("ENG-ATT-005", activity with { Activity = ApprovedActivity.Sport }).ShouldBe("");
        Said("ENG-ATT-005", activity with { Activity = ApprovedActivity.SchoolTrip }).ShouldBe("");
        Said("ENG-ATT-005", activity with { Activity = ApprovedActivity.WorkExperience }).ShouldBe("");
        Said("ENG-ATT-005", activity with { IsNatureRecorded = false }).ShouldBe("Warn activityNotRecorded");
        Said("ENG-ATT-005", activity with { IsSupervised = false }).ShouldBe("Warn bNotAllowed");
        Said("ENG-ATT-005", activity with { Attended = SessionAttendance.No }).ShouldBe("Warn bNotAllowed");
        Said("ENG-ATT-005", activity with { TimetabledAt = SessionPlace.OtherRegisteredSchool }).ShouldBe("Warn bNotAllowed");
        Said("ENG-ATT-005", InSchool with { IsNatureRecorded = false }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-ATT-006")]
    public void C2_and_X_are_never_mixed_up()
    {
        Said("ENG-ATT-006", Nowhere with { SchoolCode = "C2", IsPartTimeAgreed = true }).ShouldBe("");
        Said("ENG-ATT-006", Nowhere with { SchoolCode = "C2" }).ShouldBe("Warn c2NotAllowed; Inform offWithoutAgreement");
        Said("ENG-ATT-006", Nowhere with { SchoolCode = "C2", IsPartTimeAgreed = true, IsCompulsorySchoolAge = false })
            .ShouldBe("Warn c2NotAllowed");
        Said("ENG-ATT-006", Nowhere with { SchoolCode = "X", IsPartTimeAgreed = true }).ShouldBe("Warn xNotAllowed");
        Said("ENG-ATT-006", Nowhere with { SchoolCode = "X", IsCompulsorySchoolAge = false }).ShouldBe("");
        Said("ENG-ATT-006", Nowhere).ShouldBe("Inform offWithoutAgreement");
        Said("ENG-ATT-006", Nowhere with { AbsenceReason = "S" }).ShouldBe("");
        Said("ENG-ATT-006", AtPlace with { Attended = SessionAttendance.No }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-ATT-007")]
    public void E_after_the_sixth_school_day_is_a_breach()
    {
        var facts = Nowhere with { IsExcluded = true, SessionDate = Day, SixthSchoolDay = new(2025, 11, 23), SchoolCode = "E" };

        Said("ENG-ATT-007", facts).ShouldBe("Warn educationOverdue");
        Given.Check(Day, facts).With("educationOverdue").Message.ShouldContain("23 Nov 2025");
        Said("ENG-ATT-007", facts with { SixthSchoolDay = Day }).ShouldBe("");
        Said("ENG-ATT-007", facts with { SixthSchoolDay = null }).ShouldBe("");
        Said("ENG-ATT-007", facts with { IsProvisionInPlace = true }).ShouldBe("Warn eNotAllowed");
        Said("ENG-ATT-007", facts with { IsProvisionInPlace = true, SchoolCode = "O" }).ShouldBe("");
    }

    [Fact]
    [Covers("ENG-ATT-020", "ENG-ATT-002")]
    public void Online_at_home_is_an_absence()
    {
        var online = new SessionCodeFacts(SessionPlace.OnlineAtHome, SessionAttendance.Yes);

        Code(online).ShouldBe("N");
        Code(online with { AbsenceReason = "I" }).ShouldBe("I");
        Code(online with { IsPartTimeAgreed = true }).ShouldBe("C2");
        Code(online with { IsPartTimeAgreed = true, IsCompulsorySchoolAge = false }).ShouldBe("N");
        Said("ENG-ATT-020", online with { SchoolCode = "I" }).ShouldBe("Inform onlineIsAbsence");
        Said("ENG-ATT-020", online with { SchoolCode = "B" }).ShouldBe("Inform onlineIsAbsence; Block onlineIsNoActivity");
        Said("ENG-ATT-020", online with { SchoolCode = "P" }).ShouldBe("Inform onlineIsAbsence; Block onlineIsNoActivity");
        Said("ENG-ATT-020", online with { SchoolCode = "K" }).ShouldBe("Inform onlineIsAbsence; Warn onlineIsNoPlace");
        Said("ENG-ATT-020", AtPlace with { SchoolCode = "B" }).ShouldBe("");
    }

    [Theory]
    [InlineData("""{"timetabledAt":"place","arrangedBy":"school","attended":"yes","activity":"sport"}""", "inform", "P")]
    [InlineData("""{"timetabledAt":"place","arrangedBy":"school","attended":"yes","activity":"workExperience"}""", "inform", "W")]
    [InlineData("""{"timetabledAt":"place","arrangedBy":"school","attended":"yes","activity":"trip"}""", "inform", "V")]
    [InlineData("""{"timetabledAt":"place","arrangedBy":"school","attended":"yes","supervised":false}""", "inform", "N")]
    [InlineData("""{"timetabledAt":"place","arrangedBy":"LA","attended":"no","absenceReason":"illness"}""", "inform", "I")]
    [InlineData("""{"timetabledAt":"place","arrangedBy":"LA","attended":"no","absenceReason":"Y1"}""", "inform", "Y1")]
    [InlineData("""{"excluded":true,"apInPlace":false,"timetabledAt":"none"}""", "inform", "E")]
    [InlineData("""{"excluded":true,"apInPlace":true,"timetabledAt":"place","arrangedBy":"LA","attended":"yes"}""", "inform", "K")]
    [InlineData("""{"csa":false,"timetabledAt":"none"}""", "inform", "X")]
    [InlineData("""{"timetabledAt":"onlineAtHome","arrangedBy":"LA","attended":"yes","absenceReason":"I"}""", "inform", "I")]
    [InlineData("""{"timetabledAt":"homeSchool","attended":"yes","part":"PM"}""", "inform", "\\")]
    [InlineData("""{"timetabledAt":"homeSchool","attended":"yes","arrival":"late"}""", "inform", "L")]
    [InlineData("""{"timetabledAt":"homeSchool","arrival":"afterRegisterClosed"}""", "inform", "U")]
    [InlineData("""{"timetabledAt":"homeSchool","attended":"yes","schoolCode":"B"}""", "warn", "/")]
    [InlineData("""{"timetabledAt":"onlineAtHome","schoolCode":"B"}""", "block", "N")]
    [Covers("ENG-ATT-002")]
    public void The_question_attendanceCode_is_answered(string facts, string outcome, string code)
    {
        var answer = Given.Questions.Decide("attendanceCode", null, JsonDocument.Parse(facts).RootElement);

        answer["outcome"]!.GetValue<string>().ShouldBe(outcome);
        answer["code"]!.GetValue<string>().ShouldBe(code);
    }

    [Fact]
    [Covers("ENG-ATT-002")]
    public void A_place_needs_to_say_who_arranged_it()
    {
        Should
            .Throw<BadFactsException>(() =>
                Given.Questions.Decide(
                    "attendanceCode",
                    null,
                    JsonDocument.Parse("""{"timetabledAt":"place","attended":"yes"}""").RootElement
                )
            )
            .Message.ShouldContain("arrangedBy");
    }
}
