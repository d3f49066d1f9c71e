using AltProvision.SchoolRoll.Contracts;
using AltProvision.Transitions;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Transitions;

public class PlanTransitionTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);
    private static readonly DateOnly Target = new(2026, 2, 9);
    private static readonly SchoolId Home = new(Guid.CreateVersion7());
    private static readonly SchoolId Another = new(Guid.CreateVersion7());

    private static readonly PlanTransition Good = new(
        new(Guid.CreateVersion7()),
        TransitionKind.ReturnToHomeSchool,
        Target,
        [new(new(2026, 1, 12), 2), new(new(2026, 1, 26), 6), new(Target, 10)],
        "A quiet room; back one stage when a week fails.",
        "Head of year"
    );

    [Fact]
    public void Stages_that_go_forward_and_end_on_the_target_date_are_accepted() => Failures(Good).ShouldBeEmpty();

    [Fact]
    public void Stages_are_numbered_from_one() => Good.ToPlan(Home).Stages.Select(stage => stage.Number).ShouldBe([1, 2, 3]);

    [Fact]
    public void Two_stages_on_one_day_are_refused_at_the_second() =>
        Failures(Good with { Stages = [new(Target, 4), new(Target, 10)] }).ShouldBe([("Stages[1].StartsOn", "transition.stage-dates")]);

    [Fact]
    public void The_last_stage_has_to_be_on_the_target_date() =>
        Failures(Good with { Stages = [new(Target.AddDays(-1), 10)] }).ShouldBe([("Stages[0].StartsOn", "transition.last-stage-date")]);

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void A_week_has_one_to_ten_half_days(int halfDays) =>
        Failures(Good with { Stages = [new(Target, halfDays)] }).ShouldBe([("Stages[0].HalfDaysPerWeek", "transition.stage-half-days")]);

    [Fact]
    public void A_stage_never_has_fewer_half_days_than_the_one_before() =>
        Failures(Good with { Stages = [new(new(2026, 1, 12), 6), new(Target, 5)] })
            .ShouldBe([("Stages[1].HalfDaysPerWeek", "transition.stage-falls-back")]);

    [Fact]
    public void A_plan_needs_a_stage() => Failures(Good with { Stages = [] }).ShouldBe([("Stages", "transition.stages-count")]);

    [Fact]
    public void A_target_date_that_has_passed_is_refused() =>
        Failures(Good with { TargetDate = Today.AddDays(-1), Stages = [new(Today.AddDays(-1), 10)] })
            .ShouldBe([("TargetDate", "transition.target-in-past")]);

    [Fact]
    public void A_return_leads_to_the_home_school_and_nowhere_else()
    {
        Destination.Check(TransitionKind.ReturnToHomeSchool, Home, Home).ShouldBeNull();
        Destination.Check(TransitionKind.ReturnToHomeSchool, Another, Home)!.Code.ShouldBe("transition.not-home-school");
    }

    [Fact]
    public void A_child_on_no_roll_has_no_school_to_return_to() =>
        Destination.Check(TransitionKind.ReturnToHomeSchool, destination: null, home: null)!.Code.ShouldBe("transition.no-home-school");

    [Theory]
    [InlineData(TransitionKind.NewMainstreamSchool)]
    [InlineData(TransitionKind.SpecialSchool)]
    public void A_move_to_another_school_names_one_that_is_not_the_home_school(TransitionKind kind)
    {
        Destination.Check(kind, Another, Home).ShouldBeNull();
        Destination.Check(kind, destination: null, Home)!.Code.ShouldBe("transition.destination-missing");
        Destination.Check(kind, Home, Home)!.Code.ShouldBe("transition.is-home-school");
    }

    [Fact]
    public void After_16_no_school_need_be_named() => Destination.Check(TransitionKind.Post16, destination: null, Home).ShouldBeNull();

    [Fact]
    public void A_breakdown_needs_a_reason_and_a_success_does_not()
    {
        var check = new RecordSustainedCheck(new(Guid.CreateVersion7()), 1, Today, IsSustained: false, Reason: "  no  ");

        new RecordSustainedCheckValidator().Validate(check).Errors.Single().ErrorCode.ShouldBe("transition.breakdown-reason");
        new RecordSustainedCheckValidator().Validate(check with { Reason = null }).IsValid.ShouldBeFalse();
        new RecordSustainedCheckValidator().Validate(check with { IsSustained = true, Reason = null }).IsValid.ShouldBeTrue();
    }

    private static IEnumerable<(string, string)> Failures(PlanTransition plan) =>
        new PlanTransitionValidator(new FixedTime(Today)).Validate(plan).Errors.Select(error => (error.PropertyName, error.ErrorCode));

    private sealed class FixedTime(DateOnly today) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(today, new(12, 0), TimeSpan.Zero);
    }
}
