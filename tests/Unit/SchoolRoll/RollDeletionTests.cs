using AltProvision.Kernel;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SchoolRoll;

public class RollDeletionTests
{
    private static readonly SchoolCalendar Calendar = new(
        "Westmarch High",
        false,
        [new("2025-26-SPR2", new(2026, 2, 23), new(2026, 3, 27))]
    );

    [Fact]
    public void A_plan_at_a_special_school_needs_the_authority_even_when_nobody_says_so()
    {
        var school = Given.School("Community special school");
        var pupil = Given.PupilAt(school, new(2025, 9, 1));
        pupil.Record(PupilFactKind.Ehcp, new(2025, 9, 1), null, Given.Now).ShouldBeNull();

        Facts(pupil, school, DeletionGround.MovedAway).SpecialSchoolPlacedByLa.ShouldBeTrue();
        Facts(Given.PupilAt(school, new(2025, 9, 1)), school, DeletionGround.MovedAway).SpecialSchoolPlacedByLa.ShouldBeFalse();
    }

    [Fact]
    public void A_second_register_shows_a_dual_registration()
    {
        var school = Given.School();
        var pupil = Given.PupilAt(school, new(2025, 9, 1));
        pupil.Enrol(Given.School("Pupil referral unit"), EnrolmentStatus.DualSubsidiary, new(2026, 1, 5), Given.Now).ShouldBeNull();

        var facts = Facts(pupil, school, DeletionGround.AnotherSchool);

        facts.RegisteredAtAnotherSchool.ShouldBeTrue();
        facts.DualRegistrationAgreed.ShouldBeTrue();
    }

    [Fact]
    public void The_day_of_asking_is_today_whatever_is_said()
    {
        var school = Given.School();

        Facts(Given.PupilAt(school, new(2025, 9, 1)), school, DeletionGround.MovedAway).RequestedOn.ShouldBe(Given.Today);
    }

    [Fact]
    public void A_date_that_cannot_be_counted_is_no_permission()
    {
        var finding = new RuleFinding(
            "ENG-PLC-002",
            1,
            "",
            RuleStrength.StatutoryDuty,
            "",
            "england",
            Outcome.Warn,
            "calendarDoesNotReach",
            "",
            null,
            new Dictionary<string, string>()
        );

        new DeletionAssessment(new("", Given.Today, null, "", "", [finding])).MayDelete.ShouldBeFalse();
    }

    private static RegisterDeletionFacts Facts(Pupil pupil, School school, DeletionGround ground) =>
        RollDeletions.FactsOf(pupil, pupil.Enrolments[0], school, Calendar, new(ground, Given.Today), Given.Today);
}
