using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-001 before the procedure for directions bound academies and pupil referral units.</summary>
internal sealed class ResponsibleBodies : IRule<ResponsibleBodyFacts>
{
    public RuleVersion Version { get; } = Responsibility.Version(1, new(2007, 9, 1), new(2026, 7, 25), Responsibility.Sources);

    // A pupil referral unit has no power of direction under s.29A in this version.
    public IEnumerable<Finding> Check(ResponsibleBodyFacts facts) =>
        Responsibility.Check(
            facts,
            facts.SchoolKind switch
            {
                SchoolKind.Maintained => new(ResponsibleBody.GoverningBody, "EA2002 s.29A"),
                SchoolKind.Academy => new(ResponsibleBody.AcademyTrust, "the academy's own articles"),
                _ => null,
            }
        );
}
