using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class ReintegrationTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");
    private static readonly DateOnly Today = new(2026, 1, 6);

    private static readonly ReintegrationPlanFacts Whole = new([
        new(1, new(2026, 1, 12), 1) { HalfDaysElsewhere = 9, ReachedOn = new(2026, 1, 12) },
        new(2, new(2026, 1, 19), 10),
    ])
    {
        HasSupport = true,
        HasNamedAdult = true,
        HasSuccessMeasures = true,
        HasFallback = true,
        IsParentAgreed = true,
        IsChildAgreed = true,
    };

    [Fact]
    [Covers("ENG-TRN-001")]
    public void A_next_step_that_is_still_open_needs_a_day_of_decision()
    {
        var facts = new ActivationFacts(PartyAnswer.Agreed, PartyAnswer.Agreed, PartyAnswer.Agreed, PartyAnswer.Agreed, new());
        var dated = facts with { Plan = new() { NextStepDecidedBy = new(2026, 2, 13) } };
        var known = facts with
        {
            Plan = new() { HasNextStep = true, NextStepDecidedBy = new(2026, 2, 13) },
        };

        Given.Check(Today, facts).Lines("ENG-TRN-001").ShouldBe(["Block nextStepMissing"]);
        Given.Check(Today, dated).Lines("ENG-TRN-001").ShouldBe(["Deadline nextStepToDecide 2026-02-13 (commissioner)"]);
        Given.Check(Today, known).Lines("ENG-TRN-001").ShouldBeEmpty();
    }

    [Fact]
    [Covers("ENG-TRN-002")]
    public void A_whole_plan_has_a_deadline_for_each_stage_that_is_not_reached()
    {
        Given.Check(Today, Whole).Lines("ENG-TRN-002").ShouldBe(["Deadline stageDue 2026-01-19 (receiving school) stage=2 halfDays=10"]);
    }

    [Fact]
    [Covers("ENG-TRN-002")]
    public void Every_part_that_is_missing_is_a_warning()
    {
        Given
            .Check(Today, new ReintegrationPlanFacts([]))
            .Lines("ENG-TRN-002")
            .ShouldBe([
                "Warn stagesMissing",
                "Warn supportMissing",
                "Warn namedAdultMissing",
                "Warn successMeasuresMissing",
                "Warn fallbackMissing",
                "Warn parentNotAgreed",
                "Warn childNotAgreed",
            ]);
    }

    [Theory]
    [Covers("ENG-TRN-002")]
    [InlineData(6, 3, "Inform partTimeTimetable stage=1 halfDays=9")]
    [InlineData(6, 4, null)]
    [InlineData(10, 0, null)]
    public void A_stage_short_of_full_time_is_a_part_time_timetable(int here, int elsewhere, string? line)
    {
        var facts = Whole with { Stages = [new(1, new(2026, 1, 12), here) { HalfDaysElsewhere = elsewhere, ReachedOn = Today }] };

        Given.Check(Today, facts).Lines("ENG-TRN-002").ShouldBe(line is null ? [] : [line]);
    }

    [Theory]
    [Covers("ENG-TRN-002")]
    [InlineData(3, "Inform backOneStage stage=3 backTo=2", "Go back to stage 2")]
    [InlineData(2, "Inform backOneStage stage=2 backTo=1", "Go back to stage 1")]
    [InlineData(1, "Inform backOneStage stage=1 backTo=1", "Start it again")]
    public void A_stage_that_fails_goes_back_by_one_and_has_no_date_any_more(int stage, string line, string message)
    {
        var decision = Given.Check(Today, Whole with { Stages = [new(stage, new(2026, 1, 12), 10) { HasFailed = true }] });

        decision.Lines("ENG-TRN-002").ShouldBe([line]);
        decision.Notices.Single().Message.ShouldContain(message);
    }

    // Returned on Fri 7 Nov 2025: the sixtieth school day after it is Mon 23 Feb 2026.
    [Theory]
    [Covers("ENG-TRN-014")]
    [InlineData("2025-11-10", true, "2025-11-17")]
    [InlineData("2026-02-23", true, "2026-03-02")]
    [InlineData("2026-02-24", false, null)]
    public void A_return_that_breaks_down_within_twelve_school_weeks_reopens_the_case(string brokeDown, bool isReopened, string? review)
    {
        var brokeDownOn = DateOnly.Parse(brokeDown);

        Given
            .Check(brokeDownOn, new FailedReturnFacts(Alpha, new(2025, 11, 7), brokeDownOn))
            .Lines("ENG-TRN-014")
            .ShouldBe(
                isReopened ? ["Inform caseReopened", $"Deadline reviewAfterBreakdown {review} (commissioner)"] : ["Inform newReferral"]
            );
    }

    [Theory]
    [Covers("ENG-TRN-015")]
    [InlineData("2025-11-14", "2026-01-12", "2026-03-02", "2026-01-15")]
    [InlineData("2026-01-15", "2026-03-05", "2026-04-30", "2026-05-21")]
    [InlineData("2026-05-21", "2026-07-09", "2026-10-06", "2026-10-01")]
    [InlineData("2026-10-01", "2026-11-20", "2027-01-18", "2027-01-21")]
    public void It_is_checked_at_six_and_twelve_school_weeks_and_at_the_next_census(
        string ended,
        string first,
        string second,
        string census
    )
    {
        var endedOn = DateOnly.Parse(ended);

        Given
            .Check(endedOn, new FollowUpFacts(Alpha, endedOn))
            .Lines("ENG-TRN-015")
            .ShouldBe([
                $"Deadline followUp {first} (commissioner) weeks=6",
                $"Deadline followUp {second} (commissioner) weeks=12",
                $"Deadline censusCheck {census} (commissioner)",
            ]);
    }

    [Fact]
    [Covers("ENG-TRN-015")]
    public void A_family_that_moved_is_followed_where_it_is_now()
    {
        Given
            .Check(Today, new FollowUpFacts(Alpha, new(2025, 11, 14)) { HasFamilyMoved = true })
            .Lines("ENG-TRN-015")
            .ShouldContain("Inform familyMoved");
    }
}
