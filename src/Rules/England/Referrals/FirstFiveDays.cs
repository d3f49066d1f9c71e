using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-009: On days one to five the school sets and marks work, and parents keep the child out of public places in school hours. (source: Education and Inspections Act 2006 s.103; Suspension and permanent exclusion (DfE)).</summary>
internal sealed class FirstFiveDays : IRule<ExclusionNotificationFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-009", 1, From: null, Until: null, "Education and Inspections Act 2006 s.103; Suspension and permanent exclusion (DfE)")
        {
            Title = "First five days",
            Statement =
                "On days one to five the school sets and marks work, and parents keep the child out of public places in school hours.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ExclusionNotificationFacts facts)
    {
        if (!facts.IsCancelled)
        {
            yield return Finding.Inform(
                "firstFiveDays",
                "Days 1 to 5: the school sets and marks work; parents keep the child out of public places in school hours, unless there is a good reason."
            );
        }
    }
}
