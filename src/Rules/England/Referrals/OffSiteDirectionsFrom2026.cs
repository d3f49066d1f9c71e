using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-017 since the same procedure binds academies and pupil referral units may direct.</summary>
internal sealed class OffSiteDirectionsFrom2026 : IRule<ResponsibleBodyFacts>
{
    public RuleVersion Version { get; } =
        Directions.Version(
            2,
            new(2026, 7, 26),
            null,
            "Education Act 2002 s.29A; SI 2010/1156; Education (Educational Provision for Improving Behaviour) (Application to Academies and Pupil Referral Units and Minor Amendments) Regulations 2026",
            RuleConfidence.Medium
        );

    public IEnumerable<Finding> Check(ResponsibleBodyFacts facts) =>
        Directions.Check(facts, facts.SchoolKind is null or SchoolKind.Independent ? null : Directions.Mandatory);
}
