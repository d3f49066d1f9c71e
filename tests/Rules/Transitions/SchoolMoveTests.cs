using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class SchoolMoveTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");
    private static readonly DateOnly Day = new(2026, 3, 27);

    [Fact]
    [Covers("ENG-TRN-003")]
    public void A_return_ends_the_second_registration_by_consent_of_the_home_school()
    {
        var facts = new DualRegistrationEndFacts(DualRegistrationEnding.ReturnToHomeSchool, Day);

        Given
            .Check(Day, facts)
            .Lines("ENG-TRN-003")
            .ShouldBe(["Block homeSchoolConsentMissing", "Deadline endRegistration 2026-03-27 (provider school) ends=subsidiary"]);
        var agreed = Given.Check(Day, facts with { HomeSchoolConsents = true });
        agreed.Lines("ENG-TRN-003").ShouldBe(["Deadline endRegistration 2026-03-27 (provider school) ends=subsidiary"]);
        agreed.Deadlines.Single().Message.ShouldContain("provider school on Fri 27 Mar 2026");
    }

    [Fact]
    [Covers("ENG-TRN-003")]
    public void A_permanent_move_ends_the_home_registration_on_a_ground_of_its_own()
    {
        var facts = new DualRegistrationEndFacts(DualRegistrationEnding.PermanentMove, Day);

        Given
            .Check(Day, facts)
            .Lines("ENG-TRN-003")
            .ShouldBe(["Block deletionGroundMissing", "Deadline endRegistration 2026-03-27 (home school) ends=main"]);
        var grounded = Given.Check(Day, facts with { HasDeletionGround = true });
        grounded.Lines("ENG-TRN-003").ShouldBe(["Deadline endRegistration 2026-03-27 (home school) ends=main"]);
        grounded.Deadlines.Single().Message.ShouldContain("home school on Fri 27 Mar 2026");
    }

    [Theory]
    [Covers("ENG-TRN-003")]
    [InlineData("2026-03-27", "2026-03-27", false)]
    [InlineData(null, null, false)]
    [InlineData("2026-03-26", "2026-03-27", true)]
    [InlineData("2026-03-27", "2026-03-28", true)]
    [InlineData("2026-03-28", "2026-03-28", true)]
    public void Both_systems_have_the_same_date(string? home, string? other, bool isWarned)
    {
        var facts = new DualRegistrationEndFacts(DualRegistrationEnding.ReturnToHomeSchool, Day)
        {
            HomeSchoolConsents = true,
            EndInHomeSystem = home is null ? null : DateOnly.Parse(home),
            EndInOtherSystem = other is null ? null : DateOnly.Parse(other),
        };

        Given.Check(Day, facts).Warnings.Select(finding => finding.Code).ShouldBe(isWarned ? ["datesDiffer"] : []);
    }

    [Fact]
    [Covers("ENG-TRN-004")]
    public void An_application_and_a_fair_access_case_are_counted_on_the_authoritys_calendar()
    {
        var facts = new NewSchoolFacts(Given.Calendar("DUDLEY-LA"))
        {
            AppliedOn = new(2026, 3, 9),
            FairAccessReferredOn = new(2026, 3, 23),
        };

        Given
            .Check(new(2026, 3, 9), facts)
            .Lines("ENG-TRN-004")
            .ShouldBe([
                "Deadline aimToAnswer 2026-03-23 (admission authority)",
                "Deadline answerApplication 2026-04-13 (admission authority)",
                "Deadline fairAccessPlace 2026-05-05 (fair access panel)",
            ]);
        Given.Check(new(2026, 3, 9), facts with { AppliedOn = null }).Lines("ENG-TRN-004").Count.ShouldBe(1);
        Given.Check(new(2026, 3, 9), facts with { FairAccessReferredOn = null }).Lines("ENG-TRN-004").Count.ShouldBe(2);
        Given.Check(new(2026, 3, 9), facts with { HasEhcp = true }).Lines("ENG-TRN-004").ShouldBe(["Block namedInEhcp"]);
    }

    [Fact]
    [Covers("ENG-TRN-005", "ENG-TRN-007")]
    public void The_old_school_sends_file_and_return()
    {
        var left = new DateOnly(2025, 10, 23);
        var facts = new SchoolLeavingFacts(Alpha, left);

        Given.Check(left, facts).Lines("ENG-TRN-005").ShouldBe(["Deadline commonTransferFile 2025-11-21 (old school) sendTo=newSchool"]);
        Given.Check(left, facts).DueBy("ENG-TRN-007").ShouldBe(left);
        Given.Check(left, facts).Lines("ENG-TRN-007").ShouldBe(["Deadline deletionReturn 2025-10-23 (old school)"]);

        var unknown = Given.Check(left, facts with { IsDestinationKnown = false });
        unknown.Lines("ENG-TRN-005").ShouldBe(["Deadline commonTransferFile 2025-11-21 (old school) sendTo=nationalStore"]);
        unknown.Deadlines.First().Message.ShouldContain("national store");

        var leaver = Given.Check(left, facts with { IsStandardLeaver = true });
        leaver.Lines("ENG-TRN-007").ShouldBe(["Inform noDeletionReturn"]);
        leaver.DueBy("ENG-TRN-005").ShouldBe(new DateOnly(2025, 11, 21));
    }

    [Theory]
    [Covers("ENG-TRN-006")]
    [InlineData("2025-10-23", "2025-10-30")]
    [InlineData("2025-12-22", "2025-12-31")]
    [InlineData("2026-08-28", "2026-09-07")]
    public void The_child_protection_file_follows_in_five_working_days_in_holidays_too(string moved, string due)
    {
        var movedOn = DateOnly.Parse(moved);

        Given
            .Check(movedOn, new ChildProtectionFileFacts(movedOn, Given.BankHolidays))
            .Lines("ENG-TRN-006")
            .ShouldBe([$"Deadline childProtectionFile {due} (old school's safeguarding lead)"]);
    }

    [Fact]
    [Covers("ENG-TRN-006")]
    public void A_provider_knows_what_it_needs_before_day_one()
    {
        var facts = new ChildProtectionFileFacts(new(2025, 10, 23), Given.BankHolidays) { ProvisionStartsOn = new(2025, 11, 3) };

        Given
            .Check(facts.MovedOn, facts)
            .Lines("ENG-TRN-006")[1]
            .ShouldBe("Deadline informationForProvider 2025-11-02 (commissioner's safeguarding lead)");
    }

    [Fact]
    [Covers("ENG-TRN-006")]
    public void An_authority_may_set_other_days_for_the_file()
    {
        var book = Given.Book.WithDefaults(new Dictionary<string, string> { ["cpFile.workingDays"] = "3" });

        new RuleBook<ChildProtectionFileFacts>(book)
            .Check(new(2025, 10, 23), new(new(2025, 10, 23), Given.BankHolidays))
            .DueBy("ENG-TRN-006")
            .ShouldBe(new DateOnly(2025, 10, 28));
    }

    [Fact]
    [Covers("ENG-TRN-007")]
    public void A_new_pupil_is_returned_within_five_days_of_any_kind()
    {
        var facts = new RegisterEntryFacts(new(2025, 12, 22));

        Given.Check(facts.EnteredOn, facts).Lines("ENG-TRN-007").ShouldBe(["Deadline newPupilReturn 2025-12-27 (new school)"]);
        Given
            .Check(facts.EnteredOn, facts with { JoinsYoungestClassOnFirstDay = true })
            .Lines("ENG-TRN-007")
            .ShouldBe(["Inform noNewPupilReturn"]);
        Given.Check(new(2024, 8, 18), facts).Findings.ShouldBeEmpty();
        Given.Check(new(2024, 8, 19), facts).Findings.ShouldNotBeEmpty();
    }
}
