using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Edges that the worked cases leave out.</summary>
public class EnglandRulesTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    [Fact]
    public void A_session_back_in_school_between_two_suspensions_breaks_the_run()
    {
        var facts = new SuspensionFacts(
            Alpha,
            SchoolKind.Maintained,
            [new(new(2025, 11, 10), new(2025, 11, 12)), new(new(2025, 11, 13), new(2025, 11, 17)) { StartsPartWay = true }]
        );

        Given.Check(new(2025, 11, 10), facts).Deadlines.ShouldBeEmpty();
    }

    [Fact]
    public void Before_2015_each_suspension_was_counted_by_itself()
    {
        var calendar = new SchoolCalendar("Old", false, [new("2014-15-AUT1", new(2014, 9, 1), new(2014, 10, 24))]);
        var facts = new SuspensionFacts(
            calendar,
            SchoolKind.Maintained,
            [new(new(2014, 9, 8), new(2014, 9, 10)), new(new(2014, 9, 11), new(2014, 9, 16))]
        );

        Given.Check(new(2014, 9, 8), facts).Deadlines.ShouldBeEmpty();
        Given.Check(new(2015, 1, 5), facts).Deadlines.Single().DueDate.ShouldBe(new DateOnly(2014, 9, 15));
    }

    [Fact]
    public void Lunchtime_suspensions_join_no_run()
    {
        var facts = new SuspensionFacts(
            Alpha,
            SchoolKind.Academy,
            [new(new(2025, 11, 10), new(2025, 11, 14)), new(new(2025, 11, 17), new(2025, 11, 18)) { IsLunchtimeOnly = true }]
        );

        Given.Check(new(2025, 11, 10), facts).Deadlines.ShouldBeEmpty();
    }

    [Fact]
    public void A_cancelled_exclusion_stops_the_clock()
    {
        var facts = new PermanentExclusionFacts(Alpha, new(2025, 9, 15), ExclusionSession.Morning, true)
        {
            HomeLa = new("332", "Dudley"),
            IsLookedAfter = true,
            CancelledOn = new(2025, 9, 17),
        };

        var decision = Given.Check(facts.ExclusionDate, facts);

        decision.Deadlines.ShouldBeEmpty();
        decision.Notices.ShouldContain(finding => finding.Code == "exclusionCancelled");
    }

    [Fact]
    public void Two_authorities_are_both_told()
    {
        var facts = new PermanentExclusionFacts(Alpha, new(2025, 9, 15), ExclusionSession.Morning, true)
        {
            HomeLa = new("332", "Dudley"),
            SchoolLa = new("333", "Sandwell"),
        };

        Given.Check(facts.ExclusionDate, facts).Notices.ShouldContain(finding => finding.Code == "authoritiesDiffer");
    }

    [Fact]
    public void A_review_asked_for_in_time_keeps_the_child_on_roll_even_after_a_waiver()
    {
        var process = new ExclusionProcess(new(2025, 11, 24), WaiverInWritingOn: new(2025, 11, 26), ReviewAppliedOn: new(2025, 12, 1));
        var facts = new RegisterDeletionFacts(Alpha, DeletionGround.PermanentExclusion, new(2026, 1, 30)) { Exclusion = process };

        Given.Check(facts.ProposedDeletionDate, facts).Blocks.Single().Code.ShouldBe("reviewPending");
        Given
            .Check(facts.ProposedDeletionDate, facts with { Exclusion = process with { ProcessEndedOn = new(2026, 1, 29) } })
            .IsBlocked.ShouldBeFalse();
    }

    [Fact]
    public void A_register_is_never_changed_backwards()
    {
        var facts = new RegisterDeletionFacts(Alpha, DeletionGround.Died, new(2025, 11, 10)) { RequestedOn = new(2025, 11, 12) };

        Given.Check(new(2025, 11, 12), facts).Blocks.Single().Code.ShouldBe("retrospective");
    }

    [Theory]
    [InlineData(ProviderApproval.Suspended, "providerSuspended")]
    [InlineData(ProviderApproval.Withdrawn, "providerWithdrawn")]
    [InlineData(ProviderApproval.NotApproved, "providerNotApproved")]
    public void A_provider_that_is_not_approved_takes_no_new_placement(ProviderApproval approval, string code)
    {
        var facts = new ProviderReadinessFacts(approval, new(2025, 11, 24), null, "Alpha", "site-1", ["site-1"], true)
        {
            IsSelfInsured = true,
        };

        Given.Check(facts.Start, facts).Blocks.ShouldContain(finding => finding.RuleId == "ENG-PRV-017" && finding.Code == code);
    }

    [Fact]
    public void A_sole_trader_without_employees_needs_no_employers_liability()
    {
        var facts = new ProviderReadinessFacts(ProviderApproval.Approved, new(2025, 11, 24), null, "Alpha", "site-1", ["site-1"], true)
        {
            HasEmployees = false,
            Confirmation = new(new(2025, 9, 10), ["Alpha"], ["site-1"]),
            PublicLiability = new(5_000_000m, new(2026, 9, 30)),
        };

        Given.Check(facts.Start, facts).IsBlocked.ShouldBeFalse();
    }

    [Fact]
    public void An_insurance_is_good_on_its_last_day()
    {
        var facts = new ProviderReadinessFacts(
            ProviderApproval.Approved,
            new(2025, 11, 24),
            new(2025, 11, 24),
            "Alpha",
            "site-1",
            ["site-1"],
            true
        )
        {
            Confirmation = new(new(2024, 11, 24), ["Alpha"], ["site-1"]),
            EmployersLiability = new(5_000_000m, new(2025, 11, 24)),
            PublicLiability = new(5_000_000m, new(2025, 11, 24)),
        };

        Given.Check(facts.Start, facts).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Children_outside_compulsory_school_age_do_not_count_towards_registration()
    {
        var older = new ChildLoad(25, true, false, IsCompulsorySchoolAge: false);
        var facts = new RegistrationThresholdFacts(false, [older, older, older, older, older], null);

        Given.Check(new(2025, 11, 24), facts).IsBlocked.ShouldBeFalse();
    }

    [Theory]
    [InlineData(PartyAnswer.Disagreed, "parentNotAgreed")]
    [InlineData(PartyAnswer.NotAsked, "parentNotHeard")]
    public void A_placement_that_needs_consent_waits_for_the_parent(PartyAnswer parent, string code)
    {
        Given.Check(new(2025, 11, 24), Agreed with { Parent = parent }).Blocks.Single().Code.ShouldBe(code);
    }

    [Fact]
    public void A_sixth_day_place_waits_for_no_consent()
    {
        Given.Check(new(2025, 11, 24), Agreed with { Parent = PartyAnswer.Disagreed, MeetsExclusionDuty = true }).IsBlocked.ShouldBeFalse();
    }

    [Fact]
    public void An_extension_needs_a_recent_review_a_new_end_and_a_new_agreement()
    {
        var facts = new ExtensionFacts(Alpha, new(2026, 3, 20), new(2026, 3, 27), null) { LastCompletedReview = new(2026, 2, 13) };

        Given.Check(facts.AgreedOn, facts).Blocks.Select(finding => finding.Code).ShouldBe(["newEndDateMissing", "newAgreementMissing"]);
        Given
            .Check(facts.AgreedOn, facts with { LastCompletedReview = new(2026, 2, 12) })
            .Blocks.Select(finding => finding.Code)
            .ShouldContain("reviewNeeded");
        Given
            .Check(facts.AgreedOn, facts with { ProposedEnd = new(2026, 5, 22), IsAgreedAnew = true, IsOffSiteDirection = true })
            .Blocks.Single()
            .Code.ShouldBe("governingBoardDecisionMissing");
    }

    [Fact]
    public void An_agreed_earlier_review_date_wins()
    {
        var facts = new ReviewScheduleFacts(Alpha, new(2025, 11, 5)) { AgreedReviewDate = new(2025, 12, 3) };

        Given.Check(facts.Start, facts).DueBy("ENG-REV-001").ShouldBe(new DateOnly(2025, 12, 3));
    }

    [Fact]
    public void A_pupil_taught_out_of_year_is_shown_with_both_years()
    {
        Given
            .Check(new(2025, 11, 22), new YearGroupFacts(new(2010, 10, 1), new(2025, 11, 22), RecordedYear: 9))
            .Findings.Single()
            .Message.ShouldBe("Year 9 (expected Year 10).");
    }

    private static readonly ActivationFacts Agreed = new(
        PartyAnswer.Agreed,
        PartyAnswer.Agreed,
        PartyAnswer.Agreed,
        PartyAnswer.Agreed,
        new()
        {
            HasPurpose = true,
            HasMeasurableGoal = true,
            HasEndDate = true,
            HasFirstReviewDate = true,
            HasNextStep = true,
            HasRiskAssessment = true,
            HasTravelPlan = true,
            HasTimetable = true,
            HasSafeguardingContacts = true,
        }
    );
}
