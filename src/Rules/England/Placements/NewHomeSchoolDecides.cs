using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-025: the school that receives the child adopts, varies or ends the placement. Responsibility passes on the day of registration (Good practice; local policy for the days).</summary>
internal sealed class NewHomeSchoolDecides(RuleParameters parameters) : IRule<HomeSchoolChangeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-025", 1, From: null, Until: null, "Good practice; local policy for the days")
        {
            Title = "Change of home school",
            Statement =
                "The school that receives the child adopts, varies or ends the placement. Responsibility passes on the day of registration.",
            Strength = RuleStrength.GoodPractice,
        };

    public IEnumerable<Finding> Check(HomeSchoolChangeFacts facts)
    {
        if (facts.IsSameSchool)
        {
            yield return Finding.Inform(
                "sameSchool",
                "The school has a new number and is the same school. The placement goes on as agreed."
            );
            yield break;
        }

        yield return Finding.Inform(
            "responsibilityPasses",
            $"The new home school is responsible from {facts.RegisteredOn.InWords()}.",
            FindingData.Of(("from", facts.RegisteredOn.Iso()))
        );
        if (facts.Decision is ReceivingSchoolDecision.None)
        {
            var due = facts.Calendar.SchoolDaysAfter(facts.RegisteredOn, parameters.NewHomeSchoolDecideSchoolDays);
            yield return Finding.Deadline(
                "decideOnPlacement",
                due,
                "receiving school",
                $"The new school must adopt, change or end the placement by {due.InWords()}.",
                "The authority asks the new school's head who is responsible for the child's education."
            );
        }
    }
}
