using System.Collections.Immutable;
using AltProvision.Kernel;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>ENG-GEN-010: what may be lifted, by whom, until when.</summary>
[Covers("ENG-GEN-010")]
public class OverrideTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void A_block_of_local_policy_is_lifted_until_the_day_granted()
    {
        var lifted = Decision(RuleStrength.LocalPolicy).Lift([new("LA332-PLC-002", "officer", Today)], ["head"], Today);

        lifted.IsBlocked.ShouldBeFalse();
        lifted.Blocks.ShouldBeEmpty();
        lifted.Findings.Single().LiftedUntil.ShouldBe(Today);
        lifted.Findings.Single().Outcome.ShouldBe(Outcome.Block, "what the rule said stays on record");
    }

    [Fact]
    public void An_override_that_has_run_out_lifts_nothing()
    {
        Decision(RuleStrength.LocalPolicy)
            .Lift([new("LA332-PLC-002", "officer", Today.AddDays(-1))], ["head"], Today)
            .IsBlocked.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_overrides_a_request_of_their_own()
    {
        Decision(RuleStrength.LocalPolicy)
            .Lift([new("LA332-PLC-002", "officer", Today)], ["somebody", "officer"], Today)
            .IsBlocked.ShouldBeTrue();
    }

    [Theory]
    [InlineData(RuleStrength.StatutoryDuty)]
    [InlineData(RuleStrength.StatutoryGuidanceMust)]
    [InlineData(RuleStrength.StatutoryGuidanceShould)]
    [InlineData(RuleStrength.NationalStandard)]
    [InlineData(RuleStrength.GoodPractice)]
    public void The_law_is_never_lifted(RuleStrength strength)
    {
        Decision(strength).Lift([new("LA332-PLC-002", "officer", Today)], ["head"], Today).IsBlocked.ShouldBeTrue();
    }

    [Fact]
    public void An_override_of_another_rule_lifts_nothing()
    {
        Decision(RuleStrength.LocalPolicy).Lift([new("LA332-PLC-003", "officer", Today)], [], Today).IsBlocked.ShouldBeTrue();
    }

    [Fact]
    public void Of_two_the_longer_counts()
    {
        Decision(RuleStrength.LocalPolicy)
            .Lift([new("LA332-PLC-002", "a", Today.AddDays(3)), new("LA332-PLC-002", "b", Today.AddDays(9))], [], Today)
            .Findings.Single()
            .LiftedUntil.ShouldBe(Today.AddDays(9));
    }

    private static RuleDecision Decision(RuleStrength strength) =>
        new(
            "SomeFacts",
            Today,
            "332",
            "",
            "{}",
            [
                new(
                    "LA332-PLC-002",
                    1,
                    "A rule",
                    strength,
                    "Tests",
                    "test",
                    Outcome.Block,
                    "tooLong",
                    "Too long.",
                    null,
                    ImmutableDictionary<string, string>.Empty
                ),
            ]
        );
}
