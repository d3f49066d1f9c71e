using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SchoolRoll;

public class EnrolmentTests
{
    private static readonly DateOnly September = new(2025, 9, 1);

    [Fact]
    public void A_child_has_one_main_registration_at_a_time()
    {
        var pupil = Given.PupilAt(Given.School(), September);

        pupil.Enrol(Given.School(), EnrolmentStatus.Single, Given.Today, Given.Now)!.Code.ShouldBe("roll.two-mains");
        pupil.Enrol(Given.School(), EnrolmentStatus.DualMain, Given.Today, Given.Now)!.Code.ShouldBe("roll.two-mains");
    }

    [Fact]
    public void A_new_school_may_follow_on_the_day_after_the_last()
    {
        var pupil = Given.PupilAt(Given.School(), September);
        pupil.Leave(pupil.Enrolments[0], Given.Today, DeletionGround.AnotherSchool, Given.Now);

        pupil.Enrol(Given.School(), EnrolmentStatus.Single, Given.Today, Given.Now)!.Code.ShouldBe("roll.two-mains");
        pupil.Enrol(Given.School(), EnrolmentStatus.Single, Given.Today.AddDays(1), Given.Now).ShouldBeNull();
    }

    [Fact]
    public void A_subsidiary_registration_needs_a_main_one_on_its_first_day()
    {
        Given
            .Pupil()
            .Enrol(Given.School("Pupil referral unit"), EnrolmentStatus.DualSubsidiary, Given.Today, Given.Now)!
            .Code.ShouldBe("roll.no-main");

        var starting = Given.PupilAt(Given.School(), Given.Today.AddDays(1));

        starting
            .Enrol(Given.School("Pupil referral unit"), EnrolmentStatus.DualSubsidiary, Given.Today, Given.Now)!
            .Code.ShouldBe("roll.no-main");
    }

    [Fact]
    public void A_single_registration_shows_as_the_main_one_while_another_stands_beside_it()
    {
        var pupil = Given.PupilAt(Given.School(), September);
        pupil.Enrol(Given.School("Pupil referral unit"), EnrolmentStatus.DualSubsidiary, Given.Today, Given.Now).ShouldBeNull();
        pupil.Leave(pupil.Enrolments[1], Given.Today.AddDays(9), DeletionGround.DualRegistrationEnds, Given.Now);

        var main = pupil.Enrolments[0];

        main.ToView(pupil.Enrolments, Given.Today.AddDays(-1)).Status.ShouldBe(EnrolmentStatus.Single);
        main.ToView(pupil.Enrolments, Given.Today).Status.ShouldBe(EnrolmentStatus.DualMain);
        main.ToView(pupil.Enrolments, Given.Today.AddDays(10)).Status.ShouldBe(EnrolmentStatus.Single);
    }

    [Fact]
    public void The_same_school_does_not_admit_a_child_twice()
    {
        var school = Given.School();
        var pupil = Given.PupilAt(school, September);

        pupil.Enrol(school, EnrolmentStatus.DualSubsidiary, Given.Today, Given.Now)!.Code.ShouldBe("roll.already-enrolled");
    }

    [Fact]
    public void A_child_whose_registration_begins_tomorrow_has_no_home_school_today()
    {
        var school = Given.School();
        var pupil = Given.PupilAt(school, Given.Today.AddDays(1));

        pupil.ToView(Given.Today).HomeSchoolId.ShouldBeNull();
        pupil.ToView(Given.Today.AddDays(1)).HomeSchoolId.ShouldBe(school.Id);
    }

    [Fact]
    public void The_subsidiary_school_is_never_the_home_school()
    {
        var home = Given.School();
        var pupil = Given.PupilAt(home, September);
        pupil.Enrol(Given.School("Pupil referral unit"), EnrolmentStatus.DualSubsidiary, Given.Today, Given.Now).ShouldBeNull();
        pupil.Leave(pupil.Enrolments[0], Given.Today, DeletionGround.PermanentExclusion, Given.Now);

        pupil.ToView(Given.Today).HomeSchoolId.ShouldBe(home.Id);
        pupil.ToView(Given.Today.AddDays(1)).HomeSchoolId.ShouldBeNull();
    }
}
