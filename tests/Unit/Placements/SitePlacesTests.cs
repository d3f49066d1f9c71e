using AltProvision.Placements;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Placements;

public class SitePlacesTests
{
    private static readonly DateOnly From = new(2026, 1, 5);
    private static readonly DateOnly To = new(2026, 3, 27);

    [Fact]
    public void Two_placements_one_after_the_other_take_one_place() =>
        Peak(Booking(From, From.AddDays(20)), Booking(From.AddDays(21), To)).ShouldBe(1);

    [Fact]
    public void On_the_day_that_two_placements_share_they_take_two_places() =>
        Peak(Booking(From, From.AddDays(20)), Booking(From.AddDays(20), To)).ShouldBe(2);

    [Fact]
    public void A_placement_that_began_long_before_counts_from_the_first_day_of_the_period() =>
        Peak(Booking(From.AddDays(-200), From), Booking(From, From)).ShouldBe(2);

    [Fact]
    public void Placements_outside_the_period_take_no_place() =>
        Peak(Booking(From.AddDays(-30), From.AddDays(-1)), Booking(To.AddDays(1), To.AddDays(30))).ShouldBe(0);

    [Fact]
    public void Another_half_day_of_the_same_day_takes_no_place() => Peak(new Booking(From, To, ["Mon PM"])).ShouldBe(0);

    private static int Peak(params Booking[] bookings) => SitePlaces.Peak(bookings, "Mon AM", From, To);

    private static Booking Booking(DateOnly from, DateOnly to) => new(from, to, ["Mon AM"]);
}
