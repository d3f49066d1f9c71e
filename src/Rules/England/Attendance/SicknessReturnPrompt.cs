using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-011: the school tells the authority as soon as it believes that sickness will reach 15 school days in the school year (SI 2024/208 reg 13; local policy for the same day).</summary>
internal sealed class SicknessReturnPrompt : IRule<SicknessCountFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-011", 1, From: new(2024, 8, 19), Until: null, "SI 2024/208 reg 13; local policy for the same day")
        {
            Title = "Sickness return (see ENG-REF-014)",
            Statement = "The school tells the authority as soon as it believes that sickness will reach 15 school days in the school year.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Medium,
        };

    private const decimal SchoolDays = 15;

    public IEnumerable<Finding> Check(SicknessCountFacts facts)
    {
        var days = (facts.SessionsCodedI / 2m) + facts.ExpectedFurtherSchoolDays;
        if (facts is { IsCompulsorySchoolAge: true, IsReturnSent: false } && days >= SchoolDays)
        {
            yield return Finding.Deadline(
                "sicknessReturnDue",
                facts.AsOf,
                "home school",
                $"Sickness is expected to reach {days.ToString("0.#", CultureInfo.InvariantCulture)} school days. Send the return to the authority today, "
                    + $"{facts.AsOf.InWords()}.",
                "The authority cannot arrange education in time; it asks the school for the return.",
                FindingData.Of(("schoolDays", days.ToString("0.#", CultureInfo.InvariantCulture)))
            );
        }
    }
}
