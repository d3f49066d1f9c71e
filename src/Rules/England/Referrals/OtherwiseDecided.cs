using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-016: If there is no suitable education that it is reasonably practicable for this child to use, the authority arranges it; decision and reason are recorded, also when it refuses. (source: Education Act 1996 s.19(1); Out of school, out of sight (Local Government and Social Care Ombudsman)).</summary>
internal sealed class OtherwiseDecided(RuleParameters parameters) : IRule<OtherwiseFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-016",
            1,
            From: null,
            Until: null,
            "Education Act 1996 s.19(1); Out of school, out of sight (Local Government and Social Care Ombudsman)"
        )
        {
            Title = "Otherwise cases",
            Statement =
                "If there is no suitable education that it is reasonably practicable for this child to use, the authority arranges it; decision and reason are recorded, also when it refuses.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(OtherwiseFacts facts)
    {
        yield return facts.IsEducationAccessible
            ? Finding.Inform("educationAccessible", "There is suitable education that the child can be expected to use. Record why.")
            : Finding.Inform("authorityMustArrange", "No suitable education is within the child's reach: the authority must arrange it.");
        if (facts.IsDecisionRecorded)
        {
            yield break;
        }

        var due = facts.Calendar.SchoolDaysAfter(facts.HeardOn, parameters.OtherwiseDecisionSchoolDays);
        yield return Finding.Deadline(
            "recordDecision",
            due,
            "home authority",
            $"Record the s.19 decision and its reason by {due.InWords()}.",
            "Passed: a senior officer decides; the duty itself has no waiting time."
        );
        if (facts.AsOf > due)
        {
            yield return Finding.Warn("decisionOverdue", $"The s.19 decision was due by {due.InWords()}. Record why it is late.");
        }
    }
}
