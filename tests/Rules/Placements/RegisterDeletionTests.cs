using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Regulation 9: each ground with what has to be shown for it.</summary>
[Covers("ENG-PLC-002")]
public class RegisterDeletionTests
{
    private static readonly DateOnly Day = new(2026, 1, 16);

    private static readonly RegisterDeletionFacts Nothing = new(Given.Calendar("ALPHA"), DeletionGround.Died, Day);

    [Theory]
    [InlineData(DeletionGround.AnotherSchool, "registeredAtAnotherSchool")]
    [InlineData(DeletionGround.DualRegistrationEnds, "registeredAtAnotherSchool,willNotAttendAgain,otherSchoolsConsent")]
    [InlineData(DeletionGround.AttendanceOrderAmended, "attendanceOrderChanged")]
    [InlineData(DeletionGround.AttendanceOrderRevoked, "attendanceOrderChanged")]
    [InlineData(DeletionGround.ElectiveHomeEducation, "writtenNoticeFromParent,lastDayAtSchool")]
    [InlineData(DeletionGround.MovedAway, "livesBeyondReasonableDistance,willNotAttendAgain")]
    [InlineData(DeletionGround.NotReturnedFromLeave, "leaveEndedOn,noReasonToThinkIllOrUnavoidable,jointEnquiriesMade,whereaboutsUnknown")]
    [InlineData(
        DeletionGround.TwentySchoolDays,
        "firstAbsentDay,unauthorised,noReasonToThinkIllOrUnavoidable,jointEnquiriesMade,whereaboutsUnknown"
    )]
    [InlineData(DeletionGround.Custody, "detainedAndNotExpectedBack")]
    [InlineData(DeletionGround.NurseryNotContinuing, "groundConfirmed")]
    [InlineData(DeletionGround.OverAge, "groundConfirmed")]
    [InlineData(DeletionGround.BoardingEnded, "groundConfirmed")]
    [InlineData(DeletionGround.Died, null)]
    public void A_ground_without_its_facts_is_not_met(DeletionGround ground, string? missing)
    {
        var decision = Given.Check(Day, Nothing with { Ground = ground });

        Blocks(decision).ShouldBe(missing is null ? "" : "conditionsNotMet");
        decision.Blocks.SingleOrDefault()?.Data["missing"].ShouldBe(missing);
    }

    [Theory]
    [InlineData(DeletionGround.AnotherSchool)]
    [InlineData(DeletionGround.DualRegistrationEnds)]
    [InlineData(DeletionGround.AttendanceOrderAmended)]
    [InlineData(DeletionGround.AttendanceOrderRevoked)]
    [InlineData(DeletionGround.ElectiveHomeEducation)]
    [InlineData(DeletionGround.MovedAway)]
    [InlineData(DeletionGround.NotReturnedFromLeave)]
    [InlineData(DeletionGround.TwentySchoolDays)]
    [InlineData(DeletionGround.Custody)]
    [InlineData(DeletionGround.NurseryNotContinuing)]
    [InlineData(DeletionGround.OverAge)]
    [InlineData(DeletionGround.BoardingEnded)]
    public void A_ground_with_its_facts_is_met(DeletionGround ground)
    {
        Blocks(Given.Check(Day, All with { Ground = ground })).ShouldBe("");
    }

    [Fact]
    public void What_speaks_against_a_ground_is_named()
    {
        var other = All with { Ground = DeletionGround.AnotherSchool };

        Missing(other with { AttendanceOrderNamesThisSchool = true }).ShouldBe("noAttendanceOrderHere");
        Missing(other with { IsMainSchoolOfMobileChild = true }).ShouldBe("notMainSchoolOfMobileChild");
        Missing(other with { DualRegistrationAgreed = true }).ShouldBe("dualRegistrationNotAgreed");
        Missing(All with { Ground = DeletionGround.DualRegistrationEnds, AttendanceOrderNamesThisSchool = true })
            .ShouldBe("noAttendanceOrderHere");

        static string? Missing(RegisterDeletionFacts facts) => Given.Check(Day, facts).Figure("conditionsNotMet", "missing");
    }

