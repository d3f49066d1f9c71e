using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-001 since academies follow the same procedure and management committees may direct.</summary>
internal sealed class ResponsibleBodiesFrom2026 : IRule<ResponsibleBodyFacts>
{
    public RuleVersion Version { get; } =
        Responsibility.Version(
            2,
            new(2026, 7, 26),
            null,
            Responsibility.Sources
                + "; Education (Educational Provision for Improving Behaviour) (Application to Academies and Pupil Referral Units and Minor Amendments) Regulations 2026",
            RuleConfidence.Medium
        );

    public IEnumerable<Finding> Check(ResponsibleBodyFacts facts) =>
        Responsibility.Check(
            facts,
            facts.SchoolKind switch
            {
                SchoolKind.Maintained => new(ResponsibleBody.GoverningBody, "EA2002 s.29A"),
                SchoolKind.Academy => new(ResponsibleBody.AcademyTrust, "EA2002 s.29A"),
                SchoolKind.PupilReferralUnit => new(ResponsibleBody.ManagementCommittee, "EA2002 s.29A"),
                _ => null,
            }
        );
}
