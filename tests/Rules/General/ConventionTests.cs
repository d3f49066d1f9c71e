using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.Reviews.Contracts;
using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules.General;

/// <summary>What is said about how days, ages and half terms are counted.</summary>
public class ConventionTests
{
    private static readonly SchoolCalendar Alpha = Given.Calendar("ALPHA");

    [Fact]
    [Covers("ENG-GEN-002")]
    public void The_first_excluded_day_counts_unless_the_authority_has_set_otherwise()
    {
        var after = new RuleBook(Given.Book.Packs, options: new() { Parameters = [new("333", null, "pex.count", "after")] });
        var exclusion = new PermanentExclusionFacts(Alpha, new(2025, 9, 15), ExclusionSession.Morning, true);

        Given.Check(new(2025, 9, 15), exclusion).By("ENG-GEN-002").ShouldBe("Inform firstDayCounts");
        new RuleBook<PermanentExclusionFacts>(after)
            .Check(new(2025, 9, 15), exclusion, "333")
            .By("ENG-GEN-002")
            .ShouldBe("Inform firstDayDoesNotCount");
    }

    [Fact]
    [Covers("ENG-GEN-002")]
    public void The_first_day_of_a_suspension_always_counts()
    {
        var facts = new SuspensionFacts(Alpha, SchoolKind.Maintained, [new(new(2025, 11, 10), new(2025, 11, 12))]);

        Given.Check(new(2025, 11, 10), facts).By("ENG-GEN-002").ShouldBe("Inform firstDayCounts");
    }

    [Theory]
    [Covers("ENG-GEN-009")]
    [InlineData(null, "Inform yearGroup", "Year 9.")]
    [InlineData(9, "Inform yearGroup", "Year 9.")]
    [InlineData(8, "Inform outOfYear", "Year 8 (expected Year 9).")]
    [InlineData(0, "Inform outOfYear", "Reception (expected Year 9).")]
    [InlineData(-1, "Inform outOfYear", "Below Reception (expected Year 9).")]
    public void A_pupil_taught_out_of_year_is_shown_both_years(int? recorded, string said, string message)
    {
        var decision = Given.Check(new(2025, 11, 3), new YearGroupFacts(new(2012, 3, 1), new(2025, 11, 3), recorded));

        decision.By("ENG-GEN-009").ShouldBe(said);
        decision.AllBy("ENG-GEN-009").Single().Message.ShouldBe(message);
    }

    [Theory]
    [Covers("ENG-GEN-005")]
    [InlineData("2025-11-03", " is in 2025-26-AUT2")]
    [InlineData("2025-10-29", " is in a holiday; the next half term is 2025-26-AUT2")]
    public void The_half_term_of_a_day_is_named(string day, string words)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        Given.Check(date, new SessionDayFacts(Alpha, date)).With("halfTerm").Message.ShouldContain(words);
    }

    [Theory]
    [Covers("ENG-GEN-008")]
    [InlineData("2025-12-30", "belowCompulsorySchoolAge")]
    [InlineData("2025-12-31", "compulsorySchoolAge")]
    public void Compulsory_school_age_begins_on_the_prescribed_day(string day, string code)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        Given.Check(date, new CompulsorySchoolAgeFacts(new(2020, 10, 5), date)).By("ENG-GEN-008").ShouldBe($"Inform {code}");
    }
}
