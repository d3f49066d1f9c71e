using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-009: the reason of an absence is found within five school days of the session; after that N becomes O (SI 2024/208 reg 10(7)-(9)).</summary>
internal sealed class UnexplainedAbsenceResolved : IRule<UnresolvedAbsenceFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-009", 1, From: new(2024, 8, 19), Until: null, "SI 2024/208 reg 10(7)-(9)")
        {
            Title = "N must be resolved in five school days",
            Statement = "The reason of an absence is found within five school days of the session; after that N becomes O.",
            Strength = RuleStrength.StatutoryDuty,
        };

    private const int SchoolDaysToResolve = 5;

    public IEnumerable<Finding> Check(UnresolvedAbsenceFacts facts)
    {
        var due = facts.Calendar.SchoolDaysAfter(facts.SessionDate, SchoolDaysToResolve);
        if (facts.ReasonKnownOn is { } known)
        {
            if (known > due)
            {
                yield return Finding.Inform(
                    "reasonKnownLate",
                    $"The reason became known on {known.InWords()}, after {due.InWords()}. Amend O to the true code, with the reason of the amendment."
                );
            }

            yield break;
        }

        yield return Finding.Deadline(
            "resolveAbsence",
            due,
            "home school",
            $"Find the reason by {due.InWords()} and enter its code, or the absence becomes O.",
            "N is amended to O, an unauthorised absence.",
            FindingData.Of(("correctBy", due.Iso()), ("thenCode", "O"))
        );
        if (facts.AsOf > due)
        {
            yield return Finding.Warn("amendToO", $"The reason was not found by {due.InWords()}. Amend N to O.");
        }
    }
}
