using AltProvision.Kernel;
using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Providers;

public class ProviderRankingTests
{
    private static readonly ProviderNeed Anything = new(Point: new(393_000, 290_000));

    private static readonly OfferContent Everyday = new(
        "Small groups",
        [ProvisionNeed.Semh, ProvisionNeed.Asd],
        11,
        16,
        [KeyStage.Ks3, KeyStage.Ks4],
        new(90),
        new(400),
        Enum.GetValues<WeekHalfDay>()
    );

    [Fact]
    public void A_full_site_comes_after_one_with_room_however_near_it_is()
    {
        var full = At(100, loads: new() { ["Tue PM"] = 8 });
        var roomy = At(9000);

        var ranked = ProviderRanking.Rank(Anything with { HalfDays = [WeekHalfDay.TuePm] }, [full, roomy]);

        ranked.Select(match => match.Site.Id).ShouldBe([roomy.Site.Id, full.Site.Id]);
        ranked[1].Reasons.ShouldContain("Full on Tue PM.");
        ranked.Select(match => match.Rank).ShouldBe([1, 2]);
    }

    [Fact]
    public void Free_places_are_the_fewest_of_the_half_days_asked_for()
    {
        var site = At(100, loads: new() { ["Mon AM"] = 2, ["Tue PM"] = 7 });

        var match = ProviderRanking.Rank(Anything with { HalfDays = [WeekHalfDay.MonAm, WeekHalfDay.TuePm] }, [site]).Single();

        match.FreePlaces.ShouldBe(1);
        match.Reasons.ShouldContain("At least 1 free place on each half-day asked for.");
    }

    [Fact]
    public void A_half_day_on_which_the_offer_does_not_run_has_no_place()
    {
        var site = At(100, Everyday with { Sessions = [WeekHalfDay.MonAm] });

        var match = ProviderRanking.Rank(Anything with { HalfDays = [WeekHalfDay.MonAm, WeekHalfDay.WedAm] }, [site]).Single();

        match.FreePlaces.ShouldBe(0);
        match.Reasons.ShouldContain("Does not run on Wed AM.");
    }

    [Fact]
    public void Within_the_same_kilometre_the_cheaper_comes_first()
    {
        var near = At(1100);
        var cheap = At(1900, Everyday with { PricePerWeek = new(300) });

        ProviderRanking.Rank(Anything, [near, cheap])[0].Site.Id.ShouldBe(cheap.Site.Id);
    }

    [Fact]
    public void What_meets_more_needs_comes_before_what_is_nearer()
    {
        var near = At(500, Everyday with { Needs = [ProvisionNeed.Semh] });
        var apt = At(5000);

        var ranked = ProviderRanking.Rank(Anything with { Needs = [ProvisionNeed.Semh, ProvisionNeed.Asd] }, [near, apt]);

        ranked[0].Site.Id.ShouldBe(apt.Site.Id);
        ranked[1].Reasons.ShouldContain("Made for SEMH, but not for ASD.");
    }

    [Fact]
    public void A_suspended_provider_comes_last_and_says_so()
    {
        var block = Finding("The provider is suspended. No new starts; choose another.");
        var suspended = At(100) with { Approval = ProviderApproval.Suspended, Findings = [block] };
        var approved = At(9000);

        var ranked = ProviderRanking.Rank(Anything, [suspended, approved]);

        ranked[1].Site.Id.ShouldBe(suspended.Site.Id);
        ranked[1].IsReady.ShouldBeFalse();
        ranked[1].Reasons.ShouldContain("In the way: The provider is suspended. No new starts; choose another.");
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void Offers_for_other_ages_are_left_out(int age, bool fits) =>
        ProviderRanking.Rank(Anything with { Age = age }, [At(100)]).Any().ShouldBe(fits);

    [Fact]
    public void Offers_for_other_key_stages_and_other_needs_are_left_out()
    {
        ProviderRanking.Rank(Anything with { KeyStage = KeyStage.Ks2 }, [At(100)]).ShouldBeEmpty();
        ProviderRanking.Rank(Anything with { Needs = [ProvisionNeed.Vi] }, [At(100)]).ShouldBeEmpty();
    }

    [Fact]
    public void The_list_ends_at_a_hundred() =>
        ProviderRanking.Rank(Anything, Enumerable.Range(1, 120).Select(i => At(i * 100))).Count.ShouldBe(ProviderRanking.Most);

    [Fact]
    public void More_pupils_than_places_leave_none() =>
        FreePlaces.Of(4, [WeekHalfDay.FriPm], new Dictionary<string, int> { ["Fri PM"] = 6 }).Single().Free.ShouldBe(0);

    [Fact]
    public void A_place_from_which_distance_is_measured_is_needed_once()
    {
        Should.Throw<BadRequestException>(() => new ProviderNeed().Check());
        Should.Throw<BadRequestException>(() => (Anything with { Postcode = new("DY1 1AA") }).Check());
        Should.NotThrow(Anything.Check);
    }

    private static Candidate At(int metres, OfferContent? content = null, Dictionary<string, int>? loads = null)
    {
        SiteId site = new(Guid.CreateVersion7());
        var offer = Offer.Of(new(Guid.CreateVersion7()), site, content ?? Everyday).ToView();
        SiteView view = new(site, 1, new(Guid.CreateVersion7()), "Site", "1 High Street", new("DY1 1AA"), 0, 0, 8);
        return new(view, [offer], metres, loads, ProviderApproval.Approved, []);
    }

    private static RuleFinding Finding(string message) =>
        new(
            "ENG-PRV-017",
            1,
            "",
            RuleStrength.LocalPolicy,
            "",
            "england",
            Outcome.Block,
            "providerSuspended",
            message,
            null,
            new Dictionary<string, string>()
        );
}
