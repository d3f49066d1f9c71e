using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>Hours of a week and the yardstick of the key stage, for ENG-PLC-008 and ENG-PLC-011.</summary>
internal static class WeekYardstick
{
    public static decimal Hours(WeeklyHoursFacts facts, RuleParameters parameters) =>
        facts.Elements.Sum(element => element.HoursPerWeek * (element.IsOneToOne ? parameters.OneToOneFactor : 1m));

    public static decimal Of(string keyStage, RuleParameters parameters) =>
        keyStage switch
        {
            "KS1" or "EYFS" => parameters.KeyStage1Hours,
            "KS2" => parameters.KeyStage2Hours,
            "KS3" => parameters.KeyStage3Hours,
            _ => parameters.KeyStage4Hours,
        };

    public static bool IsFullTime(WeeklyHoursFacts facts, RuleParameters parameters) =>
        Hours(facts, parameters) >= Of(facts.KeyStage, parameters);
}
