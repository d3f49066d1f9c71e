using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Transitions;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Transitions;

public class TransitionTests
{
    private static readonly DateOnly First = new(2026, 1, 12);
    private static readonly DateOnly Second = new(2026, 1, 26);
    private static readonly DateOnly CheckDue = new(2026, 4, 20);
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void Reaching_the_first_stage_begins_the_transition()
    {
        var transition = Planned();

        transition.ReachStage(1, First, Today).ShouldBeNull();

        transition.Status.ShouldBe(TransitionStatus.InProgress);
        transition.Stages.Select(stage => stage.ReachedOn).ShouldBe([First, null]);
    }

    [Fact]
    public void A_stage_cannot_be_skipped()
    {
        var transition = Planned();

        transition.ReachStage(2, Second, Today)!.Code.ShouldBe("transition.stage-order");

        transition.Status.ShouldBe(TransitionStatus.Planned);
    }

    [Fact]
    public void A_stage_cannot_be_reached_twice()
    {
        var transition = Planned();
        transition.ReachStage(1, First, Today);

        transition.ReachStage(1, First, Today)!.Code.ShouldBe("transition.stage-order");
    }

    [Fact]
    public void After_the_last_stage_there_is_none_to_reach()
    {
        var transition = Reached();

        transition.ReachStage(3, Today, Today)!.Code.ShouldBe("transition.all-stages-reached");
    }

    [Fact]
    public void A_stage_is_not_reached_before_the_one_before_it()
    {
        var transition = Planned();
        transition.ReachStage(1, First, Today);

        transition.ReachStage(2, First.AddDays(-1), Today)!.Code.ShouldBe("transition.day-out-of-order");
    }

    [Fact]
    public void A_stage_is_not_reached_tomorrow() =>
        Planned().ReachStage(1, Today.AddDays(1), Today)!.Code.ShouldBe("transition.day-in-future");

    [Fact]
    public void A_stage_may_be_reached_earlier_than_planned() => Planned().ReachStage(1, First.AddDays(-3), Today).ShouldBeNull();

    [Fact]
    public void An_open_stage_stands_in_the_way_of_completion()
    {
        var transition = Planned();
        transition.ReachStage(1, First, Today);

        var refusal = transition.Complete(Second, CheckDue, Today)!;

        refusal.Code.ShouldBe("transition.stages-open");
        refusal.Message.ShouldContain("Stage 2");
    }

    [Fact]
    public void Whether_it_lasted_is_to_be_checked_on_the_day_of_the_last_follow_up()
    {
        var transition = Reached();

        transition.Complete(Second, CheckDue, Today).ShouldBeNull();

        transition.Status.ShouldBe(TransitionStatus.Completed);
        transition.SustainedCheckDue.ShouldBe(CheckDue);
    }

    [Fact]
    public void Where_term_dates_are_missing_it_is_checked_after_twelve_weeks() =>
        SustainedCheck.DueBy(decision: null, Second).ShouldBe(new DateOnly(2026, 4, 20));

    [Fact]
    public void Completion_does_not_come_before_the_last_stage() =>
        Reached().Complete(Second.AddDays(-1), CheckDue, Today)!.Code.ShouldBe("transition.day-out-of-order");

    [Theory]
    [InlineData("2026-04-19", false)]
    [InlineData("2026-04-20", true)]
    public void That_it_lasted_can_be_said_from_the_day_of_the_check(string day, bool isAccepted)
    {
        var transition = Completed();

        var refusal = transition.Sustain(DateOnly.Parse(day), Today);

        (refusal is null).ShouldBe(isAccepted);
        transition.Status.ShouldBe(isAccepted ? TransitionStatus.Sustained : TransitionStatus.Completed);
    }

    [Fact]
    public void A_transition_on_the_way_cannot_be_called_sustained() =>
        Reached().Sustain(Today, Today)!.Code.ShouldBe("transition.not-completed");

    [Fact]
    public void A_breakdown_need_not_wait_for_the_check()
    {
        var transition = Completed();

        transition.BreakDown(Second.AddDays(7), " Refuses to attend. ", Today).ShouldBeNull();

        transition.Status.ShouldBe(TransitionStatus.BrokenDown);
        transition.BreakdownReason.ShouldBe("Refuses to attend.");
    }

    [Fact]
    public void A_transition_may_break_down_on_the_way()
    {
        var transition = Planned();

        transition.BreakDown(First, "Never came.", Today).ShouldBeNull();

        transition.Status.ShouldBe(TransitionStatus.BrokenDown);
    }

    [Fact]
    public void A_checked_transition_is_over()
    {
        var transition = Completed();
        transition.Sustain(Today, Today);

        transition.BreakDown(Today, "Too late.", Today)!.Code.ShouldBe("transition.not-open");
        transition.ReachStage(1, Today, Today)!.Code.ShouldBe("transition.not-open");
        transition.Complete(Today, CheckDue, Today)!.Code.ShouldBe("transition.not-open");
    }

    private static Transition Planned() =>
        Transition.Plan(
            new(Guid.CreateVersion7()),
            new(
                new(Guid.CreateVersion7()),
                new PupilId(Guid.CreateVersion7()),
                new SchoolId(Guid.CreateVersion7()),
                "332",
                new ProviderId(Guid.CreateVersion7())
            ),
            new(
                TransitionKind.ReturnToHomeSchool,
                new SchoolId(Guid.CreateVersion7()),
                Second,
                [new(1, First, 4), new(2, Second, 10)],
                "A quiet room and a weekly talk.",
                "Head of year"
            ),
            WarningAcknowledgement.None,
            DateTimeOffset.UnixEpoch
        );

    private static Transition Reached()
    {
        var transition = Planned();
        transition.ReachStage(1, First, Today);
        transition.ReachStage(2, Second, Today);
        return transition;
    }

    private static Transition Completed()
    {
        var transition = Reached();
        transition.Complete(Second, CheckDue, Today);
        return transition;
    }
}
