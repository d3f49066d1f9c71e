using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>Past decisions, made again.</summary>
public class ReplayTests
{
    private static readonly ResponsibleBodyFacts AcademyDirection = new(ProvisionReason.OffSiteDirection)
    {
        SchoolKind = SchoolKind.Academy,
        Purpose = DirectionPurpose.Behaviour,
    };

    private static readonly ReviewScheduleFacts Started = new(Given.Calendar("ALPHA"), new(2025, 11, 5));

    [Theory]
    [InlineData("2026-07-25", "ENG-REF-017 v1", "goodPractice")]
    [InlineData("2026-07-26", "ENG-REF-017 v2", "mandatory")]
    public void A_decision_comes_out_by_the_version_of_its_day_however_late_it_is_made_again(
        string determined,
        string rule,
        string procedure
    )
    {
        var stored = Store(Given.Check(DateOnly.Parse(determined), AcademyDirection));

        var replay = RuleReplay.Of(Given.Book, stored);

        stored.Rules.ShouldContain(rule);
        replay.IsSame.ShouldBeTrue();
        replay.Findings.Single(finding => finding.RuleId == "ENG-REF-017").Data["procedure"].ShouldBe(procedure);
    }

    [Fact]
    public void Decisions_before_and_after_a_change_of_the_law_differ_and_the_reason_is_the_version()
    {
        var before = Given.Check(new(2026, 7, 25), AcademyDirection);
        var after = Given.Check(new(2026, 7, 26), AcademyDirection);

        var difference = RuleReplay.Compare(before.Findings, after.Findings).Single(d => d.RuleId == "ENG-REF-017");

        difference.Reason.ShouldBe("ENG-REF-017 spoke in version 1 and speaks in version 2.");
        difference.Before.Single().Data["procedure"].ShouldBe("goodPractice");
        difference.After.Single().Data["procedure"].ShouldBe("mandatory");
    }

    [Fact]
    public void The_parameters_of_the_day_count_and_not_those_of_today()
    {
        var then = Given.Book.WithDefaults(new Dictionary<string, string> { ["rev.graceSchoolDays"] = "40" });
        var stored = Store(new RuleBook<ReviewScheduleFacts>(then).Check(Started.Start, Started));
        var due = Given.Check(Started.Start, Started).DueBy("ENG-REV-001");

        var replay = RuleReplay.Of(Given.Book, stored);

        replay.IsSame.ShouldBeTrue();
        replay.Findings.Single(finding => finding.RuleId == "ENG-REV-001").DueDate.ShouldNotBe(due);
    }

    [Fact]
    public void A_rule_that_says_something_else_than_on_the_day_is_a_difference()
    {
        var decision = Given.Check(Started.Start, Started);
        var altered = decision with
        {
            Findings =
            [
                .. decision.Findings.Select(finding =>
                    finding.RuleId == "ENG-REV-001" ? finding with { DueDate = new(2025, 12, 12) } : finding
                ),
            ],
        };

        var replay = RuleReplay.Of(Given.Book, Store(altered));

        replay.IsSame.ShouldBeFalse();
        replay.Differences.Single().Reason.ShouldBe("ENG-REV-001 set Fri 12 Dec 2025 and sets Fri 19 Dec 2025.");
    }

    [Fact]
    public void Another_wording_is_no_difference()
    {
        var decision = Given.Check(Started.Start, Started);
        var reworded = decision with { Findings = [.. decision.Findings.Select(finding => finding with { Message = "In other words." })] };

        RuleReplay.Of(Given.Book, Store(reworded)).IsSame.ShouldBeTrue();
    }

    [Fact]
    public void A_rule_that_came_later_is_not_heard_and_one_that_has_gone_is_named()
    {
        var decision = Given.Check(Started.Start, Started);
        var withoutRule = decision with
        {
            Rules = [.. decision.Rules.Where(rule => !rule.StartsWith("ENG-REV-001", StringComparison.Ordinal))],
            Findings = [.. decision.Findings.Where(finding => finding.RuleId != "ENG-REV-001")],
        };
        var ofAnotherPack = decision with
        {
            Rules = [.. decision.Rules, "LA332-REV-009 v1"],
            Findings = [.. decision.Findings, decision.Findings[0] with { RuleId = "LA332-REV-009", RuleVersion = 1 }],
        };

        RuleReplay.Of(Given.Book, Store(withoutRule)).IsSame.ShouldBeTrue();
        RuleReplay.Of(Given.Book, Store(ofAnotherPack)).Differences.Single().Reason.ShouldBe("LA332-REV-009 v1 is not here any more.");
    }

    [Fact]
    public void What_nobody_judges_any_more_cannot_be_made_again_and_says_so()
    {
        var decision = Given.Check(Started.Start, Started);

        Should
            .Throw<ArgumentException>(() => RuleReplay.Of(Given.Book, Store(decision with { FactsType = "OldFacts" })))
            .Message.ShouldBe("No rule judges facts called OldFacts.");
        Should
            .Throw<ArgumentException>(() => RuleReplay.Of(Given.Book, Store(decision with { FactsType = "" })))
            .Message.ShouldContain("cannot be made again");
        Should
            .Throw<ArgumentException>(() => RuleReplay.Of(Given.Book, Store(decision with { Inputs = "{\"facts\":1}" })))
            .Message.ShouldBe("The stored inputs cannot be read as ReviewScheduleFacts.");
    }

    [Fact]
    public void Other_parameters_and_packs_can_be_tried_on_a_past_decision()
    {
        var stored = Store(Given.Check(Started.Start, Started));
        var tried = Given.Book.Replay(stored.FactsType, stored.Inputs, new Dictionary<string, string> { ["rev.graceSchoolDays"] = "40" });

        RuleReplay.Compare(stored.ReadFindings(), tried.Findings).Select(difference => difference.RuleId).ShouldBe(["ENG-REV-001"]);
        Given.Book.With(["england"], []).Packs.Select(pack => pack.Pack.Id).ShouldNotContain("england");
    }

    private static StoredDecision Store(RuleDecision decision) =>
        StoredDecision.From(Guid.CreateVersion7(), "Test", decision, new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));
}
