using AltProvision.GraphQL.Authoring;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Tests.Integration.Placements;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Npgsql;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Rules;

/// <summary>Stored decisions: shown, made again, and tried under other rules.</summary>
public sealed class DecisionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_decision_keeps_rules_inputs_and_findings_and_comes_out_the_same_again()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();

        var decisions = (await DecisionsAsync(town.Officer, placement.Id.Value))[placement.Id.Value];
        var readiness = decisions.First(decision => decision.Rules.Contains("ENG-PRV-011 v1"));
        var replay = await product.SendAsync(town.Officer, new ReplayDecision(readiness.Id));

        readiness.Module.ShouldBe("Placements");
        readiness.Action.ShouldBe("ProposePlacement");
        readiness.EventDate.ShouldBe(Town.Start);
        readiness.LaCode.ShouldBe(Town.La);
        readiness.Inputs["facts.plannedEnd"].ShouldBe("2026-03-27");
        readiness.Inputs["parameters.publicLiabilityMinimum"].ShouldBe("5000000");
        replay!.IsSame.ShouldBeTrue();
        replay.Differences.ShouldBeEmpty();
        (await product.SendAsync(town.Officer, new GetDecisionsById([readiness.Id]))).Keys.ShouldBe([readiness.Id]);
        (await product.SendAsync(town.OtherOfficer, new GetDecisionsById([readiness.Id]))).ShouldBeEmpty();
        var output = new StringWriter();
        var code = await ReplayCommand.RunAsync(product.Services, ["--since", "2026-01-01"], output, TestContext.Current.CancellationToken);
        code.ShouldBe(0, output.ToString());
        output.ToString().ShouldEndWith($"decisions come out as they did, 0 do not.{Environment.NewLine}");
        output.ToString().ShouldNotStartWith("0 ");
    }

    [Fact]
    public async Task A_stored_decision_that_does_not_come_out_any_more_is_reported()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();
        await using (
            var tamper = product.DataSource.CreateCommand(
                """update placements.stored_decision set inputs = jsonb_set(inputs, '{facts,publicLiability,expires}', '"2026-01-01"')"""
            )
        )
        {
            await tamper.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var decision = (await DecisionsAsync(town.Officer, placement.Id.Value))[placement.Id.Value]
            .First(d => d.Rules.Contains("ENG-PRV-011 v1"));
        var replay = await product.SendAsync(town.Officer, new ReplayDecision(decision.Id));

        replay!.IsSame.ShouldBeFalse();
        replay.Differences.Single().RuleId.ShouldBe("ENG-PRV-011");
        replay.Differences.Single().Reason.ShouldStartWith("ENG-PRV-011 was silent and says ");
        var output = new StringWriter();
        (await ReplayCommand.RunAsync(product.Services, [], output, TestContext.Current.CancellationToken)).ShouldBe(1);
        output.ToString().ShouldContain($"Placements {decision.Id.Value} ProposePlacement 2026-01-12: ENG-PRV-011 was silent and says ");
    }

    [Fact]
    public async Task A_decision_that_is_made_again_is_put_on_record_as_read_whatever_is_selected_of_it()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();
        var decision = (await DecisionsAsync(town.Officer, placement.Id.Value))[placement.Id.Value][0];

        await product.AskAsync(
            town.Officer,
            "query($id: ID!) { replayDecision(id: $id) { isSame } }",
            new { id = OpaqueId.Encode("Decision", decision.Id.Value) },
            TestContext.Current.CancellationToken
        );

        await using var command = product.DataSource.CreateCommand(
            "select concat_ws('|', action, record_type, data_class) from audit.entry where kind = 'Read' and subject = $1 and records = array[$2]"
        );
        command.Parameters.AddWithValue(town.Officer.Subject);
        command.Parameters.AddWithValue(decision.Id.Value);
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe("replayDecision|Decision|SpecialCategory");
    }

    [Fact]
    public async Task Whoever_does_not_see_the_record_sees_no_decision_on_it()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();
        var decision = (await DecisionsAsync(town.Officer, placement.Id.Value))[placement.Id.Value][0];

        (await DecisionsAsync(town.OtherOfficer, placement.Id.Value)).ShouldBeEmpty();
        (await product.SendAsync(town.OtherOfficer, new ReplayDecision(decision.Id))).ShouldBeNull();
        await Should.ThrowAsync<AccessDeniedException>(() => DecisionsAsync(town.Manager, placement.Id.Value));
    }

    [Fact]
    public async Task A_simulation_counts_what_other_parameters_would_have_changed_and_changes_nothing()
    {
        var town = await Town.BuildAsync(product);
        var placement = await town.ProposeAsync();
        var query = new SimulateRules(new(2026, 1, 1), new(2026, 1, 31), [new("insurance.publicLiabilityMin", "50000000")]);

        var simulation = await product.SendAsync(town.Officer, query);
        var same = await product.SendAsync(town.Officer, query with { Parameters = [] });
        var foreign = await product.SendAsync(town.OtherOfficer, query);
        var earlier = await product.SendAsync(town.Officer, query with { From = new(2025, 1, 1), Until = new(2025, 12, 31) });

        simulation.IsComplete.ShouldBeTrue();
        simulation.Different.ShouldBe(simulation.NewlyBlocked);
        simulation.NewlyBlocked.ShouldBeGreaterThan(0);
        simulation.Rules.ShouldBe([new SimulatedRule("ENG-PRV-011", simulation.Different)]);
        simulation.Cases.ShouldAllBe(simulated => simulated.Decision.Module == "Placements");
        same.Decisions.ShouldBe(simulation.Decisions);
        same.Different.ShouldBe(0);
        foreign.Decisions.ShouldBe(0);
        earlier.Decisions.ShouldBe(0);
        (await product.SendAsync(town.Officer, new GetPlacementFindings([placement.Id])))[placement.Id]
            .ShouldNotContain(f => f.Stops && f.RuleId == "ENG-PRV-011");
    }

    [Fact]
    public async Task A_simulation_without_the_law_hears_nothing_of_it()
    {
        var town = await Town.BuildAsync(product);
        await town.ProposeAsync();

        var simulation = await product.SendAsync(
            town.Officer,
            new SimulateRules(new(2026, 1, 1), new(2026, 1, 31), WithoutModules: ["england"])
        );

        simulation.NotRepeatable.ShouldBeGreaterThan(0, "without the pack nobody judges some of the facts");
    }

    [Theory]
    [InlineData("rev.graceSchoolDay", "5", "england", "There is no rule parameter rev.graceSchoolDay.")]
    [InlineData("rev.graceSchoolDays", "five", "england", "Rule parameter rev.graceSchoolDays cannot be 'five'.")]
    [InlineData("rev.graceSchoolDays", "5", "scotland", "There is no rule module scotland.")]
    public async Task A_simulation_that_cannot_be_asked_says_why(string key, string value, string without, string message)
    {
        var town = await Town.BuildAsync(product);

        var refused = await Should.ThrowAsync<BadRequestException>(() =>
            product.SendAsync(
                town.Officer,
                new SimulateRules(new(2026, 1, 1), new(2026, 1, 31), [new(key, value)], WithoutModules: [without])
            )
        );

        refused.Message.ShouldStartWith(message);
    }

    [Fact]
    public async Task A_question_is_answered_on_the_calendar_of_the_school()
    {
        var town = await Town.BuildAsync(product);

        var tried = await product.SendAsync(town.Head, new TryDecision("halfTermReview", """{"start":"2026-01-12"}"""));

        tried.Result.ShouldContain("\"dueDate\":\"2026-02-13\"");
        tried.Findings.ShouldContain(finding => finding.RuleId == "ENG-REV-001");
    }

    [Theory]
    [InlineData("halfTermReview", "{", "facts is no JSON: ")]
    [InlineData("halfTermReview", "{}", "facts.start: missing")]
    [InlineData("halfTerm", "{}", "operation: 'halfTerm' is not known.")]
    public async Task A_question_that_cannot_be_read_says_what_is_missing(string operation, string facts, string message)
    {
        var town = await Town.BuildAsync(product);

        (
            await Should.ThrowAsync<BadRequestException>(() => product.SendAsync(town.Head, new TryDecision(operation, facts)))
        ).Message.ShouldStartWith(message);
    }

    [Fact]
    public async Task Rules_are_found_by_words_and_by_the_date_on_which_they_were_in_force()
    {
        var town = await Town.BuildAsync(product);

        var directions = await product.SendAsync(
            town.Head,
            new ListRules(new("off-site DIRECTION power", InForceOn: new(2026, 7, 25)), new())
        );
        var all = await product.SendAsync(town.Head, new ListRules(null, new(First: 5)));

        directions.Nodes.ShouldHaveSingleItem().RuleId.ShouldBe("ENG-REF-017");
        directions.Nodes[0].Version.ShouldBe(1);
        (await product.SendAsync(town.Head, new GetRulesById([directions.Nodes[0].Id]))).Values.Single().RuleId.ShouldBe("ENG-REF-017");
        directions.Nodes[0].Examples.ShouldNotBeEmpty();
        all.Nodes.Count.ShouldBe(5);
        all.PageInfo.HasNextPage.ShouldBeTrue();
        var parameters = await product.SendAsync(town.Head, new GetRuleParameters("ENG-REV-001", Town.La, null));
        parameters.Select(parameter => parameter.Key).ShouldBe(["rev.graceSchoolDays", "rev.maxGapSchoolDays"]);
    }

    private Task<IReadOnlyDictionary<Guid, IReadOnlyList<StoredDecisionView>>> DecisionsAsync(Viewer viewer, Guid record) =>
        product.SendAsync(viewer, new GetDecisionsByRecord("Placements", [record]));
}
