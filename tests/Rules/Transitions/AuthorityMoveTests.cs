using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class AuthorityMoveTests
{
    private static readonly LocalAuthorityFact Dudley = new("332", "Dudley");
    private static readonly LocalAuthorityFact Sandwell = new("333", "Sandwell");

    [Theory]
    [Covers("ENG-TRN-012")]
    [InlineData("2026-01-12", "2025-06-10", "2026-02-23", "2026-06-09")]
    [InlineData("2026-01-12", "2025-03-01", "2026-02-23", "2026-04-11")]
    [InlineData("2026-01-12", "2025-04-13", "2026-02-23", "2026-04-12")]
    [InlineData("2026-01-12", "2025-04-12", "2026-02-23", "2026-04-11")]
    [InlineData("2026-01-12", null, "2026-02-23", "2026-04-11")]
    [InlineData("2024-02-01", "2024-02-29", "2024-03-14", "2025-02-28")]
    [InlineData("2025-11-30", null, "2026-01-11", "2026-02-28")]
    [InlineData("2025-12-31", null, "2026-02-11", "2026-03-30")]
    public void The_new_authority_tells_the_family_and_reviews(string moved, string? last, string tell, string review)
    {
        var movedOn = DateOnly.Parse(moved);
        var facts = new EhcpMoveFacts(movedOn, Given.BankHolidays) { LastReviewOrPlan = last is null ? null : DateOnly.Parse(last) };

        Given
            .Check(movedOn, facts)
            .Lines("ENG-TRN-012")
            .ShouldBe([
                $"Deadline planTransfers {moved} (old authority)",
                $"Deadline tellFamily {tell} (new authority)",
                $"Deadline reviewAfterMove {review} (new authority)",
            ]);
    }

    // Fifteen working days after Mon 12 Jan 2026 is Mon 2 Feb 2026.
    [Theory]
    [Covers("ENG-TRN-012")]
    [InlineData("2026-01-20", "2026-02-02")]
    [InlineData("2026-02-02", "2026-02-02")]
    [InlineData("2026-02-03", "2026-02-03")]
    public void A_plan_transfers_fifteen_working_days_after_the_old_authority_hears_if_that_is_later(string moved, string transfers)
    {
        var movedOn = DateOnly.Parse(moved);
        var facts = new EhcpMoveFacts(movedOn, Given.BankHolidays) { OldAuthorityAwareOn = new(2026, 1, 12) };

        var lines = Given.Check(movedOn, facts).Lines("ENG-TRN-012");

        lines[0].ShouldBe($"Deadline planTransfers {transfers} (old authority)");
        lines[1].ShouldBe($"Deadline tellFamily {DateOnly.Parse(transfers).AddDays(42).Iso()} (new authority)");
    }

    [Fact]
    [Covers("ENG-TRN-013")]
    public void The_duty_follows_the_child_and_the_count_goes_on()
    {
        var facts = new AuthorityMoveFacts(new(2025, 11, 20), Dudley, Sandwell);
        const string Passes = "Inform dutyPasses responsibleLa=Sandwell responsibleLaCode=333";

        Given
            .Check(facts.MovedOn, facts with { RunningSixthDay = new(2025, 11, 24) })
            .Lines("ENG-TRN-013")
            .ShouldBe([Passes, "Deadline sixthDayStays 2025-11-24 (Sandwell)", "Inform oldAuthorityGoesOn"]);
        Given.Check(facts.MovedOn, facts with { IsConfirmedByNewAuthority = true }).Lines("ENG-TRN-013").ShouldBe([Passes]);
    }

    [Fact]
    [Covers("ENG-TRN-013")]
    public void A_stay_with_relatives_changes_nothing()
    {
        var facts = new AuthorityMoveFacts(new(2025, 11, 20), Dudley, Sandwell)
        {
            IsTemporaryStay = true,
            RunningSixthDay = new(2025, 11, 24),
        };

        Given
            .Check(facts.MovedOn, facts)
            .Lines("ENG-TRN-013")
            .ShouldBe(["Inform residenceUnchanged responsibleLa=Dudley responsibleLaCode=332"]);
    }
}
