using System.Text.Json;
using AltProvision.Placements.Contracts;
using AltProvision.RuleOperations;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Rules;

[Covers("ENG-PLC-018")]
public class SessionPlanTests
{
    private static readonly DateOnly Day = new(2025, 11, 24);

    private static readonly SessionSlot MondayMorning = new(DayOfWeek.Monday, HalfDay.Am);

    private static readonly SessionSlot FridayAfternoon = new(DayOfWeek.Friday, HalfDay.Pm);

    private static readonly IReadOnlyList<PlannedSession> Week =
    [
        .. from day in Enumerable.Range(1, 5)
        from half in (HalfDay[])[HalfDay.Am, HalfDay.Pm]
        select new PlannedSession(new((DayOfWeek)day, half), "school"),
    ];

    private static string Said(params IReadOnlyList<PlannedSession> sessions) =>
        Given.Check(Day, new SessionPlanFacts(sessions, ["school", "site-1"])).By("ENG-PLC-018");

    [Fact]
    public void A_full_week_in_known_places_needs_nothing()
    {
        Said(Week).ShouldBe("");
    }

    [Fact]
    public void Two_places_at_once_are_refused_wherever_they_are()
    {
        Said([.. Week, new(MondayMorning, "site-1")]).ShouldBe("Block sessionsOverlap");
        Said([.. Week, new(MondayMorning, "school"), new(new(DayOfWeek.Saturday, HalfDay.Am), "school")]).ShouldBe("Block sessionsOverlap");
        Given
            .Check(Day, new SessionPlanFacts([.. Week, Week[9], Week[0], Week[0]], ["school"]))
            .Figure("sessionsOverlap", "overlaps")
            .ShouldBe("Mon-AM,Fri-PM");
    }

    [Fact]
    public void A_session_without_a_place_is_a_gap_unless_it_is_agreed_off()
    {
        var facts = new SessionPlanFacts([.. Week.Skip(1).SkipLast(1), new(FridayAfternoon, null)], ["school"]);

        Given.Check(Day, facts).By("ENG-PLC-018").ShouldBe("Warn sessionsWithoutPlace");
        Given.Check(Day, facts).Figure("sessionsWithoutPlace", "gaps").ShouldBe("Mon-AM,Fri-PM");
        Given.Check(Day, facts with { AgreedOff = [FridayAfternoon, MondayMorning] }).By("ENG-PLC-018").ShouldBe("");
        Given.Check(Day, facts with { AgreedOff = [FridayAfternoon] }).Figure("sessionsWithoutPlace", "gaps").ShouldBe("Mon-AM");
    }

    [Fact]
    public void Alternating_weeks_fill_a_slot_together_and_not_alone()
    {
        var rest = Week.Skip(1).ToList();
        PlannedSession a = new(MondayMorning, "school") { Week = TimetableWeek.A };
        PlannedSession b = new(MondayMorning, "site-1") { Week = TimetableWeek.B };

        Said([.. rest, a, b]).ShouldBe("");
        Said([.. rest, a]).ShouldBe("Warn sessionsWithoutPlace");
        Said([.. rest, b]).ShouldBe("Warn sessionsWithoutPlace");
        Said([.. rest, a, a, b]).ShouldBe("Block sessionsOverlap");
        Said([.. rest, a, b, b]).ShouldBe("Block sessionsOverlap");
        Said([.. Week, b]).ShouldBe("Block sessionsOverlap");
    }

    [Fact]
    public void A_place_without_an_address_on_file_is_refused_and_named_once()
    {
        var facts = new SessionPlanFacts(
            [.. Week.Skip(2), new(MondayMorning, "farm"), new(new(DayOfWeek.Monday, HalfDay.Pm), "farm")],
            ["school"]
        );

        Given.Check(Day, facts).By("ENG-PLC-018").ShouldBe("Block siteUnknown");
        Given.Check(Day, facts).Figure("siteUnknown", "unknownSites").ShouldBe("farm");
    }

    [Fact]
    public void Each_session_has_an_adult_and_a_register()
    {
        var noAdult = Given.Check(Day, new SessionPlanFacts([.. Week.Skip(1), Week[0] with { HasResponsibleAdult = false }], ["school"]));
        var noRegister = Given.Check(Day, new SessionPlanFacts([.. Week.SkipLast(1), Week[9] with { HasRegister = false }], ["school"]));

        noAdult.By("ENG-PLC-018").ShouldBe("Warn responsibleAdultMissing");
        noAdult.Figure("responsibleAdultMissing", "sessions").ShouldBe("Mon-AM");
        noRegister.By("ENG-PLC-018").ShouldBe("Warn registerMissing");
        noRegister.Figure("registerMissing", "sessions").ShouldBe("Fri-PM");
    }

    [Fact]
    public void The_question_sessionPlan_is_answered()
    {
        Ask(
                """
                {"sessions":[{"day":"Mon","part":"AM","site":"school"},{"day":"monday","part":"morning","site":"farm"},
                {"day":"Tue","part":"PM","site":"school","week":"A"}],"knownSites":["school"],
                "agreedOff":["Mon-PM","Tue-AM","Wed-AM","Wed-PM","Thu-AM","thu pm","Fri-AM"]}
                """
            )
            .ShouldBe("""{"outcome":"block","overlaps":["Mon-AM"],"gaps":["Tue-PM","Fri-PM"],"unknownSites":["farm"]}""");
        Should
            .Throw<BadFactsException>(() => Ask("""{"sessions":[],"knownSites":[],"agreedOff":["Friday"]}"""))
            .Message.ShouldContain("Fri-PM");
    }

    private static string Ask(string facts) =>
        Given.Questions.Decide("sessionPlan", null, JsonDocument.Parse(facts).RootElement).ToJsonString();
}