    [Theory]
    [InlineData(DeletionGround.ElectiveHomeEducation, "2026-01-15", "tooEarly", "2026-01-16")]
    [InlineData(DeletionGround.NotReturnedFromLeave, "2025-12-15", "tooEarly", "2025-12-16")]
    [InlineData(DeletionGround.TwentySchoolDays, "2025-12-11", "fewerThan20SchoolDays", "2025-12-12")]
    public void A_name_does_not_go_before_the_ground_is_ripe(DeletionGround ground, string early, string code, string earliest)
    {
        var facts = All with
        {
            Ground = ground,
            LastDayAtSchoolPerNotice = new(2026, 1, 15),
            LeaveEndedOn = new(2025, 12, 1),
            FirstAbsentDay = new(2025, 11, 17),
        };

        var decision = Given.Check(Day, facts with { ProposedDeletionDate = Parse(early) });
        Blocks(decision).ShouldBe(code);
        decision.Figure(code, "earliestDate").ShouldBe(earliest);
        Blocks(Given.Check(Day, facts with { ProposedDeletionDate = Parse(earliest) })).ShouldBe("");
    }

    [Fact]
    public void Alternative_provision_is_no_ground_and_a_special_school_asks_its_authority()
    {
        Given
            .Check(Day, All with { Ground = DeletionGround.AlternativeProvision })
            .By("ENG-PLC-002")
            .ShouldBe("Block alternativeProvisionIsNotAGround");
        Given.Check(Day, Nothing with { SpecialSchoolPlacedByLa = true }).By("ENG-PLC-002").ShouldBe("Block laConsentNeeded");
        Given.Check(Day, Nothing with { SpecialSchoolPlacedByLa = true, LaConsent = true }).By("ENG-PLC-002").ShouldBe("");
        Given.Check(Day, Nothing with { RequestedOn = Day }).By("ENG-PLC-002").ShouldBe("");
        Given.Check(Day, Nothing with { RequestedOn = Day.AddDays(1) }).By("ENG-PLC-002").ShouldBe("Block retrospective");
    }

    [Theory]
    [Covers("ENG-PLC-003")]
    [InlineData("2025-12-15", "2026-01-30", "2026-01-29", false)]
    [InlineData("2025-12-15", "2026-01-30", null, true)]
    [InlineData("2025-12-16", "2025-12-16", null, false)]
    [InlineData("2025-12-16", "2025-12-15", null, true)]
    public void An_application_on_the_last_day_is_in_time(string applied, string proposed, string? ended, bool blocked)
    {
        var facts = new RegisterDeletionFacts(Given.Calendar("ALPHA"), DeletionGround.PermanentExclusion, Parse(proposed))
        {
            Exclusion = new(new(2025, 11, 24), ReviewAppliedOn: Parse(applied), ProcessEndedOn: ended is null ? null : Parse(ended)),
        };

        Given.Check(Day, facts).IsBlocked.ShouldBe(blocked);
    }

    private static string Blocks(RuleDecision decision) =>
        string.Join(',', decision.Blocks.Where(finding => finding.RuleId == "ENG-PLC-002").Select(finding => finding.Code));

    private static RegisterDeletionFacts All { get; } =
        Nothing with
        {
            RegisteredAtAnotherSchool = true,
            WillNotAttendAgain = true,
            OtherSchoolsConsent = true,
            AttendanceOrderChanged = true,
            WrittenNoticeFromParent = true,
            LastDayAtSchoolPerNotice = new(2026, 1, 9),
            LivesBeyondReasonableDistance = true,
            LeaveEndedOn = new(2025, 11, 10),
            FirstAbsentDay = new(2025, 11, 10),
            IsUnauthorised = true,
            NoReasonToThinkIllOrUnavoidable = true,
            JointEnquiriesMade = true,
            WhereaboutsUnknown = true,
            DetainedAndNotExpectedBack = true,
            GroundConfirmed = true,
        };

    private static DateOnly Parse(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
