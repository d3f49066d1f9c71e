using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

internal sealed class DesignatedOfficerDeadline : IRule<AllegationFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-SAF-005",
            1,
            From: null,
            Until: null,
            "Working together to safeguard children 2023 ch. 4; Keeping children safe in education, Part four"
        )
        {
            Title = "Allegation about an adult: designated officer within one working day",
            Statement =
                "The local authority designated officer hears of an allegation within one working day, and at once where the severity is high.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(AllegationFacts facts)
    {
        var due = new WorkingDays(facts.BankHolidays).After(LondonTime.DateOf(facts.Moment), 1);
        yield return new(
            Outcome.Deadline,
            "designatedOfficer",
            facts.IsHighOrImmediate
                ? $"Tell the designated officer (LADO) now; the last moment is the end of {due.InWords()}."
                : $"Tell the designated officer (LADO) by the end of {due.InWords()}.",
            due,
            FindingData.Of(("actNow", facts.IsHighOrImmediate ? "true" : "false"))
        );
    }
}
