using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

/// <summary>What has to be agreed, and in the plan, before the first day.</summary>
public class ActivationTests
{
    private static readonly DateOnly Day = new(2025, 11, 24);

    private static readonly PlanFacts Plan = new()
    {
        HasPurpose = true,
        HasMeasurableGoal = true,
        HasEndDate = true,
        HasFirstReviewDate = true,
        HasNextStep = true,
        HasRiskAssessment = true,
        HasTravelPlan = true,
        HasTimetable = true,
        HasSafeguardingContacts = true,
    };

    private static readonly ActivationFacts Agreed = new(
        PartyAnswer.Agreed,
        PartyAnswer.Agreed,
        PartyAnswer.Agreed,
        PartyAnswer.Agreed,
        Plan
    );

    [Fact]
    [Covers("ENG-PLC-005")]
    public void School_provider_and_where_needed_the_authority_have_agreed()
    {
        Say(Agreed).ShouldBe("");
        Say(Agreed with { HomeSchool = PartyAnswer.InformedViewsRecorded }).ShouldBe("Block homeSchoolNotAgreed");
        Say(Agreed with { Provider = PartyAnswer.NotAsked }).ShouldBe("Block providerNotAgreed");
        Say(Agreed with { IsLaNeeded = true }).ShouldBe("Block laNotAgreed");
        Say(Agreed with { IsLaNeeded = true, La = PartyAnswer.Agreed }).ShouldBe("");
        Say(Agreed with { La = PartyAnswer.Disagreed }).ShouldBe("");
    }

    [Theory]
    [Covers("ENG-PLC-005")]
    [InlineData(PartyAnswer.InformedViewsRecorded, false, false, "")]
    [InlineData(PartyAnswer.Disagreed, false, false, "Block parentNotAgreed")]
    [InlineData(PartyAnswer.Disagreed, true, false, "")]
    [InlineData(PartyAnswer.Disagreed, false, true, "")]
    [InlineData(PartyAnswer.NotReachable, false, false, "Warn parentNotReachable")]
    [InlineData(PartyAnswer.NotAsked, true, true, "Block parentNotHeard")]
    public void A_parent_agrees_or_is_heard(PartyAnswer parent, bool direction, bool exclusion, string said)
    {
        Say(Agreed with { Parent = parent, IsOffSiteDirection = direction, MeetsExclusionDuty = exclusion }).ShouldBe(said);
    }

    [Theory]
    [Covers("ENG-PLC-005")]
    [InlineData(PartyAnswer.NotAsked, "Block childNotHeard")]
    [InlineData(PartyAnswer.Disagreed, "Warn childDisagrees")]
    [InlineData(PartyAnswer.NotReachable, "Warn childNotReachable")]
    [InlineData(PartyAnswer.NotAppropriate, "")]
    public void The_child_is_heard(PartyAnswer child, string said)
    {
        Say(Agreed with { Child = child }).ShouldBe(said);
    }

    [Fact]
    [Covers("ENG-PLC-005", "ENG-PLC-006", "ENG-PLC-014", "ENG-TRN-001")]
    public void Every_part_of_the_plan_is_asked_for()
    {
        var decision = Given.Check(Day, Agreed with { Plan = new() });

        decision
            .By("ENG-PLC-005")
            .ShouldBe("Block purposeMissing; Block measurableGoalMissing; Block endDateMissing; Block firstReviewDateMissing");
        decision.By("ENG-PLC-006").ShouldBe("Block timetableMissing; Block riskAssessmentMissing; Block safeguardingContactsMissing");
        decision.By("ENG-PLC-014").ShouldBe("Block travelPlanMissing");
        decision.By("ENG-TRN-001").ShouldBe("Block nextStepMissing");
        Given.Check(Day, Agreed).Findings.ShouldBeEmpty();
    }

    private static string Say(ActivationFacts facts) => Given.Check(Day, facts).By("ENG-PLC-005");
}
