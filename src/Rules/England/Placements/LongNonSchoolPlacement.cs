using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-020: a provider that is not a school is used full-time for a short time only (DfE consultation 2024 and response 2025; local policy until it is law).</summary>
internal sealed class LongNonSchoolPlacement(RuleParameters parameters) : IRule<PlacementLimitFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-020", 1, From: null, Until: null, "DfE consultation on unregistered alternative provision 2024 and response 2025")
        {
            Title = "Long full-time use of a provider that is not a school",
            Statement = "More than 12 weeks at a provider that is not a school is for part of the week only, beside school.",
            Strength = RuleStrength.LocalPolicy,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(PlacementLimitFacts facts)
    {
        if (
            facts is { IsNonSchool: true, PlannedEnd: { } end }
            && end > PlacementLength.LastDayOf(facts.Start, parameters.NonSchoolMaxWeeks)
            && facts.SessionsPerWeek > parameters.NonSchoolLongSessionsPerWeek
        )
        {
            var weeks = PlacementLength.Weeks(facts.Start, end);
            yield return Finding.Warn(
                "longFullTimeNonSchool",
                $"{weeks} weeks with {facts.SessionsPerWeek.Figure()} sessions a week at a provider that is not a school. Longer than "
                    + $"{parameters.NonSchoolMaxWeeks.Figure()} weeks should be {parameters.NonSchoolLongSessionsPerWeek.Figure()} sessions a week or fewer, "
                    + "beside school. Shorten it, reduce it, or record why not.",
                FindingData.Of(("weeks", weeks), ("sessionsPerWeek", facts.SessionsPerWeek.Figure()))
            );
        }
    }
}
