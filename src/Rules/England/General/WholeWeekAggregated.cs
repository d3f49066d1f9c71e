using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-GEN-012: Hours and curriculum are those of the whole week of the child, over all placements; what other commissioners have is shown as numbers only. (source: Follows from the duties on hours, curriculum and registration).</summary>
internal sealed class WholeWeekAggregated : IRule<WeeklyHoursFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-GEN-012", 1, From: null, Until: null, "Follows from the duties on hours, curriculum and registration")
        {
            Title = "Aggregate over all placements of the child",
            Statement =
                "Hours and curriculum are those of the whole week of the child, over all placements; what other commissioners have is shown as numbers only.",
            Strength = RuleStrength.GoodPractice,
        };

    public IEnumerable<Finding> Check(WeeklyHoursFacts facts)
    {
        var hours = facts.Elements.Sum(element => element.HoursPerWeek);
        yield return Finding.Inform(
            "acrossAllPlacements",
            $"Across all placements this week: {hours.Figure()} hours.",
            FindingData.Of(("hours", hours.Figure()), ("places", facts.Elements.Count.Figure()))
        );
    }
}
