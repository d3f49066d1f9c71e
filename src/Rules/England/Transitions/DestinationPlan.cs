using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-011: a Year 11 pupil in alternative provision has a destination plan by 31 January, an adviser and a check in October (source: local policy).</summary>
internal sealed class DestinationPlan(RuleParameters parameters) : IRule<PostSixteenFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-011", 1, From: null, Until: null, "Local policy")
        {
            Title = "Year 11 destination plan",
            Statement =
                "A destination plan is written by 31 January, each Year 11 pupil in alternative provision is flagged as at risk of being NEET, an adviser is named, and being in place is confirmed in October.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(PostSixteenFacts facts) => [.. Plan(facts), .. Adviser(facts), .. InPlace(facts)];

    private IEnumerable<Finding> Plan(PostSixteenFacts facts)
    {
        var due = YearEleven.EndOf(facts.LeavingYear, parameters.DestinationPlanMonth);
        var data = FindingData.Of(("destinationPlanBy", due.Iso()));
        if (facts.IsDestinationPlanWritten)
        {
            yield return Finding.Inform("destinationPlanWritten", "The destination plan is written. Keep it up to date.", data);
            yield break;
        }

        yield return Finding.Deadline(
            "destinationPlan",
            due,
            "home school",
            $"Write the destination plan by {due.InWords()}.",
            "The plan is late: the adviser meets the pupil this week, and the participation team is told.",
            data
        );
        if (facts.AsOf > due)
        {
            yield return Finding.Warn("destinationPlanOverdue", $"The destination plan was due {due.InWords()}. Write it now.", data);
        }
    }

    private static IEnumerable<Finding> Adviser(PostSixteenFacts facts)
    {
        yield return Finding.Inform(
            "neetRisk",
            "Year 11 in alternative provision: at risk of not being in education, employment or training."
        );
        if (facts.HasNamedAdviser is false)
        {
            yield return Finding.Warn("adviserMissing", "No adviser is named. Name one who sees the pupil through to October.");
        }
    }

    private IEnumerable<Finding> InPlace(PostSixteenFacts facts)
    {
        if (!facts.IsInPlaceConfirmed)
        {
            var due = YearEleven.EndOf(facts.LeavingYear, parameters.DestinationCheckMonth);
            yield return Finding.Deadline(
                "inPlaceCheck",
                due,
                "named adviser",
                $"Confirm by {due.InWords()} that the young person has started.",
                "Nobody knows whether the young person has started: the participation team finds out."
            );
        }
    }
}
