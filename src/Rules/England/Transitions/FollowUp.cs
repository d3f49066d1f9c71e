using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Transitions.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-TRN-015: it is checked at six and twelve school weeks and at the next census whether a transition lasted (source: local policy).</summary>
internal sealed class FollowUp(RuleParameters parameters) : IRule<FollowUpFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-TRN-015", 1, From: null, Until: null, "Local policy")
        {
            Title = "Follow-up",
            Statement =
                "Check in at 6 and 12 school weeks and at the next census whether it lasted. The answers feed the report on outcomes.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(FollowUpFacts facts)
    {
        yield return CheckDue(facts, parameters.FollowUpFirstSchoolWeeks);
        yield return CheckDue(facts, parameters.FollowUpSecondSchoolWeeks);
        var census = CensusDay.After(facts.EndedOn);
        yield return Deadline("censusCheck", census, $"Note at the census on {census.InWords()} whether the child is still there.", []);
        if (facts.HasFamilyMoved)
        {
            yield return Finding.Inform("familyMoved", "The family has moved: ask the school or authority that has the child now.");
        }
    }

    private static Finding CheckDue(FollowUpFacts facts, int weeks)
    {
        var due = facts.Calendar.SchoolDaysAfter(facts.EndedOn, SchoolWeeks.ToDays(weeks));
        return Deadline(
            "followUp",
            due,
            $"{weeks}-week check due {due.InWords()}: is the child still there, and well?",
            [("weeks", weeks.ToString(CultureInfo.InvariantCulture))]
        );
    }

    private static Finding Deadline(string code, DateOnly due, string message, ReadOnlySpan<(string, string?)> data) =>
        Finding.Deadline(
            code,
            due,
            "commissioner",
            message,
            "The outcome is not known and counts as not sustained until somebody asks.",
            FindingData.Of(data)
        );
}
