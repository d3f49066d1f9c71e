using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-014: The school sends the authority name and address of a child whom it believes to miss 15 school days through sickness in the year. (source: SI 2024/208 reg 13; Working together to improve school attendance).</summary>
internal sealed class SicknessReturn : IRule<SicknessForecastFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-014", 1, From: new(2024, 8, 19), Until: null, "SI 2024/208 reg 13; Working together to improve school attendance")
        {
            Title = "Sickness return by the school",
            Statement =
                "The school sends the authority name and address of a child whom it believes to miss 15 school days through sickness in the year.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Medium,
        };

    private const decimal Trigger = 15m;

    public IEnumerable<Finding> Check(SicknessForecastFacts facts)
    {
        if (facts.IsCompulsorySchoolAge && (facts.SessionsCodedI / 2m) + facts.ExpectedFurtherSchoolDays >= Trigger)
        {
            yield return Finding.Deadline(
                "sicknessReturn",
                facts.AsOf,
                "home school",
                $"Send a sickness return today, {facts.AsOf.InWords()}.",
                "Late: the authority cannot arrange education in time; send it now."
            );
        }
    }
}
