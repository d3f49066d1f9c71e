using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-002: in danger anybody calls 999 and children's social care at once; nothing delays that (source: Keeping children safe in education, Part one).</summary>
internal sealed class ImmediateDanger : IRule<ConcernFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-SAF-002",
            1,
            From: null,
            Until: null,
            "Keeping children safe in education, Part one; Working together to safeguard children 2023"
        )
        {
            Title = "Immediate danger",
            Statement =
                "Anybody calls 999 and children's social care at once, and records afterwards. The setting's lead, the home school's lead and the authority's duty are alerted at once, without any approval.",
            Strength = RuleStrength.StatutoryGuidanceMust,
        };

    public IEnumerable<Finding> Check(ConcernFacts facts)
    {
        if (facts.Severity is ConcernSeverity.Immediate)
        {
            yield return Finding.Inform(
                "emergency",
                "Call 999 now, then children's social care. Then record. Nobody has to approve it.",
                FindingData.Of(
                    ("external", ConcernRoutes.Join([ConcernRoutes.EmergencyServices, ConcernRoutes.SocialCare])),
                    ("notify", ConcernRoutes.Join(new[] { ConcernRoutes.LaDsl }.Except(ConcernRoutes.KeptOut(facts))))
                )
            );
        }
    }
}
