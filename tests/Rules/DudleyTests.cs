using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>The example of local policy: heard for its authority only, with parameters of its own.</summary>
public class DudleyTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    [Theory]
    [InlineData("2025-12-21", "332", "")]
    [InlineData("2025-12-22", "332", "Block partTimeTooLong")]
    [InlineData("2025-12-22", "333", "")]
    public void A_part_time_timetable_lasts_six_weeks_at_most(string end, string laCode, string said)
    {
        var facts = new PartTimeTimetableFacts(
            Alpha,
            PartTimeReason.Health,
            new(2025, 11, 10),
            DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture)
        );

        Given.Check(facts.Start, facts, laCode).By("LA332-PLC-001").ShouldBe(said);
        Given.Check(new(2025, 8, 31), facts, laCode).By("LA332-PLC-001").ShouldBe("");
    }

    [Fact]
    public void Papers_reach_the_panel_three_school_days_before()
    {
        var facts = new PanelTimesFacts(
            Alpha,
            new(2025, 11, 20),
            IsUrgent: false,
            [new(2025, 11, 20), new(2025, 12, 9), new(2025, 11, 25)]
        );

        Given.Check(facts.SubmittedOn, facts, "332").By("LA332-REF-001").ShouldBe("Deadline panelPapersHere 2025-11-20 referring school");
        Given.Check(facts.SubmittedOn, facts with { IsUrgent = true }, "332").By("LA332-REF-001").ShouldBe("");
        Given.Check(facts.SubmittedOn, facts with { PanelDates = [] }, "332").By("LA332-REF-001").ShouldBe("");
    }

    [Fact]
    public void A_provider_that_is_no_school_is_visited_every_four_months_or_as_the_authority_sets()
    {
        var facts = new ProviderApprovalFacts(new(2026, 1, 5), ProviderCategory.NonSchool) { LastVisitOn = new(2025, 10, 1) };
        var set = new RuleBook(Given.Book.Packs, options: new() { Parameters = [new("332", null, "dudley.nonSchoolVisitMonths", "2")] });

        Given.Check(facts.AsOf, facts, "332").DueBy("LA332-PRV-002").ShouldBe(new DateOnly(2026, 2, 1));
        new RuleBook<ProviderApprovalFacts>(set).Check(facts.AsOf, facts, "332").DueBy("LA332-PRV-002").ShouldBe(new DateOnly(2025, 12, 1));
        Given.Check(facts.AsOf, facts with { LastVisitOn = null }, "332").By("LA332-PRV-002").ShouldBe("");
        Given.Check(facts.AsOf, facts with { Category = ProviderCategory.College }, "332").By("LA332-PRV-002").ShouldBe("");
    }
}
