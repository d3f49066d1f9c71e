using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-008: Full-time is what a mainstream school gives, and may be built of parts. Below the yardstick of the key stage the week needs a lawful reason; a sixth-day duty is not met by less. (source: Education Act 1996 s.19; Education and Inspections Act 2006 s.100; local yardstick after the Ombudsman).</summary>
internal sealed class FullTimeAcrossTheWeek(RuleParameters parameters) : IRule<WeeklyHoursFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PLC-008",
            1,
            From: null,
            Until: null,
            "Education Act 1996 s.19; Education and Inspections Act 2006 s.100; local yardstick after the Ombudsman"
        )
        {
            Title = "Full-time education across the whole week",
            Statement =
                "Full-time is what a mainstream school gives, and may be built of parts. Below the yardstick of the key stage the week needs a lawful reason; a sixth-day duty is not met by less.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private static readonly Dictionary<FewerHoursReason, string> Words = new()
    {
        [FewerHoursReason.Health] = "the child's health",
        [FewerHoursReason.Ehcp] = "the EHCP",
        [FewerHoursReason.PartTimeTimetable] = "an agreed part-time timetable",
    };

    public IEnumerable<Finding> Check(WeeklyHoursFacts facts)
    {
        var (total, yardstick) = (WeekYardstick.Hours(facts, parameters), WeekYardstick.Of(facts.KeyStage, parameters));
        var isFullTime = WeekYardstick.IsFullTime(facts, parameters);
        var data = FindingData.Of(
            ("totalHours", total.Figure()),
            ("yardstick", yardstick.Figure()),
            ("fullTime", isFullTime ? "true" : "false")
        );
        var words = $"{total.Figure()} of {yardstick.Figure()} hours across the week.";
        yield return isFullTime ? Finding.Inform("fullTimeWeek", words, data)
        : facts.MeetsExclusionDuty
            ? Finding.Block("dutyNotMetByHours", $"{words} The sixth-day duty is for full-time education and is not met. Add hours.", data)
        : facts.LawfulPartTimeReason is { } reason
            ? Finding.Inform("lawfullyPartTime", $"{words} Part-time for a lawful reason: {Words[reason]}.", data)
        : Finding.Warn("hoursBelowYardstick", $"{words} Give the lawful reason, or add hours.", data);
    }
}
