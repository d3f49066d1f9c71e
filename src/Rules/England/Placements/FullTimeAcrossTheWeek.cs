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

    public IEnumerable<Finding> Check(WeeklyHoursFacts facts)
    {
        var total = facts.Elements.Sum(element => element.HoursPerWeek * (element.IsOneToOne ? parameters.OneToOneFactor : 1m));
        var yardstick = Yardstick(facts.KeyStage);
        var isFullTime = total >= yardstick;
        var data = FindingData.Of(
            ("totalHours", total.Figure()),
            ("yardstick", yardstick.Figure()),
            ("fullTime", isFullTime ? "true" : "false")
        );
        var words = $"{total.Figure()} of {yardstick.Figure()} hours across the week.";
        yield return isFullTime ? Finding.Inform("fullTimeWeek", words, data)
        : facts.MeetsExclusionDuty
            ? Finding.Block("dutyNotMetByHours", $"{words} The sixth-day duty is for full-time education and is not met. Add hours.", data)
        : facts.LawfulPartTimeReason is { } reason ? Finding.Inform("lawfullyPartTime", $"{words} Part-time because of {reason}.", data)
        : Finding.Warn("hoursBelowYardstick", $"{words} Give the lawful reason, or add hours.", data);
    }

    private decimal Yardstick(string keyStage) =>
        keyStage switch
        {
            "KS1" or "EYFS" => parameters.KeyStage1Hours,
            "KS2" => parameters.KeyStage2Hours,
            "KS3" => parameters.KeyStage3Hours,
            _ => parameters.KeyStage4Hours,
        };
}
