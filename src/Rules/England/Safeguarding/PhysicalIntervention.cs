using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-015: force and seclusion are recorded, and the home school's lead and the parents told the same day (source: Education and Inspections Act 2006; national standards).</summary>
internal sealed class PhysicalIntervention : IRule<PhysicalInterventionFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-SAF-015",
            1,
            From: null,
            Until: new(2026, 3, 31),
            "Education and Inspections Act 2006 s.93A; national standards for other settings"
        )
        {
            Title = "Physical intervention and seclusion",
            Statement =
                "Schools record significant incidents and tell the parents; other settings do so under the national standards. The home school's lead and the parents are told the same day.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(PhysicalInterventionFacts facts) => InterventionReports.Of(facts, mustRecord: facts.IsSignificant);
}
