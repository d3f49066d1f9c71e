using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Referrals.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Placements;

public class PlacementTests
{
    [Fact]
    public void The_latest_answer_of_a_party_counts_and_the_earlier_one_stays()
    {
        var placement = Given.Proposed();

        placement.Record(PlacementParty.Parent, PartyAnswer.NotReachable, "Rang twice.", Given.School, Given.Now).ShouldBeNull();
        placement.Record(PlacementParty.Parent, PartyAnswer.Agreed, null, Given.School, Given.Now).ShouldBeNull();

        placement.AnswerOf(PlacementParty.Parent).ShouldBe(PartyAnswer.Agreed);
        placement.Answers.Select(answer => answer.Answer).ShouldBe([PartyAnswer.NotReachable, PartyAnswer.Agreed]);
    }

    [Fact]
    public void A_party_that_was_not_asked_has_not_answered() =>
        Given.Proposed().AnswerOf(PlacementParty.La).ShouldBe(PartyAnswer.NotAsked);

    [Fact]
    public void Answers_are_not_taken_once_the_placement_is_agreed()
    {
        var placement = Given.Agreed();

        placement
            .Record(PlacementParty.Child, PartyAnswer.Disagreed, "Changed her mind.", Given.School, Given.Now)!
            .Code.ShouldBe("placement.not-awaiting-agreement");
    }

    [Fact]
    public void A_declined_placement_keeps_who_said_no_and_why()
    {
        var placement = Given.Proposed();

        placement.Decline(PlacementParty.Provider, "No room after all.", Given.Provider(placement), Given.Now).ShouldBeNull();

        placement.Status.ShouldBe(PlacementStatus.NotAgreed);
        placement
            .Answers[^1]
            .ShouldSatisfyAllConditions(
                answer => answer.Party.ShouldBe(PlacementParty.Provider),
                answer => answer.Answer.ShouldBe(PartyAnswer.Disagreed),
                answer => answer.Note.ShouldBe("No room after all.")
            );
    }

    [Fact]
    public void A_child_on_no_roll_needs_no_answer_of_a_home_school() =>
        Given.Proposed(schoolId: null).ToActivationFacts().HomeSchool.ShouldBe(PartyAnswer.Agreed);

    [Fact]
    public void The_plan_counts_as_complete_only_with_contacts_on_both_sides()
    {
        var plan = Given.Plan with { SchoolSafeguardingContact = null };

        Given.Proposed(plan: plan).ToActivationFacts().Plan.HasSafeguardingContacts.ShouldBeFalse();
        Given.Proposed().ToActivationFacts().Plan.HasSafeguardingContacts.ShouldBeTrue();
    }

    [Fact]
    public void A_changed_purpose_has_all_parties_asked_anew()
    {
        var placement = Given.Proposed();
        placement.Record(PlacementParty.Parent, PartyAnswer.Agreed, null, Given.School, Given.Now);

        placement.ChangePlan(new("Now it is about catching up in reading.", null, null, null), Given.School, Given.Now).ShouldBeNull();

        placement.AnswerOf(PlacementParty.Parent).ShouldBe(PartyAnswer.NotAsked);
        placement.Answers.Count.ShouldBe(2);
    }

    [Fact]
    public void A_completed_risk_assessment_leaves_the_answers_as_they_are()
    {
        var placement = Given.Proposed();
        placement.Record(PlacementParty.Parent, PartyAnswer.Agreed, null, Given.School, Given.Now);

        placement.ChangePlan(
            new(null, null, null, Given.Plan with { RiskAssessment = "Rewritten with the provider." }),
            Given.School,
            Given.Now
        );

        placement.AnswerOf(PlacementParty.Parent).ShouldBe(PartyAnswer.Agreed);
    }

    [Fact]
    public void The_purpose_of_an_agreed_placement_stays() =>
        Given
            .Agreed()
            .ChangePlan(new("Something else altogether, please.", null, null, null), Given.School, Given.Now)!
            .Code.ShouldBe("placement.purpose-agreed");

