using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-009: The authority reviews an EHCP within each period of twelve months that starts with the plan or the last review. (source: Children and Families Act 2014 s.44(1)).</summary>
internal sealed class EhcpAnnualReview : IRule<EhcpClockFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REV-009", 1, From: null, Until: null, "Children and Families Act 2014 s.44(1)")
        {
            Title = "EHCP annual review",
            Statement = "The authority reviews an EHCP within each period of twelve months that starts with the plan or the last review.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(EhcpClockFacts facts)
    {
        if (facts.LastReviewOrPlan is not { } from)
        {
            yield break;
        }

        var due = LastDay(from);
        yield return Finding.Deadline(
            "annualReview",
            due,
            "authority that keeps the EHCP",
            $"Annual review by {due.InWords()}.",
            "Passed: the authority is in breach; hold the review now."
        );
        if (facts.IsUnderFive)
        {
            yield return Finding.Inform("underFive", "Under five: the guidance expects a look every three to six months.");
        }
    }

    // The last day of the twelve months that begin with the date; a period from 29 February ends on 28 February.
    private static DateOnly LastDay(DateOnly from) => from is { Month: 2, Day: 29 } ? from.AddYears(1) : from.AddYears(1).AddDays(-1);
}
