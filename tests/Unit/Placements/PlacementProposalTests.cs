using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Placements;

public class PlacementProposalTests
{
    private static readonly PlacementProposal Good = new(
        new(Guid.CreateVersion7()),
        new(Guid.CreateVersion7()),
        new(Guid.CreateVersion7()),
        "Getting back into a routine of learning.",
        Given.Start,
        Given.Start.AddDays(80),
        Given.Start.AddDays(30),
        6m,
        new(250m),
        ["Mon AM", "Tue AM"],
        Given.Plan
    );

    [Fact]
    public void A_complete_proposal_passes() => Codes(Good).ShouldBeEmpty();

    [Fact]
    public void Whatever_is_wrong_is_said_at_once() =>
        Codes(
                Good with
                {
                    Purpose = "Short",
                    StartDate = Given.Start.AddDays(-30),
                    PlannedEndDate = Given.Start.AddDays(-31),
                    FirstReviewDate = Given.Start,
                    HoursPerWeek = 33m,
                    HalfDays = ["Sat AM"],
                }
            )
            .ShouldBe(
                [
                    "placement.purpose-length",
                    "placement.start-range",
                    "placement.end-range",
                    "placement.first-review-range",
                    "placement.hours-range",
                    "placement.half-days",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void A_half_day_counts_once() => Codes(Good with { HalfDays = ["Mon AM", "Mon AM"] }).ShouldBe(["placement.half-days"]);

    [Fact]
    public void A_goal_without_a_measure_is_refused() =>
        Codes(Good with { Plan = Given.Plan with { Goals = [new PlacementGoal("Attend more", "")] } }).ShouldBe(["placement.goals"]);

    [Fact]
    public void A_proposal_may_come_before_its_plan() => Codes(Good with { Plan = new PlacementPlan([]) }).ShouldBeEmpty();

    private static IEnumerable<string> Codes(PlacementProposal proposal) =>
        new PlacementProposalValidator(new StoppedClock()).Validate(proposal).Errors.Select(error => error.ErrorCode);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Given.Now;
    }
}
