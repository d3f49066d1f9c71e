using AltProvision.Kernel;
using AltProvision.Providers.Contracts;
using Xunit;

namespace Westmarch.Tests;

public class LongPlacementTests
{
    private static readonly DateOnly Start = new(2026, 1, 12);

    // The same loader as in the host: it also says when the pack breaks a rule for packs.
    private static readonly RuleBook Book = RulePackLoader.Load([typeof(WestmarchRulePack).Assembly]);

    [Theory]
    [InlineData(20 * 7, false)]
    [InlineData((20 * 7) + 1, true)]
    public void More_than_twenty_weeks_need_a_reason(int days, bool warns)
    {
        Assert.Equal(warns, Check(Book, days, "999").Warnings.Any());
    }

    [Fact]
    public void It_is_no_policy_of_other_authorities()
    {
        Assert.Empty(Check(Book, days: 300, "332").Findings);
    }

    [Fact]
    public void The_authority_may_set_another_limit()
    {
        var book = RulePackLoader.Load(
            [typeof(WestmarchRulePack).Assembly],
            new() { Parameters = [new("999", From: null, "westmarch.weeksWithoutReason", "10")] }
        );

        Assert.Equal("longPlacement", Check(book, days: 71, "999").Warnings.Single().Code);
    }

    private static RuleDecision Check(RuleBook book, int days, string laCode) =>
        new RuleBook<ProviderReadinessFacts>(book).Check(
            Start,
            new(ProviderApproval.Approved, Start, Start.AddDays(days - 1), "school", "site", ["site"], IsCommissionerCheckRecorded: true),
            laCode
        );
}
