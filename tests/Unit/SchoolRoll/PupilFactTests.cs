using AltProvision.SchoolRoll.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.SchoolRoll;

public class PupilFactTests
{
    [Fact]
    public void A_plan_ends_SEN_support_the_day_before()
    {
        var pupil = Given.Pupil();
        pupil.Record(PupilFactKind.SenSupport, new(2025, 9, 1), null, Given.Now).ShouldBeNull();

        pupil.Record(PupilFactKind.Ehcp, Given.Today, null, Given.Now).ShouldBeNull();

        pupil.Facts[0].Until.ShouldBe(Given.Today.AddDays(-1));
        pupil
            .ToView(Given.Today)
            .ShouldSatisfyAllConditions(view => view.HasEhcp.ShouldBeTrue(), view => view.HasSenSupport.ShouldBeFalse());
    }

    [Fact]
    public void SEN_support_is_not_recorded_beside_a_plan()
    {
        var pupil = Given.Pupil();
        pupil.Record(PupilFactKind.Ehcp, new(2025, 9, 1), null, Given.Now).ShouldBeNull();

        pupil.Record(PupilFactKind.SenSupport, Given.Today, null, Given.Now)!.Code.ShouldBe("fact.ehcp-and-sen-support");
    }

    [Fact]
    public void A_plan_that_reaches_back_over_SEN_support_leaves_it_to_a_person()
    {
        var pupil = Given.Pupil();
        pupil.Record(PupilFactKind.SenSupport, Given.Today, null, Given.Now).ShouldBeNull();

        pupil.Record(PupilFactKind.Ehcp, Given.Today.AddDays(-10), null, Given.Now)!.Code.ShouldBe("fact.ehcp-and-sen-support");
    }

    [Theory]
    [InlineData(-5, null)]
    [InlineData(0, 3)]
    [InlineData(9, 20)]
    public void The_same_fact_is_not_recorded_twice_for_one_day(int from, int? until)
    {
        var pupil = Given.Pupil();
        pupil.Record(PupilFactKind.LookedAfter, Given.Today, Given.Today.AddDays(9), Given.Now).ShouldBeNull();

        var refusal = pupil.Record(
            PupilFactKind.LookedAfter,
            Given.Today.AddDays(from),
            until is null ? null : Given.Today.AddDays(until.Value),
            Given.Now
        );

        refusal!.Code.ShouldBe("fact.overlaps");
    }

    [Fact]
    public void A_fact_holds_on_its_last_day_and_no_longer()
    {
        var pupil = Given.Pupil();
        pupil.Record(PupilFactKind.LookedAfter, new(2025, 9, 1), null, Given.Now).ShouldBeNull();

        pupil.EndFact(pupil.Facts[0].Id, Given.Today, Given.Now).ShouldBeNull();

        pupil.ToView(Given.Today).IsLookedAfter.ShouldBeTrue();
        pupil.ToView(Given.Today.AddDays(1)).IsLookedAfter.ShouldBeFalse();
    }

    [Fact]
    public void An_ended_fact_is_not_ended_again()
    {
        var pupil = Given.Pupil();
        pupil.Record(PupilFactKind.FreeSchoolMeals, new(2025, 9, 1), new(2025, 12, 1), Given.Now).ShouldBeNull();

        pupil.EndFact(pupil.Facts[0].Id, Given.Today, Given.Now)!.Code.ShouldBe("fact.ended");
        pupil.Facts[0].Until.ShouldBe(new DateOnly(2025, 12, 1));
    }
}
