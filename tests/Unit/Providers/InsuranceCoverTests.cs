using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Providers;

public class InsuranceCoverTests
{
    private static readonly DateOnly Start = new(2026, 1, 12);

    [Fact]
    public void Without_a_certificate_there_is_no_cover() => InsuranceCover.On(Start, []).ShouldBeNull();

    [Fact]
    public void A_certificate_that_begins_after_the_start_is_no_cover() =>
        InsuranceCover.On(Start, [Certificate(Start.AddDays(1), Start.AddYears(1))]).ShouldBeNull();

    [Fact]
    public void The_last_day_is_still_covered() =>
        InsuranceCover.On(Start, [Certificate(Start.AddYears(-1), Start)]).ShouldBe(new InsuranceFact(5, Start));

    [Fact]
    public void What_ran_out_is_shown_as_what_ran_out() =>
        InsuranceCover.On(Start, [Certificate(Start.AddYears(-1), Start.AddDays(-1))])!.Expires.ShouldBe(Start.AddDays(-1));

    [Fact]
    public void A_renewal_that_follows_without_a_gap_prolongs_the_cover()
    {
        var cover = InsuranceCover.On(
            Start,
            [Certificate(Start.AddDays(31), Start.AddDays(395)), Certificate(Start.AddYears(-1), Start.AddDays(30))]
        );

        cover!.Expires.ShouldBe(Start.AddDays(395));
    }

    [Fact]
    public void A_renewal_after_a_gap_does_not()
    {
        var cover = InsuranceCover.On(
            Start,
            [Certificate(Start.AddYears(-1), Start.AddDays(30)), Certificate(Start.AddDays(32), Start.AddDays(395))]
        );

        cover!.Expires.ShouldBe(Start.AddDays(30));
    }

    [Fact]
    public void A_renewal_of_a_lower_amount_lowers_the_cover()
    {
        var cover = InsuranceCover.On(
            Start,
            [Certificate(Start.AddYears(-1), Start.AddDays(30), 10), Certificate(Start.AddDays(31), Start.AddDays(395), 2)]
        );

        cover!.Amount.ShouldBe(2);
    }

    private static Certificate Certificate(DateOnly from, DateOnly until, decimal amount = 5) =>
        new(EvidenceKind.PublicLiabilityInsurance, from, until, amount);
}
