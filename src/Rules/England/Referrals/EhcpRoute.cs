using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-020: With an EHCP the SEND caseworker is a party; education otherwise than at school is a decision on the plan and no alternative provision. (source: Children and Families Act 2014 ss.42, 61).</summary>
internal sealed class EhcpRoute : IRule<EhcpRouteFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-REF-020", 1, From: null, Until: null, "Children and Families Act 2014 ss.42, 61")
        {
            Title = "EHCP and EOTAS routes",
            Statement =
                "With an EHCP the SEND caseworker is a party; education otherwise than at school is a decision on the plan and no alternative provision.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(EhcpRouteFacts facts)
    {
        if (facts.IsEotas)
        {
            yield return Finding.Block(
                "eotas",
                "This is EOTAS: ask the SEND caseworker. It can be tracked as a package, not as alternative provision."
            );
        }

        if (facts is { HasEhcp: true, HasCaseworkerContact: false })
        {
            yield return Finding.Block("caseworkerMissing", "The child has an EHCP: name the SEND caseworker before you submit.");
        }

        if (facts is { HasEhcp: true, IsPlanUnsettled: true })
        {
            yield return Finding.Warn("planUnsettled", "The plan is in draft or under appeal. Record what the caseworker says.");
        }
    }
}
