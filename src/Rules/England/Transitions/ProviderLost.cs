using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-020: when a provider closes or is suspended, children are listed by duty, families told and education arranged the same day (source: good practice; local policy for the count).</summary>
internal sealed class ProviderLost : IRule<ProviderLostFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-020", 1, From: null, Until: null, "Good practice; local policy for the count")
        {
            Title = "Provider closes or is suspended",
            Statement =
                "Same day: a list of affected children by duty, interim education, families told. Sixth-day duties start again as urgent: day 1 is the first day without provision.",
            Strength = RuleStrength.GoodPractice,
        };

    private const int SixthDay = 6;

    public IEnumerable<Finding> Check(ProviderLostFacts facts)
    {
        var duties = facts.Children.Count(child => child.HasSixthDayDuty);
        yield return Finding.Deadline(
            "interimEducation",
            facts.KnownOn,
            "commissioner",
            $"{facts.Children.Count} children affected; {duties} with a sixth-day duty. Tell the families and arrange education in the meantime on {facts.KnownOn.InWords()}.",
            "Children are without education and families do not know: the service manager takes over today.",
            FindingData.Of(
                ("children", Text(facts.Children.Count)),
                ("sixthDayDuties", Text(duties)),
                ("ehcp", Text(facts.Children.Count(child => child.HasEhcp))),
                ("lookedAfter", Text(facts.Children.Count(child => child.IsLookedAfter)))
            )
        );
        if (duties > 0)
        {
            var due = facts.Calendar.NthSchoolDay(facts.FirstDayWithout, SixthDay);
            yield return Finding.Deadline(
                "sixthDayAgain",
                due,
                "body that has the duty",
                $"Urgent: counted anew from {facts.FirstDayWithout.InWords()}, full-time education is due by {due.InWords()}.",
                "The duty is breached: escalate to the director and arrange tuition today."
            );
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
