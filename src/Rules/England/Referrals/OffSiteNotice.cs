using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-018: Notice in writing at least two school days before the first day off site, to the parent and with an EHCP to the authority, with address, person, days, reasons and times. (source: SI 2010/1156 reg 3; SI 2012/2532).</summary>
internal sealed class OffSiteNotice : IRule<OffSiteNoticeFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-018", 1, From: new(2010, 9, 1), Until: new(2026, 7, 25), "SI 2010/1156 reg 3; SI 2012/2532")
        {
            Title = "Off-site direction: written notice",
            Statement =
                "Notice in writing at least two school days before the first day off site, to the parent and with an EHCP to the authority, with address, person, days, reasons and times.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(OffSiteNoticeFacts facts) =>
        DirectionNotice.Check(
            facts,
            facts.SchoolKind switch
            {
                SchoolKind.Maintained => true,
                SchoolKind.Academy => false,
                _ => null,
            }
        );
}
