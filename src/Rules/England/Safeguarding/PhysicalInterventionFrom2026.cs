using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-015: as before; the new recording rules for schools from April 2026 wait for a parameter (source: Education and Inspections Act 2006 s.93A as commenced).</summary>
internal sealed class PhysicalInterventionFrom2026(RuleParameters parameters) : IRule<PhysicalInterventionFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-SAF-015",
            2,
            From: new(2026, 4, 1),
            Until: null,
            "Education and Inspections Act 2006 s.93A; national standards for other settings"
        )
        {
            Title = "Physical intervention and seclusion",
            Statement =
                "Schools record significant incidents and tell the parents; other settings do so under the national standards. The home school's lead and the parents are told the same day. The recording rules for schools from April 2026 cover every use of force and seclusion once they are switched on.",
            Strength = RuleStrength.StatutoryDuty,
            // Sure of the old duty and the same-day report; the details from April 2026 are not confirmed and stay off until the parameter is set.
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(PhysicalInterventionFacts facts) =>
        InterventionReports.Of(facts, mustRecord: facts.IsSignificant || (parameters.RecordEveryRestraint && facts.IsSchool));
}
