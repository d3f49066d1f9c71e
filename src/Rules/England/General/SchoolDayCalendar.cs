using AltProvision.Kernel;

namespace AltProvision.Rules.England;

/// <summary>ENG-GEN-001: what a school day is, and whose calendar counts (source: Education Act 1996 s.579(1)).</summary>
internal sealed class SchoolDayCalendar : IRule<ICalendarFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-GEN-001", 1, From: null, Until: null, "Education Act 1996 s.579(1)")
        {
            Title = "What a school day is, and whose calendar counts",
            Statement =
                "A school day is a day on which that school holds a session. The calendar of the school whose act starts the clock counts.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ICalendarFacts facts)
    {
        var name = facts.Calendar.Name;
        yield return facts.Calendar.IsProvisional
            ? new(
                Outcome.Warn,
                "calendarProvisional",
                $"Counted on {name}, because the school has no term dates on file. Add them; the dates may change.",
                Data: FindingData.Of(("calendar", name))
            )
            : new(Outcome.Inform, "calendarUsed", $"Counted on the calendar of {name}.", Data: FindingData.Of(("calendar", name)));
    }
}
