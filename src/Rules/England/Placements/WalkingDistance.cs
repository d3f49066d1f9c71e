using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-012: Beyond two miles under eight and three from eight, or less on a low income, on an unsafe route or for a child who cannot walk it, the authority has a duty to see to travel. (source: Education Act 1996 ss.444(5), 508B, Sch 35B; travel guidance 2023).</summary>
internal sealed class WalkingDistance : IRule<JourneyFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-012", 1, From: null, Until: null, "Education Act 1996 ss.444(5), 508B, Sch 35B; travel guidance 2023")
        {
            Title = "Location: walking distance",
            Statement =
                "Beyond two miles under eight and three from eight, or less on a low income, on an unsafe route or for a child who cannot walk it, the authority has a duty to see to travel.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(JourneyFacts facts)
    {
        var age = Age.On(facts.BirthDate, facts.AsOf);
        var limit = age < 8 ? 2 : 3;
        var duty = Duty(facts, age, limit);
        var data = FindingData.Of(("age", age.Figure()), ("walkingLimitMiles", limit.Figure()), ("travelDuty", duty));
        if (duty is "yes" && !facts.HasTravelPlan)
        {
            yield return Finding.Block(
                "travelPlanMissing",
                $"{facts.RouteMiles.Figure()} miles: the authority has a travel duty, and there is no travel plan. Agree one first.",
                data
            );
        }
        else
        {
            yield return Finding.Inform("travelDuty", $"{facts.RouteMiles.Figure()} miles; limit {limit.Figure()}. {Words[duty]}", data);
        }
    }

    private static readonly Dictionary<string, string> Words = new()
    {
        ["yes"] = "The authority has a travel duty.",
        ["check"] = "There may be a travel duty: find out whether it is one of the three nearest places, or who pays.",
        ["no"] = "No travel duty by distance.",
    };

    private static string Duty(JourneyFacts facts, int age, int limit)
    {
        var isHelpedFromTwoMiles = facts.IsLowIncome && facts.RouteMiles > 2m;
        // Up to six miles by the Act; beyond three there is a duty in any case.
        var dependsOnNearest = isHelpedFromTwoMiles && age is >= 11 and <= 15;
        var isBeyond =
            facts.RouteMiles > limit
            || facts.IsRouteUnsafe
            || facts.CannotReasonablyWalk
            || (isHelpedFromTwoMiles && age is >= 8 and <= 10)
            || (dependsOnNearest && facts.IsOneOfThreeNearest is true);
        return isBeyond
            ? facts.IsSchoolCommissioned
                ? "check"
                : "yes"
            : dependsOnNearest && facts.IsOneOfThreeNearest is null
                ? "check"
                : "no";
    }
}
