using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>When a name may leave the admission register.</summary>
public class RollDeletionTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    // Notice on 24 November 2025: parents may apply until 15 December.
    private static RegisterDeletionFacts Excluded(string proposed, ExclusionProcess process) =>
        new(Alpha, DeletionGround.PermanentExclusion, DateOnly.Parse(proposed, null)) { Exclusion = process };

    private static ExclusionProcess Process(string? waiver, string? applied, string? ended) =>
        new(new(2025, 11, 24), Day(waiver), Day(applied), Day(ended));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);

    [Theory]
    [InlineData(null, null, null, "noApplicationInTime", "2025-12-16")]
    [InlineData("2025-12-01", null, null, "waiver", "2025-12-02")]
    [InlineData("2025-12-15", null, null, "waiver", "2025-12-16")]
    [InlineData("2025-12-18", null, null, "noApplicationInTime", "2025-12-16")]
    [InlineData(null, "2025-12-16", null, "noApplicationInTime", "2025-12-16")]
    [InlineData(null, "2025-12-15", "2026-01-20", "reviewFinished", "2026-01-21")]
    [InlineData("2025-12-01", "2025-12-02", "2026-01-20", "reviewFinished", "2026-01-21")]
    [Covers("ENG-PLC-003")]
    public void The_name_goes_when_the_process_has_ended(string? waiver, string? applied, string? ended, string basis, string earliest)
    {
        var process = Process(waiver, applied, ended);
        var dayBefore = Day(earliest)!.Value.AddDays(-1).Iso();

        Given.Check(new(2025, 12, 1), Excluded(dayBefore, process)).By("ENG-PLC-003").ShouldBe("Block tooEarly");
        var decision = Given.Check(new(2025, 12, 1), Excluded(earliest, process));
        decision.By("ENG-PLC-003").ShouldBe("Inform mayBeRemoved");
        decision.Figure("mayBeRemoved", "basis").ShouldBe(basis);
        decision.Figure("mayBeRemoved", "earliestDeletion").ShouldBe(earliest);
        decision.Figure("mayBeRemoved", "lastDayForIrpApplication").ShouldBe("2025-12-15");
    }

    [Fact]
    [Covers("ENG-PLC-003")]
    public void Until_then_the_child_stays_on_roll()
    {
        Given
            .Check(new(2025, 12, 1), Excluded("2026-03-02", Process(null, "2025-12-15", null)))
            .By("ENG-PLC-003")
            .ShouldBe("Block reviewPending");
        Given.Check(new(2025, 12, 1), Excluded("2026-03-02", new(null))).By("ENG-PLC-003").ShouldBe("Block noDecisionNotice");
        Given
            .Check(new(2025, 12, 1), new RegisterDeletionFacts(Alpha, DeletionGround.PermanentExclusion, new(2026, 3, 2)))
            .By("ENG-PLC-003")
            .ShouldBe("Block noDecisionNotice");
        Given
            .Check(new(2025, 12, 1), Excluded("2026-03-02", new(null)) with { Ground = DeletionGround.Died })
            .By("ENG-PLC-003")
            .ShouldBe("");
    }

    private static RegisterDeletionFacts Asked(DeletionGround ground) => new(Alpha, ground, new(2025, 12, 8));

    private static readonly RegisterDeletionFacts Everything = new(Alpha, DeletionGround.AnotherSchool, new(2025, 12, 8))
    {
        RegisteredAtAnotherSchool = true,
        OtherSchoolsConsent = true,
        WillNotAttendAgain = true,
        AttendanceOrderChanged = true,
        WrittenNoticeFromParent = true,
        LastDayAtSchoolPerNotice = new(2025, 12, 5),
        LivesBeyondReasonableDistance = true,
        LeaveEndedOn = new(2025, 11, 3),
        FirstAbsentDay = new(2025, 11, 3),
        IsUnauthorised = true,
        NoReasonToThinkIllOrUnavoidable = true,
        JointEnquiriesMade = true,
        WhereaboutsUnknown = true,
        DetainedAndNotExpectedBack = true,
        GroundConfirmed = true,
    };

    private static string Said(RegisterDeletionFacts facts) => Given.Check(facts.ProposedDeletionDate, facts).By("ENG-PLC-002");

    [Theory]
    [InlineData(DeletionGround.AnotherSchool, "registeredAtAnotherSchool", "")]
    [InlineData(DeletionGround.NurseryNotContinuing, "groundConfirmed", "")]
    [InlineData(DeletionGround.DualRegistrationEnds, "registeredAtAnotherSchool,willNotAttendAgain,otherSchoolsConsent", "")]
    [InlineData(DeletionGround.AttendanceOrderAmended, "attendanceOrderChanged", "")]
    [InlineData(DeletionGround.AttendanceOrderRevoked, "attendanceOrderChanged", "")]
    [InlineData(DeletionGround.ElectiveHomeEducation, "writtenNoticeFromParent,lastDayAtSchool", "2025-12-06")]
    [InlineData(DeletionGround.MovedAway, "livesBeyondReasonableDistance,willNotAttendAgain", "")]
    [InlineData(
        DeletionGround.NotReturnedFromLeave,
        "leaveEndedOn,noReasonToThinkIllOrUnavoidable,jointEnquiriesMade,whereaboutsUnknown",
        "2025-11-18"
    )]
    [InlineData(
        DeletionGround.TwentySchoolDays,
        "firstAbsentDay,unauthorised,noReasonToThinkIllOrUnavoidable,jointEnquiriesMade,whereaboutsUnknown",
        "2025-11-28"
    )]
    [InlineData(DeletionGround.Custody, "detainedAndNotExpectedBack", "")]
    [InlineData(DeletionGround.OverAge, "groundConfirmed", "")]
    [InlineData(DeletionGround.BoardingEnded, "groundConfirmed", "")]
    [Covers("ENG-PLC-002")]
    public void Each_ground_has_its_conditions(DeletionGround ground, string missing, string earliest)
    {
        Given.Check(new(2025, 12, 8), Asked(ground)).Figure("conditionsNotMet", "missing").ShouldBe(missing);
        Said(Asked(ground)).ShouldBe("Block conditionsNotMet");
        var met = Given.Check(new(2025, 12, 8), Everything with { Ground = ground });
        met.IsBlocked.ShouldBeFalse();
        if (earliest.Length > 0)
        {
            met.Figure("earliestDate", "earliestDate").ShouldBe(earliest);
            Said(Everything with { Ground = ground, ProposedDeletionDate = DateOnly.Parse(earliest, null) })
                .ShouldBe("Inform earliestDate");
            Said(Everything with { Ground = ground, ProposedDeletionDate = DateOnly.Parse(earliest, null).AddDays(-1) })
                .ShouldBe(
                    ground is DeletionGround.TwentySchoolDays
                        ? "Block fewerThan20SchoolDays; Inform earliestDate"
                        : "Block tooEarly; Inform earliestDate"
                );
        }
    }

    [Fact]
    [Covers("ENG-PLC-002")]
    public void Registration_elsewhere_is_not_enough_by_itself()
    {
        Missing(Everything with { AttendanceOrderNamesThisSchool = true }).ShouldBe("noAttendanceOrderHere");
        Missing(Everything with { IsMainSchoolOfMobileChild = true }).ShouldBe("notMainSchoolOfMobileChild");
        Missing(Everything with { DualRegistrationAgreed = true }).ShouldBe("dualRegistrationNotAgreed");
        Missing(Everything with { Ground = DeletionGround.DualRegistrationEnds, AttendanceOrderNamesThisSchool = true })
            .ShouldBe("noAttendanceOrderHere");

        static string? Missing(RegisterDeletionFacts facts) =>
            Given.Check(facts.ProposedDeletionDate, facts).Figure("conditionsNotMet", "missing");
    }

    [Fact]
    [Covers("ENG-PLC-002")]
    public void Consent_and_date_are_asked_for_on_every_ground()
    {
        Said(Everything).ShouldBe("");
        Said(Everything with { SpecialSchoolPlacedByLa = true }).ShouldBe("Block laConsentNeeded");
        Said(Everything with { SpecialSchoolPlacedByLa = true, LaConsent = true }).ShouldBe("");
        Said(Everything with { RequestedOn = new(2025, 12, 9) }).ShouldBe("Block retrospective");
        Said(Everything with { RequestedOn = new(2025, 12, 8) }).ShouldBe("");
        Said(Everything with { Ground = DeletionGround.AlternativeProvision }).ShouldBe("Block alternativeProvisionIsNotAGround");
        Said(Asked(DeletionGround.Died)).ShouldBe("");
        Given.Check(new(2024, 8, 18), Asked(DeletionGround.AlternativeProvision)).By("ENG-PLC-002").ShouldBe("");
        Given.Check(new(2024, 8, 19), Asked(DeletionGround.AlternativeProvision)).IsBlocked.ShouldBeTrue();
    }
}
