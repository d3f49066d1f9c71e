using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-018: Notice in writing at least two school days before the first day off site, to the parent and with an EHCP to the authority, with address, person, days, reasons and times. (source: SI 2010/1156 reg 3; Education (Educational Provision for Improving Behaviour) (Application to Academies and Pupil Referral Units and Minor Amendments) Regulations 2026).</summary>
internal sealed class OffSiteNoticeFrom2026 : IRule<OffSiteNoticeFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-018",
            2,
            From: new(2026, 7, 26),
            Until: null,
            "SI 2010/1156 reg 3; Education (Educational Provision for Improving Behaviour) (Application to Academies and Pupil Referral Units and Minor Amendments) Regulations 2026"
        )
        {
            Title = "Off-site direction: written notice",
            Statement =
                "Notice in writing at least two school days before the first day off site, to the parent and with an EHCP to the authority, with address, person, days, reasons and times.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(OffSiteNoticeFacts facts) =>
        DirectionNotice.Check(
            facts,
            facts.SchoolKind switch
            {
                SchoolKind.Maintained or SchoolKind.Academy or SchoolKind.PupilReferralUnit => true,
                _ => null,
            }
        );
}
