using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Tests.Integration.Placements;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Rules;

/// <summary>A block of local policy, lifted by an officer for one referral.</summary>
public sealed class OverrideTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Why = "The child has just settled there; agreed with the family.";

    private static readonly DateOnly Until = new(2026, 1, 31);

    private Product product = null!;

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync(), HouseRules.Use);

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task An_officer_lifts_the_policy_and_the_school_may_propose()
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync();
        var before = await product.SendAsync(town.Head, new ProposePlacement(town.Proposal(referral)));
        before.Refusals.ShouldHaveSingleItem().RuleId.ShouldBe("LA999-PLC-001");

        var granted = await product.SendAsync(town.Officer, new OverrideRule(referral.Id, "LA999-PLC-001", Why, Until));
        var check = await product.SendAsync(town.Head, new CheckPlacement(town.Proposal(referral)));
        var after = await product.SendAsync(town.Head, new ProposePlacement(town.Proposal(referral)));

        granted.Refusals.ShouldBeEmpty();
        check.CanPropose.ShouldBeTrue();
        after.Refusals.ShouldBeEmpty();
        after.Findings.Single(finding => finding.RuleId == "LA999-PLC-001").LiftedUntil.ShouldBe(Until);
        (await product.SendAsync(town.Officer, new ListOverrides([referral.Id])))[referral.Id].Single().Reason.ShouldBe(Why);
        (await product.SendAsync(town.OtherOfficer, new ListOverrides([referral.Id]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_overrides_their_own_request()
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync();
        (await product.SendAsync(town.Officer, new OverrideRule(referral.Id, "LA999-PLC-001", Why, Until))).Refusals.ShouldBeEmpty();

        var own = await product.SendAsync(town.Officer, new CheckPlacement(town.Proposal(referral)));

        own.CanPropose.ShouldBeFalse();
        own.Problems.ShouldContain(problem => problem.RuleId == "LA999-PLC-001");
    }

    [Fact]
    public async Task It_holds_for_one_referral_and_until_its_day()
    {
        var town = await Town.BuildAsync(product);
        var (referral, other) = (await town.ReferAsync(), await town.ReferAsync());
        (
            await product.SendAsync(town.Officer, new OverrideRule(referral.Id, "LA999-PLC-001", Why, new(2026, 1, 5)))
        ).Refusals.ShouldBeEmpty();

        (await product.SendAsync(town.Head, new CheckPlacement(town.Proposal(other)))).CanPropose.ShouldBeFalse();
        (await product.SendAsync(town.Head, new CheckPlacement(town.Proposal(referral)))).CanPropose.ShouldBeTrue();
        product.Clock.SetUtcNow(new(2026, 1, 6, 8, 0, 0, TimeSpan.Zero));
        (await product.SendAsync(town.Head, new CheckPlacement(town.Proposal(referral)))).CanPropose.ShouldBeFalse();
    }

    [Theory]
    [InlineData("ENG-PRV-011", "You cannot lift ENG-PRV-011: it is a legal requirement")]
    [InlineData("LA999-PLC-002", "The policy behind LA999-PLC-002 names nobody who may lift it.")]
    [InlineData("LA999-PLC-077", "There is no rule LA999-PLC-077 in use today.")]
    public async Task What_nobody_may_lift_is_refused_with_the_reason(string ruleId, string message)
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync();

        var result = await product.SendAsync(town.Officer, new OverrideRule(referral.Id, ruleId, Why, Until));

        result.Refusals.ShouldHaveSingleItem().Field.ShouldBe(["ruleId"]);
        result.Refusals[0].Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("too short", "2026-01-31", "reason")]
    [InlineData(Why, "2026-01-04", "until")]
    [InlineData(Why, "2026-04-06", "until")]
    public async Task Reason_and_day_are_looked_at(string reason, string until, string field)
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync();

        var result = await product.SendAsync(
            town.Officer,
            new OverrideRule(referral.Id, "LA999-PLC-001", reason, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture))
        );

        result.Refusals.ShouldHaveSingleItem().Field.ShouldBe([field]);
    }

    [Fact]
    public async Task A_school_may_lift_nothing_and_a_foreign_officer_finds_no_referral()
    {
        var town = await Town.BuildAsync(product);
        var referral = await town.ReferAsync();

        await Should.ThrowAsync<AccessDeniedException>(() =>
            product.SendAsync(town.Head, new OverrideRule(referral.Id, "LA999-PLC-001", Why, Until))
        );
        (await product.SendAsync(town.OtherOfficer, new OverrideRule(referral.Id, "LA999-PLC-001", Why, Until)))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("not-found");
    }
}
