using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-013: Up to 45 minutes each way at primary age, 75 at secondary; longer needs a reason and a review. (source: Travel to school for children of compulsory school age (DfE 2023/24)).</summary>
internal sealed class JourneyTime(RuleParameters parameters) : IRule<JourneyFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-013", 1, From: null, Until: null, "Travel to school for children of compulsory school age (DfE 2023/24)")
        {
            Title = "Journey time",
            Statement = "Up to 45 minutes each way at primary age, 75 at secondary; longer needs a reason and a review.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(JourneyFacts facts)
    {
        var isPrimary = AcademicYear.YearGroup(facts.BirthDate, facts.AsOf) <= 6;
        var limit = isPrimary ? parameters.PrimaryJourneyMinutes : parameters.SecondaryJourneyMinutes;
        var data = FindingData.Of(("timeLimitMinutes", limit.Figure()));
        yield return facts.Minutes switch
        {
            null => Finding.Inform("journeyNotTimed", $"Time the journey in the rush hour; {limit.Figure()} minutes is the guide.", data),
            { } minutes when minutes > limit => Finding.Warn(
                "journeyTooLong",
                $"{minutes.Figure()} minutes is over the {limit.Figure()}-minute guide. Record why, and review it.",
                data
            ),
            { } minutes => Finding.Inform("journeyInGuide", $"{minutes.Figure()} of {limit.Figure()} minutes.", data),
        };
    }
}
