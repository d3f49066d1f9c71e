using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

public class PostSixteenTests
{
    private static readonly PostSixteenFacts Leaver = new(new(2010, 3, 4), 2026);
    private static readonly DateOnly Today = new(2025, 11, 22);

    [Fact]
    [Covers("ENG-TRN-008")]
    public void Compulsory_age_ends_in_June_and_participation_at_18()
    {
        Given
            .Check(Today, Leaver)
            .Lines("ENG-TRN-008")
            .ShouldBe(["Inform compulsorySchoolAgeEnds csaEnds=2026-06-26 participationUntil=2028-03-04"]);
    }

    [Theory]
    [Covers("ENG-TRN-009")]
    [InlineData("2026-01-30", null)]
    [InlineData("2026-01-31", "noOfferFirstWarning")]
    [InlineData("2026-05-30", "noOfferFirstWarning")]
    [InlineData("2026-05-31", "noOfferSecondWarning")]
    [InlineData("2026-09-30", "noOfferSecondWarning")]
    [InlineData("2026-10-01", "septemberGuaranteeMissed")]
    [InlineData(null, null)]
    public void Without_an_offer_there_are_two_warnings_and_a_deadline(string? asOf, string? warning)
    {
        var facts = Leaver with { HasOffer = false, AsOf = asOf is null ? null : DateOnly.Parse(asOf) };
        string[] lines = ["Deadline septemberGuarantee 2026-09-30 (local authority participation team)"];

        Given.Check(Today, facts).Lines("ENG-TRN-009").ShouldBe(warning is null ? lines : [.. lines, $"Warn {warning}"]);
    }

    [Fact]
    [Covers("ENG-TRN-009")]
    public void An_offer_ends_the_search_and_an_unknown_one_is_not_warned_of()
    {
        var late = Leaver with { AsOf = new(2026, 10, 1) };

        Given.Check(Today, late with { HasOffer = true }).Lines("ENG-TRN-009").ShouldBe(["Inform offerStands"]);
        Given
            .Check(Today, late)
            .Lines("ENG-TRN-009")
            .ShouldBe(["Deadline septemberGuarantee 2026-09-30 (local authority participation team)"]);
    }

    [Theory]
    [Covers("ENG-TRN-010")]
    [InlineData(EhcpPhase.IntoSchool, 2026, "2026-02-15")]
    [InlineData(EhcpPhase.InfantToJunior, 2026, "2026-02-15")]
    [InlineData(EhcpPhase.PrimaryToMiddle, 2026, "2026-02-15")]
    [InlineData(EhcpPhase.PrimaryToSecondary, 2027, "2027-02-15")]
    [InlineData(EhcpPhase.MiddleToSecondary, 2026, "2026-02-15")]
    [InlineData(EhcpPhase.SecondaryToPost16, 2029, "2029-03-31")]
    [InlineData(EhcpPhase.BetweenPost16Settings, 2026, "2026-04-01")]
    public void The_plan_names_the_next_setting_in_time_also_at_a_weekend(EhcpPhase phase, int year, string due)
    {
        Given
            .Check(new(year, 1, 1), new EhcpPhaseFacts(phase, year))
            .Lines("ENG-TRN-010")
            .ShouldBe([$"Deadline phaseTransfer {due} (authority that maintains the EHCP)"]);
    }

    [Fact]
    [Covers("ENG-TRN-010")]
    public void A_move_between_post_16_settings_counts_from_its_own_day()
    {
        var facts = new EhcpPhaseFacts(EhcpPhase.BetweenPost16Settings, 2026) { MovesOn = new(2026, 1, 12) };

        Given.Check(new(2026, 1, 1), facts).DueBy("ENG-TRN-010").ShouldBe(new DateOnly(2025, 8, 12));
    }

    [Fact]
    [Covers("ENG-TRN-010")]
    public void A_leaver_with_a_plan_has_31_March_and_one_without_has_none()
    {
        Given.Check(Today, Leaver with { HasEhcp = true }).DueBy("ENG-TRN-010").ShouldBe(new DateOnly(2026, 3, 31));
        Given.Check(Today, Leaver).Lines("ENG-TRN-010").ShouldBeEmpty();
    }

    [Theory]
    [Covers("ENG-TRN-011")]
    [InlineData("2026-01-31", false)]
    [InlineData("2026-02-01", true)]
    [InlineData(null, false)]
    public void The_destination_plan_is_late_the_day_after(string? asOf, bool isLate)
    {
        var facts = Leaver with { AsOf = asOf is null ? null : DateOnly.Parse(asOf) };

        Given
            .Check(Today, facts)
            .Lines("ENG-TRN-011")
            .ShouldBe([
                "Deadline destinationPlan 2026-01-31 (home school) destinationPlanBy=2026-01-31",
                .. isLate ? ["Warn destinationPlanOverdue destinationPlanBy=2026-01-31"] : Array.Empty<string>(),
                "Inform neetRisk",
                "Deadline inPlaceCheck 2026-10-31 (named adviser)",
            ]);
    }

    [Fact]
    [Covers("ENG-TRN-011")]
    public void A_written_plan_is_never_late_and_a_start_that_is_confirmed_needs_no_check()
    {
        var facts = Leaver with
        {
            AsOf = new(2026, 11, 1),
            IsDestinationPlanWritten = true,
            IsInPlaceConfirmed = true,
            HasNamedAdviser = true,
        };

        Given
            .Check(Today, facts)
            .Lines("ENG-TRN-011")
            .ShouldBe(["Inform destinationPlanWritten destinationPlanBy=2026-01-31", "Inform neetRisk"]);
        Given.Check(Today, facts with { HasNamedAdviser = false }).Lines("ENG-TRN-011").ShouldContain("Warn adviserMissing");
    }

    [Fact]
    [Covers("ENG-TRN-009", "ENG-TRN-011")]
    public void An_authority_may_set_other_months()
    {
        var book = Given.Book.WithDefaults(
            new Dictionary<string, string>
            {
                ["offer.firstWarningMonth"] = "2",
                ["offer.secondWarningMonth"] = "6",
                ["destinationPlan.byMonth"] = "2",
                ["destinationPlan.checkMonth"] = "11",
            }
        );
        var facts = Leaver with { AsOf = new(2026, 2, 28), HasOffer = false };

        var decision = new RuleBook<PostSixteenFacts>(book).Check(Today, facts);

        decision.Warnings.Select(finding => finding.Code).ShouldBe(["noOfferFirstWarning"]);
        decision
            .Deadlines.Where(finding => finding.RuleId == "ENG-TRN-011")
            .Select(finding => finding.DueDate!.Value.Iso())
            .ShouldBe(["2026-02-28", "2026-11-30"]);
        new RuleBook<PostSixteenFacts>(book)
            .Check(Today, facts with { AsOf = new(2026, 6, 29) })
            .Warnings.ShouldContain(finding => finding.Code == "noOfferFirstWarning");
    }
}
