using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules.Reviews;

/// <summary>The last review of a placement that ends before the next one would fall due.</summary>
public class EndReviewTests
{
    private static readonly DateOnly Start = new(2025, 9, 8);

    // Tuesday in term; the last school day of the half term is Thu 23 October.
    private static readonly DateOnly PlannedEnd = new(2025, 10, 14);

    [Theory]
    [Covers("ENG-REV-001")]
    [InlineData("2025-10-13", "Deadline reviewDue 2025-10-14 commissioner")]
    [InlineData("2025-10-14", "Inform endReviewHeld")]
    [InlineData("2025-10-15", "Inform endReviewHeld")]
    public void It_is_held_once_a_review_was_held_on_its_day_or_later(string lastReview, string said)
    {
        var last = DateOnly.Parse(lastReview, CultureInfo.InvariantCulture);
        var facts = new ReviewScheduleFacts(Given.Calendar("ALPHA"), Start) { PlannedEnd = PlannedEnd, LastReview = last };

        Given.Check(last, facts).By("ENG-REV-001").ShouldBe(said);
    }

    [Theory]
    [Covers("ENG-REV-001")]
    [InlineData("2025-10-22", "endReview")]
    [InlineData("2025-10-23", "thisHalfTermEnd")]
    public void A_placement_that_lasts_to_the_end_of_the_half_term_has_the_review_of_the_half_term(string end, string basis)
    {
        var facts = new ReviewScheduleFacts(Given.Calendar("ALPHA"), Start)
        {
            PlannedEnd = DateOnly.Parse(end, CultureInfo.InvariantCulture),
        };

        Given.Check(Start, facts).Figure("reviewDue", "basis").ShouldBe(basis);
    }

    [Theory]
    [Covers("ENG-REV-001")]
    [InlineData(0, "thisHalfTermEnd")]
    [InlineData(1, "agreedDate")]
    public void An_agreed_day_counts_when_it_is_earlier(int daysEarlier, string basis)
    {
        var due = Given.Check(Start, new ReviewScheduleFacts(Given.Calendar("ALPHA"), Start)).DueBy("ENG-REV-001")!.Value;
        var facts = new ReviewScheduleFacts(Given.Calendar("ALPHA"), Start) { AgreedReviewDate = due.AddDays(-daysEarlier) };

        Given.Check(Start, facts).Figure("reviewDue", "basis").ShouldBe(basis);
    }
}
