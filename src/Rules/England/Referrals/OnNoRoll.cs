using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-030: A child on no roll is to be identified as missing education; the school application or a decision on provision comes within ten school days. (source: Education Act 1996 ss.19, 436A; local policy for the days).</summary>
internal sealed class OnNoRoll(RuleParameters parameters) : IRule<OtherwiseFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-030", 1, From: null, Until: null, "Education Act 1996 ss.19, 436A; local policy for the days")
        {
            Title = "Child on no roll",
            Statement =
                "A child on no roll is to be identified as missing education; the school application or a decision on provision comes within ten school days.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(OtherwiseFacts facts)
    {
        if (!facts.IsOnNoRoll)
        {
            yield break;
        }

        var due = facts.Calendar.SchoolDaysAfter(facts.HeardOn, parameters.NoRollSchoolDays);
        yield return Finding.Deadline(
            "applicationOrDecision",
            due,
            "home authority",
            $"On no roll: school application and s.19 decision by {due.InWords()}.",
            "Passed: the case goes to the officer for children missing education."
        );
        yield return Finding.Inform(
            "missingEducation",
            "The child counts as missing education until it is registered or educated otherwise."
        );
    }
}