    [Fact]
    public void The_first_attended_session_starts_the_placement_on_its_day()
    {
        var placement = Given.Agreed();

        placement.Attended(Given.Start.AddDays(2)).ShouldBeTrue();

        placement.Status.ShouldBe(PlacementStatus.Active);
        placement.StartDate.ShouldBe(Given.Start.AddDays(2));
    }

    [Fact]
    public void An_earlier_session_that_is_marked_later_moves_the_first_day_and_starts_nothing_again()
    {
        var placement = Given.Agreed();
        placement.Attended(Given.Start.AddDays(2));

        placement.Attended(Given.Start).ShouldBeFalse();

        placement.StartDate.ShouldBe(Given.Start);
    }

    [Theory]
    [InlineData(0, HalfDay.Am, null)]
    [InlineData(0, HalfDay.Pm, "attendance.not-timetabled")]
    [InlineData(5, HalfDay.Am, "attendance.not-timetabled")]
    [InlineData(-7, HalfDay.Am, "attendance.before-start")]
    [InlineData(84, HalfDay.Am, "attendance.after-end")]
    public void Only_timetabled_sessions_between_first_and_last_day_can_be_marked(int daysAfterStart, HalfDay half, string? code) =>
        Given.Agreed().CheckSession(Given.Start.AddDays(daysAfterStart), half)?.Code.ShouldBe(code);

    [Fact]
    public void A_session_cannot_be_marked_before_all_have_agreed() =>
        Given.Proposed().CheckSession(Given.Start, HalfDay.Am)!.Code.ShouldBe("placement.not-agreed");

    [Fact]
    public void A_placement_that_was_attended_did_start()
    {
        var placement = Given.Active();

        placement.End(Given.Ending(reason: PlacementEndReason.NeverStarted), null)!.Code.ShouldBe("placement.has-started");
    }

    [Fact]
    public void A_placement_that_was_never_attended_cannot_be_completed() =>
        Given.Agreed().End(Given.Ending(), null)!.Code.ShouldBe("placement.never-started");

    [Fact]
    public void A_placement_cannot_end_before_its_last_attended_session()
    {
        var placement = Given.Active();

        placement.End(Given.Ending(lastDay: Given.Start.AddDays(7)), Given.Start.AddDays(8))!.Code.ShouldBe("placement.attended-after-end");
        placement.End(Given.Ending(lastDay: Given.Start.AddDays(8)), Given.Start.AddDays(8)).ShouldBeNull();
        placement.Status.ShouldBe(PlacementStatus.Ended);
    }

    [Fact]
    public void An_ended_placement_cannot_be_extended()
    {
        var placement = Given.Active();
        placement.End(Given.Ending(), null);

        placement.Extend(Given.Start.AddYears(1), "More time.")!.Code.ShouldBe("placement.not-live");
    }

    [Fact]
    public void A_live_placement_holds_its_place_past_the_agreed_end_until_it_is_ended()
    {
        var today = Given.Start.AddDays(100);

        Placement.BookingOf(PlacementStatus.Active, Given.Start, Given.Start.AddDays(80), [], today).To.ShouldBe(today);
        Placement.BookingOf(PlacementStatus.Agreed, Given.Start, Given.Start.AddDays(80), [], today).To.ShouldBe(Given.Start.AddDays(80));
    }

    [Fact]
    public void Half_days_are_kept_in_the_order_of_the_week() =>
        Given.Proposed(halfDays: ["Fri PM", "Mon AM", "Mon PM"]).HalfDays.ShouldBe(["Mon AM", "Mon PM", "Fri PM"]);

    [Fact]
    public void A_statutory_date_makes_the_placement_meet_an_exclusion_duty()
    {
        Given.Proposed(reason: ProvisionReason.PermanentExclusion, due: Given.Start).MeetsExclusionDuty.ShouldBeTrue();
        Given.Proposed(reason: ProvisionReason.Suspension, due: null).MeetsExclusionDuty.ShouldBeFalse();
        Given.Proposed(reason: ProvisionReason.EarlyIntervention, due: Given.Start).MeetsExclusionDuty.ShouldBeFalse();
    }
}
